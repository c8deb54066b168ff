package org.cgeleap.leap.cost;

/**
 * Discounting of real yearly costs to a base year: PV = Σ c(t) / (1 + r)^(t − base).
 *
 * @param rate real discount rate, a fraction a year, above -1
 * @param base index of the year discounted to
 */
public record Discounting(double rate, int base) {
    /**
     * Rejects a rate that has no factor.
     *
     * @param rate real discount rate, a fraction a year, above -1
     * @param base index of the year discounted to
     * @throws IllegalArgumentException if the rate is -1, below, or not finite
     */
    public Discounting {
        if (!(rate > -1) || !Double.isFinite(rate)) {
            throw new IllegalArgumentException("discount rate " + rate + ": expected above -1");
        }
    }

    /**
     * {@return what one unit of year {@code t} is worth in the base year}
     *
     * @param t year by index, 0 = base year
     */
    public double factor(int t) {
        return Math.pow(1 + rate, base - t);
    }

    /**
     * {@return present value of the years {@code from} to {@code to}, both included}
     *
     * @param byYear cost of every year, the base year of the area first
     * @param from index of the first year
     * @param to index of the last year
     */
    public double presentValue(double[] byYear, int from, int to) {
        double sum = 0;
        for (int t = from; t <= to; t++) {
            sum += byYear[t] * factor(t);
        }
        return sum;
    }

    /**
     * {@return present value of all years from the base year on}
     *
     * @param byYear cost of every year, the base year of the area first
     */
    public double presentValue(double[] byYear) {
        return presentValue(byYear, Math.max(0, base), byYear.length - 1);
    }
}
