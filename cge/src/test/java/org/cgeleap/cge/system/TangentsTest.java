package org.cgeleap.cge.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directional derivatives against the Jacobian and against differences of the conditions themselves. */
class TangentsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void directionsOfVariablesAreTheJacobian(long seed) {
        EquilibriumSystem system = new EquilibriumSystem(CompiledModel.compile(RandomEconomy.rich(seed)));
        Random random = new Random(seed);
        double[] x = point(system, random);
        int n = x.length;
        double[] values = new double[system.rowIndices().length];
        assertThat(system.evaluate(x, new double[n])).isTrue();
        assertThat(system.jacobian(x, values)).isTrue();
        double[] dx = random.doubles(n, -1, 1).toArray();
        double[] expected = new double[n];
        double[] size = new double[n];
        for (int j = 0; j < n; j++) {
            for (int k = system.columnPointers()[j]; k < system.columnPointers()[j + 1]; k++) {
                expected[system.rowIndices()[k]] += values[k] * dx[j];
                size[system.rowIndices()[k]] += Math.abs(values[k] * dx[j]);
            }
        }
        Tangents tangents = new Tangents(system);

        assertThat(tangents.along(new double[system.model().parameterCount()], dx, new double[n]))
                .isTrue();

        for (int i = 0; i < n; i++) {
            // rounding, magnified by elasticities up to 10 at prices within e^±0.7
            assertThat(tangents.residual(i))
                    .as(system.conditionName(i))
                    .isCloseTo(expected[i], within(1e-11 * (size[i] + 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void directionsOfParametersAreDifferences(long seed) {
        EquilibriumSystem system = new EquilibriumSystem(CompiledModel.compile(RandomEconomy.rich(seed)));
        CompiledModel model = system.model();
        double[] x = point(system, new Random(seed));
        int n = x.length;
        double[] base = model.baseParameters();
        for (int p = 0; p < base.length; p++) {
            String name = model.parameterName(p);
            if (base[p] == 0 || (base[p] == 1 && name.startsWith("s"))) {
                continue; // one-sided at 0; the limit at 1 has a test of its own
            }
            system.parameters(base);
            double[] direction = model.parameterDerivatives(p, base, Set.of());
            assertThat(system.evaluate(x, new double[n])).isTrue();
            Tangents tangents = new Tangents(system);
            assertThat(tangents.along(direction, new double[n], new double[n])).isTrue();
            double[] found =
                    IntStream.range(0, n).mapToDouble(tangents::residual).toArray();
            double h = 1e-3 * Math.abs(base[p]);
            double[] near = difference(system, base, p, h, x);
            double[] far = difference(system, base, p, 2 * h, x);
            for (int i = 0; i < n; i++) {
                if (!system.held(i)) {
                    double expected = (4 * near[i] - far[i]) / 3;
                    // h^4 of the fifth derivative at elasticities and log prices of order 10; rounding over h
                    double size = system.rowScale(i) / Math.abs(base[p]) + Math.abs(expected);
                    assertThat(found[i])
                            .as(system.conditionName(i) + " by " + name)
                            .isCloseTo(expected, within(1e-8 * size));
                }
            }
        }
    }

    private static double[] difference(EquilibriumSystem system, double[] base, int p, double h, double[] x) {
        int n = x.length;
        double[] up = new double[n];
        double[] down = new double[n];
        double[] moved = base.clone();
        moved[p] = base[p] + h;
        system.parameters(moved);
        assertThat(system.evaluate(x, up)).isTrue();
        moved[p] = base[p] - h;
        system.parameters(moved);
        assertThat(system.evaluate(x, down)).isTrue();
        for (int i = 0; i < n; i++) {
            up[i] = (up[i] - down[i]) / (2 * h);
        }
        return up;
    }

    private static double[] point(EquilibriumSystem system, Random random) {
        double[] natural = system.model().start();
        for (int i = 0; i < natural.length; i++) {
            natural[i] *= Math.exp(1.4 * random.nextDouble() - 0.7);
        }
        natural[system.model().variableIndex("PERMIT")] = 0.3;
        double[] x = new double[natural.length];
        system.toSolver(natural, x);
        return x;
    }
}
