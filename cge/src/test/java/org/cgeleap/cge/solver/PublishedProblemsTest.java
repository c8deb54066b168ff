package org.cgeleap.cge.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Problems of the complementarity literature with their published solutions. */
class PublishedProblemsTest {

    private static SolverResult solve(ComplementarityProblem p, double... start) {
        SolverResult result = new SemismoothNewton(SolverOptions.standard()).solve(p, start);
        assertThat(result.solved()).isTrue();
        assertThat(result.residual()).isLessThanOrEqualTo(1e-9);
        return result;
    }

    /** Kojima and Shindo (1986), also Dirkse and Ferris (1995), MCPLIB "kojshin". */
    static final class KojimaShindo extends DenseProblem {
        KojimaShindo() {
            super(4);
        }

        @Override
        double[] at(double[] x) {
            double a = x[0];
            double b = x[1];
            double c = x[2];
            double d = x[3];
            return new double[] {
                3 * a * a + 2 * a * b + 2 * b * b + c + 3 * d - 6,
                2 * a * a + a + b * b + 10 * c + 2 * d - 2,
                3 * a * a + a * b + 2 * b * b + 2 * c + 9 * d - 9,
                a * a + 3 * b * b + 2 * c + 3 * d - 3
            };
        }
    }

    /** Josephy (1979), MCPLIB "josephy": Kojima and Shindo's with other linear terms; one solution (√6/2, 0, 0, 1/2). */
    static final class Josephy extends DenseProblem {
        Josephy() {
            super(4);
        }

        @Override
        double[] at(double[] x) {
            double a = x[0];
            double b = x[1];
            double c = x[2];
            double d = x[3];
            return new double[] {
                3 * a * a + 2 * a * b + 2 * b * b + c + 3 * d - 6,
                2 * a * a + a + b * b + 3 * c + 2 * d - 2,
                3 * a * a + a * b + 2 * b * b + 2 * c + 3 * d - 1,
                a * a + 3 * b * b + 2 * c + 3 * d - 3
            };
        }
    }

    /**
     * Mathiesen's Walrasian equilibrium (Mathematical Programming 37, 1987; MCPLIB "mathisum"): one activity x1 and three
     * prices. With α = 0.75, b2 = 1, b3 = 0.5 the solutions are x1 = 1/2 with prices on the ray (3, 1, 2): by hand,
     * x1 = b3 clears the third market, then (1 − α)(x3 + x4/2) = x3/2 gives x4 = 2 x3, and x2 = x3 + x4.
     */
    static final class Mathiesen extends DenseProblem {
        private static final double ALPHA = 0.75;

        Mathiesen() {
            super(4);
        }

        @Override
        double[] at(double[] x) {
            double income = x[2] + 0.5 * x[3];
            return new double[] {
                -x[1] + x[2] + x[3], x[0] - ALPHA * income / x[1], 1 - x[0] - (1 - ALPHA) * income / x[2], 0.5 - x[0]
            };
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 5, 50})
    void mathiesenWithItsSecondPriceFixed(double start) {
        Mathiesen problem = new Mathiesen();
        problem.lower[2] = 1;
        problem.upper[2] = 1;
        SolverResult r = solve(problem, start, start, start, start);
        double[] x = r.x();
        assertThat(x[0]).isCloseTo(0.5, within(1e-8));
        assertThat(x[1] / x[2]).isCloseTo(3, within(1e-7));
        assertThat(x[3] / x[2]).isCloseTo(2, within(1e-7));
    }

    @Test
    void mathiesenOnItsRay() {
        // No price fixed: the Jacobian is singular at every solution. From far starts the prices may shrink to 1e-9
        // instead, which meets the tolerance as well: fix a numeraire.
        SolverResult r = solve(new Mathiesen(), 0.5, 1, 1, 1);
        assertThat(r.x()[1] / r.x()[2]).isCloseTo(3, within(1e-7));
        assertThat(r.x()[3] / r.x()[2]).isCloseTo(2, within(1e-7));
    }

    @Test
    void kojimaShindoFromManyStarts() {
        double[] regular = {Math.sqrt(6) / 2, 0, 0, 0.5};
        double[] degenerate = {1, 0, 3, 0};
        Random random = new Random(5);
        int first = 0;
        for (int k = 0; k < 20; k++) {
            double[] x =
                    solve(new KojimaShindo(), random.doubles(4, 0, 5).toArray()).x();
            double toRegular = distance(x, regular);
            // The first is degenerate (x3 = F3 = 0); √1e-9 bounds how far a residual of 1e-9 may leave a solution.
            assertThat(Math.min(toRegular, distance(x, degenerate))).isLessThan(4e-5);
            first += toRegular < 4e-5 ? 1 : 0;
        }
        assertThat(first).as("starts that reach (√6/2, 0, 0, 1/2)").isBetween(1, 19);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 10, 100})
    void josephy(double start) {
        double[] x = solve(new Josephy(), start, start, start, start).x();
        assertThat(distance(x, new double[] {Math.sqrt(6) / 2, 0, 0, 0.5})).isLessThan(1e-8);
    }

    private static double distance(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        }
        return Math.sqrt(sum);
    }

    /**
     * Murty's and Fathi's linear problems (Murty 1988, <i>Linear Complementarity, Linear and Nonlinear Programming</i>,
     * chapter 6), on which pivoting methods take 2^n steps: F = M x − e. Murty's M is upper triangular with 2 above a unit
     * diagonal and the solution e_n; Fathi's is M Mᵀ-like, with the solution e_1.
     */
    @ParameterizedTest
    @ValueSource(ints = {8, 32, 128})
    void murtyAndFathi(int n) {
        double[][] murty = new double[n][n];
        double[][] fathi = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                murty[i][j] = i == j ? 1 : i < j ? 2 : 0;
                fathi[i][j] = i == j ? 4 * i + 1 : 4 * Math.min(i, j) + 2;
            }
        }
        double[] last = new double[n];
        last[n - 1] = 1;
        double[] first = new double[n];
        first[0] = 1;
        SolverResult m = solve(new LinearProblem(SparseMatrix.of(murty), ones(n, -1)), ones(n, 1));
        assertThat(m.x()).containsExactly(last, within(1e-8));
        SolverResult f = solve(new LinearProblem(SparseMatrix.of(fathi), ones(n, -1)), ones(n, 1));
        assertThat(f.x()).containsExactly(first, within(1e-8));
        assertThat(Math.max(m.iterations(), f.iterations())).isLessThan(4 * n);
    }

    private static double[] ones(int n, double value) {
        double[] v = new double[n];
        Arrays.fill(v, value);
        return v;
    }
}
