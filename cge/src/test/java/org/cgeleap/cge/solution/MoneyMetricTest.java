package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.WelfarePart.Kind;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Equivalent variation of the engine against the integral it is by definition: with e expenditure and h compensated demand,
 * EV = e(p0, u1) − e(p0, u0) and e(p0, u1) = m1 − ∫ h(p, u1)·dp from p0 to p1 (Varian 1992, Microeconomic Analysis, 10.1).
 * Here h is worked out from the tastes and u1 from the quantities bought, neither from the engine's price index.
 */
class MoneyMetricTest {
    /** Points solved to 1e-12 with numbers of order ten; Simpson's error with 200 steps of a shock of a tenth is below 1e-13. */
    private static final double CLOSE = 1e-10;

    private static final int STEPS = 200;

    private static final double SIGMA = 0.6;
    private static final double CONSUMED = 8;
    private static final double SAVED = 4;

    /** Two goods of labour and capital, X taxed as it is consumed; consumption of both, and saving, which is all Z. */
    private static final String ECONOMY = """
            parameters: { t: 0, L: 7, K: 5 }
            activities:
              X: { outputs: { of: [ {good: PX, quantity: 4} ] },
                   inputs: { elasticity: 0.8, of: [ {good: PL, quantity: 3}, {good: PK, quantity: 1} ] } }
              Z: { outputs: { of: [ {good: PZ, quantity: 8} ] },
                   inputs: { elasticity: 1.2, of: [ {good: PL, quantity: 4}, {good: PK, quantity: 4} ] } }
              C: { outputs: { of: [ {good: PC, quantity: 8} ] },
                   inputs: { elasticity: %s, of: [
                      {good: PX, quantity: 4, taxes: [ {rate: "=t", to: RA} ]}, {good: PZ, quantity: 4} ] } }
              S: { outputs: { of: [ {good: PS, quantity: 4} ] }, inputs: { of: [ {good: PZ, quantity: 4} ] } }
            consumers:
              RA:
                endowments: [ {good: PL, quantity: "=L"}, {good: PK, quantity: "=K"} ]
                demand: { elasticity: 1, of: [ {good: PC, quantity: 8}, {good: PS, quantity: 4} ] }
            numeraire: { PL: 1 }
            scenarios: [ { name: s, set: { t: %s, L: %s } } ]
            """;

    private record Two(Scenario scenario, Equilibrium base, Equilibrium end, double t) {
        static Two of(double t, double labour) {
            EquilibriumModel stated = ModelReader.read(ECONOMY.formatted(SIGMA, t, labour), "test.yaml");
            CompiledModel compiled = CompiledModel.compile(stated);
            EquilibriumSolver solver =
                    new EquilibriumSolver(compiled, SolverOptions.standard().withTolerance(1e-12));
            Solve base = solver.solve(Scenario.of("base", Map.of()), compiled.start());
            Solve end =
                    solver.solve(stated.scenarios().get(0), base.equilibrium().values());
            assertThat(base.solved() && end.solved()).isTrue();
            return new Two(stated.scenarios().get(0), base.equilibrium(), end.equilibrium(), t);
        }

        double consumed() {
            return CONSUMED * end.value("C");
        }

        double saved() {
            return SAVED * end.value("S");
        }

        WelfareDecomposition split(String measure) {
            return WelfareDecomposition.of(scenario, base, end, measure);
        }
    }

    /** Compensated demand by good at prices, utility kept. */
    private interface Compensated {
        double[] at(double[] prices);
    }

    /** e(p0, u): what utility costs at prices of one, by Simpson's rule on the straight path of prices. */
    private static double expenditureAtBasePrices(double money, double[] prices, Compensated h) {
        double integral = 0;
        for (int k = 0; k <= STEPS; k++) {
            double s = (double) k / STEPS;
            double[] p = prices.clone();
            for (int i = 0; i < p.length; i++) {
                p[i] = 1 + s * (prices[i] - 1);
            }
            double[] bought = h.at(p);
            double weight = (k == 0 || k == STEPS ? 1 : k % 2 == 1 ? 4 : 2) / (3.0 * STEPS);
            for (int i = 0; i < p.length; i++) {
                integral += weight * bought[i] * (prices[i] - 1);
            }
        }
        return money - integral;
    }

    /** Compensated CES demand for X and Z, equal shares at prices of one; in units of consumption. */
    private static double[] ofConsumption(double units, double px, double pz) {
        double index = Math.pow(0.5 * Math.pow(px, 1 - SIGMA) + 0.5 * Math.pow(pz, 1 - SIGMA), 1 / (1 - SIGMA));
        return new double[] {0.5 * units * Math.pow(index / px, SIGMA), 0.5 * units * Math.pow(index / pz, SIGMA), index
        };
    }

    /** Consumption without saving: money is what is spent on it, prices those of X with its tax and of Z. */
    @ParameterizedTest
    @CsvSource({"0.01, 7", "0, 7.05", "0.1, 6.9", "0.1, 7.7"})
    void consumptionIsTheIntegralOfCompensatedDemand(double t, double labour) {
        Two two = Two.of(t, labour);
        double[] prices = {two.end().value("PX") * (1 + t), two.end().value("PZ")};
        double units = two.consumed();
        double money = units * two.end().value("PC");
        double ev = expenditureAtBasePrices(money, prices, p -> {
                    double[] h = ofConsumption(units, p[0], p[1]);
                    return new double[] {h[0], h[1]};
                })
                - CONSUMED;
        WelfareDecomposition split = two.split("PC");
        assertThat(split.notes()).isEmpty();
        assertThat(split.total()).isCloseTo(ev, within(CLOSE));
        assertThat(Math.abs(split.unattributed())).isLessThan(CLOSE);
    }

    /** Saving counted as a good: Cobb-Douglas over consumption and saving, money all of income. */
    @ParameterizedTest
    @CsvSource({"0.01, 7", "0, 7.05", "0.1, 6.9", "0.1, 7.7"})
    void realIncomeIsTheIntegralWithSaving(double t, double labour) {
        Two two = Two.of(t, labour);
        double share = CONSUMED / (CONSUMED + SAVED);
        double utility = Math.pow(two.consumed() / CONSUMED, share) * Math.pow(two.saved() / SAVED, 1 - share);
        double[] prices = {two.end().value("PX") * (1 + t), two.end().value("PZ")};
        // of X, of Z consumed, of Z saved
        double ev = expenditureAtBasePrices(two.end().value("RA"), prices, p -> {
                    double pc = ofConsumption(1, p[0], p[1])[2];
                    double index = Math.pow(pc, share) * Math.pow(p[1], 1 - share);
                    double[] h = ofConsumption(CONSUMED * utility * index / pc, p[0], p[1]);
                    return new double[] {h[0], h[1] + SAVED * utility * index / p[1]};
                })
                - (CONSUMED + SAVED);
        WelfareDecomposition split = two.split("RA");
        assertThat(split.notes()).isEmpty();
        assertThat(two.end().welfare("RA") - two.base().welfare("RA")).isCloseTo(ev, within(CLOSE));
        assertThat(split.total()).isCloseTo(ev, within(CLOSE));
        assertThat(Math.abs(split.unattributed())).isLessThan(CLOSE);
    }

    /**
     * With saving less without it is what is saved: for a small shock at prices of one, ΔS, up to the squares of the shock.
     * The decomposition of consumption takes the same amount off as demand for other things.
     */
    @Test
    void theSavingPartIsTheDifferenceOfBoth() {
        double shock = 1e-3;
        Two two = Two.of(0, 7 + shock);
        double saved = two.saved() - SAVED;
        assertThat(saved).isGreaterThan(shock / 10);
        WelfareDecomposition without = two.split("PC");
        double other = without.parts().stream()
                .filter(p -> p.kind() == Kind.OTHER_DEMAND)
                .mapToDouble(WelfarePart::value)
                .sum();
        double squares = shock * shock;
        assertThat(two.split("RA").total() - without.total()).isCloseTo(saved, within(squares));
        assertThat(-other).isCloseTo(saved, within(squares));
        assertThat(without.total() - other).isCloseTo(shock, within(squares)); // a unit of labour is worth one
    }
}
