package org.cgeleap.coupling.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Correlated Latin hypercubes keep their strata and have the correlation asked for. */
class SamplingTest {
    private static final int N = 500;

    @Test
    void imanAndConover() {
        double[][] normal = {{1, 0.7, -0.4}, {0.7, 1, 0}, {-0.4, 0, 1}};
        double[][] free = Sampling.latinHypercube(N, 3, 3);
        double[][] tied = Sampling.correlated(free, normal, 3);
        for (int j = 0; j < 3; j++) {
            int column = j;
            boolean[] hit = new boolean[N];
            for (double[] u : tied) {
                hit[(int) (u[column] * N)] = true;
            }
            assertThat(hit).doesNotContain(false);
            assertThat(sorted(tied, column)).containsExactly(sorted(free, column));
        }
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < a; b++) {
                // Spearman's ρ of a bivariate normal: 6 asin(r/2)/π; the order of scores is taken, so a little is lost
                double truth = 6 / Math.PI * Math.asin(normal[a][b] / 2);
                assertThat(spearman(tied, a, b)).isCloseTo(truth, within(0.02));
                assertThat(Math.abs(spearman(free, a, b))).isLessThan(0.15);
            }
        }
    }

    private static double[] sorted(double[][] points, int column) {
        return Arrays.stream(points).mapToDouble(u -> u[column]).sorted().toArray();
    }

    private static double spearman(double[][] points, int a, int b) {
        double[] x = ranks(points, a);
        double[] y = ranks(points, b);
        double squares = 0;
        for (int i = 0; i < N; i++) {
            squares += (x[i] - y[i]) * (x[i] - y[i]);
        }
        return 1 - 6 * squares / (N * (N * (double) N - 1));
    }

    private static double[] ranks(double[][] points, int column) {
        Integer[] order = new Integer[N];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, k) -> Double.compare(points[i][column], points[k][column]));
        double[] rank = new double[N];
        for (int r = 0; r < N; r++) {
            rank[order[r]] = r;
        }
        return rank;
    }
}
