package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code reproduction.csv} of the bundled case: what the paper prints, and how far ours is off. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperFiguresTest {
    private Table reproduction = new Table(List.of());

    @BeforeAll
    void runTheBundledCase(@TempDir Path folder) {
        Path out = folder.resolve("out");
        Commands.Outcome outcome = Commands.run("run", "chongqing", "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
        reproduction = Table.of(out.resolve("reproduction.csv"));
    }

    /** Figures of the paper (MODEL.md §8), typed here. */
    @ParameterizedTest
    @CsvSource({
        "peak_co2_RS, 108",
        "peak_year_RS, 2033",
        "peak_co2_PP-NZES, 105",
        "peak_year_PP-NZES, 2029",
        "peak_co2_AP-NZES, 101.15",
        "peak_year_AP-NZES, 2027",
        "co2_2060_AP, 3.87",
        "energy_2020, 37.54",
        "energy_2030_AP, 45.49",
        "energy_2060_AP, 20.67",
        "energy_change_2060_AP, -44.93",
        "share_electricity_2020, 21.6",
        "share_coal_2020, 50.16",
        "share_oil_2020, 2.37",
        "share_gas_2020, 25.70",
        "electricity_2020, 8.125",
        "share_electricity_2030_AP, 29.50",
        "share_gas_2030_AP, 24.04",
        "share_coal_2030_AP, 43.15",
        "share_coal_2030_AP_printed, 36.15",
        "change_electricity_2030_AP, 65.17",
        "change_gas_2030_AP, 13.36",
        "change_coal_2030_AP, 4.23",
        "share_coal_2050_AP, 9.85",
        "share_oil_2050_AP, 0.60",
        "share_electricity_2050_AP, 74.57",
        "co2_share_other_2020, 28",
        "co2_share_chemicals_2020, 22",
        "co2_share_building_2020, 21",
        "co2_share_steel_2020, 15",
        "contribution_steel, 15.68",
        "contribution_nonferrous, 9.74",
        "contribution_building, 21.58",
        "contribution_chemicals, 21.89",
        "contribution_automobile, 2.24",
        "contribution_computer, 1.74",
        "contribution_other, 27.13",
        "energy_share_four_2020, 87.3",
        "energy_share_four_2060, 86.5",
        "energy_share_basic_2020, 66.8",
        "energy_share_basic_2050, 46.2",
        "reduction_share_other_2030, 39",
        "reduction_share_other_2050, 44",
        "reduction_share_steel_2030, 8",
        "reduction_share_steel_2050, 14",
        "reduction_share_nonferrous_2030, 17"
    })
    void thePapersFiguresAreQuotedRight(String id, double paper) {
        assertThat(reproduction.where("id", id)).singleElement().satisfies(row -> {
            assertThat(Table.number(row, "paper")).isEqualTo(paper);
            double ours = Table.number(row, "ours");
            assertThat(Table.number(row, "relative_difference"))
                    .isCloseTo((ours - paper) / Math.abs(paper), within(1e-12));
        });
    }
}
