package org.cgeleap.cge.model;

/**
 * Start and bounds of a variable (GAMS {@code .l}, {@code .lo}, {@code .up}).
 *
 * @param start first guess
 * @param lower lower bound, possibly −∞
 * @param upper upper bound, possibly +∞; equal to the lower bound for a fixed variable, whose condition is dropped
 */
public record Bounds(double start, double lower, double upper) {

    /** Start 1, not negative: the default of levels and prices. */
    public static final Bounds NON_NEGATIVE = new Bounds(1, 0, Double.POSITIVE_INFINITY);

    /**
     * Refuses bounds out of order; the start may lie outside them and is then projected.
     *
     * @param start first guess
     * @param lower lower bound, possibly −∞
     * @param upper upper bound, possibly +∞
     * @throws IllegalArgumentException if one is NaN or the lower bound above the upper
     */
    public Bounds {
        if (Double.isNaN(start) || Double.isNaN(lower) || Double.isNaN(upper) || lower > upper) {
            throw new IllegalArgumentException("bounds must satisfy lower <= upper, found lower " + lower + ", upper "
                    + upper + ", start " + start);
        }
    }

    /**
     * {@return the same bounds with another start}
     *
     * @param value first guess, in the variable's natural units
     */
    public Bounds startingAt(double value) {
        return new Bounds(value, lower, upper);
    }

    /** {@return whether the variable is held at one value} */
    public boolean fixed() {
        return lower == upper;
    }
}
