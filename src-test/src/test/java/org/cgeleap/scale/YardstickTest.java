package org.cgeleap.scale;

import static org.assertj.core.api.Assertions.assertThat;

import org.cgeleap.bench.DenseNewton;
import org.cgeleap.bench.YardstickProblem;
import org.cgeleap.cge.solution.Check;
import org.cgeleap.cge.solution.Solve;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Problems of the size and kind that a C evaluator with PETSc, Siconos and others was measured on: solved from the benchmark
 * in no more iterations, and to what a Newton method with dense factors finds.
 */
class YardstickTest {
    /** Both stop at residuals of 1e-9 of well-conditioned systems. */
    private static final double AGREE = 1e-6;

    @ParameterizedTest
    @EnumSource
    void solvesInNoMoreIterationsAndAsDenseFactorsDo(YardstickProblem problem) {
        YardstickProblem.Started started = problem.start();
        assertThat(started.size()).isBetween(problem.size() - 5, problem.size() + 5);
        Solve solve = started.solve();
        assertThat(solve.solved()).as(solve.explanation()).isTrue();
        assertThat(solve.iterations()).isLessThanOrEqualTo(problem.iterations());
        assertThat(solve.equilibrium().checks()).allMatch(Check::pass);
        double[] other = started.solveWith(new DenseNewton(DenseNewton.Library.EJML));
        double[] values = solve.equilibrium().values();
        for (int i = 0; i < values.length; i++) {
            assertThat(Math.abs(values[i] - other[i]))
                    .as("variable %d", i)
                    .isLessThanOrEqualTo(AGREE * Math.max(1, Math.abs(other[i])));
        }
    }
}
