package org.cgeleap.cge.export;

import org.cgeleap.cge.system.VariableKind;

/**
 * A variable with its solution.
 *
 * @param name in the model
 * @param kind level, price, income or auxiliary
 * @param value at the solution
 * @param lower bound
 * @param upper bound
 * @param held at its value, its condition dropped (GAMS {@code .fx}): the numeraire, and what the scenario fixes
 */
record PointVariable(String name, VariableKind kind, double value, double lower, double upper, boolean held) {

    /** Whether its condition is an equation. */
    boolean free() {
        return !held && Double.isInfinite(lower) && Double.isInfinite(upper);
    }
}
