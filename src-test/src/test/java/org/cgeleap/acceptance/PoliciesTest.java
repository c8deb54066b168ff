package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies asked for by editing the case alone, run to 2027 to save time. */
class PoliciesTest {
    private static final String POLICIES = """
            policy,scenario,instrument,key,year,value,unit,basis,source
            ets,bank,emission_cap,cap,2021,112,Mt CO2,assumed,a test
            ets,bank,emission_cap,cap,2027,96,Mt CO2,assumed,a test
            ets,bank,emission_cap,bank_from,,2022,,,
            ets,bank,emission_cap,bank_to,,2027,,,
            ets,bank,emission_cap,interest,,5,% a year,assumed,a test
            levy,tax,carbon_tax,rate,2021,20,yuan/t CO2,assumed,a test
            levy,tax,carbon_tax,rate,2027,140,yuan/t CO2,assumed,a test
            levy,tax,carbon_tax,recycling,,labour_tax,,,
            heavy,markets,emission_cap,cap,,30,Mt CO2,assumed,a test
            heavy,markets,emission_cap,users,,ISM|NMM,,,
            heavy,markets,emission_cap,output_rebate,,0.5,share,assumed,a test
            power,markets,intensity_target,reduction,,5,% a year,assumed,a test
            power,markets,intensity_target,users,,ELE,,,
            power,markets,intensity_target,from,,2023,,,
            power,markets,intensity_target,recycling,,investment,,,
            border,markets,border_adjustment,market,,heavy,,,
            border,markets,border_adjustment,content.ISM,,1.5,t CO2/10^4 yuan,assumed,a test
            green,grid,technology_mandate,share,2021,0.5,share,assumed,a test
            green,grid,technology_mandate,share,2027,0.6,share,assumed,a test
            green,grid,technology_mandate,technologies,,hydro|wind|solar|biomass,,,
            lines,grid,power_limit,limit,,24,TWh,assumed,a test
            lines,grid,power_limit,technologies,,inflow,,,
            sun,grid,subsidy,rate,,0.1,share of the price,assumed,a test
            sun,grid,subsidy,technologies,,solar,,,
            sun,grid,subsidy,recycling,,production_tax,,,
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path copy = Path.of("");

    @BeforeEach
    void aCaseWithPolicies() throws IOException {
        copy = Commands.copyOfTheCase(folder);
        Files.writeString(copy.resolve("policies.csv"), POLICIES);
        Commands.replace(copy.resolve("case.yaml"), "horizon: 2060", "horizon: 2027");
        StringBuilder scenarios = new StringBuilder();
        for (String name : new String[] {"bank", "tax", "markets", "grid"}) {
            scenarios.append("  - {name: ").append(name).append(", role: policy, leap: RS, description: a test}\n");
        }
        scenarios.append("policies: policies.csv\n");
        Commands.replace(copy.resolve("case.yaml"), "sectors: sectors.csv", scenarios + "sectors: sectors.csv");
    }

    private Table run(String... options) throws IOException {
        Path out = folder.resolve("out");
        String[] arguments = new String[4 + options.length];
        arguments[0] = "run";
        arguments[1] = copy.toString();
        arguments[2] = "--out";
        arguments[3] = out.toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        Commands.Outcome outcome = Commands.run(arguments);
        assertThat(outcome.status()).as(outcome.said()).isZero();
        assertThat(Table.of(out.resolve("checks.csv")).rows())
                .allSatisfy(r -> assertThat(r.get("pass")).isEqualTo("true"));
        return Table.of(out.resolve("results.csv"));
    }

    private static double value(Table results, String scenario, String variable, String policy, int year) {
        return results.where(
                        "scenario",
                        scenario,
                        "variable",
                        variable,
                        "technology",
                        policy,
                        "year",
                        String.valueOf(year),
                        "sector",
                        "")
                .mapToDouble(r -> Table.number(r, "value"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyInstrumentRunsByEditingDataAlone() throws IOException {
        Table results = run("--scenario", "bank,tax,markets,grid");
        // welfare is split for every one of them, and the parts add up (a check of the run)
        Table decomposition = Table.of(folder.resolve("out/decomposition.csv"));
        for (String scenario : new String[] {"bank", "tax", "markets", "grid"}) {
            assertThat(decomposition.where("quantity", "welfare_ev", "scenario", scenario, "effect", "total"))
                    .hasSize(1);
            assertThat(decomposition.where("quantity", "welfare_ev", "scenario", scenario, "effect", "not_attributed"))
                    .isEmpty();
        }
        // something is kept from the first year on, so prices grow by 5 % and the bank is empty at the end
        double used = 0;
        double issued = 0;
        for (int year = 2022; year <= 2027; year++) {
            used += value(results, "bank", "permits_used", "ets", year);
            issued += 112 - 16.0 / 6 * (year - 2021);
            double bank = value(results, "bank", "allowance_bank", "ets", year);
            assertThat(bank).isCloseTo(issued - used, within(1e-6)).isGreaterThan(-1e-6);
            if (year > 2022 && value(results, "bank", "allowance_bank", "ets", year - 1) > 1e-6) {
                assertThat(value(results, "bank", "permit_price", "ets", year)
                                / value(results, "bank", "permit_price", "ets", year - 1))
                        .isCloseTo(1.05, within(1e-7));
            }
        }
        assertThat(value(results, "bank", "allowance_bank", "ets", 2027)).isCloseTo(0, within(1e-6));
        assertThat(value(results, "tax", "permit_price", "levy", 2024)).isCloseTo(80, within(1e-6));
        assertThat(value(results, "tax", "labour_tax_cut", "levy", 2024)).isPositive();
        assertThat(value(results, "markets", "permits_used", "heavy", 2027)).isCloseTo(30, within(1e-6));
        assertThat(value(results, "markets", "permit_price", "heavy", 2027))
                .isNotCloseTo(value(results, "markets", "permit_price", "power", 2027), within(1.0));
        assertThat(value(results, "markets", "border_revenue", "border", 2027)).isPositive();
        assertThat(value(results, "grid", "mandated_share", "green", 2027)).isGreaterThan(0.6 - 1e-7);
        assertThat(value(results, "grid", "generation", "inflow", 2027)).isLessThan(24 + 1e-6);
        assertThat(value(results, "grid", "subsidy_cost", "sun", 2027)).isPositive();
    }

    /** No price makes a demand nought: said with row, year and use, and not after a search for it. */
    @Test
    void aMarketThatIssuesNothingIsToldWhatNeedsPermits() throws IOException {
        Files.writeString(copy.resolve("policies.csv"), """
                policy,scenario,instrument,key,year,value,unit,basis,source
                none,markets,emission_cap,cap,2021,20,Mt CO2,assumed,a test
                none,markets,emission_cap,cap,2023,0,Mt CO2,assumed,a test
                none,markets,emission_cap,users,,NMM,,,
                """);
        Path out = folder.resolve("out");
        Commands.Outcome outcome =
                Commands.run("run", copy.toString(), "--scenario", "markets", "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isEqualTo(1);
        assertThat(outcome.said())
                .contains("markets    submodel_failed", "year 2023", "policies.csv, row 2, policy none")
                .contains("no permits in 2023, but NMM uses COL")
                .doesNotContain("NaN");
    }

    @Test
    void closureAndNumbersOfAPolicyAreOptions() throws IOException {
        Table results = run(
                "--scenario",
                "tax",
                "--closure",
                "labour=wage_curve",
                "--closure",
                "government=deficit",
                "--set",
                "policy.levy.rate=90",
                "--set",
                "wage_curve=0.2");
        assertThat(value(results, "tax", "permit_price", "levy", 2027)).isCloseTo(90, within(1e-6));
        assertThat(value(results, "tax", "unemployment", "", 2027))
                .isGreaterThan(0)
                .isNotCloseTo(0.05, within(1e-6));
        assertThat(Files.readString(folder.resolve("out/manifest.json")))
                .contains("wage_curve: ", "deficit: ", "closure_hash", "levy: labour_tax");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ets,bank,emission_cap,cap,2021,112; ets,bank,emission_cup,cap,2021,112; policies.csv, row 2, instrument: found emission_cup",
                "ets,bank,emission_cap,cap,2021; ets,bank,emission_cap,kap,2021; policies.csv, row 2, key: found kap",
                "112,Mt CO2; lots,Mt CO2; policies.csv, row 2, value: found lots",
                "112,Mt CO2; 112,kt CO2; policies.csv, row 2, unit: found kt CO2",
                "112,Mt CO2; -1,Mt CO2; policies.csv, row 2, value: found -1; expected 0 or more",
                "levy,tax,carbon_tax,rate,2021,20; levy,taxes,carbon_tax,rate,2021,20; policies.csv, row 7, scenario: found taxes",
                "users,,ISM|NMM; users,,ISM|STEEL; policies.csv, row 11, value: found STEEL",
                "levy,tax,carbon_tax,rate,2027,140; levy,tax,carbon_tax,rate,2085,140; policies.csv, row 8, year: found 2085",
                "intensity_target,from,,2023; intensity_target,from,,2070; policies.csv, row 15, from: found 2070",
                "bank_to,,2027; bank_to,,2019; policies.csv, row 4, value: found 2022 to 2019",
                "recycling,,labour_tax; recycling,,gifts; policies.csv, row 9, value: found gifts",
                "market,,heavy; market,,light; policies.csv, row 17, value: found light",
                "policy,scenario,instrument,key,year; policy,scenario,instrument,year,key; policies.csv, row 2, key: found 2021",
                "0.5,share,assumed,a test\\ngreen; 50,%,assumed,a test\\ngreen; policies.csv, row 19, unit: found %",
                "hydro|wind|solar|biomass; hydro|wnd|solar; policies.csv, row 21, value: found wnd"
            })
    void aWrongRowIsRefusedWithItsPlace(String old, String fresh, String said) {
        Commands.replace(copy.resolve("policies.csv"), old.replace("\\n", "\n"), fresh.replace("\\n", "\n"));
        Path out = folder.resolve("out");
        Commands.Outcome outcome = Commands.run("run", copy.toString(), "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
        assertThat(outcome.said()).contains(said).doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    /** One of the two never binds, and which one was meant is not said; parted by years or users they may stand. */
    @Test
    void twoCapsOnTheSameUsesAreRefused() throws IOException {
        String second = "again,bank,emission_cap,cap,,100,Mt CO2,assumed,a test\n";
        Files.writeString(copy.resolve("policies.csv"), POLICIES + second);
        Commands.Outcome twice = Commands.run("validate", copy.toString());
        assertThat(twice.status()).isEqualTo(2);
        assertThat(twice.said())
                .contains("policies.csv, row 27, policy: found again, a second cap on what ets (row 2) caps");
        Files.writeString(copy.resolve("policies.csv"), POLICIES + second + "again,bank,emission_cap,users,,ISM,,,\n");
        assertThat(Commands.run("validate", copy.toString()).status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"labor=wage_curve, labor", "labour=flexible, flexible", "government, government"})
    void aWrongClosureIsRefused(String given, String said) {
        Commands.Outcome outcome = Commands.run("run", copy.toString(), "--closure", given);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).contains(said);
    }
}
