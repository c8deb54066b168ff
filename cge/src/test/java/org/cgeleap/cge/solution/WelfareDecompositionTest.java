package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.WelfarePart.Kind;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;

/** Welfare against closed forms: the money metric is the integral of its parts. */
class WelfareDecompositionTest {
    /** Fifteen-point quadrature of smooth integrands and points solved to rounding, numbers of order ten. */
    private static final double CLOSE = 1e-10;

    /** Labour makes X and Z; X is taxed at t, the revenue goes to the consumer; a labour makes one X. */
    private static String taxed(double sigma, String set) {
        return """
                parameters: { t: 0, a: 1, L: 10 }
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 4} ] },
                       inputs: { elasticity: 0, of: [ {good: PL, quantity: "=4*a"} ] } }
                  Z: { outputs: { of: [ {good: PZ, quantity: 6} ] },
                       inputs: { elasticity: 0, of: [ {good: PL, quantity: 6} ] } }
                  U: { outputs: { of: [ {good: PU, quantity: 10} ] },
                       inputs: { elasticity: %s, of: [
                          {good: PX, quantity: 4, taxes: [ {rate: "=t", to: RA} ]}, {good: PZ, quantity: 6} ] } }
                consumers:
                  RA:
                    endowments: [ {good: PL, quantity: "=L"} ]
                    demand: { elasticity: 1, of: [ {good: PU, quantity: 10} ] }
                numeraire: { PL: 1 }
                scenarios: [ { name: s, set: %s } ]
                """.formatted(sigma, set);
    }

    private static WelfareDecomposition split(String text, String measure) {
        EquilibriumModel stated = ModelReader.read(text, "test.yaml");
        CompiledModel compiled = CompiledModel.compile(stated);
        EquilibriumSolver solver =
                new EquilibriumSolver(compiled, SolverOptions.standard().withTolerance(1e-12));
        Solve base = solver.solve(Scenario.of("base", Map.of()), compiled.start());
        Solve end = solver.solve(stated.scenarios().get(0), base.equilibrium().values());
        assertThat(base.solved() && end.solved()).isTrue();
        return WelfareDecomposition.of(stated.scenarios().get(0), base.equilibrium(), end.equilibrium(), measure);
    }

    private static double sum(WelfareDecomposition split, Kind kind) {
        return split.parts().stream()
                .filter(p -> p.kind() == kind)
                .mapToDouble(WelfarePart::value)
                .sum();
    }

    /** Income L + t x, x = α M / (1 + t), so W = L (1+t)^(1−α) / (1 + t − α t); the loss is all in the wedge. */
    @Test
    void anExciseInACobbDouglasEconomy() {
        for (double t : new double[] {1e-4, 0.3, 2}) {
            double loss = 10 * (Math.pow(1 + t, 0.6) / (1 + t - 0.4 * t) - 1);
            for (String measure : new String[] {"PU", "RA"}) {
                WelfareDecomposition split = split(taxed(1, "{ t: " + t + " }"), measure);
                assertThat(split.notes()).isEmpty();
                assertThat(split.total()).isCloseTo(loss, within(CLOSE));
                assertThat(sum(split, Kind.WEDGE)).isCloseTo(loss, within(CLOSE));
                assertThat(sum(split, Kind.ENDOWMENT)).isCloseTo(0, within(CLOSE));
                assertThat(sum(split, Kind.TECHNOLOGY)).isCloseTo(0, within(CLOSE));
                assertThat(Math.abs(split.unattributed())).isLessThan(CLOSE);
            }
        }
    }

    /**
     * CES utility, no tax: W = L / (0.4 a^(1−σ) + 0.6)^(1/(1−σ)), for a alone all technology, for L alone all endowment; for
     * both on the straight path the two parts are the integrals of their differentials, here by Simpson's rule.
     */
    @Test
    void technologyAndEndowmentWithAnyElasticity() {
        double sigma = 0.5;
        WelfareDecomposition technology = split(taxed(sigma, "{ a: 0.7 }"), "RA");
        double better = 10 / index(0.7, sigma) - 10;
        assertThat(sum(technology, Kind.TECHNOLOGY)).isCloseTo(better, within(CLOSE));
        assertThat(technology.total()).isCloseTo(better, within(CLOSE));

        WelfareDecomposition both = split(taxed(sigma, "{ a: 0.7, L: 14 }"), "PU");
        int n = 2000;
        double endowment = 0;
        for (int k = 0; k <= n; k++) {
            double weight = (k == 0 || k == n ? 1 : k % 2 == 1 ? 4 : 2) / (3.0 * n);
            endowment += weight * 4 / index(1 - 0.3 * k / n, sigma);
        }
        assertThat(both.total()).isCloseTo(14 / index(0.7, sigma) - 10, within(CLOSE));
        assertThat(sum(both, Kind.ENDOWMENT)).isCloseTo(endowment, within(1e-9)); // Simpson's own error
        assertThat(Math.abs(both.unattributed())).isLessThan(CLOSE);
    }

    private static double index(double a, double sigma) {
        return Math.pow(0.4 * Math.pow(a, 1 - sigma) + 0.6, 1 / (1 - sigma));
    }

    /** A small shock: EV is the wedge's triangle, −½ t² x0 (1 − α) η-free for Cobb–Douglas demand, up to terms of t³. */
    @Test
    void aSmallTaxLosesHarbergersTriangle() {
        double t = 1e-3;
        WelfareDecomposition split = split(taxed(1, "{ t: " + t + " }"), "RA");
        // compensated dx/dt = −x (1 − α) at the base, x = 4, α = 0.4
        assertThat(split.total()).isCloseTo(-0.5 * t * t * 4 * 0.6, within(10 * t * t * t));
    }

    @Test
    void whatIsNeitherGoodNorConsumerIsRefused() {
        assertThatThrownBy(() -> split(taxed(1, "{ t: 0.1 }"), "X"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected the price of a good or the income of a consumer");
    }
}
