package org.cgeleap.calibration.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** CO₂ of the accounts beside the published inventory: 160.55 Mt in 2017 and 152.856 in 2020, cement process included. */
class Co2ComparisonTest {
    private static final List<Co2Record> BASE = Co2Comparison.of(ChongqingEnergy.DATA, ChongqingEnergy.ACCOUNTS_2017);
    private static final List<Co2Record> LATER = Co2Comparison.of(ChongqingEnergy.DATA, ChongqingEnergy.ACCOUNTS_2020);

    private static Co2Record find(List<Co2Record> records, String sector, String carrier) {
        return records.stream()
                .filter(r -> r.sector().equals(sector) && r.carrier().equals(carrier))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void publishedSectorsAddToThePublishedTotals() {
        assertThat(find(BASE, "TOTAL", "TOTAL").published()).isCloseTo(160.55, within(0.01));
        assertThat(find(LATER, "TOTAL", "TOTAL").published()).isCloseTo(152.856, within(0.01));
        assertThat(find(BASE, "NMM", "PROCESS").published()).isCloseTo(18.5141, within(1e-4));
        assertThat(find(BASE, "ELE", "TOTAL").published()).isCloseTo(56.1726, within(1e-3));
    }

    @Test
    void burntQuantitiesAreThePublishedInventorys() {
        // the published inventory's own factors: gas 2.1607 kg/m3 over 1.33 kgce/m3; oil products 2.0 to 2.12 t/tce
        assertThat(find(BASE, "TOTAL", "GAS").publishedFactor()).isCloseTo(2.1607 / 1.33, within(1e-3));
        assertThat(find(LATER, "TOTAL", "GAS").publishedFactor()).isCloseTo(2.1607 / 1.33, within(0.02));
        assertThat(find(BASE, "TOTAL", "ROI").publishedFactor()).isBetween(2.0, 2.12);
    }

    @Test
    void oursIsQuantityTimesFactor() {
        Co2Record transport = find(BASE, "TRN", "ROI");
        assertThat(transport.ours()).isCloseTo(8.66785 * 2.73, within(1e-3));
        // 1.9 to 2.2 t/tce is what oil products emit; the study's 2.73 explains most of the city's difference
        Co2Record city = find(BASE, "TOTAL", "TOTAL");
        double factors = 0;
        for (String carrier : List.of("COL", "GAS", "ROI")) {
            factors += find(BASE, "TOTAL", carrier).difference();
        }
        assertThat(city.difference()).isCloseTo(factors, within(1e-9)).isCloseTo(14.43, within(0.05));
    }

    /** Transport in 2020: 7.517 Mtce of oil at 2.73 against 2.0455 t/tce, which is 28.218 Mt over 13.795 Mtce in the city. */
    @Test
    void aDifferenceIsSplitIntoFactorAndTheRest() {
        Co2Record transport = find(LATER, "TRN", "ROI");
        assertThat(transport.byFactor()).isCloseTo(7.517 * (2.73 - 28.218 / 13.795), within(0.003));
        for (List<Co2Record> records : List.of(BASE, LATER)) {
            for (String carrier : List.of("COL", "GAS", "ROI", "TOTAL")) {
                Co2Record city = find(records, "TOTAL", carrier);
                assertThat(city.byFactor()).as(carrier).isCloseTo(city.difference(), within(1e-9));
            }
        }
    }

    /** The case keeps 9.7 % of the chemical branches' gas of 2017 as fuel: 0.459 Mtce or 0.72 Mt beside 175.0. */
    @Test
    void theCasesOwnTotalsBesideTheInventory() {
        EnergyData data = EnergyFiles.read(ChongqingEnergy.FOLDER, List.of("HHC"));
        double base = find(Co2Comparison.of(data, EnergyAccounting.of(data, 2017)), "TOTAL", "TOTAL")
                .difference();
        double later = find(Co2Comparison.of(data, EnergyAccounting.of(data, 2020)), "TOTAL", "TOTAL")
                .difference();
        assertThat(base).isCloseTo(14.43 + 0.72, within(0.01));
        assertThat(later).isCloseTo(171.143 - 152.856, within(0.01));
    }
}
