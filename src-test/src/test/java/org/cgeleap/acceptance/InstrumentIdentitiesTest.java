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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Instruments that must do the same by theory, whatever the numbers: the second bundled case under a carbon tax of 100
 * yuan/t and under what is equal to it, and under what binds nobody, which is the reference.
 */
class InstrumentIdentitiesTest {
    private static final String HEAD = "policy,scenario,instrument,key,year,value,unit,basis,source\n";

    /** A relative difference of two coupled runs solved to 1e-9. */
    private static final double SAME = 1e-7;

    private static final List<String> VARIABLES =
            List.of("energy_use", "output_index", "price", "gdp", "household_consumption", "investment", "imports");

    @TempDir
    private Path folder = Path.of("");

    private Path copy = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        copy = folder.resolve("case");
        Path from = Commands.HOME.resolve("calibration/cases/china-12");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path to = copy.resolve(from.relativize(file).toString());
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.copy(file, to);
        }
        Commands.replace(copy.resolve("case.yaml"), "horizon: 2050", "horizon: 2019");
    }

    private Table run(Map<String, String> rows) throws IOException {
        StringBuilder scenarios = new StringBuilder();
        StringBuilder policies = new StringBuilder(HEAD);
        rows.forEach((name, text) -> {
            scenarios.append("  - {name: " + name + ", role: policy, leap: REF, description: a test}\n");
            policies.append(text.replace("SCENARIO", name));
        });
        Path yaml = copy.resolve("case.yaml");
        String before = Files.readString(yaml);
        Files.writeString(copy.resolve("policies.csv"), policies);
        Commands.replace(yaml, "sectors: sectors.csv", scenarios + "policies: policies.csv\nsectors: sectors.csv");
        Path out = folder.resolve("out" + rows.size());
        Commands.Outcome outcome = Commands.run(
                "run",
                copy.toString(),
                "--scenario",
                String.join(",", rows.keySet()),
                "--tolerance",
                "1e-9",
                "--out",
                out.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
        Files.writeString(yaml, before);
        return Table.of(out.resolve("results.csv"));
    }

    private static Map<List<String>, Double> figures(Table of, String scenario) {
        Map<List<String>, Double> figures = new LinkedHashMap<>();
        of.where("scenario", scenario, "model", "cge")
                .filter(r -> VARIABLES.contains(Table.text(r, "variable")))
                .forEach(r -> figures.put(
                        List.of(
                                Table.text(r, "variable"),
                                Table.text(r, "sector"),
                                Table.text(r, "fuel"),
                                Table.text(r, "year")),
                        Table.number(r, "value")));
        assertThat(figures).as(scenario).hasSizeGreaterThan(200);
        return figures;
    }

    private static void same(Table of, String first, String second) {
        Map<List<String>, Double> there = figures(of, second);
        figures(of, first)
                .forEach((row, mine) -> assertThat(there.get(row))
                        .as(first + " and " + second + ": " + row)
                        .isCloseTo(mine, within(SAME * Math.max(1e-3, Math.abs(mine)))));
    }

    private static String tax(String policy, double rate) {
        return policy + ",SCENARIO,carbon_tax,rate,," + rate + ",yuan/t CO2,assumed,a test\n";
    }

    private static String word(String policy, String instrument, String key, String word) {
        return policy + ",SCENARIO," + instrument + "," + key + ",," + word + ",,,\n";
    }

    private static String share(String policy, String instrument, String key, double share) {
        return policy + ",SCENARIO," + instrument + "," + key + ",," + share + ",share,assumed,a test\n";
    }

    @Test
    void whatIsEqualByTheoryIsEqual() throws IOException {
        Table taxed = run(Map.of("tax", tax("a", 100)));
        StringBuilder caps = new StringBuilder();
        for (int year : new int[] {2018, 2019}) {
            double used = taxed.where(
                            "scenario",
                            "tax",
                            "variable",
                            "permits_used",
                            "technology",
                            "a",
                            "year",
                            String.valueOf(year))
                    .mapToDouble(r -> Table.number(r, "value"))
                    .findFirst()
                    .orElseThrow();
            caps.append("c,SCENARIO,emission_cap,cap," + year + "," + used + ",Mt CO2,assumed,a test\n");
        }
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("tax", tax("a", 100));
        // rates on the same thing add up
        rows.put("two", tax("b1", 60) + tax("b2", 40));
        // half of every use pays twice as much
        rows.put("half", tax("d", 200) + share("d", "carbon_tax", "covered_share", 0.5));
        // households own the firms that get permits for nothing, and get the revenue otherwise
        rows.put("given", caps + share("c", "emission_cap", "free_allocation", 1));
        // labour is supplied whatever it earns, so a tax on it is a lump sum
        rows.put("labour", tax("e", 100) + word("e", "carbon_tax", "recycling", "labour_tax"));
        // and so is one on the year's stock of capital
        rows.put("capital", tax("f", 100) + word("f", "carbon_tax", "recycling", "capital_tax"));
        // a charge on inflows that contain nothing
        rows.put(
                "border",
                tax("g", 100)
                        + word("h", "border_adjustment", "market", "g")
                        + "h,SCENARIO,border_adjustment,content.MET,,0,t CO2/10^4 yuan,assumed,a test\n");
        // permits for output, none of them
        rows.put("rebate", caps.toString().replace("c,", "i,") + share("i", "emission_cap", "output_rebate", 0));
        // what binds nobody
        rows.put("loose", "j,SCENARIO,emission_cap,cap,,99999,Mt CO2,assumed,a test\n");
        rows.put(
                "green",
                share("k", "technology_mandate", "share", 0.01)
                        + word("k", "technology_mandate", "technologies", "wind|solar"));
        rows.put(
                "limit",
                "l,SCENARIO,power_limit,limit,,90000,TWh,assumed,a test\n"
                        + word("l", "power_limit", "technologies", "thermal"));
        Table results = run(rows);
        for (String equal : List.of("two", "half", "given", "labour", "capital", "border", "rebate")) {
            same(results, "tax", equal);
        }
        for (String idle : List.of("loose", "green", "limit")) {
            same(results, "REF", idle);
        }
        // and the tax does something, or all this would say nothing
        assertThat(figures(results, "tax").get(List.of("output_index", "ELE", "", "2019")))
                .isLessThan(0.95
                        * figures(results, "REF").getOrDefault(List.of("output_index", "ELE", "", "2019"), Double.NaN));
    }

    /** Wind and solar at nine tenths: what hydropower's sites are worth is nothing then, and the accounts still balance. */
    @ParameterizedTest
    @CsvSource({"wind|solar, 0.9", "hydro|nuclear|wind|solar, 0.95"})
    void aMandateThatMakesAnotherPlantsSitesWorthlessBalances(String technologies, double share) throws IOException {
        run(Map.of(
                "green",
                share("k", "technology_mandate", "share", share)
                        + word("k", "technology_mandate", "technologies", technologies)));
    }
}
