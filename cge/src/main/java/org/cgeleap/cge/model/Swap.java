package org.cgeleap.cge.model;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * An exchange of what is given and what is solved, as GEMPACK's {@code swap a = b} (Harrison, Horridge, Jerie and Pearson,
 * GEMPACK Manual, on closure swaps): the equations in force stay the same, one variable is held, one exogenous quantity is
 * solved for it.
 *
 * <p>This differs from {@link Scenario#fix}, which drops the condition of the variable it holds.
 *
 * @param endogenous what becomes endogenous: a parameter, a held variable, or the numeraire
 * @param exogenous what becomes exogenous: a level, price, income or auxiliary that is not held
 * @param value it is held at; if absent, where it stands at the start of the scenario
 */
public record Swap(String endogenous, String exogenous, OptionalDouble value) {

    /**
     * Refuses what exchanges nothing.
     *
     * @param endogenous what becomes endogenous: a parameter, a held variable, or the numeraire
     * @param exogenous what becomes exogenous: a level, price, income or auxiliary that is not held
     * @param value it is held at; if absent, where it stands at the start of the scenario
     * @throws IllegalArgumentException if both names are the same or the value is not finite
     */
    public Swap {
        Objects.requireNonNull(endogenous);
        Objects.requireNonNull(exogenous);
        if (endogenous.equals(exogenous)) {
            throw new IllegalArgumentException("swap: found " + endogenous + " for itself, expected two names");
        }
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException("swap of " + endogenous + " and " + exogenous + ": value "
                    + value.getAsDouble() + ", expected a finite number");
        }
    }

    /**
     * {@return a swap by which {@code exogenous} is held where it stands and {@code endogenous} is solved}
     *
     * @param endogenous what becomes endogenous: a parameter, a held variable, or the numeraire
     * @param exogenous what becomes exogenous: a level, price, income or auxiliary that is not held
     * @throws IllegalArgumentException if both names are the same
     */
    public static Swap of(String endogenous, String exogenous) {
        return new Swap(endogenous, exogenous, OptionalDouble.empty());
    }

    /**
     * {@return a swap by which {@code exogenous} is held at a value and {@code endogenous} is solved}
     *
     * @param endogenous what becomes endogenous: a parameter, a held variable, or the numeraire
     * @param exogenous what becomes exogenous: a level, price, income or auxiliary that is not held
     * @param value it is held at, in natural units
     * @throws IllegalArgumentException if both names are the same or the value is not finite
     */
    public static Swap of(String endogenous, String exogenous, double value) {
        return new Swap(endogenous, exogenous, OptionalDouble.of(value));
    }
}
