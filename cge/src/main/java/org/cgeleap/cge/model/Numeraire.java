package org.cgeleap.cge.model;

/**
 * The price or consumer's income that is held, and the value it is held at; the condition dropped with it is implied by
 * Walras' law.
 *
 * @param name of a good or of a consumer
 * @param value positive
 */
public record Numeraire(String name, double value) {

    /**
     * Refuses what cannot be a unit of prices.
     *
     * @param name of a good or of a consumer
     * @param value positive
     * @throws IllegalArgumentException if the value is not positive
     */
    public Numeraire {
        if (!(value > 0)) {
            throw new IllegalArgumentException(
                    "the numeraire " + name + " must be held at a positive value, found " + value);
        }
    }
}
