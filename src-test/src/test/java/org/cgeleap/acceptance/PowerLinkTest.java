package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power module's link, typed in from the documentation into a bundled case: data alone switch it on. */
class PowerLinkTest {
    private static final Path SHIPPED = Commands.HOME.resolve("calibration/cases/china-12");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```csv china-12/(\\S+)\\n(.*?)^```$");

    private static Path linked(Path folder) throws IOException {
        Path made = folder.resolve("case");
        try (Stream<Path> walk = Files.walk(SHIPPED)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path to = made.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Matcher block = BLOCK.matcher(Files.readString(Commands.HOME.resolve("coupling/docs/case.md")));
        while (block.find()) {
            Files.writeString(
                    made.resolve(block.group(1)), block.group(2), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        replace(made.resolve("case.yaml"), "good: ELE}", "good: ELE, link: power-link.csv}");
        return made;
    }

    private static void replace(Path file, String old, String fresh) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, fresh));
    }

    private static double twh(Table results, String scenario, String model, String year, String technology) {
        List<Map<String, String>> found = results.rows().stream()
                .filter(r -> Table.text(r, "scenario").equals(scenario)
                        && Table.text(r, "model").equals(model)
                        && Table.text(r, "year").equals(year)
                        && Table.text(r, "variable").equals("generation")
                        && Table.text(r, "technology").equals(technology))
                .toList();
        assertThat(found).hasSize(1);
        return Table.number(found.get(0), "value");
    }

    @Test
    void dispatchAndGenerationAgree(@TempDir Path folder) throws IOException {
        Path made = linked(folder);
        Path out = folder.resolve("out");
        Commands.Outcome run = Commands.run("run", made.toString(), "--out", out.toString());
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.said()).contains("REF        converged", "CAP        converged", ", 0 failed");
        Table history = Table.of(out.resolve("convergence.csv"));
        for (String scenario : List.of("REF", "CAP")) {
            List<Double> norms = history.rows().stream()
                    .filter(r -> Table.text(r, "scenario").equals(scenario)
                            && Table.text(r, "criterion").equals("power_mix"))
                    .map(r -> Table.number(r, "norm"))
                    .toList();
            assertThat(norms).hasSizeBetween(2, 12);
            assertThat(norms.get(0)).isGreaterThan(1e-3);
            assertThat(norms.get(norms.size() - 1)).isLessThanOrEqualTo(1e-6);
        }
        Table results = Table.of(out.resolve("results.csv"));
        // what runs first runs at capacity x availability x hours, times what the accounts have over that in the base
        // year
        double hydro = 1150 * 480 / 341.0;
        double solar = 110 * 3000 / 130.0;
        double before = 0;
        for (String technology : List.of("hydro", "nuclear", "wind", "solar", "thermal", "coal-CCS")) {
            double cge = twh(results, "CAP", "cge", "2050", technology);
            double all = twh(results, "CAP", "leap", "2050", technology);
            assertThat(cge).as(technology).isCloseTo(all, within(1e-5 * Math.max(1, all)));
            before += cge;
        }
        assertThat(before).isGreaterThan(10000);
        double thermal = twh(results, "REF", "cge", "2050", "thermal");
        double ratio = twh(results, "REF", "cge", "2050", "hydro") / twh(results, "REF", "cge", "2050", "solar");
        assertThat(ratio).isCloseTo(hydro / solar, within(1e-6 * ratio));
        assertThat(thermal).isPositive();
        assertThat(twh(results, "REF", "cge", "2050", "coal-CCS")).isZero();
    }

    @Test
    void plantsThatAreTooFewAreNamedWithModuleAndYear(@TempDir Path folder) throws IOException {
        Path made = linked(folder);
        // one kW of gas plants after 2030 leaves nothing to fill the gap
        replace(
                made.resolve("leap/expressions.csv"),
                "Exogenous Capacity,REF,\"Interp(2017, 76000, 2050, 600000)\"",
                "Exogenous Capacity,REF,\"Interp(2017, 76000, 2029, 76000, 2030, 0.001)\"");
        replace(
                made.resolve("leap/expressions.csv"),
                "Exogenous Capacity,REF,\"Interp(2017, 1000000, 2050, 1100000)\"",
                "Exogenous Capacity,REF,\"Interp(2017, 1000000, 2029, 1000000, 2030, 400000)\"");
        Commands.Outcome run = Commands.run(
                "run",
                made.toString(),
                "--scenario",
                "REF",
                "--out",
                folder.resolve("out").toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.said())
                .contains("submodel_failed", "Transformation\\Electricity generation, year 2030", "TWh of the");
    }

    @Test
    void linkThatDoesNotFitNamesFileRowColumnFoundAndExpected(@TempDir Path folder) throws IOException {
        Path made = linked(folder);
        replace(made.resolve("power-link.csv"), "Processes\\Hydro,hydro", "Processes\\Dam,hydro");
        replace(made.resolve("power-link.csv"), "Processes\\Gas,thermal", "Processes\\Gas,steam");
        Commands.Outcome run = Commands.run("validate", made.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.said())
                .contains("power-link.csv, row 2, leap_process: found", "Processes\\Dam", "one of [")
                .contains("no row of Transformation\\Electricity generation\\Processes\\Hydro")
                .contains("power-link.csv, row 7, technology: found steam; expected a technology of the power sector");
    }
}
