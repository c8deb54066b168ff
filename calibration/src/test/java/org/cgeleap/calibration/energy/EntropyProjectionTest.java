package org.cgeleap.calibration.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The projection against closed forms and against RAS by iteration. */
class EntropyProjectionTest {
    @Test
    void oneSumScalesThePrior() {
        EntropyProjection.Result r = EntropyProjection.solve(
                new double[] {1, 2, 0, 5}, new double[][] {{1, 1, 1, 1}}, new double[] {16}, new double[] {0});
        assertThat(r.converged()).isTrue();
        assertThat(r.x()).containsExactly(new double[] {2, 4, 0, 10}, within(1e-11));
    }

    @Test
    void aSoftFigureIsMetInPart() {
        // one cell, prior 1: x + t² ln x = b; x = 2 where b = 2 + 4 ln 2 and t = 2
        EntropyProjection.Result r = EntropyProjection.solve(
                new double[] {1}, new double[][] {{1}}, new double[] {2 + 4 * Math.log(2)}, new double[] {2});
        assertThat(r.x()[0]).isCloseTo(2, within(1e-11));
    }

    @RepeatedTest(20)
    void rowAndColumnSumsGiveRas(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int n = 4;
        double[] prior = random.doubles((long) n * n, 0.1, 10).toArray();
        double[] goal = random.doubles((long) n * n, 0.1, 10).toArray();
        double[][] a = new double[2 * n][n * n];
        double[] b = new double[2 * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][i * n + j] = 1;
                a[n + j][i * n + j] = 1;
                b[i] += goal[i * n + j];
                b[n + j] += goal[i * n + j];
            }
        }
        double[] ras = prior.clone();
        for (int sweep = 0; sweep < 5000; sweep++) {
            for (int k = 0; k < 2 * n; k++) {
                double sum = 0;
                for (int c = 0; c < ras.length; c++) {
                    sum += a[k][c] * ras[c];
                }
                for (int c = 0; c < ras.length; c++) {
                    ras[c] *= a[k][c] == 1 ? b[k] / sum : 1;
                }
            }
        }
        // row and column sums repeat each other once, so the Newton matrix is singular by design
        EntropyProjection.Result r = EntropyProjection.solve(prior, a, b, new double[2 * n]);
        assertThat(r.converged()).isTrue();
        assertThat(r.x()).containsExactly(ras, within(1e-9));
    }

    @Test
    void contradictionsAreReported() {
        EntropyProjection.Result r = EntropyProjection.solve(
                new double[] {1, 1}, new double[][] {{1, 1}, {1, 1}}, new double[] {1, 2}, new double[2]);
        assertThat(r.converged()).isFalse();
    }
}
