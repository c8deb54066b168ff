package org.cgeleap.coupling.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseReader;
import org.junit.jupiter.api.Test;

/** The measures that compare industries or sum over them, on results made by hand. */
class LargestSavingTest {
    private static final Case CASE = CaseReader.read(Path.of("..", "calibration", "cases", "chongqing"));

    private static void add(List<ResultRow> to, String scenario, String variable, int year, String sector, double v) {
        to.add(new ResultRow(scenario, "coupled", year, variable, sector, "", "", "", v));
    }

    private static Reproduction.Row find(List<ResultRow> results, String id) {
        return new Reproduction(CASE, results)
                .rows().stream()
                        .filter(r -> r.target().id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    /** Savings 1, 3 and 2: the order is that of the savings, not of the uses. */
    @Test
    void industriesAreRankedByWhatTheySave() {
        List<ResultRow> results = new ArrayList<>();
        String[] sectors = {"Steel", "Other industries", "Nonferrous metals"};
        double[] reference = {20, 9, 4};
        double[] accelerated = {19, 6, 2};
        for (int i = 0; i < sectors.length; i++) {
            add(results, "RS", "industrial_energy", 2030, sectors[i], reference[i]);
            add(results, "AP-NZES", "industrial_energy", 2030, sectors[i], accelerated[i]);
        }
        assertThat(find(results, "largest_saver_2030").ours()).isEqualTo("Other industries");
        assertThat(find(results, "second_saver_2030").ours()).isEqualTo("Nonferrous metals");
        assertThat(find(results, "largest_saver_2030").relativeDifference()).isEmpty();
    }

    @Test
    void sharesOfSeveralIndustriesAreSummed() {
        List<ResultRow> results = new ArrayList<>();
        add(results, "RS", "industrial_energy", 2020, "", 50);
        for (String sector : List.of("Steel", "Building materials", "Chemicals", "Other industries")) {
            add(results, "RS", "industrial_energy", 2020, sector, 10);
        }
        Reproduction.Row row = find(results, "energy_share_four_2020");
        assertThat(Double.parseDouble(row.ours())).isCloseTo(80, within(1e-12));
        // paper: 87.3 %
        assertThat(row.relativeDifference().orElseThrow()).isCloseTo(-7.3 / 87.3, within(1e-12));
    }

    /** A share of industries of which one is missing is not a share of the rest. */
    @Test
    void aMissingIndustryLeavesTheFigureEmpty() {
        List<ResultRow> results = new ArrayList<>();
        add(results, "RS", "industrial_energy", 2020, "", 50);
        add(results, "RS", "industrial_energy", 2020, "Steel", 10);
        assertThat(find(results, "energy_share_four_2020").ours()).isEmpty();
    }

    /** Only the coupled rows count, not one model's own. */
    @Test
    void rowsOfOneModelAreNotTaken() {
        List<ResultRow> results =
                List.of(new ResultRow("RS", "leap", 2020, "industrial_energy", "", "", "", "Mtce", 1));
        assertThat(find(results, "energy_2020").ours()).isEmpty();
    }
}
