package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody else's script would compute from the files of {@code run chongqing}, by its own arithmetic. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadBackTest {
    private static final List<String> SCENARIOS = List.of("RS", "PP-NZES", "AP-NZES");
    private static final List<String> FUELS = List.of("coal", "oil", "gas", "electricity");
    private static final int BASE = 2017;
    private static final int HORIZON = 2060;

    /** GDP of 2017 as revised over GDP as first published by expenditure, 10⁸ yuan: scales the parts of expenditure. */
    private static final double VINTAGE = 20066.3 / 19424.7;

    private Path folder = Path.of("");
    private Path out = Path.of("");
    private Table results = new Table(List.of());
    private Table link = new Table(List.of());
    private final Map<String, Double> values = new HashMap<>();

    @BeforeAll
    void runTheBundledCase(@TempDir Path temporary) {
        folder = temporary;
        out = folder.resolve("out");
        Commands.Outcome outcome = Commands.run("run", "chongqing", "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
        results = Table.of(out.resolve("results.csv"));
        link = Table.of(out.resolve("link.csv"));
        results.rows().forEach(r -> {
            Double before = values.put(
                    key(
                            Table.text(r, "scenario"),
                            Table.text(r, "model"),
                            Integer.parseInt(Table.text(r, "year")),
                            Table.text(r, "variable"),
                            Table.text(r, "sector"),
                            Table.text(r, "fuel"),
                            Table.text(r, "technology")),
                    Table.number(r, "value"));
            assertThat(before).as("a second row for " + r).isNull();
        });
    }

    private static String key(
            String scenario, String model, int year, String variable, String sector, String fuel, String technology) {
        return String.join("|", scenario, model, Integer.toString(year), variable, sector, fuel, technology);
    }

    /** A value; NaN where there is no row, which no comparison passes. */
    private double value(String scenario, String model, int year, String variable, String sector, String fuel) {
        return values.getOrDefault(key(scenario, model, year, variable, sector, fuel, ""), Double.NaN);
    }

    private double cge(String scenario, int year, String variable) {
        return value(scenario, "cge", year, variable, "", "");
    }

    /** Sectors of each industry of LEAP, industries that share one taken together. */
    private Map<Set<String>, Set<String>> groups() {
        Map<Set<String>, Set<String>> groups = new HashMap<>();
        for (Map<String, String> row : link.rows()) {
            Set<String> industries = new TreeSet<>(Set.of(Table.text(row, "industry")));
            Set<String> sectors = new TreeSet<>(Set.of(Table.text(row, "sector")));
            for (Map.Entry<Set<String>, Set<String>> g : List.copyOf(groups.entrySet())) {
                if (g.getKey().stream().anyMatch(industries::contains)
                        || g.getValue().stream().anyMatch(sectors::contains)) {
                    industries.addAll(g.getKey());
                    sectors.addAll(g.getValue());
                    groups.remove(g.getKey());
                }
            }
            groups.put(industries, sectors);
        }
        return groups;
    }

    /** Six groups: steel and non-ferrous metals are one sector of Table A1, the other industries nine. */
    @Test
    void industriesAndSectorsUseTheSameOfEveryFuelInEveryYear() {
        assertThat(groups()).hasSize(6);
        groups().forEach((industries, sectors) -> {
            for (String scenario : SCENARIOS) {
                for (int year = BASE; year <= HORIZON; year++) {
                    for (String fuel : FUELS) {
                        double bottom = 0;
                        double top = 0;
                        for (String industry : industries) {
                            bottom += value(scenario, "leap", year, "energy_use", industry, fuel);
                        }
                        for (String sector : sectors) {
                            // a sector that has no such fuel has no row
                            top += values.getOrDefault(key(scenario, "cge", year, "energy_use", sector, fuel, ""), 0.0);
                        }
                        assertThat(bottom)
                                .as(industries + " " + fuel + " " + scenario + " " + year)
                                // relative; a use below a gram of coal equivalent is none
                                .isCloseTo(top, within(1e-6 * top + 1e-15));
                    }
                }
            }
        });
    }

    @Test
    void everyLinkedFuelIsDescribedByBothModelsInEveryYear() {
        Map<String, Set<String>> years = new TreeMap<>();
        for (String model : List.of("cge", "leap")) {
            results.where("variable", "linked_energy_use", "model", model)
                    .forEach(r -> years.computeIfAbsent(
                                    model + r.get("scenario") + r.get("sector") + r.get("fuel"), k -> new TreeSet<>())
                            .add(Table.text(r, "year")));
        }
        // 14 sectors with up to four fuels, in three scenarios and two models
        assertThat(years)
                .hasSizeGreaterThan(40 * 3 * 2)
                .allSatisfy((cell, all) -> assertThat(all).as(cell).hasSize(HORIZON - BASE + 1));
        Set<String> linked = new TreeSet<>();
        link.rows().forEach(r -> linked.add(Table.text(r, "sector")));
        assertThat(results.where("variable", "linked_energy_use").map(r -> Table.text(r, "sector")))
                .containsAll(linked);
    }

    /** Table 1 as it is worded: the fall from one year to the next, where carbon has a price in both. */
    @ParameterizedTest
    @CsvSource({
        "RS, 4.25, 4.25, 4.25, 4.25, 4.25, 4.25, 4.25, 4.25",
        "PP-NZES, 4.25, 4.5, 5, 7.5, 9, 10.75, 14.35, 20",
        "AP-NZES, 4.25, 5, 6.5, 8.5, 9.5, 12, 16.7, 0"
    })
    void intensityFallsByTheStatedRate(
            String scenario, double a, double b, double c, double d, double e, double f, double g, double h) {
        double[] rates = {a, b, c, d, e, f, g, h};
        int compared = 0;
        for (int year = 2022; year <= HORIZON; year++) {
            double rate = rates[(year - 2021) / 5];
            boolean priced =
                    cge(scenario, year, "carbon_price") > 1e-4 && cge(scenario, year - 1, "carbon_price") > 1e-4;
            if (rate > 0 && priced) {
                double fall = 1
                        - cge(scenario, year, "co2")
                                / cge(scenario, year, "gdp")
                                * cge(scenario, year - 1, "gdp")
                                / cge(scenario, year - 1, "co2");
                assertThat(100 * fall).as(scenario + " " + year).isCloseTo(rate, within(1e-5));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(5);
    }

    /** The price is explained by what it pays for: never above what removal costs where removal is free to grow. */
    @Test
    void thePriceOfCarbonIsThatOfRemovalWhereRemovalIsMarginal() {
        int marginal = 0;
        for (String scenario : SCENARIOS) {
            for (int year = 2021; year <= HORIZON; year++) {
                String beccs = "BECCS";
                double generated = values.getOrDefault(key(scenario, "cge", year, "generation", "", "", beccs), 0.0);
                double rent = values.getOrDefault(key(scenario, "cge", year, "limit_rent", "", "", beccs), 0.0);
                double price = cge(scenario, year, "carbon_price");
                if (generated > 1e-3 && rent < 1e-9) {
                    double cost =
                            values.getOrDefault(key(scenario, "cge", year, "removal_cost", "", "", beccs), Double.NaN);
                    assertThat(price).as(scenario + " " + year).isCloseTo(cost, within(1e-5 * cost));
                    marginal++;
                }
                assertThat(price).as(scenario + " " + year).isBetween(0.0, 2000.0);
            }
        }
        assertThat(marginal).isPositive();
    }

    @Test
    void co2OfSectorsAndTechnologiesAddsUpToTheTotalUnderTheCap() {
        Map<String, Double> sums = new HashMap<>();
        results.where("model", "cge", "variable", "co2")
                .filter(r -> !Table.text(r, "sector").isEmpty())
                .forEach(r ->
                        sums.merge(r.get("scenario") + " " + r.get("year"), Table.number(r, "value"), Double::sum));
        assertThat(sums).hasSize(3 * 44);
        results.where("model", "cge", "variable", "co2", "sector", "")
                .forEach(r -> assertThat(sums.getOrDefault(r.get("scenario") + " " + r.get("year"), Double.NaN))
                        .as(r.toString())
                        // Mt, of sums of some hundred equilibrium flows solved to 1e-9
                        .isCloseTo(Table.number(r, "value"), within(1e-6)));
    }

    /** Published 2017: expenditure parts of the first vintage, scaled; 13.7 of stocks drawn come on top of investment. */
    @ParameterizedTest
    @ValueSource(strings = {"RS", "PP-NZES", "AP-NZES"})
    void partsOfGdpAreThePublishedOnes(String scenario) throws IOException {
        Map<String, Map<String, Double>> sam = squareTable(out.resolve("sam-" + scenario + "-2017.csv"));
        double consumption = total(sam, "consumption");
        double government = total(sam, "government");
        double investment = total(sam, "investment");
        assertThat(consumption).isCloseTo((1181.3 + 5838.4) * VINTAGE, within(0.5));
        assertThat(government).isCloseTo(2346, within(0.5));
        // stocks drawn down: the endowment of goods that nobody produced this year
        double drawn = 0;
        for (Map.Entry<String, Map<String, Double>> row : sam.entrySet()) {
            if (row.getKey().equals("HHC")) {
                for (Map.Entry<String, Double> cell : row.getValue().entrySet()) {
                    if (cell.getKey().startsWith("PA.")) {
                        drawn += cell.getValue();
                    }
                }
            }
        }
        assertThat(investment - drawn).isCloseTo((9907.3 + 473.4) * VINTAGE, within(0.5));
        assertThat(cge(scenario, BASE, "household_consumption")).isCloseTo(consumption, within(1e-6));
        assertThat(cge(scenario, BASE, "investment")).isCloseTo(investment, within(1e-6));
        assertThat(cge(scenario, BASE, "gdp")).isCloseTo(20066.3, within(1e-6));
    }

    /** What an account pays. */
    private static double total(Map<String, Map<String, Double>> sam, String account) {
        return sam.values().stream()
                .mapToDouble(row -> row.getOrDefault(account, 0.0))
                .sum();
    }

    private static Map<String, Map<String, Double>> squareTable(Path file) {
        Map<String, Map<String, Double>> square = new HashMap<>();
        for (Map<String, String> row : Table.of(file).rows()) {
            Map<String, Double> cells = new HashMap<>();
            String name = Table.text(row, "receives \\ pays");
            row.forEach((column, text) -> {
                if (!column.startsWith("receives") && !column.equals("total") && !text.isEmpty()) {
                    cells.put(column, Double.parseDouble(text));
                }
            });
            if (!name.equals("total")) {
                square.put(name, cells);
            }
        }
        return square;
    }

    /** Every account receives what it pays, by the reader's own sums. */
    @Test
    void socialAccountsBalance() {
        for (String scenario : SCENARIOS) {
            for (int year : new int[] {2017, 2020, 2060}) {
                Map<String, Map<String, Double>> sam =
                        squareTable(out.resolve("sam-" + scenario + "-" + year + ".csv"));
                assertThat(sam).hasSizeGreaterThan(80);
                sam.forEach((account, cells) -> assertThat(
                                cells.values().stream().mapToDouble(v -> v).sum())
                        .as(scenario + " " + year + " " + account)
                        // relative to GDP: equilibria are solved to 1e-9
                        .isCloseTo(total(sam, account), within(1e-7 * 2e4)));
            }
        }
    }

    /**
     * K(t+1) = (1 − 0.1096) K(t) + fixed investment: 9,907.3 of the 10,380.7 of 2017's first vintage, and as formation without
     * fuels put into stock grows, which the case lets fade out from 2020 to 2025.
     */
    @Test
    void capitalAccumulates() throws IOException {
        for (String scenario : SCENARIOS) {
            Map<String, Map<String, Double>> sam = squareTable(out.resolve("sam-" + scenario + "-2017.csv"));
            double fuels = List.of("PA.COL", "PA.GAS", "PA.ROI").stream()
                    .mapToDouble(good -> sam.getOrDefault(good, Map.of()).getOrDefault("investment", 0.0))
                    .sum();
            double stocks = fuels / cge(scenario, BASE, "investment");
            assertThat(stocks).isBetween(0.001, 0.05);
            for (int year = BASE; year < HORIZON; year++) {
                double index = Math.max(0, Math.min(1, (2025 - year) / 5.0));
                double grown = cge(scenario, year, "investment") / cge(scenario, BASE, "investment");
                double fixed = 9907.3 * VINTAGE * grown / (1 - stocks + stocks * index);
                double next = (1 - 0.1096) * cge(scenario, year, "capital") + fixed;
                assertThat(cge(scenario, year + 1, "capital"))
                        .as(scenario + " " + year)
                        // control totals of the table are met to a few 10⁻⁶ of a part
                        .isCloseTo(next, within(1e-5 * next));
            }
        }
    }

    /** Real growth as published for Chongqing, and the case's own rate of the last year; productivity is solved in RS. */
    @Test
    void theReferenceFollowsItsGrowthAndTheOthersItsProductivity() {
        double[] published = {6.0, 6.3, 3.9, 8.3, 2.6, 6.1, 5.7};
        for (int t = 0; t < published.length; t++) {
            double growth = cge("RS", 2018 + t, "gdp") / cge("RS", BASE + t, "gdp") - 1;
            assertThat(100 * growth).as("" + (2018 + t)).isCloseTo(published[t], within(1e-6));
        }
        for (int year = BASE; year <= HORIZON; year++) {
            double productivity = cge("RS", year, "labour_productivity");
            assertThat(cge("PP-NZES", year, "labour_productivity")).isEqualTo(productivity);
            assertThat(cge("AP-NZES", year, "labour_productivity")).isEqualTo(productivity);
        }
    }

    @Test
    void everyYearIsSolvedToTheStatedResidual() {
        Table checks = Table.of(out.resolve("checks.csv"));
        for (String scenario : SCENARIOS) {
            assertThat(checks.where("scenario", scenario, "check", "newton_residual")
                            .map(r -> Table.text(r, "year"))
                            .distinct())
                    .hasSize(HORIZON - BASE + 1);
        }
        assertThat(checks.where("check", "newton_residual"))
                .allSatisfy(r ->
                        assertThat(Table.number(r, "value")).as(r.toString()).isBetween(0.0, 1e-9));
        assertThat(checks.rows())
                .allSatisfy(r -> assertThat(Math.abs(Table.number(r, "value")))
                        .as(r.toString())
                        .isLessThanOrEqualTo(Table.number(r, "tolerance")));
        // the contract's list
        assertThat(checks.rows().stream().map(r -> Table.text(r, "check")))
                .contains(
                        "replication",
                        "leap_shares_sum",
                        "leap_stock_meets_activity",
                        "leap_balance_closes",
                        "walras",
                        "homogeneity",
                        "gdp_income_expenditure",
                        "sam_balance",
                        "energy_adding_up",
                        "co2_adding_up",
                        "newton_residual");
    }

    @Test
    void theManifestHasTheHashOfEveryInput() throws IOException, NoSuchAlgorithmException {
        String manifest = Files.readString(out.resolve("manifest.json"));
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Commands.CASE)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(30);
        for (Path file : files) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            String name = Commands.CASE.relativize(file).toString().replace('\\', '/');
            assertThat(manifest)
                    .contains("\"" + name + "\" : \"" + HexFormat.of().formatHex(hash) + "\"");
        }
        assertThat(manifest.split("\"status\" : \"converged\"", -1)).hasSize(4);
    }

    /** A scenario is the same whether the others are run or not. */
    @Test
    void aScenarioAloneIsTheScenarioAmongOthers() {
        Path alone = folder.resolve("alone");
        assertThat(Commands.run("run", "chongqing", "--scenario", "AP-NZES", "--out", alone.toString())
                        .status())
                .isZero();
        List<String> all = Commands.lines(out.resolve("results.csv"));
        assertThat(Commands.lines(alone.resolve("results.csv")))
                .isEqualTo(all.stream().filter(l -> !l.startsWith("PP-NZES,")).toList());
    }

    /** Too few iterations: 1, files written and marked. */
    @Test
    void aLoopThatIsCutShortSaysSo() throws IOException {
        Path cut = folder.resolve("cut");
        Commands.Outcome outcome =
                Commands.run("run", "chongqing", "--scenario", "RS", "--max-iterations", "2", "--out", cut.toString());
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.said()).contains("RS", "iteration_cap");
        assertThat(Files.readString(cut.resolve("manifest.json"))).contains("\"status\" : \"iteration_cap\"");
        assertThat(Table.of(cut.resolve("convergence.csv")).rows()).hasSize(2 * 5);
        assertThat(Table.of(cut.resolve("results.csv")).rows()).isNotEmpty();
    }
}
