package org.cgeleap.cge.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths past folds, to infinity, and to solutions known by hand. */
class DeformationPathTest {
    private final SemismoothNewton solver = new SemismoothNewton(SolverOptions.standard());

    private static DenseProblem problem(int n, UnaryOperator<double[]> f) {
        return new DenseProblem(n) {
            @Override
            double[] at(double[] x) {
                return f.apply(x);
            }
        };
    }

    private static DenseProblem free(DenseProblem p) {
        Arrays.fill(p.lower, Double.NEGATIVE_INFINITY);
        return p;
    }

    private DeformationPath.End follow(ComplementarityProblem problem, double... start) {
        return DeformationPath.follow(solver, problem, start, 400);
    }

    /** x³ − 3 x + c has a valley at x = 1 and for c &gt; 2 its only root far on the other side of a hill (Cardano). */
    @ParameterizedTest
    @ValueSource(doubles = {2.1, 3})
    void aHillIsPassedThatStopsDescent(double c) {
        DenseProblem hill = free(problem(1, x -> new double[] {x[0] * x[0] * x[0] - 3 * x[0] + c}));
        double root = Math.sqrt(c * c / 4 - 1);
        double expected = Math.cbrt(-c / 2 + root) + Math.cbrt(-c / 2 - root);
        DeformationPath.End end = follow(hill, 1.5);
        assertThat(end.result().solved()).isTrue();
        assertThat(end.result().x()[0]).isCloseTo(expected, within(1e-9));
        assertThat(solver.solve(hill, new double[] {1.5}, solver.options().withRestarts(0))
                        .solved())
                .isFalse();
    }

    /** The same hill in a complementarity: where the root would be negative the bound binds. */
    @Test
    void aBoundEndsThePathWhereItBinds() {
        DeformationPath.End end = follow(problem(1, x -> new double[] {x[0] * x[0] * x[0] - 3 * x[0] + 3}), 1.5);
        assertThat(end.result().solved()).isTrue();
        assertThat(end.result().x()[0]).isZero();
    }

    @Test
    void whatRunsOffIsNamed() {
        DeformationPath.End end = follow(problem(2, x -> new double[] {x[0] - 2, -1 - 1 / (1 + x[1])}), 1, 1);
        assertThat(end.result().solved()).isFalse();
        assertThat(end.result().status()).isEqualTo(SolverStatus.INFEASIBLE_LOOKING);
        assertThat(end.runaway()).containsExactly(1);
        assertThat(end.reached()).isBetween(0.1, 1.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -1})
    void anEquationMayBeStatedEitherWayRound(double sign) {
        DenseProblem p = free(problem(1, x -> new double[] {sign * (Math.exp(x[0]) - 5)}));
        DeformationPath.End end = follow(p, 1);
        assertThat(end.result().solved()).isTrue();
        assertThat(end.result().x()[0]).isCloseTo(Math.log(5), within(1e-9));
    }

    /** Diagonally dominant, so that there is one solution only, with some variables at each of two bounds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void linearProblemsWithTwoBoundsAgreeWithProjectedRelaxation(long seed) {
        int n = 12;
        Random random = new Random(seed);
        double[][] m = new double[n][n];
        double[] q = random.doubles(n, -20, 20).toArray();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                m[i][j] = i == j ? 10 : random.nextDouble() - 0.5;
            }
        }
        DenseProblem p = problem(n, x -> {
            double[] f = q.clone();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    f[i] += m[i][j] * x[j];
                }
            }
            return f;
        });
        Arrays.fill(p.lower, -1);
        Arrays.fill(p.upper, 1);
        double[] expected = new double[n];
        for (int round = 0; round < 200; round++) {
            for (int i = 0; i < n; i++) {
                double rest = q[i];
                for (int j = 0; j < n; j++) {
                    rest += i == j ? 0 : m[i][j] * expected[j];
                }
                expected[i] = Math.min(1, Math.max(-1, -rest / 10));
            }
        }
        DeformationPath.End end = follow(p, new double[n]);
        assertThat(end.result().solved()).isTrue();
        assertThat(end.result().x()).containsExactly(expected, within(1e-9));
    }
}
