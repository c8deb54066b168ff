package org.cgeleap.cge.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.cgeleap.cge.model.EquilibriumModel;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values, derivatives and identities of the equations on random economies. */
class EquilibriumSystemTest {
    /** Prices and quantities here are within e^±1 of 1 and elasticities up to 10, so rounding is magnified by up to e^10. */
    private static final double ROUNDING = 1e-10;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void unitPricesAreAnEquilibrium(long seed) {
        CompiledModel model = CompiledModel.compile(RandomEconomy.of(seed));
        EquilibriumSystem system = new EquilibriumSystem(model);
        double[] x = new double[system.size()];
        double[] f = new double[system.size()];
        system.toSolver(model.start(), x);

        assertThat(system.evaluate(x, f)).isTrue();

        for (int i = 0; i < f.length; i++) {
            if (!model.variableName(i).equals("PERMIT")) {
                assertThat(system.condition(i) / system.conditionScale(i))
                        .as(system.conditionName(i))
                        .isCloseTo(0, within(1e-12));
            }
        }
        assertThat(system.condition(model.variableIndex("PERMIT"))).isPositive(); // free, and more than is needed
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    void valuesAndJacobianAgreeWithAutomaticDifferentiation(long seed) {
        EquilibriumModel stated = RandomEconomy.of(seed);
        CompiledModel model = CompiledModel.compile(stated);
        EquilibriumSystem system = new EquilibriumSystem(model);
        Random random = new Random(1000 + seed);
        for (int point = 0; point < 3; point++) {
            Map<String, Double> set = Map.of("latent", point < 2 ? 0.0 : 0.15, "base", 0.3 + 0.1 * point);
            system.parameters(model.parameterValues(set));
            double[] x = randomPoint(system, random, point == 1 ? 0 : 0.4);
            compare(stated, system, set, x);
        }
    }

    private static void compare(
            EquilibriumModel stated, EquilibriumSystem system, Map<String, Double> set, double[] x) {
        CompiledModel model = system.model();
        int n = system.size();
        Map<String, Gradient> known = new HashMap<>();
        for (int i = 0; i < n; i++) {
            Gradient variable = Gradient.variable(n, i, x[i]);
            known.put(model.variableName(i), system.logarithmic(i) ? variable.exp() : variable);
        }
        OracleEquations oracle = new OracleEquations(stated, set, known);
        double[] f = new double[n];
        double[] values = new double[system.rowIndices().length];
        assertThat(system.evaluate(x, f)).isTrue();
        assertThat(system.jacobian(x, values)).isTrue();
        double[][] dense = new double[n][n];
        for (int column = 0; column < n; column++) {
            for (int k = system.columnPointers()[column]; k < system.columnPointers()[column + 1]; k++) {
                dense[system.rowIndices()[k]][column] = values[k];
            }
        }
        for (int i = 0; i < n; i++) {
            if (system.held(i)) {
                continue;
            }
            Gradient expected = oracle.condition(model.variableName(i));
            double size = system.rowScale(i) + Math.abs(expected.getValue());
            for (int j = 0; j < n; j++) {
                size = Math.max(size, Math.abs(expected.getPartialDerivative(j)));
            }
            assertThat(f[i]).as(system.conditionName(i)).isCloseTo(expected.getValue(), within(ROUNDING * size));
            for (int j = 0; j < n; j++) {
                assertThat(dense[i][j])
                        .as(system.conditionName(i) + " by " + model.variableName(j))
                        .isCloseTo(expected.getPartialDerivative(j), within(ROUNDING * size));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void walrasLawHoldsAtAnyPoint(long seed) {
        CompiledModel model = CompiledModel.compile(RandomEconomy.of(seed));
        EquilibriumSystem system = new EquilibriumSystem(model);
        double[] x = randomPoint(system, new Random(seed), 0.4);
        double[] f = new double[x.length];
        double[] natural = new double[x.length];
        system.toNatural(x, natural);
        assertThat(system.evaluate(x, f)).isTrue();

        // Σ p (supply − demand) + Σ (M − what M is made of) + Σ level (cost − revenue) = 0, whatever the point
        double sum = 0;
        double size = 0;
        for (int i = 0; i < x.length; i++) {
            double term = system.condition(i)
                    * switch (model.kind(i)) {
                        case PRICE -> natural[i];
                        case INCOME -> 1;
                        case LEVEL -> natural[i];
                        case AUXILIARY -> 0;
                    };
            sum += term;
            size += Math.abs(term);
        }
        assertThat(sum).isCloseTo(0, within(1e-12 * size));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void twiceAllPricesAndIncomesChangesNoQuantity(long seed) {
        CompiledModel model = CompiledModel.compile(RandomEconomy.of(seed));
        EquilibriumSystem system = new EquilibriumSystem(model);
        double[] x = randomPoint(system, new Random(seed), 0.4);
        double[] f = new double[x.length];
        assertThat(system.evaluate(x, f)).isTrue();
        double[] flows = new double[model.leafCount()];
        for (int leaf = 0; leaf < flows.length; leaf++) {
            flows[leaf] = system.flow(leaf);
        }
        for (int i = 0; i < x.length; i++) {
            if (model.kind(i) == VariableKind.PRICE || model.kind(i) == VariableKind.INCOME) {
                x[i] = system.logarithmic(i) ? x[i] + Math.log(2) : 2 * x[i];
            }
        }
        assertThat(system.evaluate(x, f)).isTrue();
        for (int leaf = 0; leaf < flows.length; leaf++) {
            assertThat(system.flow(leaf)).isCloseTo(flows[leaf], within(1e-12 * (1 + Math.abs(flows[leaf]))));
        }
    }

    private static double[] randomPoint(EquilibriumSystem system, Random random, double permit) {
        double[] natural = system.model().start();
        for (int i = 0; i < natural.length; i++) {
            natural[i] *= Math.exp(1.4 * random.nextDouble() - 0.7);
        }
        natural[system.model().variableIndex("PERMIT")] = permit;
        double[] x = new double[natural.length];
        system.toSolver(natural, x);
        return x;
    }
}
