package org.cgeleap.coupling.gradient;

/**
 * The values of a parameter between which a derivative of a result holds, as far as they are near: to first order, that is
 * where the next condition on the way to the result switches.
 *
 * @param from smallest value; −∞ where nothing switches within a tenth of the parameter
 * @param to largest value; +∞ likewise
 * @param what switches at either end, in words; empty where neither is near
 */
public record Reach(double from, double to, String what) {
    /** Nothing is near. */
    public static final Reach FAR = new Reach(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "");
}
