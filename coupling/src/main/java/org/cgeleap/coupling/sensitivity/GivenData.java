package org.cgeleap.coupling.sensitivity;

import java.util.Arrays;

/**
 * What can be said from runs already made, whatever their design: PAWN (Pianosi and Wagener 2018), the first-order index
 * as a correlation ratio, and which inputs set the failed runs apart from the good ones.
 */
public final class GivenData {
    private GivenData() {}

    /**
     * Indices of an input.
     *
     * @param pawnMedian median over slices of the Kolmogorov distance between the output in a slice and in all runs
     * @param pawnLargest largest of them
     * @param firstOrder share of the output's variance that lies between slices, freed of what chance leaves there
     */
    public record Importance(double pawnMedian, double pawnLargest, double firstOrder) {}

    /**
     * Importance of an input for an output.
     *
     * @param x values of the input
     * @param y values of the output, NaN where a run failed
     * @param slices of the input with equally many runs each
     */
    public static Importance importance(double[] x, double[] y, int slices) {
        Integer[] order =
                Arrays.stream(ascending(x)).filter(i -> Double.isFinite(y[i])).toArray(Integer[]::new);
        int n = order.length;
        double[] all = Arrays.stream(order).mapToDouble(i -> y[i]).sorted().toArray();
        Moments whole = Moments.of(all);
        double[] distances = new double[slices];
        double between = 0;
        for (int s = 0; s < slices; s++) {
            double[] slice = Arrays.stream(order, (int) ((long) n * s / slices), (int) ((long) n * (s + 1) / slices))
                    .mapToDouble(i -> y[i])
                    .sorted()
                    .toArray();
            Moments own = Moments.of(slice);
            distances[s] = kolmogorov(all, slice);
            between += own.count() * (own.mean() - whole.mean()) * (own.mean() - whole.mean());
        }
        double squares = whole.deviation() * whole.deviation() * (n - 1);
        double ratio = squares > 0 ? between / squares : 0;
        // ε² of Kelley (1935): the ratio less what slices of pure chance would have
        double unbiased = squares > 0 && n > slices ? Math.max(0, 1 - (1 - ratio) * (n - 1) / (n - slices)) : 0;
        Moments distance = Moments.of(distances);
        return new Importance(distance.quantile(0.5), distance.quantile(1), unbiased);
    }

    /**
     * How an input sets failed runs apart.
     *
     * @param distance Kolmogorov distance between the input's values in failed and in good runs
     * @param chance what chance alone exceeds in one case in a hundred
     * @param failedMedian median of the input over failed runs, as a rank among all, 0 to 1
     */
    public record Separation(double distance, double chance, double failedMedian) {
        /** Whether more than chance. */
        public boolean separates() {
            return distance > chance;
        }
    }

    /** How an input's values differ between failed and good runs. */
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
