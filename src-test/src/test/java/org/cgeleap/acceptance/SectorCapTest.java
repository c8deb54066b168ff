package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Coupled runs under caps of two sectors, a target, and what must be the same: taxes at the caps' marginal costs in these
 * sectors, and the cap that the target implies.
 */
class SectorCapTest {
    private static final String HEAD = "policy,scenario,instrument,key,year,value,unit,basis,source\n";
    private static final List<Integer> YEARS = List.of(2021, 2022, 2023);

    /** A relative difference of two coupled runs solved to 1e-9. */
    private static final double SAME = 1e-7;

    /** Sums whose terms cancel are compared as if they were no smaller than this, in their own unit. */
    private static final double ROUNDING = 1e-3;

    @TempDir
    private Path folder = Path.of("");

    private static String number(String policy, String instrument, String key, int year, double value, String unit) {
        return policy + "," + instrument + "," + key + "," + year + "," + value + "," + unit + ",assumed,a test\n";
    }

    private static String word(String policy, String instrument, String key, String value) {
        return policy + "," + instrument + "," + key + ",," + value + ",,,\n";
    }

    private static String cap(String sector, double from, double to) {
        String policy = sector + ",first";
        return number(policy, "emission_cap", "cap", 2021, from, "Mt CO2")
                + number(policy, "emission_cap", "cap", 2023, to, "Mt CO2")
                + word(policy, "emission_cap", "users", sector);
    }

    private Table run(String name, String rows) throws IOException {
        return run(name, rows, 2023, "RS", "first,second");
    }

    private Table run(String name, String rows, int horizon, String leap, String wanted) throws IOException {
        Path at = folder.resolve(name);
        Path copy = Commands.copyOfTheCase(at);
        Files.writeString(copy.resolve("policies.csv"), HEAD + rows);
        Commands.replace(copy.resolve("case.yaml"), "horizon: 2060", "horizon: " + horizon);
        StringBuilder scenarios = new StringBuilder();
        for (String scenario : new String[] {"first", "second"}) {
            scenarios
                    .append("  - {name: " + scenario + ", role: policy, leap: ")
                    .append(leap)
                    .append(", description: a test}\n");
        }
        scenarios.append("policies: policies.csv\n");
        Commands.replace(copy.resolve("case.yaml"), "sectors: sectors.csv", scenarios + "sectors: sectors.csv");
        Path out = at.resolve("out");
        Commands.Outcome outcome = Commands.run(
                "run", copy.toString(), "--scenario", wanted, "--tolerance", "1e-9", "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
        return Table.of(out.resolve("results.csv"));
    }

    private static double value(Table of, String scenario, String variable, String sector, String policy, int year) {
        return of.where(
                        "scenario",
                        scenario,
                        "model",
                        "cge",
                        "variable",
                        variable,
                        "sector",
                        sector,
                        "technology",
                        policy,
                        "year",
                        String.valueOf(year))
                .mapToDouble(r -> Table.number(r, "value"))
                .findFirst()
                .orElseThrow();
    }

    /** Every figure of energy, output, prices, GDP and consumption of two scenarios. */
    private static void same(Table a, String first, Table b, String second) {
        int compared = 0;
        for (String variable : new String[] {"energy_use", "output_index", "price", "gdp", "household_consumption"}) {
            for (int year : YEARS) {
                List<Map<String, String>> there = b.where(
                                "scenario", second, "model", "cge", "variable", variable, "year", String.valueOf(year))
                        .toList();
                List<Map<String, String>> here = a.where(
                                "scenario", first, "model", "cge", "variable", variable, "year", String.valueOf(year))
                        .toList();
                assertThat(here).hasSameSizeAs(there).isNotEmpty();
                for (int i = 0; i < here.size(); i++) {
                    double mine = Table.number(here.get(i), "value");
                    assertThat(Table.number(there.get(i), "value"))
                            .as(here.get(i).toString())
                            .isCloseTo(mine, within(SAME * Math.max(1e-3, Math.abs(mine))));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    @Test
    void aSectorCapsMarginalCostIsReportedAndIsTheTaxThatDoesTheSame() throws IOException {
        String caps = cap("ISM", 14, 13) + cap("NMM", 13, 12.5);
        Table capped = run("caps", caps);
        StringBuilder taxes = new StringBuilder(caps);
        for (String sector : new String[] {"ISM", "NMM"}) {
            for (int year : YEARS) {
                double price = value(capped, "first", "permit_price", "", sector, year);
                assertThat(price).isPositive();
                assertThat(value(capped, "first", "sector_abatement_cost", sector, "", year))
                        .isCloseTo(price, within(1e-9 * price));
                taxes.append(number(sector + ",second", "carbon_tax", "rate", year, price, "yuan/t CO2"));
            }
            taxes.append(word(sector + ",second", "carbon_tax", "users", sector));
        }
        // markets apart: the two sectors do not pay the same
        assertThat(value(capped, "first", "sector_abatement_cost", "ISM", "", 2023)
                        / value(capped, "first", "sector_abatement_cost", "NMM", "", 2023))
                .isNotCloseTo(1, within(0.05));
        assertThat(capped.where("scenario", "first", "variable", "sector_abatement_cost", "sector", "CRP"))
                .isEmpty();
        Table taxed = run("taxes", taxes.toString());
        same(taxed, "first", taxed, "second");
        for (int year : YEARS) {
            double cost = value(taxed, "first", "sector_abatement_cost", "ISM", "", year);
            assertThat(value(taxed, "second", "sector_abatement_cost", "ISM", "", year))
                    .isCloseTo(cost, within(SAME * cost));
        }
    }

    @Test
    void anIntensityTargetIsTheCapItImplies() throws IOException {
        String target = number("all,first", "intensity_target", "reduction", 2021, 6, "% a year");
        Table targeted = run("target", target);
        StringBuilder caps = new StringBuilder(target);
        for (int year : YEARS) {
            assertThat(value(targeted, "first", "permit_price", "", "all", year))
                    .isPositive();
            double issued = value(targeted, "first", "permits_issued", "", "all", year);
            caps.append(number("all,second", "emission_cap", "cap", year, issued, "Mt CO2"));
        }
        Table capped = run("cap", caps.toString());
        same(capped, "first", capped, "second");
    }

    /**
     * A cap of the whole economy down to a twentieth in 2060, and the tax at its price: every row of the economy's results in
     * every year, small flows too, but for what is told of the instruments themselves. The two are solved by different
     * conditions, so what one leaves unsolved the other does not.
     */
    @Test
    void aCapOverTheWholeHorizonIsTheTaxAtItsPrice() throws IOException {
        String cap = number("all,first", "emission_cap", "cap", 2021, 120, "Mt CO2")
                + number("all,first", "emission_cap", "cap", 2060, 6, "Mt CO2");
        Table capped = run("caps", cap, 2060, "AP-NZES", "first");
        StringBuilder tax = new StringBuilder(cap);
        for (int year = 2021; year <= 2060; year++) {
            double price = value(capped, "first", "permit_price", "", "all", year);
            tax.append(number("all,second", "carbon_tax", "rate", year, price, "yuan/t CO2"));
        }
        Table taxed = run("taxes", tax.toString(), 2060, "AP-NZES", "second");
        Map<List<String>, Double> here = figures(capped, "first");
        Map<List<String>, Double> there = figures(taxed, "second");
        assertThat(there.keySet()).isEqualTo(here.keySet());
        assertThat(here).hasSizeGreaterThan(10_000);
        here.forEach((row, mine) -> {
            double scale = Math.max(ROUNDING, Math.abs(mine));
            assertThat(there.get(row)).as(row.toString()).isCloseTo(mine, within(SAME * scale));
        });
    }

    /** The economy's rows after the years of data. */
    private static Map<List<String>, Double> figures(Table of, String scenario) {
        Map<List<String>, Double> figures = new LinkedHashMap<>();
        of.where("scenario", scenario, "model", "cge")
                .filter(r -> Integer.parseInt(r.getOrDefault("year", "0")) > 2020)
                .forEach(r -> figures.put(
                        Stream.of("variable", "sector", "fuel", "technology", "year")
                                .map(k -> r.getOrDefault(k, ""))
                                .toList(),
                        Table.number(r, "value")));
        return figures;
    }
}
