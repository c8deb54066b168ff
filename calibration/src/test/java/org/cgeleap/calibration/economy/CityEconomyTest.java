package org.cgeleap.calibration.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.cge.solver.SolverOptions;
import org.junit.jupiter.api.Test;

/** The bundled case's benchmark, model and alignment against what accounting and theory ask. */
class CityEconomyTest {
    private static final Calibrated CALIBRATED =
            Calibration.of(Path.of("cases", "chongqing"), Path.of(".."), Map.of(), SolverOptions.standard());
    private static final BenchmarkAccounts ACCOUNTS = CALIBRATED.benchmark().accounts();
    private static final Case CASE = CALIBRATED.given();

    @Test
    void theBenchmarkIsAnEquilibriumAtUnitPrices() {
        assertThat(CALIBRATED.replication()).isLessThan(1e-10);
    }

    /** GDP by expenditure of the benchmark equals the published income total. */
    @Test
    void gdpIsTheSameFromBothSides() {
        double net = 0;
        for (int i = 0; i < CASE.sectors().size(); i++) {
            net += ACCOUNTS.exportFar()[i]
                    + ACCOUNTS.exportNear()[i]
                    - ACCOUNTS.importFar()[i]
                    - ACCOUNTS.importNear()[i];
        }
        double inflow = 0;
        for (int g = 0; g < CASE.technologies().size(); g++) {
            if (CASE.technologies().get(g).code().equals("inflow")) {
                // 25.27 TWh at 0.30 yuan/kWh, of which 70 % is paid outside
                inflow = ACCOUNTS.generation()[g] * 0.30 * 10 * 0.7;
            }
        }
        double stocks = 0;
        for (double v : ACCOUNTS.investment()) {
            stocks += v;
        }
        double expenditure = ACCOUNTS.consumptionValue(CASE) + ACCOUNTS.governmentValue(CASE) + stocks + net - inflow;
        assertThat(ACCOUNTS.gdp()).isCloseTo(20066.3, within(1e-6));
        assertThat(expenditure).isCloseTo(20066.3, within(1e-6));
    }

    /** What users pay above and below the average price cancels over the users of the base year. */
    @Test
    void marginsOfEnergyCancel() {
        for (int f = 0; f < CASE.energyGoods().size(); f++) {
            double sum = 0;
            double value = 0;
            for (int u = 0; u < CASE.sectors().size() + 2; u++) {
                sum += ACCOUNTS.taken(f, u) * (ACCOUNTS.energyPrice()[f][u] - ACCOUNTS.averagePrice(f));
                value += ACCOUNTS.taken(f, u) * ACCOUNTS.energyPrice()[f][u];
            }
            assertThat(sum).isCloseTo(0, within(1e-12 * Math.max(1, value)));
        }
    }

    /** Twice the money changes no quantity: labour productivity solved at half and double the numeraire is the same. */
    @Test
    void theNumeraireDoesNotMatter() {
        Economy economy = CALIBRATED.aligned().economy();
        EconomyYear last = CALIBRATED.aligned().last();
        YearSolver solver = new YearSolver(economy, SolverOptions.standard());
        solver.solveProductivity();
        EconomyYear one = solver.solve(2020, last.parameters(), last.values());
        int numeraire = economy.compiled().variableIndex(Names.PRICE_CONSUMPTION);
        solver.equilibriumSolver().system().numeraire(numeraire, 2);
        EconomyYear two = solver.solve(2020, last.parameters(), last.values());
        assertThat(two.solved()).isTrue();
        for (int s = 0; s < CASE.sectors().size(); s++) {
            assertThat(two.outputIndex(s)).isCloseTo(one.outputIndex(s), within(1e-7));
        }
        assertThat(two.price(0)).isCloseTo(2 * one.price(0), within(1e-7));
    }

    /** K(t+1) = (1 − δ) K(t) + I(t) with the published stock, rate and fixed capital formation. */
    @Test
    void capitalAccumulates() {
        EconomyYear base = CALIBRATED.aligned().years().get(0);
        double byHand = (1 - 0.1096) + 9907.3 * 20066.3 / 19424.7 / 50078.3;
        assertThat(CapitalStock.next(CALIBRATED.aligned().economy(), 1, base)).isCloseTo(byHand, within(1e-6));
    }

    @Test
    void targetsBetweenTwoYearsAreGeometricOrLinear() {
        double[][][] first = {{{4, 0, 2}}};
        double[][][] last = {{{16, 3, 0}}};
        AlignmentTargets targets = AlignmentTargets.between(first, last, new double[] {1}, new double[] {8}, 4);
        assertThat(targets.mtce()[1][0][0][0]).isCloseTo(4 * Math.cbrt(4), within(1e-12));
        assertThat(targets.mtce()[2][0][0][1]).isCloseTo(2, within(1e-12));
        assertThat(targets.mtce()[3][0][0]).containsExactly(16, 3, 0);
        assertThat(targets.generationTwh()[1][0]).isCloseTo(2, within(1e-12));
    }
}
