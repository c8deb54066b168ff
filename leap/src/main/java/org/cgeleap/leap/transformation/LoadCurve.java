package org.cgeleap.leap.transformation;

import java.util.Arrays;

/**
 * Load on a module over a year: strips of a width (fraction of the year) and a height (fraction of the peak). The load
 * factor is the average height, so peak = energy / load factor, energy counted per year of continuous output.
 */
public final class LoadCurve {
    private static final double TOLERANCE = 1e-9;

    private final double[] width;
    private final double[] height;
    private final double loadFactor;

    private LoadCurve(double[] width, double[] height) {
        this.width = width;
        this.height = height;
        double sum = 0;
        for (int k = 0; k < width.length; k++) {
            sum += width[k] * height[k];
        }
        this.loadFactor = sum;
    }

    /** {@return the same load all year: load factor 1} */
    public static LoadCurve flat() {
        return ofLoadFactor(1);
    }

    /**
     * {@return a load factor without a shape: the peak follows from it, dispatch sees the average load}
     *
     * @param loadFactor average over peak, above 0 and at most 1
     */
    public static LoadCurve ofLoadFactor(double loadFactor) {
        if (!(loadFactor > 0 && loadFactor <= 1)) {
            throw new IllegalArgumentException("load factor " + loadFactor + ": expected above 0 and at most 1");
        }
        return new LoadCurve(new double[] {1}, new double[] {loadFactor});
    }

    /**
     * {@return a load duration curve by points}
     *
     * @param hours width of each slice, any unit; only proportions count
     * @param percentOfPeak load of each slice; the largest is taken for the peak
     * @param rule how high a strip is; with {@link StripHeight#MEAN_OF_NEIGHBOURS} slices are sorted by falling load and
     *     the first neighbour is the peak
     */
    public static LoadCurve ofSlices(double[] hours, double[] percentOfPeak, StripHeight rule) {
        if (hours.length == 0 || hours.length != percentOfPeak.length) {
            throw new IllegalArgumentException("load curve of " + hours.length + " widths and " + percentOfPeak.length
                    + " loads: expected one of each for every slice, one slice at least");
        }
        double year = Arrays.stream(hours).sum();
        double peak = Arrays.stream(percentOfPeak).max().orElse(0);
        for (int k = 0; k < hours.length; k++) {
            if (!(hours[k] > 0) || !(percentOfPeak[k] >= 0) || !Double.isFinite(hours[k] + percentOfPeak[k])) {
                throw new IllegalArgumentException("load curve, slice " + (k + 1) + ": " + hours[k] + " hours at "
                        + percentOfPeak[k] + "; expected hours above 0 and a load that is not negative");
            }
        }
        if (!(peak > 0)) {
            throw new IllegalArgumentException("load curve without load: expected one slice above 0 at least");
        }
        Integer[] order = new Integer[hours.length];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, (a, b) -> Double.compare(percentOfPeak[b], percentOfPeak[a]));
        double[] width = new double[hours.length];
        double[] height = new double[hours.length];
        double before = 1;
        for (int k = 0; k < order.length; k++) {
            width[k] = hours[order[k]] / year;
            double point = percentOfPeak[order[k]] / peak;
            height[k] = rule == StripHeight.GIVEN_POINT ? point : (before + point) / 2;
            before = point;
        }
        return new LoadCurve(width, height);
    }

    /** {@return average height, a fraction of the peak} */
    public double loadFactor() {
        return loadFactor;
    }

    /**
     * {@return peak of a yearly energy, in units of energy per year}
     *
     * @param energy of the year
     */
    public double peak(double energy) {
        return energy / loadFactor;
    }

    /** {@return number of strips} */
    public int strips() {
        return width.length;
    }

    /**
     * {@return width of a strip, a fraction of the year}
     *
     * @param strip index of the strip, highest load first
     */
    public double width(int strip) {
        return width[strip];
    }

    /**
     * {@return height of a strip, a fraction of the peak}
     *
     * @param strip index of the strip, highest load first
     */
    public double height(int strip) {
        return height[strip];
    }

    /** True if the widths fill the year, which construction ensures within rounding. */
    boolean fillsTheYear() {
        return Math.abs(Arrays.stream(width).sum() - 1) <= TOLERANCE;
    }
}
