package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A case with two answers, made by one expression: technology halves the energy per unit of output once output is above a
 * threshold, and output is higher where energy is halved. With the threshold between the two outputs both are answers.
 */
class MultipleAnswersTest {
    private static final Path SHIPPED = Commands.HOME.resolve("calibration/cases/china-12");
    private static final String OLD = "\"Interp(2017, 1, 2050, 0.88)\"";
    private static final String SWITCH =
            "\"Interp(2017, 1, 2050, 0.88) * If(Year > 2019 And Key\\Output Index\\MET > LIMIT, 0.5, 1)\"";

    @TempDir
    private Path folder = Path.of("");

    private Path withThreshold(String threshold) throws IOException {
        Path made = folder.resolve("case" + threshold);
        try (Stream<Path> walk = Files.walk(SHIPPED)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path to = made.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Commands.replace(made.resolve("case.yaml"), "horizon: 2050", "horizon: 2020");
        Commands.replace(made.resolve("leap/expressions.csv"), OLD, SWITCH.replace("LIMIT", threshold));
        return made;
    }

    private double output(String threshold) throws IOException {
        Path out = folder.resolve("out" + threshold);
        Commands.Outcome run =
                Commands.run("run", withThreshold(threshold).toString(), "--scenario", "REF", "--out", out.toString());
        assertThat(run.status()).as(run.said()).isZero();
        return Table.of(out.resolve("results.csv"))
                .where("variable", "output_index", "sector", "MET", "year", "2020")
                .mapToDouble(r -> Table.number(r, "value"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoAnswersAreReportedAsMultipleAndExitOne() throws IOException {
        double halved = output("0");
        double whole = output("100");
        assertThat(halved).isGreaterThan(whole + 0.01);
        String between = String.valueOf((halved + whole) / 2);
        Path out = folder.resolve("out");
        Commands.Outcome run = Commands.run(
                "run", withThreshold(between).toString(), "--scenario", "REF", "--robustness", "--out", out.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.said()).contains("REF        multiple");
        List<Map<String, String>> rows = Table.of(out.resolve("robustness.csv")).rows();
        assertThat(rows)
                .hasSize(6)
                .allSatisfy(r -> assertThat(Table.text(r, "verdict")).isEqualTo("multiple"));
        // the other answer halves energy: ln 2, and a little more for what output and prices do to it
        assertThat(rows).anySatisfy(r -> {
            assertThat(Table.text(r, "same")).isEqualTo("false");
            assertThat(Table.text(r, "worst_year")).isEqualTo("2020");
            assertThat(Table.number(r, "distance")).isCloseTo(Math.log(2), within(0.05));
        });
        assertThat(rows).anySatisfy(r -> assertThat(Table.text(r, "same")).isEqualTo("true"));
        assertThat(Files.readString(out.resolve("manifest.json"))).contains("multiple");
    }
}
