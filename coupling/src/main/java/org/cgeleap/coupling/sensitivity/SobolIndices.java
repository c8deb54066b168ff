package org.cgeleap.coupling.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Variance-based indices (Sobol 1993) from Saltelli's design: blocks of A, AB_1 … AB_D, with second order BA_1 … BA_D, B.
 * Outputs are centred and scaled first. First order: Saltelli et al. (2010), mean(f_B (f_ABj − f_A)) / Var; total: Jansen
 * (1999), ½ mean((f_A − f_ABj)²) / Var; second order: Saltelli (2002). Var is taken over A and B. Estimates may be
 * slightly negative. The standard errors are those of resampled blocks.
 *
 * <p>A failed run takes its whole block with it, as the differences of a block belong together.
 */
public final class SobolIndices {
    /** Above this share of failed runs the indices are not to be relied on. */
    public static final double RELIABLE = 0.05;

    private static final int RESAMPLES = 100;

    private final int blocks;
    private final int dimension;
    private final boolean secondOrder;
    private final double[][] points;

    /**
     * An index.
     *
     * @param value estimated
     * @param error its standard error
     */
    public record Index(double value, double error) {
        /**
         * Half-width of the 95 % interval.
         *
         * @return 1.96 standard errors
         */
        public double halfWidth() {
            return 1.959963984540054 * error;
        }
    }

    /**
     * Indices of an output.
     *
     * @param first order, by factor
     * @param total order, by factor
     * @param second order, [factor][factor], above the diagonal; empty without second order
     * @param constant whether the output did not vary, so that every index is zero
     * @param failedRuns share of runs that failed
     * @param lostBlocks share of blocks dropped for it
     */
    @SuppressWarnings("ArrayRecordComponent") // one entry a factor; instances are never compared
    public record Result(
            Index[] first, Index[] total, Index[][] second, boolean constant, double failedRuns, double lostBlocks) {

        /** {@return whether so few runs failed that the indices may be relied on} */
        public boolean reliable() {
            return failedRuns <= RELIABLE;
        }
    }

    /**
     * A design of N (D + 2) points, or N (2 D + 2) with second order.
     *
     * @param blocks N, a power of two
     * @param dimension D, number of factors
     * @param secondOrder whether indices of pairs are wanted
     * @param seed of the points
     * @throws IllegalArgumentException where N is no power of two
     */
    public SobolIndices(int blocks, int dimension, boolean secondOrder, long seed) {
        if (Integer.bitCount(blocks) != 1) {
            throw new IllegalArgumentException("Sobol indices: found " + blocks
                    + " blocks; expected a power of 2, as the sequence is balanced then");
        }
        this.blocks = blocks;
        this.dimension = dimension;
        this.secondOrder = secondOrder;
        this.points = new double[blocks * size()][];
        double[][] both = Sampling.sobol(blocks, 2 * dimension, seed);
        for (int i = 0; i < blocks; i++) {
            double[] a = Arrays.copyOf(both[i], dimension);
            double[] b = Arrays.copyOfRange(both[i], dimension, 2 * dimension);
            int row = i * size();
            points[row] = a;
            for (int j = 0; j < dimension; j++) {
                points[row + 1 + j] = crossed(a, b, j);
                if (secondOrder) {
                    points[row + 1 + dimension + j] = crossed(b, a, j);
                }
            }
            points[row + size() - 1] = b;
        }
    }

    private int size() {
        return (secondOrder ? 2 : 1) * dimension + 2;
    }

    private static double[] crossed(double[] from, double[] other, int j) {
        double[] x = from.clone();
        x[j] = other[j];
        return x;
    }

    /** {@return the points, block after block} */
    public double[][] points() {
        return points;
    }

    /**
     * Points in a block.
     *
     * @return D + 2, or 2 D + 2 with second order
     */
    public int blockSize() {
        return size();
    }

    /**
     * {@return the indices of an output}
     *
     * @param y output at each point, NaN where a run failed
     * @param seed of the resampling
     */
    public Result analyse(double[] y, long seed) {
        return analyse(y, blocks, seed);
    }

    /**
     * {@return the indices from the first blocks only, to see how they converge}
     *
     * @param y output at each point, NaN where a run failed
     * @param firstBlocks how many of the blocks
     * @param seed of the resampling
     */
    public Result analyse(double[] y, int firstBlocks, long seed) {
        int runs = firstBlocks * size();
        List<double[]> good = new ArrayList<>();
        for (int i = 0; i < firstBlocks; i++) {
            double[] block = Arrays.copyOfRange(y, i * size(), (i + 1) * size());
            if (Arrays.stream(block).allMatch(Double::isFinite)) {
                good.add(block);
            }
        }
        long failed = Arrays.stream(y, 0, runs).filter(v -> !Double.isFinite(v)).count();
        double[][] f = good.toArray(double[][]::new);
        int[] all = IntStream.range(0, f.length).toArray();
        double[] estimate = estimate(f, all);
        double[][] again = new double[f.length > 1 ? RESAMPLES : 0][];
        SplittableRandom random = new SplittableRandom(seed);
        for (int b = 0; b < again.length; b++) {
            again[b] = estimate(
                    f, Arrays.stream(all).map(i -> random.nextInt(f.length)).toArray());
        }
        Index[] indices = new Index[estimate.length];
        for (int k = 0; k < indices.length; k++) {
            int at = k;
            // of one block nothing is known of what another would have given
            double error = again.length == 0
                    ? Double.NaN
                    : Moments.of(Arrays.stream(again).mapToDouble(e -> e[at]).toArray())
                            .deviation();
            indices[k] = new Index(estimate[k], error);
        }
        Index[][] second = new Index[secondOrder ? dimension : 0][];
        for (int j = 0; j < second.length; j++) {
            second[j] = Arrays.copyOfRange(indices, (2 + j) * dimension, (3 + j) * dimension);
        }
        boolean constant = f.length > 0
                && Arrays.stream(f).flatMapToDouble(Arrays::stream).distinct().count() == 1;
        return new Result(
                Arrays.copyOfRange(indices, 0, dimension),
                Arrays.copyOfRange(indices, dimension, 2 * dimension),
                second,
                constant,
                failed / (double) runs,
                1 - f.length / (double) firstBlocks);
    }

    /**
     * What the indices would be if every failed run had given the smallest, or the largest, value seen.
     *
     * @param y output at each point, NaN where a run failed
     * @param seed of the resampling
     * @return with the smallest, with the largest
     */
    public Result[] bounds(double[] y, long seed) {
        Moments seen = Moments.of(y);
        return new Result[] {analyse(filled(y, seen.quantile(0)), seed), analyse(filled(y, seen.quantile(1)), seed)};
    }

    private static double[] filled(double[] y, double value) {
        return Arrays.stream(y).map(v -> Double.isFinite(v) ? v : value).toArray();
    }

    /** First, total and second order in one row; zeros where nothing varies, not a number where no block is left. */
    private double[] estimate(double[][] f, int[] chosen) {
        double[] s = new double[(2 + (secondOrder ? dimension : 0)) * dimension];
        if (chosen.length == 0) {
            Arrays.fill(s, Double.NaN);
            return s;
        }
        int last = size() - 1;
        double mean = 0;
        for (int i : chosen) {
            mean += (f[i][0] + f[i][last]) / (2.0 * chosen.length);
        }
        double variance = 0;
        for (int i : chosen) {
            double a = f[i][0] - mean;
            double b = f[i][last] - mean;
            variance += (a * a + b * b) / (2.0 * chosen.length);
        }
        // below the rounding of the mean there is no variance
        if (!(variance > Math.pow(Math.ulp(mean), 2) * 4)) {
            return s;
        }
        double weight = 1 / (variance * chosen.length);
        for (int i : chosen) {
            double a = f[i][0] - mean;
            double b = f[i][last] - mean;
            for (int j = 0; j < dimension; j++) {
                double ab = f[i][1 + j] - mean;
                s[j] += weight * b * (ab - a);
                s[dimension + j] += weight * 0.5 * (a - ab) * (a - ab);
                if (secondOrder) {
                    double ba = f[i][1 + dimension + j] - mean;
                    for (int k = j + 1; k < dimension; k++) {
                        s[(2 + j) * dimension + k] += weight * (ba * (f[i][1 + k] - mean) - a * b);
                    }
                }
            }
        }
        if (secondOrder) {
            for (int j = 0; j < dimension; j++) {
                for (int k = j + 1; k < dimension; k++) {
                    s[(2 + j) * dimension + k] -= s[j] + s[k];
                }
            }
        }
        return s;
    }
}
