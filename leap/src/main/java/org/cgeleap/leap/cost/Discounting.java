package org.cgeleap.leap.cost;

/**
 * Discounting of real yearly costs to a base year: PV = Σ c(t) / (1 + r)^(t − base).
 *
 * @param rate real discount rate, a fraction a year, above -1
 * @param base index of the year discounted to
 */
public record Discounting(double rate, int base) {
    /** Rejects a rate that has no factor. */
    public Discounting {
        if (!(rate > -1) || !Double.isFinite(rate)) {
            throw new IllegalArgumentException("discount rate " + rate + ": expected above -1");
        }
    }

    /** {@return what one unit of year {@code t} is worth in the base year} */
    public double factor(int t) {
        return Math.pow(1 + rate, base - t);
    }

    /** Present value of the years {@code from} to {@code to}, both included. */
    public double presentValue(double[] byYear, int from, int to) {
        double sum = 0;
        for (int t = from; t <= to; t++) {
            sum += byYear[t] * factor(t);
        }
        return sum;
    }

    /** Present value of all years from the base year on. */
    public double presentValue(double[] byYear) {
        return presentValue(byYear, Math.max(0, base), byYear.length - 1);
    }
}
