package org.cgeleap.cge.model;

import java.util.Objects;

/**
 * What a consumer owns of a good.
 *
 * @param good owned
 * @param quantity an expression of parameters and auxiliaries (a rationed factor); negative for a fixed demand
 */
public record Endowment(String good, Expression quantity) {

    /**
     * The quantity is there.
     *
     * @param good owned
     * @param quantity an expression of parameters and auxiliaries (a rationed factor)
     */
    public Endowment {
        Objects.requireNonNull(quantity);
    }
}
