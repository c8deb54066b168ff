package org.cgeleap.coupling.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Given-data indices beside numbers of another program. The sample can be written down anywhere: 2,000 points of the additive
 * recurrence x_j = π (2 frac(n / g^j) − 1), n = 1 … 2000, with g the real root of g⁴ = g + 1, and Ishigami's function of
 * them. The numbers were computed from these definitions in Python with NumPy 2.4.6, in ten slices of the sorted input with equally many
 * runs: Kolmogorov distances between numpy.searchsorted's empirical distributions of a slice and of all (median and largest, PAWN), and
 * Kelley's ε² of the slices' means.
 */
class GivenDataTest {
    private static final int RUNS = 2_000;
    private static final double ROOT = 1.22074408460575947536;

    private static double[] column(int j) {
        double[] x = new double[RUNS];
        for (int n = 1; n <= RUNS; n++) {
            double u = n / Math.pow(ROOT, j);
            x[n - 1] = Math.PI * (2 * (u - Math.floor(u)) - 1);
        }
        return x;
    }

    private static double[] ishigami() {
        double[] a = column(1);
        double[] b = column(2);
        double[] c = column(3);
        double[] y = new double[RUNS];
        for (int n = 0; n < RUNS; n++) {
            y[n] = Math.sin(a[n]) + 7 * Math.pow(Math.sin(b[n]), 2) + 0.1 * Math.pow(c[n], 4) * Math.sin(a[n]);
        }
        return y;
    }

    /** Distances are of ranks, to rounding; sums of squares of 2,000 runs lose less than three digits. */
    private static void same(int j, double[] y, double median, double largest, double firstOrder) {
        GivenData.Importance found = GivenData.importance(GivenData.order(column(j)), y, 10);
        assertThat(found.pawnMedian()).as("PAWN, median, x" + j).isCloseTo(median, within(1e-11));
        assertThat(found.pawnLargest()).as("PAWN, largest, x" + j).isCloseTo(largest, within(1e-11));
        assertThat(found.firstOrder()).as("first order, x" + j).isCloseTo(firstOrder, within(1e-11));
    }

    @Test
    void ishigamiAsNumPyHasIt() {
        double[] y = ishigami();
        same(1, y, 0.2395, 0.3245, 0.301299445507);
        same(2, y, 0.396, 0.507, 0.390291362706);
        same(3, y, 0.086, 0.215, 0);
    }

    @Test
    void withEverySeventhRunFailed() {
        double[] y = ishigami();
        for (int n = 0; n < RUNS; n += 7) {
            y[n] = Double.NaN;
        }
        same(1, y, 0.237544951449, 0.312555968630, 0.297469802656);
        same(2, y, 0.396376624786, 0.515678000597, 0.391738678609);
        same(3, y, 0.086931155193, 0.224145884779, 0);
    }
}
