package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run chongqing} once, and what a user would check in its files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BundledRunTest {
    private static final List<String> SCENARIOS = List.of("RS", "PP-NZES", "AP-NZES");

    private Path folder = Path.of("");
    private Path out = Path.of("");
    private Commands.Outcome outcome = new Commands.Outcome(-1, "");
    private Table results = new Table(List.of());
    private final Map<String, Double> values = new HashMap<>();

    @BeforeAll
    void runTheBundledCase(@TempDir Path temporary) {
        folder = temporary;
        out = folder.resolve("out");
        outcome = Commands.run("run", "chongqing", "--out", out.toString(), "--threads", "2");
        results = Table.of(out.resolve("results.csv"));
        results.rows()
                .forEach(r -> values.put(
                        key(
                                Table.text(r, "scenario"),
                                Table.text(r, "model"),
                                Integer.parseInt(Table.text(r, "year")),
                                Table.text(r, "variable"),
                                Table.text(r, "sector"),
                                Table.text(r, "fuel"),
                                Table.text(r, "technology")),
                        Table.number(r, "value")));
    }

    private static String key(
            String scenario, String model, int year, String variable, String sector, String fuel, String technology) {
        return String.join("|", scenario, model, Integer.toString(year), variable, sector, fuel, technology);
    }

    private double value(
            String scenario, String model, int year, String variable, String sector, String fuel, String technology) {
        return Objects.requireNonNull(
                values.get(key(scenario, model, year, variable, sector, fuel, technology)),
                () -> "no row for " + key(scenario, model, year, variable, sector, fuel, technology));
    }

    private double total(String scenario, String model, int year, String variable) {
        return value(scenario, model, year, variable, "", "", "");
    }

    @Test
    void everythingConvergedAndWasChecked() {
        assertThat(outcome.status()).as(outcome.said()).isZero();
        assertThat(Table.of(out.resolve("checks.csv")).rows())
                .hasSizeGreaterThan(1000)
                .allSatisfy(
                        row -> assertThat(row.get("pass")).as(row.toString()).isEqualTo("true"));
    }

    /** Issue: at most 15 iterations to 1e-6 in every criterion. */
    @ParameterizedTest
    @ValueSource(strings = {"RS", "PP-NZES", "AP-NZES"})
    void theLoopConvergesInAtMostFifteenIterations(String scenario) {
        Table history = Table.of(out.resolve("convergence.csv"));
        double last = history.where("scenario", scenario)
                .mapToDouble(r -> Table.number(r, "iteration"))
                .max()
                .orElseThrow();
        assertThat(last).isBetween(2.0, 15.0);
        assertThat(history.where("scenario", scenario, "iteration", Integer.toString((int) last)))
                .hasSize(5)
                .allSatisfy(r -> assertThat(Table.number(r, "norm")).isLessThanOrEqualTo(1e-6));
    }

    /** What convergence.csv says of the last round is what results.csv holds: the norms are made again from its rows. */
    @Test
    void theNormsOfTheLastRoundAreThoseOfTheResults() throws IOException {
        Map<String, Double> factors = Map.of("coal", 2.66, "oil", 2.73, "gas", 1.56, "electricity", 0.0);
        Table history = Table.of(out.resolve("convergence.csv"));
        String json = Files.readString(out.resolve("convergence.json"));
        String page = Files.readString(out.resolve("convergence.html"));
        for (String scenario : SCENARIOS) {
            double emission = 0;
            double structure = 0;
            for (int year = 2021; year <= 2060; year++) {
                Map<String, double[]> co2 = new HashMap<>();
                Map<String, double[]> use = new HashMap<>();
                double[] all = new double[2];
                for (int m = 0; m < 2; m++) {
                    for (Map<String, String> r : results.where(
                                    "scenario",
                                    scenario,
                                    "model",
                                    m == 0 ? "cge" : "leap",
                                    "variable",
                                    "linked_energy_use",
                                    "year",
                                    Integer.toString(year))
                            .toList()) {
                        double value = Table.number(r, "value");
                        String sector = Table.text(r, "sector");
                        String fuel = Table.text(r, "fuel");
                        use.computeIfAbsent(sector + " " + fuel, k -> new double[2])[m] += value;
                        co2.computeIfAbsent(sector, k -> new double[2])[m] +=
                                value * Objects.requireNonNull(factors.get(fuel));
                        all[m] += value;
                    }
                }
                for (double[] of : co2.values()) {
                    emission = of[0] > 0 ? Math.max(emission, Math.abs(of[1] / of[0] - 1)) : emission;
                }
                for (double[] of : use.values()) {
                    double share = of[0] / all[0];
                    structure = Math.max(structure, Math.abs(of[1] / all[1] - share) / Math.max(share, 1e-4));
                }
            }
            int last = history.where("scenario", scenario)
                    .mapToInt(r -> (int) Table.number(r, "iteration"))
                    .max()
                    .orElseThrow();
            assertThat(norm(history, scenario, last, "emission_trend")).isCloseTo(emission, within(1e-13));
            assertThat(norm(history, scenario, last, "energy_structure")).isCloseTo(structure, within(1e-13));
            // the same numbers, to the last digit, in the machine's file, and the place of the worst on the page
            history.where("scenario", scenario, "iteration", Integer.toString(last))
                    .forEach(r -> {
                        assertThat(json).contains("\"norm\" : " + r.get("norm"));
                        assertThat(page).contains(Table.text(r, "worst_item"));
                    });
            assertThat(page).contains(scenario, "converged");
        }
        assertThat(page).doesNotContain("http://", "https://");
    }

    private static double norm(Table history, String scenario, int round, String criterion) {
        return history.where("scenario", scenario, "iteration", Integer.toString(round), "criterion", criterion)
                .mapToDouble(r -> Table.number(r, "norm"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void bothModelsDescribeTheSameEnergy() {
        int compared = 0;
        for (Map<String, String> r :
                results.where("model", "cge", "variable", "linked_energy_use").toList()) {
            double top = Table.number(r, "value");
            double bottom = value(
                    Table.text(r, "scenario"),
                    "leap",
                    Integer.parseInt(Table.text(r, "year")),
                    "linked_energy_use",
                    Table.text(r, "sector"),
                    Table.text(r, "fuel"),
                    "");
            // relative; a use below a gram of coal equivalent is none
            assertThat(bottom).as(r.toString()).isCloseTo(top, within(1e-6 * top + 1e-15));
            compared++;
        }
        assertThat(compared).isGreaterThan(3 * 44 * 40);
    }

    /** The same through the industries of LEAP, by the link the run writes. */
    @Test
    void industriesAddUpToTheirSectors() {
        Table link = Table.of(out.resolve("link.csv"));
        for (String scenario : SCENARIOS) {
            for (int year : new int[] {2017, 2019, 2020, 2030, 2045, 2060}) {
                double top = link.rows().stream()
                        .map(r -> Table.text(r, "sector"))
                        .distinct()
                        .flatMap(s -> results.where(
                                "scenario",
                                scenario,
                                "model",
                                "cge",
                                "variable",
                                "energy_use",
                                "sector",
                                s,
                                "year",
                                Integer.toString(year)))
                        .mapToDouble(r -> Table.number(r, "value"))
                        .sum();
                double bottom = results.where(
                                "scenario",
                                scenario,
                                "model",
                                "leap",
                                "variable",
                                "energy_use",
                                "year",
                                Integer.toString(year))
                        .mapToDouble(r -> Table.number(r, "value"))
                        .sum();
                assertThat(bottom).isCloseTo(top, within(1e-6 * top));
                assertThat(total(scenario, "coupled", year, "industrial_energy"))
                        .isCloseTo(top, within(1e-6 * top));
            }
        }
    }

    /** Table 1 of the paper, typed here: % a year by five-year period from 2021. */
    @ParameterizedTest
    @CsvSource({
        "RS, 4.25, 4.25, 4.25, 4.25, 4.25, 4.25, 4.25, 4.25",
        "PP-NZES, 4.25, 4.5, 5, 7.5, 9, 10.75, 14.35, 20",
        "AP-NZES, 4.25, 5, 6.5, 8.5, 9.5, 12, 16.7, 100"
    })
    void intensityFallsByTable1WhereCarbonHasAPrice(
            String scenario, double a, double b, double c, double d, double e, double f, double g, double h) {
        double[] rates = {a, b, c, d, e, f, g, h};
        double target = total(scenario, "cge", 2020, "co2") / total(scenario, "cge", 2020, "gdp");
        double beforeLastPeriod = 0;
        for (int year = 2021; year <= 2060; year++) {
            double rate = rates[(year - 2021) / 5];
            if (year == 2056) {
                beforeLastPeriod = target;
            }
            target = rate == 100 ? beforeLastPeriod * (2060 - year) / 5 : target * (1 - rate / 100);
            double intensity = total(scenario, "cge", year, "co2") / total(scenario, "cge", year, "gdp");
            // equilibria are solved to 1e-9 of a market
            assertThat(intensity).as(scenario + " " + year).isLessThanOrEqualTo(target * (1 + 1e-7) + 1e-10);
            if (total(scenario, "cge", year, "carbon_price") > 1e-4) {
                assertThat(intensity).as(scenario + " " + year).isCloseTo(target, within(1e-7 * target + 1e-10));
            }
        }
    }

    @Test
    void netZeroIsReachedAtTheCostOfTheMarginalTechnology() {
        assertThat(total("AP-NZES", "cge", 2060, "co2")).isCloseTo(0, within(1e-6));
        double price = total("AP-NZES", "cge", 2060, "carbon_price");
        assertThat(price).isBetween(50.0, 2000.0);
        assertThat(value("AP-NZES", "cge", 2060, "generation", "", "", "BECCS")).isPositive();
        assertThat(value("AP-NZES", "cge", 2060, "limit_rent", "", "", "BECCS")).isCloseTo(0, within(1e-9));
        assertThat(value("AP-NZES", "cge", 2060, "removal_cost", "", "", "BECCS"))
                .isCloseTo(price, within(1e-5 * price));
        for (int year = 2021; year <= 2060; year++) {
            assertThat(total("AP-NZES", "cge", year, "carbon_price")).isBetween(0.0, 2000.0);
        }
    }

    /** Published: revised GDP 20,066.3; expenditure on the first vintage times 20,066.3 / 19,424.7. */
    @Test
    void theBaseYearReplicates() {
        double vintage = 20066.3 / 19424.7;
        for (String scenario : SCENARIOS) {
            assertThat(total(scenario, "cge", 2017, "gdp")).isCloseTo(20066.3, within(1e-3));
            assertThat(total(scenario, "cge", 2017, "household_consumption"))
                    .isCloseTo((1181.3 + 5838.4) * vintage, within(0.5));
            // stocks drawn down (textiles) are counted by themselves
            assertThat(total(scenario, "cge", 2017, "investment")).isCloseTo((9907.3 + 473.4) * vintage, within(20.0));
        }
        // CEADs inventory in tce: 11.34 Mtce of oil products burnt and used by transport, trade and households …
        assertThat(value("RS", "cge", 2017, "energy_use", "TRN", "oil", "")).isCloseTo(8.67, within(0.01));
        assertThat(value("RS", "cge", 2017, "energy_use", "HHC", "gas", "")).isCloseTo(3.18, within(0.01));
        assertThat(value("RS", "cge", 2017, "energy_use", "AGR", "coal", "")).isCloseTo(0.317, within(0.001));
    }

    /** Published: real growth 6.0, 6.3, 3.9 %; the paper's industrial energy; the yearbook's generation. */
    @Test
    void theAlignmentYearIsMet() {
        for (String scenario : SCENARIOS) {
            double index = total(scenario, "cge", 2020, "gdp") / total(scenario, "cge", 2017, "gdp");
            assertThat(index).isCloseTo(1.06 * 1.063 * 1.039, within(1e-8));
            assertThat(total(scenario, "coupled", 2020, "industrial_energy")).isCloseTo(37.54, within(1e-6));
            assertThat(value(scenario, "coupled", 2020, "industrial_energy", "", "electricity", ""))
                    .isCloseTo(8.125, within(1e-6));
            // printed shares sum to 99.87; the rest is spread over them, at most 0.2 % of each
            assertThat(value(scenario, "coupled", 2020, "industrial_energy", "", "coal", "") / 37.54)
                    .isCloseTo(0.5016, within(0.001));
            assertThat(value(scenario, "coupled", 2020, "industrial_energy", "", "oil", "") / 37.54)
                    .isCloseTo(0.0237, within(0.0001));
            assertThat(value(scenario, "coupled", 2020, "industrial_energy", "", "gas", "") / 37.54)
                    .isCloseTo(0.2570, within(0.0006));
            double thermal = value(scenario, "cge", 2020, "generation", "", "", "fossil")
                    + value(scenario, "cge", 2020, "generation", "", "", "biomass");
            assertThat(thermal).isCloseTo(54.149, within(1e-3));
            assertThat(value(scenario, "cge", 2020, "generation", "", "", "hydro"))
                    .isCloseTo(28.1, within(1e-6));
            assertThat(value(scenario, "cge", 2020, "generation", "", "", "wind"))
                    .isCloseTo(1.4, within(1e-6));
            assertThat(value(scenario, "cge", 2020, "generation", "", "", "solar"))
                    .isCloseTo(0.4, within(1e-6));
            assertThat(value(scenario, "cge", 2020, "generation", "", "", "inflow"))
                    .isCloseTo(34.6, within(0.01));
        }
    }

    @Test
    void peaksComeEarlierAndLowerFromReferenceToAccelerated() {
        Map<String, Integer> year = new TreeMap<>();
        Map<String, Double> height = new TreeMap<>();
        for (String scenario : SCENARIOS) {
            for (int y = 2017; y <= 2060; y++) {
                double co2 = total(scenario, "coupled", y, "industrial_co2");
                if (co2 > height.getOrDefault(scenario, 0.0)) {
                    height.put(scenario, co2);
                    year.put(scenario, y);
                }
            }
        }
        assertThat(height.get("RS")).isGreaterThan(Objects.requireNonNull(height.get("PP-NZES")));
        assertThat(height.get("PP-NZES")).isGreaterThan(Objects.requireNonNull(height.get("AP-NZES")));
        assertThat(year.get("RS")).isGreaterThan(Objects.requireNonNull(year.get("PP-NZES")));
        assertThat(year.get("PP-NZES")).isGreaterThan(Objects.requireNonNull(year.get("AP-NZES")));
        assertThat(total("AP-NZES", "coupled", 2060, "industrial_co2")).isLessThan(5);
    }

    @Test
    void everyPublishedFigureHasOursBesideIt() {
        assertThat(Table.of(out.resolve("reproduction.csv")).rows()).hasSize(54).allSatisfy(row -> {
            assertThat(row.get("ours")).as(row.toString()).isNotEmpty();
            assertThat(row.get("basis")).isIn("emergent", "fitted", "inconsistent-in-paper");
        });
    }

    /** The study's six figures: where it prints a number, the difference from ours, its basis and what is to say of it. */
    @Test
    void theSixFiguresStandBesideTheStudys() {
        List<Map<String, String>> rows = Table.of(out.resolve("figures.csv")).rows();
        assertThat(rows.stream().map(r -> r.get("figure")).distinct())
                .containsExactly(
                        "status",
                        "emission paths",
                        "energy structure",
                        "energy by industry",
                        "reduction potential",
                        "energy saving");
        assertThat(rows.stream()
                        .filter(r -> !Objects.requireNonNull(r.get("paper")).isEmpty()))
                .hasSizeGreaterThan(25)
                .allSatisfy(r -> {
                    double gap = Table.number(r, "ours") - Table.number(r, "paper");
                    // a difference of two numbers below 200, to their rounding
                    assertThat(Table.number(r, "difference")).as(r.toString()).isCloseTo(gap, within(1e-12));
                    assertThat(r.get("basis")).as(r.toString()).isIn("emergent", "fitted");
                    assertThat(r.get("note")).as(r.toString()).isNotBlank();
                });
    }

    @Test
    void everyNumberSaysWhereItComesFrom() {
        assertThat(Table.of(out.resolve("parameters.csv")).rows())
                .hasSizeGreaterThan(3000)
                .allSatisfy(row -> {
                    assertThat(row.get("basis")).isIn("sourced", "derived", "fitted", "assumed");
                    assertThat(row.get("source")).as(row.toString()).isNotBlank();
                    assertThat(Table.number(row, "value")).isFinite();
                });
    }

    @Test
    void theManifestNamesEveryInput() throws IOException {
        String manifest = Files.readString(out.resolve("manifest.json"));
        assertThat(manifest)
                .contains(
                        "\"status\" : \"converged\"",
                        "elasticities.csv",
                        "leap/expressions.csv",
                        "\"leap_rules\"",
                        "\"IMPLICIT_POINT\"");
        assertThat(manifest).containsPattern("\"closure_hash\" : \"[0-9a-f]{64}\"");
    }

    @Test
    void resultsDoNotDependOnThreads() throws IOException {
        Path other = folder.resolve("one-thread");
        assertThat(Commands.run("run", "chongqing", "--out", other.toString(), "--threads", "1")
                        .status())
                .isZero();
        assertThat(Files.mismatch(out.resolve("results.csv"), other.resolve("results.csv")))
                .isEqualTo(-1);
    }
}
