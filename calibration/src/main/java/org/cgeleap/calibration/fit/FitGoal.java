package org.cgeleap.calibration.fit;

/**
 * A figure a fit aims at.
 *
 * @param id of the target, with what is asked of it where a target gives several goals
 * @param quantity in words
 * @param unit of the figure
 * @param sense what is asked
 * @param value published
 * @param tolerance that counts as one standard deviation at weight 1, same unit
 * @param weight by which a miss counts more, or less, than its tolerance says
 */
public record FitGoal(
        String id, String quantity, String unit, Sense sense, double value, double tolerance, double weight) {

    /** What is asked of a figure. */
    public enum Sense {
        /** To equal the value. */
        EQUAL,
        /** Not to be below it. */
        AT_LEAST,
        /** Not to be above it. */
        AT_MOST
    }

    /**
     * Weighted residual of a figure: (figure − value) · weight / tolerance, zero where an inequality holds.
     *
     * @param figure ours, in the goal's unit
     * @return residual, no unit
     */
    public double residual(double figure) {
        double miss = figure - value;
        boolean holds = sense == Sense.AT_LEAST ? miss >= 0 : sense == Sense.AT_MOST && miss <= 0;
        return holds ? 0 : miss * weight / tolerance;
    }
}
