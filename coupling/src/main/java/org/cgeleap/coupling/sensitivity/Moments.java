package org.cgeleap.coupling.sensitivity;

import java.util.Arrays;

/**
 * Mean, standard deviation and order statistics of the values that exist.
 *
 * @param count of them
 * @param mean of them
 * @param deviation standard deviation (n − 1)
 * @param sorted ascending
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers; instances are never compared
public record Moments(int count, double mean, double deviation, double[] sorted) {

    /**
     * Of the values that are not NaN.
     *
     * @param values NaN or infinite where there is none
     * @return their moments; the mean of no value is NaN
     */
    public static Moments of(double[] values) {
        double[] good = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double mean = Arrays.stream(good).average().orElse(Double.NaN);
        double squares = Arrays.stream(good).map(v -> (v - mean) * (v - mean)).sum();
        return new Moments(good.length, mean, good.length > 1 ? Math.sqrt(squares / (good.length - 1)) : 0, good);
    }

    /**
     * {@return the value below which a share of the values lies, linear between them; NaN where there are none}
     *
     * @param share 0 to 1
     */
    public double quantile(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        double at = share * (count - 1);
        int k = (int) Math.min(Math.max(count - 2, 0), Math.floor(at));
        return count == 1 ? sorted[0] : sorted[k] + (at - k) * (sorted[k + 1] - sorted[k]);
    }
}
