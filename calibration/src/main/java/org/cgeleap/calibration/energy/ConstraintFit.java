package org.cgeleap.calibration.energy;

/**
 * How well a balanced matrix meets a published figure.
 *
 * @param id of the figure
 * @param unit of all values here
 * @param published as printed
 * @param target as used, after figures that contradict each other were reconciled
 * @param inventory the same figure in the unbalanced inventory
 * @param fitted in the balanced matrix
 * @param tolerance half-width of the rounding, zero where exact
 */
public record ConstraintFit(
        String id, String unit, double published, double target, double inventory, double fitted, double tolerance) {
    /** Relative slack for figures that must hold exactly: what Newton's stopping criterion leaves. */
    private static final double EXACT = 1e-9;

    /** {@return whether the fit lies within the figure's rounding} */
    public boolean met() {
        return Math.abs(fitted - target) <= tolerance + EXACT * Math.max(1, Math.abs(target));
    }
}
