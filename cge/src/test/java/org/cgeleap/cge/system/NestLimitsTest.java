package org.cgeleap.cge.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Elasticities near 0 and 1, vanishing prices and quantities. */
class NestLimitsTest {
    /** X = CES(σ) [ L 0.7, K 0.3 ], bought by RA, who owns L and K. */
    private static CompiledModel twoFactors(double sigma, double priceOfK) {
        EquilibriumModel.Builder builder = EquilibriumModel.builder("two factors");
        Expression elasticity = builder.parameter("sigma", sigma);
        Expression capital = builder.parameter("capital", 0.3);
        builder.activity(
                "X",
                Nest.of("out", 0, Leaf.of("P", 1)),
                Nest.of("in", elasticity, Leaf.of("L", 0.7), Leaf.of("K", capital)));
        builder.consumer(new Consumer(
                "RA",
                List.of(new Endowment("L", Expression.constant(0.7)), new Endowment("K", Expression.constant(0.3))),
                Nest.of("demand", 1, Leaf.of("P", 1)),
                Bounds.NON_NEGATIVE));
        builder.price("K", new Bounds(priceOfK, 0, Double.POSITIVE_INFINITY));
        return CompiledModel.compile(builder.build());
    }

    /** Conditions at the start but for the price of K. */
    private static double[] evaluated(EquilibriumSystem system, double logPriceOfK) {
        double[] x = new double[system.size()];
        double[] f = new double[system.size()];
        system.toSolver(system.model().start(), x);
        x[system.model().variableIndex("K")] = logPriceOfK;
        assertThat(system.evaluate(x, f)).isTrue();
        assertThat(system.jacobian(x, new double[system.rowIndices().length])).isTrue();
        Arrays.setAll(f, system::condition);
        return f;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-6, 1e-9, 1e-12, 1e-15})
    void nearUnitElasticityTendsToCobbDouglas(double distance) {
        double logPrice = 0.8;
        // second order of ln c in ρ = 1 − σ: ln c = E π + ρ Var π / 2 + O(ρ²), Var π = 0.7·0.3·0.8²
        for (double rho : new double[] {distance, -distance}) {
            EquilibriumSystem system = new EquilibriumSystem(twoFactors(1 - rho, 1));
            double[] f = evaluated(system, logPrice);
            double expected = Math.exp(0.3 * logPrice + rho / 2 * 0.7 * 0.3 * logPrice * logPrice) - 1;
            assertThat(f[system.model().variableIndex("X")]).isCloseTo(expected, within(1e-14 + distance * distance));
        }
    }

    @Test
    void aVanishingRentStaysFinite() {
        EquilibriumSystem system = new EquilibriumSystem(twoFactors(0.01, 1));
        double[] f = evaluated(system, -300);
        CompiledModel model = system.model();
        // p^0.99 = 0.7 + 0.3 e^(−297), so p = 0.7^(1/0.99); K per unit = 0.3 (p e^300)^0.01
        double cost = Math.pow(0.7, 1 / 0.99);
        assertThat(f[model.variableIndex("X")]).isCloseTo(cost - 1, within(1e-15));
        assertThat(system.flow(model.leafIndex("X", "K")))
                .isCloseTo(0.3 * Math.pow(cost, 0.01) * Math.exp(3), within(1e-14));
    }

    @Test
    void substitutionOfTenWithAHundredfoldPriceStaysExact() {
        EquilibriumSystem system = new EquilibriumSystem(twoFactors(10, 1));
        evaluated(system, Math.log(100));
        double cost = Math.pow(0.7 + 0.3 * Math.pow(100, -9), -1.0 / 9);
        assertThat(system.flow(system.model().leafIndex("X", "K")))
                .isCloseTo(0.3 * Math.pow(cost / 100, 10), within(1e-14 * 0.3 * Math.pow(cost / 100, 10)));
    }

    @Test
    void aQuantityOfZeroDropsOutAndComesBackWithoutCompiling() {
        CompiledModel model = twoFactors(0.5, 1);
        EquilibriumSystem system = new EquilibriumSystem(model);
        int[] pattern = system.rowIndices();

        system.parameters(model.parameterValues(Map.of("capital", 0.0)));
        double[] f = evaluated(system, 2);
        assertThat(f[model.variableIndex("X")]).isCloseTo(0.7 - 1, within(1e-15));
        assertThat(system.flow(model.leafIndex("X", "K"))).isZero();

        system.parameters(model.parameterValues(Map.of("capital", 0.6)));
        evaluated(system, 0);
        assertThat(system.flow(model.leafIndex("X", "K"))).isCloseTo(0.6, within(1e-15));
        assertThat(system.rowIndices()).isSameAs(pattern);
    }

    @Test
    void elasticityMayBecomeZeroAndBack() {
        CompiledModel model = twoFactors(0.5, 1);
        EquilibriumSystem system = new EquilibriumSystem(model);
        system.parameters(model.parameterValues(Map.of("sigma", 0.0)));
        assertThat(system.logarithmic(model.variableIndex("K"))).isFalse();
        double[] f = evaluated(system, 3);
        assertThat(f[model.variableIndex("X")]).isCloseTo(0.7 + 0.9 - 1, within(1e-15));
        assertThat(system.flow(model.leafIndex("X", "K"))).isEqualTo(0.3);

        system.parameters(model.baseParameters());
        assertThat(system.logarithmic(model.variableIndex("K"))).isTrue();
        evaluated(system, Math.log(3));
        double cost = Math.pow(0.7 + 0.3 * Math.sqrt(3), 2); // (Σ θ p^(1−σ))^(1/(1−σ)) at σ = ½
        assertThat(system.flow(model.leafIndex("X", "K"))).isCloseTo(0.3 * Math.sqrt(cost / 3), within(1e-15));
    }

    @Test
    void onlyPricesThatCannotBeZeroAreLogarithms() {
        CompiledModel substitutable = twoFactors(0.5, 1);
        EquilibriumSystem system = new EquilibriumSystem(substitutable);
        assertThat(system.logarithmic(substitutable.variableIndex("K"))).isTrue();
        assertThat(system.logarithmic(substitutable.variableIndex("P"))).isFalse();
        CompiledModel fixedProportions = twoFactors(0, 1);
        assertThat(new EquilibriumSystem(fixedProportions).logarithmic(fixedProportions.variableIndex("K")))
                .isFalse();
    }
}
