package org.cgeleap.cge.model;

import java.util.Objects;

/**
 * A named number of a model: a constant, or an expression of parameters declared before it.
 *
 * @param name as expressions know it
 * @param value its definition
 */
public record Parameter(String name, Expression value) {

    /**
     * The definition is there.
     *
     * @param name as expressions know it
     * @param value its definition
     */
    public Parameter {
        Objects.requireNonNull(value);
    }
}
