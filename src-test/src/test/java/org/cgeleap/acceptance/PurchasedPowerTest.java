package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power from outside charged, limited and counted, in scenarios of the bundled case that have the reference's numbers; run to
 * 2027 to save time. Everything expected is computed here from other rows of the results and from the case's own files.
 */
class PurchasedPowerTest {
    private static final String POLICIES = """
        policy,scenario,instrument,key,year,value,unit,basis,source
        levy,inflow,carbon_tax,rate,2021,20,yuan/t CO2,assumed,a test
        levy,inflow,carbon_tax,rate,2027,140,yuan/t CO2,assumed,a test
        levy,inflow,carbon_tax,purchased_power,,inflow,,,
        lines,lines,power_limit,limit,,24,TWh,assumed,a test
        lines,lines,power_limit,technologies,,inflow,,,
        lines,lines,power_limit,recycling,,investment,,,
        ets,rebate,emission_cap,cap,2021,150,Mt CO2,assumed,a test
        ets,rebate,emission_cap,cap,2027,120,Mt CO2,assumed,a test
        ets,rebate,emission_cap,output_rebate,,0.5,share,assumed,a test
        """;

    /** What rounding leaves of numbers of a hundred. */
    private static final double ROUNDING = 1e-9;

    @TempDir
    private Path folder = Path.of("");

    private Path copy = Path.of("");

    @BeforeEach
    void aCaseWithPolicies() throws IOException {
        copy = Commands.copyOfTheCase(folder);
        Files.writeString(copy.resolve("policies.csv"), POLICIES);
        Commands.replace(copy.resolve("case.yaml"), "horizon: 2060", "horizon: 2027");
        StringBuilder scenarios = new StringBuilder();
        for (String name : new String[] {"idle", "inflow", "lines", "rebate"}) {
            scenarios
                    .append("  - {name: ")
                    .append(name)
                    .append(", role: policy, leap: RS, like: RS, description: a test}\n");
        }
        scenarios.append("policies: policies.csv\n");
        Commands.replace(copy.resolve("case.yaml"), "sectors: sectors.csv", scenarios + "sectors: sectors.csv");
        Path targets = copy.resolve("policy.csv");
        StringBuilder rows = new StringBuilder(Files.readString(targets));
        for (String row : Commands.lines(targets)) {
            if (row.startsWith("RS,")) {
                rows.append("idle").append(row.substring(2)).append('\n');
            }
        }
        Files.writeString(targets, rows);
    }

    private static double value(Table of, String scenario, String variable, String technology, int year) {
        String[] where = {
            "scenario", scenario, "variable", variable, "technology", technology, "year", "" + year, "sector", ""
        };
        return of.where(where)
                .mapToDouble(r -> Table.number(r, "value"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(scenario + " " + variable + " " + technology + " " + year));
    }

    private static double sum(Table of, String scenario, String variable, int year) {
        return of.where("scenario", scenario, "variable", variable, "year", "" + year)
                .filter(r -> !Table.text(r, "sector").isEmpty())
                .mapToDouble(r -> Table.number(r, "value"))
                .sum();
    }

    /** t CO2/MWh of the power that flows in, linear between the case's years. */
    private double factor(int year) {
        TreeMap<Integer, Double> path = new TreeMap<>();
        Table.of(copy.resolve("power-paths.csv"))
                .where("key", "grid_factor_inflow", "scenario", "RS")
                .forEach(r -> path.put((int) Table.number(r, "year"), Table.number(r, "value")));
        Map.Entry<Integer, Double> before = path.floorEntry(year);
        Map.Entry<Integer, Double> after = path.ceilingEntry(year);
        double width = Math.max(1, after.getKey() - before.getKey());
        return before.getValue() + (year - before.getKey()) / width * (after.getValue() - before.getValue());
    }

    @Test
    void whatIsChargedLimitedAndLeakedFollowsFromTheOtherRows() {
        Path out = folder.resolve("out");
        Commands.Outcome outcome =
                Commands.run("run", copy.toString(), "--scenario", "idle,inflow,lines,rebate", "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
        Table results = Table.of(out.resolve("results.csv"));
        int limited = 0;
        for (int year = 2021; year <= 2027; year++) {
            // the reference's numbers, area and targets: the reference, but that productivity is held and not solved
            for (String variable : new String[] {"gdp", "household_consumption", "carbon_price", "investment"}) {
                double expected = value(results, "RS", variable, "", year);
                assertThat(value(results, "idle", variable, "", year))
                        .as(variable + " " + year)
                        .isCloseTo(expected, within(1e-6 * Math.max(1, expected)));
            }
            double inflow = value(results, "inflow", "generation", "inflow", year);
            double used = value(results, "inflow", "permits_used", "levy", year);
            double burnt = sum(results, "inflow", "co2", year);
            assertThat(inflow * factor(year)).isGreaterThan(5);
            assertThat(used).isCloseTo(burnt + inflow * factor(year), within(ROUNDING * used));
            double rate = 20 + (year - 2021) * 20;
            assertThat(value(results, "inflow", "permit_price", "levy", year)).isCloseTo(rate, within(1e-6));
            assertThat(value(results, "inflow", "carbon_revenue", "levy", year))
                    .isCloseTo(rate * used * 0.01, within(ROUNDING * used));

            double price = value(results, "lines", "licence_price", "lines", year);
            double bought = value(results, "lines", "generation", "inflow", year);
            assertThat(bought).isLessThanOrEqualTo(24 * (1 + ROUNDING));
            if (price > 1e-8) {
                limited++;
                assertThat(bought).isCloseTo(24, within(1e-7));
            }
            // yuan/kWh is 10 x 10^8 yuan/TWh
            double revenue = value(results, "lines", "licence_revenue", "lines", year);
            assertThat(revenue).isCloseTo(price * 10 * 24, within(ROUNDING * Math.max(1, revenue)));
            assertThat(value(results, "lines", "recycled_to_investment", "lines", year))
                    .isCloseTo(revenue, within(1e-7 * Math.max(1, revenue)));
            double leaked = (bought - value(results, "RS", "generation", "inflow", year)) * factor(year);
            assertThat(value(results, "lines", "leakage_purchased_power", "inflow", year))
                    .isCloseTo(leaked, within(1e-8));
        }
        assertThat(limited).isGreaterThan(3);
        // a market that takes over from the reference's, with rebates that hang on its price, is split to the end
        Table decomposition = Table.of(out.resolve("decomposition.csv"));
        assertThat(decomposition.where("scenario", "rebate", "quantity", "welfare_ev", "effect", "total"))
                .isNotEmpty();
        assertThat(decomposition.where("effect", "not_attributed")).isEmpty();
        assertThat(outcome.said()).doesNotContain("note ");
    }

    @Test
    void inflowWithoutAFactorAndNumbersThatAreMissingAreTold() {
        Commands.replace(
                copy.resolve("case.yaml"),
                "{name: inflow, role: policy, leap: RS, like: RS",
                "{name: inflow, role: policy, leap: RS");
        Commands.Outcome outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said())
                .contains(
                        "policies.csv, row 4, key: found purchased_power inflow without power_factor",
                        "no grid_factor_inflow of scenario inflow",
                        "expected power_factor, t CO2/MWh");
        Commands.replace(copy.resolve("policies.csv"), "levy,inflow,carbon_tax,purchased_power,,inflow,,,\n", """
            levy,inflow,carbon_tax,purchased_power,,inflow,,,
            levy,inflow,carbon_tax,power_factor,,0.7,t CO2/MWh,assumed,a test
            """);
        outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
        assertThat(outcome.said())
                .contains("note: scenario inflow has no number for", "keys that RS has numbers for", "\"like: RS\"");
        Commands.replace(copy.resolve("case.yaml"), "like: RS", "like: SR");
        outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).contains("case.yaml", "scenarios.like: found SR", "another scenario of the case");
        Commands.replace(copy.resolve("case.yaml"), "like: SR", "like: lines");
        outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.said()).contains("a scenario that has numbers of its own, not one that takes another's");
    }
}
