package org.cgeleap.leap.demand;

/**
 * A variable of a branch in the unit of the accounting: a series and the factor of its unit.
 *
 * @param series index of the series, -1 if the variable is not given
 * @param factor what its numbers are multiplied by
 */
public record Quantity(int series, double factor) {

    /** Not given: zero in every year. */
    public static final Quantity NONE = new Quantity(-1, 0);

    /** True if the area gives it. */
    public boolean given() {
        return series >= 0;
    }

    /** Value in a year. */
    public double at(int t, double[][] values) {
        return series < 0 ? 0 : values[series][t] * factor;
    }
}
