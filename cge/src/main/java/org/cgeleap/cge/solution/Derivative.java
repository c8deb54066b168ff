package org.cgeleap.cge.solution;

import java.util.List;

/**
 * How a solution moves with one parameter, all else equal.
 *
 * @param parameter name of the parameter, or of a variable that is held
 * @param at its value
 * @param side on which side it holds
 * @param kinks variables that leave their bound or reach it as soon as the parameter moves
 * @param values derivative of each of {@link Quantities#list}, in natural units; empty if there is none
 * @param problem why there is no derivative, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // a long vector, never compared as a value
public record Derivative(String parameter, double at, Side side, List<String> kinks, double[] values, String problem) {

    /** Where a derivative holds. */
    public enum Side {
        /** For an increase and a decrease. */
        BOTH,
        /** For an increase only: a complementarity switches at this very point. */
        UP,
        /** To one side only: a quantity or an elasticity is zero and can only become positive. */
        EDGE
    }

    /**
     * Copies the list.
     *
     * @param parameter name of the parameter, or of a variable that is held
     * @param at its value
     * @param side on which side it holds
     * @param kinks variables that leave their bound or reach it as soon as the parameter moves
     * @param values derivative of each of {@link Quantities#list}, in natural units
     * @param problem why there is no derivative, or empty
     */
    public Derivative {
        kinks = List.copyOf(kinks);
    }

    /** {@return whether there is a derivative; {@link #problem} says why not otherwise} */
    public boolean exists() {
        return problem.isEmpty();
    }

    /**
     * {@return change in per cent for each per cent of the parameter; NaN where one of the two is zero}
     *
     * @param quantity position in {@link Quantities#list}
     * @param value of the quantity at the solution
     */
    public double elasticity(int quantity, double value) {
        return value == 0 || at == 0 ? Double.NaN : values[quantity] * at / value;
    }
}
