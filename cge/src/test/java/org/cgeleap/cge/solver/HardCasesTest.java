package org.cgeleap.cge.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.cgeleap.cge.solver.SolverOptions.Factorisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds, degeneracy, singularity, infeasibility, domains and steep functions, with solutions known by hand. */
class HardCasesTest {
    private final SemismoothNewton solver = new SemismoothNewton(SolverOptions.standard());

    private static DenseProblem problem(int n, UnaryOperator<double[]> f) {
        return new DenseProblem(n) {
            @Override
            double[] at(double[] x) {
                return f.apply(x);
            }
        };
    }

    private static void free(DenseProblem p) {
        Arrays.fill(p.lower, Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void obstacleProblemAgreesWithProjectedGaussSeidel(int side) {
        int n = side * side;
        double[][] laplace = new double[n][n];
        double[] q = new double[n];
        double[] obstacle = new double[n];
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                int at = i * side + j;
                laplace[at][at] = 4;
                if (i > 0) {
                    laplace[at][at - side] = -1;
                }
                if (i < side - 1) {
                    laplace[at][at + side] = -1;
                }
                if (j > 0) {
                    laplace[at][at - 1] = -1;
                }
                if (j < side - 1) {
                    laplace[at][at + 1] = -1;
                }
                q[at] = 0.01;
                obstacle[at] = 0.5 - 0.1 * Math.hypot(i - side / 2.0, j - side / 2.0);
            }
        }
        LinearProblem p = new LinearProblem(SparseMatrix.of(laplace), q);
        System.arraycopy(obstacle, 0, p.lower, 0, n);
        SolverResult r = solver.solve(p, new double[n]);
        assertThat(r.status()).isEqualTo(SolverStatus.SOLVED);
        double[] u = new double[n];
        for (int sweep = 0; sweep < 4 * n; sweep++) { // contraction 1 − O(1/side²) a sweep: far below 1e-9
            for (int at = 0; at < n; at++) {
                double sum = -q[at];
                for (int k = 0; k < n; k++) {
                    if (k != at && laplace[at][k] != 0) {
                        sum += u[k];
                    }
                }
                u[at] = Math.max(obstacle[at], sum / 4);
            }
        }
        assertThat(r.x()).containsExactly(u, within(1e-7));
        int contacts = 0;
        for (int at = 0; at < n; at++) {
            contacts += r.x()[at] <= obstacle[at] + 1e-9 ? 1 : 0;
        }
        assertThat(contacts).as("points in contact").isBetween(1, n - 1);
    }

    @Test
    void lowerAndUpperBoundsBindOnTheirSides() {
        // F = x − target, so that x = mid(lower, target, upper).
        double[] target = {-3, 0.25, 7, 2, -1};
        DenseProblem p = problem(5, x -> {
            double[] f = new double[5];
            Arrays.setAll(f, i -> x[i] - target[i]);
            return f;
        });
        Arrays.fill(p.upper, 1);
        p.lower[3] = Double.NEGATIVE_INFINITY;
        p.upper[4] = Double.POSITIVE_INFINITY;
        SolverResult r = solver.solve(p, new double[] {0.5, 0.5, 0.5, 0.5, 0.5});
        assertThat(r.status()).isEqualTo(SolverStatus.SOLVED);
        assertThat(r.x()).containsExactly(new double[] {0, 0.25, 1, 1, 0}, within(1e-9));
    }

    @Test
    void aDegenerateSolutionIsFound() {
        // x = (0, 1) with F1 = 0 at the bound x1 = 0.
        DenseProblem p = problem(2, x -> new double[] {x[0] + x[1] - 1, x[0] * x[0] + x[1] - 1});
        SolverResult r = solver.solve(p, new double[] {3, 3});
        assertThat(r.solved()).isTrue();
        assertThat(Math.min(Math.abs(r.x()[0]), Math.abs(r.x()[0] - 1))).isLessThan(4e-5);
    }

    @Test
    void dependentConditionsThatHoldAreSolvedAsDegenerateAndNamed() {
        // A chain of prices without a numeraire: only differences are determined.
        DenseProblem p = problem(3, x -> new double[] {x[0] - x[1] - 1, x[1] - x[2] - 2, x[2] - x[0] + 3});
        free(p);
        SolverResult r = solver.solve(p, new double[3]);
        assertThat(r.status()).isEqualTo(SolverStatus.SOLVED_DEGENERATE);
        assertThat(r.degenerate()).hasSize(1);
        assertThat(r.x()[0] - r.x()[1]).isCloseTo(1, within(1e-8));
        assertThat(r.x()[1] - r.x()[2]).isCloseTo(2, within(1e-8));
    }

    @Test
    void aSingularJacobianAtTheStartIsNoObstacle() {
        DenseProblem p = problem(2, x -> new double[] {x[0] * x[0] - 4, x[0] * x[1] - 2});
        free(p);
        SolverResult r = solver.solve(p, new double[] {0, 0});
        assertThat(r.solved()).isTrue();
        assertThat(Math.abs(r.x()[0])).isCloseTo(2, within(1e-8));
        assertThat(r.x()[0] * r.x()[1]).isCloseTo(2, within(1e-8));
    }

    @Test
    void infeasibleProblemsAreReportedNotSolved() {
        DenseProblem square = problem(1, x -> new double[] {x[0] * x[0] + 1});
        free(square);
        SolverResult r = solver.solve(square, new double[] {3});
        assertThat(r.status()).isEqualTo(SolverStatus.INFEASIBLE_LOOKING);
        assertThat(r.residual()).as("x² + 1 ≥ 1").isGreaterThanOrEqualTo(1);
        assertThat(r.largest().get(0).condition()).isEqualTo("F1");

        // x1 − x2 ≥ 1 and x2 − x1 ≥ 1 contradict; M is skew, so the linear problem has no solution.
        DenseProblem linear = problem(2, x -> new double[] {x[0] - x[1] - 1, x[1] - x[0] - 1});
        SolverResult s = solver.solve(linear, new double[] {1, 1});
        assertThat(s.solved()).isFalse();
        assertThat(s.status()).isIn(SolverStatus.INFEASIBLE_LOOKING, SolverStatus.STALLED);
        assertThat(s.x()).doesNotContain(Double.NaN);
    }

    @Test
    void aLogarithmNeedsItsLargestStep() {
        // exp(x) = 1e-6: from 10, Newton's full steps are −1 each; from −40 they would overshoot to 1e11.
        DenseProblem p = problem(1, x -> new double[] {Math.exp(x[0]) - 1e-6});
        free(p);
        p.maxStep[0] = 3;
        for (double start : new double[] {10, -20}) {
            SolverResult r =
                    new SemismoothNewton(SolverOptions.standard().withTolerance(1e-15)).solve(p, new double[] {start});
            assertThat(r.status()).isEqualTo(SolverStatus.SOLVED);
            assertThat(r.x()[0]).isCloseTo(Math.log(1e-6), within(1e-8));
        }
    }

    @Test
    void aRentVanishesWithSlopeOneHundredth() {
        // Supply k against a demand of elasticity 0.01 in the rent, z = ln rent ≥ −25: slack by 30 %.
        DenseProblem p = problem(1, x -> new double[] {1.3 - Math.exp(-0.01 * x[0])});
        p.lower[0] = -25;
        p.maxStep[0] = 3;
        SolverResult r = solver.solve(p, new double[] {0});
        assertThat(r.status()).isEqualTo(SolverStatus.SOLVED);
        assertThat(r.x()[0]).as("1.3 > e^0.25").isEqualTo(-25);
        assertThat(r.iterations()).as("25 in steps of 3, and a few").isLessThanOrEqualTo(12);
    }

    @Test
    void pointsOutsideTheDomainAreBackedAwayFrom() {
        // ln x = 2 and √y = 3, undefined below 0, from far: Newton's first step for ln from 50 goes to −45.
        DenseProblem p = problem(2, x -> new double[] {Math.log(x[0]) - 2, Math.sqrt(x[1]) - 3});
        free(p);
        SolverResult r = solver.solve(p, new double[] {50, 1e-3});
        assertThat(r.status()).isEqualTo(SolverStatus.SOLVED);
        assertThat(r.x()[0]).isCloseTo(Math.exp(2), within(1e-7));
        assertThat(r.x()[1]).isCloseTo(9, within(1e-7));
    }

    @Test
    void aStartWithoutValuesIsAnEvaluationError() {
        DenseProblem p = problem(1, x -> new double[] {Double.NaN});
        SolverResult r = solver.solve(p, new double[] {1});
        assertThat(r.status()).isEqualTo(SolverStatus.EVALUATION_ERROR);
        assertThat(r.residual()).isInfinite();
        assertThat(r.x()).containsExactly(1);
        assertThatThrownBy(() -> solver.solve(p, new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x1");
    }

    @Test
    void theIterationLimitHolds() {
        DenseProblem p = problem(1, x -> new double[] {Math.exp(x[0]) - 1});
        free(p);
        SolverResult r =
                new SemismoothNewton(SolverOptions.standard().withMaxIterations(2)).solve(p, new double[] {20});
        assertThat(r.status()).isEqualTo(SolverStatus.ITERATION_LIMIT);
        assertThat(r.iterations()).isEqualTo(2);
    }

    @Test
    void warmStartsTakeFewIterationsAndKeepThePivots() {
        CarbonEconomy e = new CarbonEconomy(20, 6, 0.5, 9);
        e.cap *= 0.7;
        SolverResult cold = solver.solve(e, e.benchmarkPoint());
        assertThat(cold.solved()).isTrue();
        e.cap *= 0.99;
        SolverResult warm = solver.solve(e, cold.x());
        assertThat(warm.solved()).isTrue();
        assertThat(warm.iterations()).isLessThanOrEqualTo(4);
        assertThat(warm.reorderings()).isLessThanOrEqualTo(1);
        SolverResult second = new SemismoothNewton(
                        SolverOptions.standard().withFactorisation(Factorisation.PARTIAL_PIVOTING))
                .solve(e, cold.x());
        assertThat(second.x()).containsExactly(warm.x(), within(1e-6));
        assertThat(solver.solve(e, warm.x()).iterations()).isZero();
    }

    @Test
    void continuationReachesWhatADirectSolveMayNot() {
        CarbonEconomy e = new CarbonEconomy(10, 4, 0.5, 3);
        double full = e.cap;
        SemismoothNewton impatient = new SemismoothNewton(
                SolverOptions.standard().withMaxIterations(14).withRestarts(0));
        Continuation.Path path =
                new Continuation(impatient, 1e-4).follow(e, t -> e.cap = full * (1 - 0.8 * t), e.benchmarkPoint());
        assertThat(path.complete()).isTrue();
        assertThat(e.cap).isCloseTo(0.2 * full, within(1e-12));
        assertThat(path.result().residual()).isLessThanOrEqualTo(1e-9);
    }

    @Test
    void derivativesEqualCentralDifferences() {
        CarbonEconomy e = new CarbonEconomy(12, 4, 0.7, 21);
        e.cap *= 0.8;
        SemismoothNewton tight = new SemismoothNewton(SolverOptions.standard().withTolerance(1e-12));
        SolverResult at = tight.solve(e, e.benchmarkPoint());
        double cap = e.cap;
        double[] partial = new double[e.size()]; // cap enters the permit market and, times its price, income
        partial[e.permit()] = 1;
        partial[e.permit() - 1] = -at.x()[e.permit()];
        LinearisedSolution linear = new LinearisedSolution(e, at.x(), 1e-7);
        assertThat(linear.regular()).isTrue();
        double[] dx = linear.derivative(partial);
        double step = 1e-4 * cap;
        e.cap = cap + step;
        double[] up = tight.solve(e, at.x()).x();
        e.cap = cap - step;
        double[] down = tight.solve(e, at.x()).x();
        double[] gradient = new Random(4).doubles(e.size()).toArray();
        double direct = 0;
        double adjoint = 0;
        double[] m = linear.adjoint(gradient);
        for (int i = 0; i < dx.length; i++) {
            assertThat(dx[i]).isCloseTo((up[i] - down[i]) / (2 * step), within(1e-5 * Math.max(1, Math.abs(dx[i]))));
            direct += gradient[i] * dx[i];
            adjoint += m[i] * partial[i];
        }
        assertThat(adjoint).isCloseTo(direct, within(1e-8 * Math.abs(direct)));
    }
}
