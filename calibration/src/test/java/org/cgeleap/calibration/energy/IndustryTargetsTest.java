package org.cgeleap.calibration.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Industry's matrix of 2020 against the published figures it is balanced to, and the inventory's own. */
class IndustryTargetsTest {
    private static final IndustryTargets TARGETS = IndustryTargets.of(ChongqingEnergy.DATA, 2020);

    @Test
    void inventoryHasThePublishedEnergyByIndustry() {
        // 10⁴ tce, sums of published sub-totals: steel 630.87, non-ferrous 260.64, chemicals 1046.5, electronics and
        // others
        IndustryMatrix inventory = TARGETS.inventory();
        assertThat(row(inventory, "steel")).isCloseTo(6.31, within(0.005));
        assertThat(row(inventory, "non-ferrous")).isCloseTo(2.61, within(0.005));
        assertThat(row(inventory, "chemicals")).isCloseTo(10.46, within(0.005));
        assertThat(row(inventory, "automobile")).isCloseTo(1.28, within(0.006));
        // 33.1 without the power sector, of which 0.06 lie outside the goods
        assertThat(inventory.total()).isCloseTo(33.06, within(0.07));
    }

    private static double row(IndustryMatrix matrix, String industry) {
        double sum = 0;
        for (int f = 0; f < matrix.fuels().size(); f++) {
            sum += matrix.mtce(matrix.industries().of(industry), f);
        }
        return sum;
    }

    @Test
    void everyFigureIsMetWithinItsRounding() {
        assertThat(TARGETS.fits()).hasSize(14).allMatch(ConstraintFit::met);
        assertThat(TARGETS.balanced().total()).isCloseTo(37.54, within(1e-9));
        double electricity = 0;
        double co2 = 0;
        for (String industry : ChongqingEnergy.DATA.industries().list()) {
            electricity += TARGETS.mtce(industry, "electricity");
            co2 += 2.66 * TARGETS.mtce(industry, "coal")
                    + 2.73 * TARGETS.mtce(industry, "oil")
                    + 1.56 * TARGETS.mtce(industry, "gas");
        }
        assertThat(electricity).isCloseTo(8.125, within(1e-9));
        // 67.6 Mt of direct CO₂: the study's fuel shares times its factors
        assertThat(co2).isCloseTo(67.6, within(0.15));
    }

    @Test
    void printedSharesAreReconciledAndSaidSo() {
        assertThat(TARGETS.notes()).anyMatch(n -> n.contains("78.23") && n.contains("78.36"));
    }

    @Test
    void sectorsAddToTheirIndustries() {
        for (String fuel : TARGETS.balanced().fuels().list()) {
            double sectors = 0;
            double industries = 0;
            for (String sector : ChongqingEnergy.DATA.sectors().list()) {
                sectors += TARGETS.mtceOfSector(sector, fuel);
            }
            for (String industry : ChongqingEnergy.DATA.industries().list()) {
                industries += TARGETS.mtce(industry, fuel);
            }
            assertThat(sectors).isCloseTo(industries, within(1e-12));
        }
        assertThat(TARGETS.mtceOfSector("ISM", "coal"))
                .isCloseTo(TARGETS.mtce("steel", "coal") + TARGETS.mtce("non-ferrous", "coal"), within(1e-12));
        assertThat(TARGETS.mtceOfSector("ELE", "coal")).isZero();
        assertThat(TARGETS.balanced().sectorsOf("other"))
                .contains("COL", "GAS", "MIN", "FOO")
                .doesNotContain("ELE");
    }

    @Test
    void feedstockKeepsItsPartOfTheFuel() {
        double part = TARGETS.inventory().feedstock("chemicals", "gas")
                / TARGETS.inventory().mtce("chemicals", "gas");
        assertThat(TARGETS.feedstock("chemicals", "gas") / TARGETS.mtce("chemicals", "gas"))
                .isCloseTo(part, within(1e-12));
    }

    @Test
    void aMatrixOfTheInventoryExistsForTheBaseYearToo() {
        IndustryMatrix base = IndustryMatrix.ofInventory(ChongqingEnergy.DATA, 2017);
        // coal 23.081 + gases 142.003 + coke 330.221
        assertThat(base.mtce("steel", "coal")).isCloseTo(4.95305, within(1e-4));
        assertThat(base.mtceOfSector("other", "COL", "coal") + base.mtceOfSector("other", "ROI", "coal"))
                .isCloseTo(0.01 * (570.072 + 16.926 + 6.338 + 3.472), within(1e-4));
    }
}
