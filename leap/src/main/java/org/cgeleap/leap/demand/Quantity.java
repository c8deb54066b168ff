package org.cgeleap.leap.demand;

/**
 * A variable of a branch in the unit of the accounting: a series and the factor of its unit, or one number.
 *
 * @param series index of the series, -1 if the variable is not given
 * @param factor what its numbers are multiplied by; the value itself if the variable is not given
 */
public record Quantity(int series, double factor) {

    /** Not given: zero in every year. */
    public static final Quantity NONE = new Quantity(-1, 0);

    /**
     * {@return a quantity that is not given and has the same value in every year}
     *
     * @param value in the unit of the accounting
     */
    public static Quantity constant(double value) {
        return new Quantity(-1, value);
    }

    /** {@return whether the area gives it} */
    public boolean given() {
        return series >= 0;
    }

    /**
     * {@return value in a year}
     *
     * @param t year by index, 0 = base year
     * @param values series of the area, by index and year
     */
    public double at(int t, double[][] values) {
        return series < 0 ? factor : values[series][t] * factor;
    }

    /**
     * {@return values of all years}
     *
     * @param years number of years
     * @param values series of the area, by index and year
     */
    public double[] byYear(int years, double[][] values) {
        double[] all = new double[years];
        for (int t = 0; t < years; t++) {
            all[t] = at(t, values);
        }
        return all;
    }
}
