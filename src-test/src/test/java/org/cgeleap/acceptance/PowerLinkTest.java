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
        assertThat(run.said())
                .contains("REF        converged", "CAP        converged", ", 0 failed")
                .contains("stays the economy's nest of that technology");
        for (String file : List.of("manifest.json", "report.html", "convergence.html")) {
            assertThat(Files.readString(out.resolve(file)))
                    .as(file)
                    .contains("which fuels each of them burns stays the economy");
        }
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
        // where consumption comes from is said, though a plant enters against the reference by 2050 and another is the
        // largest
        Table decomposition = Table.of(out.resolve("decomposition.csv"));
        for (String year : List.of("2020", "2050")) {
            double split = 0;
            double total = 0;
            for (Map<String, String> row : decomposition
                    .where("quantity", "welfare_ev", "scenario", "CAP", "year", year, "sector", "")
                    .toList()) {
                boolean all = Table.text(row, "effect").equals("total");
                total += all ? Table.number(row, "value") : 0;
                split += all ? 0 : Table.number(row, "value");
                assertThat(row.get("effect")).isNotEqualTo("not_attributed");
            }
            assertThat(total).isNotZero();
            assertThat(split).as(year).isCloseTo(total, within(1e-9 * Math.max(1, Math.abs(total))));
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

    /**
     * Dispatch by running cost at the economy's own prices. A unit of electricity from coal costs (800 COA + 2.66 p)/0.4, from
     * gas (1400 GAS + 1.56 p)/0.55 yuan/tce, with the price indices of the economy and its carbon price p; whichever is cheaper
     * runs at capacity times availability before the other runs at all.
     */
    @Test
    void runningCostIsThatOfTheEconomysPrices(@TempDir Path folder) throws IOException {
        Path made = linked(folder);
        Path branches = made.resolve("leap/branches.csv");
        String keys = """
            Key\\Carbon Price,key,,,yuan/t CO2,
            Key\\Fuel Price\\COA,key,,,index,
            Key\\Fuel Price\\GAS,key,,,index,
            """;
        Files.writeString(branches, keys, StandardOpenOption.APPEND);
        String at = "Transformation\\Electricity generation\\Processes\\";
        StringBuilder rows = new StringBuilder();
        for (String key : List.of(
                "Carbon Price,Key Assumption,Current Accounts,0,yuan/t CO2",
                "Fuel Price\\COA,Key Assumption,Current Accounts,1,index",
                "Fuel Price\\GAS,Key Assumption,Current Accounts,1,index")) {
            rows.append("Key\\").append(key).append(",assumed,a test\n");
        }
        rows.append(at).append("Coal,Process Efficiency,Current Accounts,40,%,assumed,a test\n");
        rows.append(at).append("Gas,Process Efficiency,Current Accounts,55,%,assumed,a test\n");
        rows.append(at)
                .append("Coal\\Feedstock Fuels\\Coal,Fuel Cost,Current Accounts,"
                        + "800 * Key\\Fuel Price\\COA + 2.66 * Key\\Carbon Price,yuan/tce,assumed,a test\n");
        rows.append(at)
                .append("Gas\\Feedstock Fuels\\Gas,Fuel Cost,Current Accounts,"
                        + "1400 * Key\\Fuel Price\\GAS + 1.56 * Key\\Carbon Price,yuan/tce,assumed,a test\n");
        Path expressions = made.resolve("leap/expressions.csv");
        Files.writeString(expressions, rows, StandardOpenOption.APPEND);
        for (String plant : List.of("Coal", "Gas")) {
            replace(
                    expressions,
                    "Processes\\" + plant + ",Dispatch Rule,Current Accounts,MeritOrderDispatch",
                    "Processes\\" + plant + ",Dispatch Rule,Current Accounts,RunningCost");
        }
        Path out = folder.resolve("out");
        Commands.Outcome run = Commands.run("run", made.toString(), "--out", out.toString());
        assertThat(run.status()).as(run.said()).isZero();
        Table results = Table.of(out.resolve("results.csv"));
        int coalFirst = 0;
        int gasFirst = 0;
        for (int year = 2018; year <= 2050; year++) {
            String y = String.valueOf(year);
            double carbon = only(results, "cge", "carbon_price", "", "", y);
            double coalCost = (800 * only(results, "cge", "price", "COA", "", y) + 2.66 * carbon) / 0.4;
            double gasCost = (1400 * only(results, "cge", "price", "GAS", "", y) + 1.56 * carbon) / 0.55;
            double coal = only(results, "leap", "process_generation", "", "Coal", y);
            double gas = only(results, "leap", "process_generation", "", "Gas", y);
            // MW of the area's expressions, hours of the year, TWh
            double coalMost = (1e6 - (year - 2017) / 33.0 * 6e5) * 0.8 * 8.76e-6 * 1e3;
            double gasMost = (7.6e4 + (year - 2017) / 33.0 * 8.24e5) * 0.6 * 8.76e-6 * 1e3;
            boolean coalCheaper = coalCost < gasCost;
            double first = coalCheaper ? coal : gas;
            double most = coalCheaper ? coalMost : gasMost;
            assertThat(first).as(y).isCloseTo(Math.min(most, coal + gas), within(1e-6 * most));
            coalFirst += coalCheaper ? 1 : 0;
            gasFirst += coalCheaper ? 0 : 1;
        }
        assertThat(coalFirst).isGreaterThan(3);
        assertThat(gasFirst).isGreaterThan(3);
    }

    private static double only(
            Table results, String model, String variable, String sector, String technology, String year) {
        return results.where(
                        "scenario",
                        "CAP",
                        "model",
                        model,
                        "variable",
                        variable,
                        "sector",
                        sector,
                        "technology",
                        technology,
                        "year",
                        year)
                .mapToDouble(r -> Table.number(r, "value"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(variable + " " + sector + technology + " " + year));
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
