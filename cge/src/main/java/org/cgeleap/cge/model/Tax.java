package org.cgeleap.cge.model;

import java.util.Objects;

/**
 * An ad-valorem tax on a leaf.
 *
 * @param rate of the net price, an expression of parameters and auxiliaries; negative for a subsidy
 * @param to the consumer that receives the revenue
 */
public record Tax(Expression rate, String to) {

    /**
     * Rate and receiver are there.
     *
     * @param rate of the net price, an expression of parameters and auxiliaries
     * @param to the consumer that receives the revenue
     */
    public Tax {
        Objects.requireNonNull(rate);
        Objects.requireNonNull(to);
    }
}
