package org.cgeleap.iotables.balance;

/**
 * How well a total is met.
 *
 * @param name the total's name
 * @param wanted right-hand side
 * @param before left-hand side with the priors
 * @param after left-hand side with the balanced cells
 */
public record ConstraintResidual(String name, double wanted, double before, double after) {

    /** {@return after minus wanted} */
    public double residual() {
        return after - wanted;
    }
}
