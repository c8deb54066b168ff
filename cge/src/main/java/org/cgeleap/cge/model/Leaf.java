package org.cgeleap.cge.model;

import java.util.List;
import java.util.Objects;

/**
 * One good at the end of a nest.
 *
 * @param name by which the flow is looked up; unique among the leaves of one tree (a good may stand at several leaves)
 * @param good the commodity or factor traded
 * @param quantity benchmark quantity (an expression of parameters); a leaf whose quantity is zero demands nothing
 * @param price benchmark user price, gross of taxes (an expression of parameters), 1 by default; may be zero only under
 *     a nest of elasticity zero, where it adds nothing to the benchmark value (a permit that is free at the benchmark)
 * @param taxes ad-valorem rates; an input's user price is p(1 + Σ rate), an output's received price p(1 − Σ rate)
 */
public record Leaf(String name, String good, Expression quantity, Expression price, List<Tax> taxes) implements Branch {

    /**
     * Copies the taxes.
     *
     * @param name by which the flow is looked up
     * @param good the commodity or factor traded
     * @param quantity benchmark quantity (an expression of parameters)
     * @param price benchmark user price, gross of taxes (an expression of parameters)
     * @param taxes ad-valorem rates
     */
    public Leaf {
        Objects.requireNonNull(quantity);
        Objects.requireNonNull(price);
        taxes = List.copyOf(taxes);
    }

    /**
     * {@return a leaf named after its good, untaxed, at unit benchmark price}
     *
     * @param good commodity or factor traded
     * @param quantity benchmark quantity, an expression of parameters
     */
    public static Leaf of(String good, Expression quantity) {
        return new Leaf(good, good, quantity, Expression.constant(1), List.of());
    }

    /**
     * {@return a leaf named after its good, untaxed, at unit benchmark price}
     *
     * @param good commodity or factor traded
     * @param quantity benchmark quantity
     */
    public static Leaf of(String good, double quantity) {
        return of(good, Expression.constant(quantity));
    }
}
