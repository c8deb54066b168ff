package org.cgeleap.coupling.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseReader;
import org.junit.jupiter.api.Test;

/** The measures of targets.csv on results made by hand. */
class ReproductionTest {
    private static final Case CASE = CaseReader.read(Path.of("..", "calibration", "cases", "chongqing"));

    private static ResultRow row(String scenario, int year, String variable, String sector, String fuel, double value) {
        return new ResultRow(scenario, "coupled", year, variable, sector, fuel, "", "", value);
    }

    private static Reproduction.Row find(List<ResultRow> results, String id) {
        return new Reproduction(CASE, results)
                .rows().stream()
                        .filter(r -> r.target().id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void peakShareChangeAndReduction() {
        List<ResultRow> results = new ArrayList<>();
        double[] path = {90, 100, 97};
        for (int t = 0; t < path.length; t++) {
            results.add(row("RS", 2029 + t, "industrial_co2", "", "", path[t]));
        }
        assertThat(find(results, "peak_co2_RS").ours()).isEqualTo("100.0");
        assertThat(find(results, "peak_year_RS").ours()).isEqualTo("2030");
        assertThat(find(results, "peak_co2_RS").relativeDifference().orElseThrow())
                .isCloseTo(-8.0 / 108, within(1e-15));

        results.add(row("AP-NZES", 2020, "industrial_energy", "", "", 40));
        results.add(row("AP-NZES", 2060, "industrial_energy", "", "", 10));
        results.add(row("AP-NZES", 2060, "industrial_energy", "", "gas", 0.4));
        assertThat(find(results, "energy_change_2060_AP").ours()).isEqualTo("-75.0");
        assertThat(Double.parseDouble(find(results, "share_gas_2060_AP").ours()))
                .isCloseTo(4, within(1e-12));

        results.add(row("AP-NZES", 2030, "industrial_co2", "", "", 80));
        results.add(row("AP-NZES", 2030, "industrial_co2", "Steel", "", 10));
        results.add(row("RS", 2030, "industrial_co2", "Steel", "", 15));
        assertThat(find(results, "reduction_share_steel_2030").ours()).isEqualTo("25.0");
    }

    @Test
    void whatWasNotRunStaysEmpty() {
        assertThat(find(List.of(), "peak_co2_RS").ours()).isEmpty();
        assertThat(find(List.of(), "energy_2030_AP").relativeDifference()).isEmpty();
        assertThat(find(List.of(), "largest_saver_2030").ours()).isEmpty();
    }
}
