package org.cgeleap.calibration.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The accounts against sub-totals derived independently from the same inventory (10⁴ tce, three decimals). */
class EnergyAccountsTest {
    /** Sub-totals carry three decimals of 10⁴ tce each; sums of up to three of them are off by 1.5e-3 at most. */
    private static final double SUBTOTAL = 0.0016;

    private static EnergyAccounts accounts(int year) {
        return year == 2017 ? ChongqingEnergy.ACCOUNTS_2017 : ChongqingEnergy.ACCOUNTS_2020;
    }

    @ParameterizedTest
    @CsvSource({
        // sector, year, coal + coal gases + coke, oil, gas, electricity + heat
        "AGR, 2017, 31.732, 34.497, 13.566, 4.117",
        "AGR, 2020, 27.249, 47.755, 16.226, 5.408",
        "NMM, 2017, 249.824, 19.825, 74.982, 88.606",
        "NMM, 2020, 220.807, 37.856, 91.714, 52.765",
        "CNS, 2017, 17.672, 69.915, 3.458, 30.75",
        "TRN, 2017, 11.515, 866.785, 94.031, 29.238",
        "TRN, 2020, 3.071, 751.712, 92.967, 38.001",
        "FOO, 2017, 11.808, 2.107, 20.463, 21.550",
        "HHC, 2017, 31.100, 164.295, 318.136, 201.901",
        "HHC, 2020, 17.106, 270.485, 227.696, 270.773",
        "ELE, 2017, 599.333, 3.414, 25.096, 120.479",
        "ELE, 2020, 544.310, 4.331, 43.050, 103.206",
        "TEQ, 2020, 2.491, 23.064, 33.966, 67.930",
        "WAT, 2017, 0, 0.128, 0.004, 10.075"
    })
    void finalUseOfASectorIsThePublishedSubtotal(
            String sector, int year, double coal, double oil, double gas, double electricity) {
        EnergyAccounts accounts = accounts(year);
        assertThat(finalUse(accounts, sector, "COL")).isCloseTo(coal, within(SUBTOTAL));
        assertThat(finalUse(accounts, sector, "ROI")).isCloseTo(oil, within(SUBTOTAL));
        assertThat(finalUse(accounts, sector, "GAS")).isCloseTo(gas, within(SUBTOTAL));
        assertThat(finalUse(accounts, sector, "ELE")).isCloseTo(electricity, within(SUBTOTAL));
    }

    private static double finalUse(EnergyAccounts accounts, String sector, String good) {
        return 100 * (accounts.combustion(sector, good) + accounts.feedstock(sector, good));
    }

    @Test
    void finalUseOfAllSectorsIsThePublishedTotal() {
        // coal 1908.027 + gases 204.725 + coke 361.318; oil 1326.869; gas 1213.093; electricity 1147.677 + heat 105.126
        double[] expected = {2474.070, 0, 1213.093, 1326.869, 1252.803};
        String[] goods = {"COL", "OIL", "GAS", "ROI", "ELE"};
        for (int g = 0; g < goods.length; g++) {
            double sum = 0;
            for (String sector : ChongqingEnergy.DATA.sectors().list()) {
                sum += finalUse(ChongqingEnergy.ACCOUNTS_2017, sector, goods[g]);
            }
            assertThat(sum).as(goods[g]).isCloseTo(expected[g], within(SUBTOTAL));
        }
    }

    @Test
    void transformationIsThePublishedOne() {
        EnergyAccounts a = ChongqingEnergy.ACCOUNTS_2017;
        // thermal power: coal 1311.465 + coal gases 93.941, oil 1.499, gas 44.821, heat 64.686, other 113.670
        assertThat(100 * a.transformation(EnergyUse.POWER_INPUT, "COL")).isCloseTo(1405.406, within(SUBTOTAL));
        assertThat(100 * a.transformation(EnergyUse.POWER_INPUT, "ROI")).isCloseTo(1.499, within(SUBTOTAL));
        assertThat(100 * a.transformation(EnergyUse.POWER_INPUT, "GAS")).isCloseTo(44.821, within(SUBTOTAL));
        assertThat(100 * a.transformation(EnergyUse.POWER_INPUT, "ELE")).isCloseTo(64.686, within(SUBTOTAL));
        assertThat(100 * a.outside(EnergyUse.POWER_INPUT, "ELE")).isCloseTo(113.670, within(SUBTOTAL));
        // heat supply: coal 189.544 + gases 2.764; gas 3.990
        assertThat(100 * a.transformation(EnergyUse.HEAT_INPUT, "COL")).isCloseTo(192.308, within(SUBTOTAL));
        assertThat(100 * a.transformation(EnergyUse.HEAT_INPUT, "GAS")).isCloseTo(3.990, within(SUBTOTAL));
        // net of washing 364.698, coking 224.068 − 45.704 − 177.956, briquettes −1.070
        double net = 100 * (a.transformation(EnergyUse.CONVERSION_INPUT, "COL") - a.conversionOutput("COL", "COL"));
        assertThat(net).isCloseTo(364.036, within(SUBTOTAL));
        assertThat(100 * a.transformation(EnergyUse.LOSS, "ELE")).isCloseTo(72.265, within(SUBTOTAL));
    }

    @Test
    void heatRateOfThermalPowerIsTheYearbooks() {
        // 347.6 and 341.1 gce/kWh, published to four digits
        assertThat(thermalRate(ChongqingEnergy.ACCOUNTS_2017)).isCloseTo(0.3476, within(5e-5));
        assertThat(thermalRate(ChongqingEnergy.ACCOUNTS_2020)).isCloseTo(0.3411, within(5e-5));
    }

    private static double thermalRate(EnergyAccounts a) {
        double twh = 0;
        double mtce = 0;
        for (String technology : new String[] {"coal", "gas", "biomass"}) {
            twh += a.generation(technology);
            mtce += a.generation(technology) * a.electricity().heatRate(technology);
        }
        return mtce / twh;
    }

    @Test
    void electricityBalances() {
        EnergyAccounts a = ChongqingEnergy.ACCOUNTS_2020;
        assertThat(a.electricity().total() + a.netInflow())
                .isCloseTo(a.electricity().finalUse() + a.losses(), within(1e-12));
        // published: 84.1 TWh generated, 34.6 inflow, 118.7 used with losses; all rounded to 0.1
        assertThat(a.electricity().total()).isCloseTo(84.1, within(0.1));
        assertThat(a.netInflow()).isCloseTo(34.6, within(0.1));
        assertThat(a.electricity().finalUse() + a.losses()).isCloseTo(118.7, within(0.1));
        assertThat(a.generation("hydro")).isEqualTo(28.1);
        // whole-society consumption of 2017 (99.7 TWh) exceeds the balance by 0.44, as the source says (0.5 %)
        EnergyAccounts base = ChongqingEnergy.ACCOUNTS_2017;
        assertThat(base.electricity().finalUse() + base.losses()).isCloseTo(99.26, within(0.01));
        assertThat(base.netInflow()).isBetween(25.2, 25.9);
    }

    @Test
    void everySumAgreesWithThePublishedOneAndSupplyWithUse() {
        for (int year : new int[] {2017, 2020}) {
            assertThat(accounts(year).checks()).hasSizeGreaterThan(45).allMatch(BalanceCheck::pass);
            for (FuelBalance balance : accounts(year).balances()) {
                assertThat(balance.supply()).isCloseTo(balance.use(), within(1e-9));
            }
        }
    }

    @Test
    void feedstockIsTheChemicalBranchesGas() {
        // 2017: the reported 39.65 exceed the branches' 35.602 10^8 m3, all of which is feedstock (13.3 10^4 tce each)
        assertThat(ChongqingEnergy.ACCOUNTS_2017.feedstock("CRP", "GAS"))
                .isCloseTo((34.634114 + 0.62517397 + 2 * 0.17150449) * 0.133, within(1e-9));
        assertThat(ChongqingEnergy.ACCOUNTS_2017.combustion("CRP", "GAS")).isCloseTo(0, within(1e-9));
        // 2020: all of the reported 34.82 10^8 m3 and 132 10^4 t of coal
        assertThat(ChongqingEnergy.ACCOUNTS_2020.feedstock("CRP", "GAS")).isCloseTo(34.82 * 0.133, within(1e-9));
        assertThat(ChongqingEnergy.ACCOUNTS_2020.feedstock("CRP", "COL"))
                .isCloseTo(0.01 * (132 * 0.7143 + 0.36 * 0.9714 + 2.85 * 1.3), within(1e-9));
    }

    @Test
    void aCeilingLeavesTheChemicalBranchesGasToBurn() {
        EnergyData data = ChongqingEnergy.DATA;
        EnergyAccounts a = EnergyAccounting.of(data.with(data.choices().withNonEnergyCeiling(0.9)), 2017);
        assertThat(a.combustion("CRP", "GAS"))
                .isCloseTo(0.1 * ChongqingEnergy.ACCOUNTS_2017.feedstock("CRP", "GAS"), within(1e-9));
        assertThat(a.notes()).anyMatch(n -> n.text().contains("Natural_Gas"));
    }

    @Test
    void choicesMoveThePowerSectorsCoalWithoutLosingAny() {
        EnergyData data = ChongqingEnergy.DATA;
        EnergyAccounts own = ChongqingEnergy.ACCOUNTS_2020;
        EnergyAccounts plants = EnergyAccounting.of(
                data.with(data.choices().with(AccountingChoices.PowerFinal.GENERATION_INPUT)), 2020);
        EnergyAccounts industry =
                EnergyAccounting.of(data.with(data.choices().with(AccountingChoices.PowerFinal.INDUSTRY)), 2020);
        double moved = own.combustion("ELE", "COL");
        assertThat(moved).isCloseTo(5.4431, within(1e-4));
        assertThat(plants.combustion("ELE", "COL")).isZero();
        assertThat(plants.transformation(EnergyUse.POWER_INPUT, "COL")
                        - own.transformation(EnergyUse.POWER_INPUT, "COL"))
                .isCloseTo(moved, within(1e-9));
        assertThat(industry.combustion("ELE", "COL")).isZero();
        double left = industry.transformation(EnergyUse.COMBUSTION, "COL")
                + industry.transformation(EnergyUse.FEEDSTOCK, "COL");
        double before =
                own.transformation(EnergyUse.COMBUSTION, "COL") + own.transformation(EnergyUse.FEEDSTOCK, "COL");
        assertThat(left).isCloseTo(before, within(1e-9));
    }

    @Test
    void recoveredGasCanBeTakenOffTheCokeItComesFrom() {
        EnergyData data = ChongqingEnergy.DATA;
        EnergyAccounts net =
                EnergyAccounting.of(data.with(data.choices().with(AccountingChoices.RecoveredGas.NET_OF_PARENT)), 2017);
        // 46.16 + 25.47 10^8 m3 of gas at 3.5701 come off 362.28 10^4 t of coke at 0.9714
        double off = 0.01 * (46.16 + 25.47) * 3.5701;
        assertThat(finalUse(ChongqingEnergy.ACCOUNTS_2017, "ISM", "COL") - finalUse(net, "ISM", "COL"))
                .isCloseTo(100 * off * (339.94371 + 1.0521148) / 362.28, within(1e-3));
    }

    @Test
    void aviationIsTheKeroseneOfTransport() {
        EnergyAccounts a = ChongqingEnergy.ACCOUNTS_2017;
        assertThat(a.specialUse("aviation").mtce()).isCloseTo(76.11 * 0.014714, within(1e-9));
        assertThat(a.specialShare("aviation")).isCloseTo(0.1292, within(1e-4));
    }

    @Test
    void unknownCodesAreNamed() {
        assertThatThrownBy(() -> ChongqingEnergy.ACCOUNTS_2017.combustion("XXX", "COL"))
                .hasMessageContaining("no sector XXX")
                .hasMessageContaining("AGR");
        assertThatThrownBy(() -> EnergyAccounting.of(ChongqingEnergy.DATA, 1999))
                .hasMessageContaining("1999");
    }
}
