package org.cgeleap.coupling.analysis;

/**
 * Additive log-mean Divisia decomposition (LMDI-I): the change of a product V = Π x_k is split as
 *
 * <pre>{@code ΔV_k = L(V′, V) ln(x′_k / x_k),   L(a, b) = (a − b) / ln(a / b),   Σ_k ΔV_k = V′ − V}</pre>
 *
 * without a residual; changes of sums of products are sums of their terms' parts.
 *
 * <p>Source: Ang (2005), "The LMDI approach to decomposition analysis: a practical guide", Energy Policy 33. Zeros take
 * the analytical limits of Ang, Zhang and Choi (1998), Energy 23, table 2, and Ang and Liu (2007), Energy Policy 35: what
 * appears or disappears belongs to the factor that leaves or reaches zero; several such factors share it alike, as if
 * they went to zero together.
 */
public final class LogMeanDivisia {
    private LogMeanDivisia() {}

    /**
     * {@return the logarithmic mean of two positive numbers; between their geometric and arithmetic means} Zero where one is
     * zero.
     *
     * @param a zero or more
     * @param b zero or more
     */
    public static double logMean(double a, double b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        return a == b ? b : (a - b) / logRatio(a, b);
    }

    /**
     * The parts of the change of one product.
     *
     * @param before factors, none below zero; NaN where a ratio has no meaning because its denominator is zero (it then
     *     takes no part)
     * @param after as many factors
     * @return a part of each factor; they add up to the change of the product
     * @throws IllegalArgumentException for a factor below zero, which has no logarithm
     */
    public static double[] parts(double[] before, double[] after) {
        double from = product(before);
        double to = product(after);
        double[] parts = new double[before.length];
        if (from > 0 && to > 0) {
            double mean = logMean(to, from);
            for (int k = 0; k < parts.length; k++) {
                parts[k] = Double.isNaN(before[k]) || Double.isNaN(after[k]) ? 0 : mean * logRatio(after[k], before[k]);
            }
        } else if (from > 0 || to > 0) {
            double[] gone = from > 0 ? after : before;
            int zeros = 0;
            for (double factor : gone) {
                zeros += factor == 0 ? 1 : 0;
            }
            for (int k = 0; k < parts.length; k++) {
                parts[k] = gone[k] == 0 ? (to - from) / zeros : 0;
            }
        }
        return parts;
    }

    /** Accurate where the two are nearly equal, and where one is next to nothing. */
    private static double logRatio(double a, double b) {
        return Math.abs(a - b) < 0.5 * b ? Math.log1p((a - b) / b) : Math.log(a / b);
    }

    /**
     * {@return the product of the factors that have a meaning}
     *
     * @param factors of one product, zero or more each; NaN where one has no meaning, as the fuel shares of a user
     *     without energy
     * @throws IllegalArgumentException for a factor below zero
     */
    public static double product(double[] factors) {
        double product = 1;
        for (double factor : factors) {
            if (factor < 0) {
                throw new IllegalArgumentException("a factor of a log-mean decomposition: found " + factor
                        + "; expected zero or more (take what is negative out and count it by its difference)");
            }
            product *= Double.isNaN(factor) ? 1 : factor;
        }
        return product;
    }
}
