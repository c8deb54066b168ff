package org.cgeleap.cge.solution;

/**
 * One thing that must hold of an equilibrium.
 *
 * @param name replication, walras, income_expenditure, homogeneity, zero_profit, newton_residual
 * @param value what was found, relative to the natural size of the quantity
 * @param tolerance the largest value that passes
 * @param pass whether it holds; a value that is not a number does not
 */
public record Check(String name, double value, double tolerance, boolean pass) {

    /**
     * {@return a check of a magnitude against its tolerance}
     *
     * @param name of the check, one of those above
     * @param value what was found, relative to the natural size of the quantity; NaN does not pass
     * @param tolerance the largest value that passes
     */
    public static Check of(String name, double value, double tolerance) {
        return new Check(name, value, tolerance, value <= tolerance);
    }
}
