package org.cgeleap.cge.model;

import java.util.Objects;

/**
 * An auxiliary variable and its constraint: constraint ≥ 0 ⊥ variable ≥ lower; without a lower bound, an equation.
 *
 * @param name of the variable
 * @param constraint an expression of parameters, levels, prices, incomes and auxiliaries
 * @param bounds of the variable
 */
public record Auxiliary(String name, Expression constraint, Bounds bounds) {

    /**
     * The constraint is there.
     *
     * @param name of the variable
     * @param constraint an expression of parameters, levels, prices, incomes and auxiliaries
     * @param bounds of the variable
     */
    public Auxiliary {
        Objects.requireNonNull(constraint);
    }
}
