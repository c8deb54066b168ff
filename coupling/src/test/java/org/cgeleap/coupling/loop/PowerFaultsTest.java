package org.cgeleap.coupling.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Faults in the dispatch of a linked power module (the documentation's example, three years): none ends converged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PowerFaultsTest {
    private static final Path CASE = ShortCase.HOME.resolve("calibration/cases/china-12");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```csv china-12/(\\S+)\\n(.*?)^```$");
    private static final int YEAR = 2019;

    private final ShortCase given;
    private final LeapSide side;
    private final int t;

    PowerFaultsTest(@TempDir Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(CASE)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(CASE.relativize(file).toString());
                Files.createDirectories(to.toAbsolutePath().getParent());
                Files.copy(file, to);
            }
        }
        Matcher block = BLOCK.matcher(Files.readString(ShortCase.HOME.resolve("coupling/docs/case.md")));
        while (block.find()) {
            Files.writeString(
                    folder.resolve(block.group(1)),
                    block.group(2),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        Path yaml = folder.resolve("case.yaml");
        String text = Files.readString(yaml).replace("good: ELE}", "good: ELE, link: power-link.csv}");
        Files.writeString(yaml, text.replace("horizon: 2050", "horizon: 2020"));
        given = ShortCase.of(folder);
        side = given.side(area -> area);
        t = given.calibrated().given().years().index(YEAR);
    }

    private CoupledResult answering(UnaryOperator<PowerDispatch> change) {
        return given.loop(
                        side,
                        new ChangedLeap(side, answer -> answer.with(change.apply(answer.power()))),
                        given.trends(),
                        given.cap())
                .run(iteration -> {});
    }

    private CoupledResult scaled(int technology, double factor) {
        return answering(power -> {
            double[][] shares =
                    Arrays.stream(power.shares()).map(double[]::clone).toArray(double[][]::new);
            shares[t][technology] *= factor;
            return new PowerDispatch(power.processes(), power.required(), power.output(), shares);
        });
    }

    private static void named(CoupledResult result, int year, String... words) {
        assertThat(result.status()).isEqualTo(Status.SUBMODEL_FAILED);
        assertThat(result.ending().year()).isEqualTo(year);
        assertThat(result.message()).contains(words);
    }

    @Test
    void withoutAFaultItConverges() {
        CoupledResult result = answering(power -> power);
        assertThat(result.status()).isEqualTo(Status.CONVERGED);
        assertThat(result.iterations()).hasSizeLessThanOrEqualTo(6);
        assertThat(result.iterations().get(0).criteria()).anyMatch(c -> c.name().equals(Criterion.POWER_MIX));
    }

    @Test
    void staleDispatch() {
        List<PowerDispatch> first = new ArrayList<>();
        CoupledResult result = answering(power -> {
            first.add(power);
            return first.get(0);
        });
        named(result, 2018, "LEAP", "generation", "the dispatch is for", "the economy generates");
    }

    @Test
    void shareThatIsNoNumber() {
        named(scaled(1, Double.NaN), YEAR, "LEAP", "hydro share of generation", "NaN");
    }

    @Test
    void signErrorOfAShare() {
        named(scaled(1, -1), YEAR, "LEAP", "hydro share of generation", "expected a finite number of at least 0");
    }

    @Test
    void lostPlant() {
        named(scaled(1, 0), YEAR, "LEAP", "generation", "its shares sum to 0.", "expected 1");
    }
}
