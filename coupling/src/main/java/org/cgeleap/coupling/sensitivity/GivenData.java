package org.cgeleap.coupling.sensitivity;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What can be said from runs already made, whatever their design: PAWN (Pianosi and Wagener 2018), the first-order index
 * as a correlation ratio, and which inputs set the failed runs apart from the good ones.
 */
public final class GivenData {
    private GivenData() {}

    private static final int RESAMPLES = 25;

    private static volatile Draws lastDraws = new Draws(0, new int[RESAMPLES][0]);

    /**
     * Indices of an input.
     *
     * @param pawnMedian median over slices of the Kolmogorov distance between the output in a slice and in all runs
     * @param pawnLargest largest of them
     * @param firstOrder share of the output's variance that lies between slices, freed of what chance leaves there
     * @param firstOrderError its standard error, from resampled runs
     */
    public record Importance(double pawnMedian, double pawnLargest, double firstOrder, double firstOrderError) {}

    /**
     * {@return the runs in ascending order of an input, for {@link #importance}}
     *
     * @param x value of the input in each run
     */
    public static int[] order(double[] x) {
        return Arrays.stream(ascending(x)).mapToInt(i -> i).toArray();
    }

    /**
     * Importance of an input for an output.
     *
     * @param order of the runs by the input ({@link #order})
     * @param y values of the output, NaN where a run failed
     * @param slices of the input with equally many runs each
     * @return PAWN's distances over the slices and the correlation ratio
     */
    public static Importance importance(int[] order, double[] y, int slices) {
        double[] sorted = Arrays.stream(order)
                .mapToDouble(i -> y[i])
                .filter(Double::isFinite)
                .toArray();
        int n = sorted.length;
        double[] all = sorted.clone();
        Arrays.sort(all);
        double[] distances = new double[slices];
        for (int s = 0; s < slices; s++) {
            double[] slice = Arrays.copyOfRange(sorted, edge(n, s, slices), edge(n, s + 1, slices));
            Arrays.sort(slice);
            distances[s] = kolmogorov(all, slice);
        }
        Moments distance = Moments.of(distances);
        int[] slice = new int[n];
        for (int s = 0; s < slices; s++) {
            Arrays.fill(slice, edge(n, s, slices), edge(n, s + 1, slices), s);
        }
        double[] again = new double[RESAMPLES];
        Draws draws = draws(n);
        for (int b = 0; b < RESAMPLES; b++) {
            again[b] = firstOrder(sorted, slice, slices, draws.runs()[b]);
        }
        return new Importance(
                distance.quantile(0.5),
                distance.quantile(1),
                firstOrder(sorted, slice, slices, IntStream.range(0, n).toArray()),
                Moments.of(again).deviation());
    }

    /**
     * {@return what an input without any effect would have: the same of a random order}
     *
     * @param y values of the output, NaN where a run failed
     * @param slices with equally many runs each
     * @param seed of the random order
     */
    public static Importance byChance(double[] y, int slices, long seed) {
        return importance(Sampling.permutation(y.length, new SplittableRandom(seed)), y, slices);
    }

    private static int edge(int n, int slice, int slices) {
        return (int) ((long) n * slice / slices);
    }

    /** Runs of every resample of so many: the same for all inputs and outputs, so they are drawn once. */
    @SuppressWarnings("ArrayRecordComponent") // plain numbers; instances are never compared
    private record Draws(int n, int[][] runs) {}

    private static Draws draws(int n) {
        Draws last = lastDraws;
        if (last.n() != n) {
            SplittableRandom random = new SplittableRandom(n);
            int[][] runs = new int[RESAMPLES][n];
            for (int[] one : runs) {
                Arrays.setAll(one, i -> random.nextInt(n));
            }
            last = new Draws(n, runs);
            lastDraws = last;
        }
        return last;
    }

    private static double firstOrder(double[] y, int[] slice, int slices, int[] chosen) {
        double[] sums = new double[slices];
        double[] counts = new double[slices];
        double centre = y.length == 0 ? 0 : y[0];
        double squares = 0;
        for (int i : chosen) {
            double d = y[i] - centre;
            sums[slice[i]] += d;
            counts[slice[i]]++;
            squares += d * d;
        }
        double n = Arrays.stream(counts).sum();
        double mean = Arrays.stream(sums).sum() / n;
        double whole = squares - n * mean * mean;
        double between = 0;
        for (int s = 0; s < slices; s++) {
            if (counts[s] > 0) {
                double d = sums[s] / counts[s] - mean;
                between += counts[s] * d * d;
            }
        }
        double ratio = whole > 0 ? between / whole : 0;
        // ε² of Kelley (1935): the ratio less what slices of pure chance would have
        return whole > 0 && n > slices ? Math.max(0, 1 - (1 - ratio) * (n - 1) / (n - slices)) : 0;
    }

    /**
     * How an input sets failed runs apart.
     *
     * @param distance Kolmogorov distance between the input's values in failed and in good runs
     * @param chance what chance alone exceeds in one case in a hundred
     * @param failedMedian median of the input over failed runs, as a rank among all, 0 to 1
     */
    public record Separation(double distance, double chance, double failedMedian) {
        /** {@return whether more than chance} */
        public boolean separates() {
            return distance > chance;
        }
    }

    /**
     * {@return how an input's values differ between failed and good runs}
     *
     * @param x value of the input in each run
     * @param failed whether each run failed
     */
    public static Separation separation(double[] x, boolean[] failed) {
        double[] bad = chosen(x, failed, true);
        double[] good = chosen(x, failed, false);
        if (bad.length == 0 || good.length == 0) {
            return new Separation(0, 1, 0.5);
        }
        double median = Moments.of(bad).quantile(0.5);
        double rank = Arrays.stream(x).filter(v -> v <= median).count() / (double) x.length;
        // 1 % point of the two-sample Kolmogorov-Smirnov statistic (Smirnov 1948)
        double chance = 1.628 * Math.sqrt((bad.length + good.length) / ((double) bad.length * good.length));
        return new Separation(kolmogorov(good, bad), chance, rank);
    }

    private static double[] chosen(double[] x, boolean[] failed, boolean which) {
        double[] chosen = new double[x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (failed[i] == which) {
                chosen[n++] = x[i];
            }
        }
        double[] sorted = Arrays.copyOf(chosen, n);
        Arrays.sort(sorted);
        return sorted;
    }

    private static Integer[] ascending(double[] x) {
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(x[a], x[b]));
        return order;
    }

    /** Largest distance between the distribution functions of two sorted samples. */
    static double kolmogorov(double[] a, double[] b) {
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double at = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= at) {
                i++;
            }
            while (j < b.length && b[j] <= at) {
                j++;
            }
            largest = Math.max(largest, Math.abs(i / (double) a.length - j / (double) b.length));
        }
        return largest;
    }
}
