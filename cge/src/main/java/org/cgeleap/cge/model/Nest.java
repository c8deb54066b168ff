package org.cgeleap.cge.model;

import java.util.List;
import java.util.Objects;

/**
 * A constant-elasticity aggregate of branches in calibrated share form (Rutherford 2002).
 *
 * <p>Below inputs and demand the elasticity is one of substitution, σ: c = (Σ θᵢ p̂ᵢ^(1−σ))^(1/(1−σ)); σ = 1 is
 * Cobb–Douglas, σ = 0 Leontief. Below outputs it is one of transformation, η, which enters the same formula as σ = −η.
 *
 * @param name of the nest, for reports
 * @param elasticity ≥ 0, an expression of parameters
 * @param of the branches, at least one
 */
public record Nest(String name, Expression elasticity, List<Branch> of) implements Branch {

    /**
     * Copies the branches.
     *
     * @param name of the nest, for reports
     * @param elasticity ≥ 0, an expression of parameters
     * @param of the branches, at least one
     */
    public Nest {
        Objects.requireNonNull(elasticity);
        of = List.copyOf(of);
    }

    /**
     * {@return a nest with a constant elasticity}
     *
     * @param name of the nest, for reports
     * @param elasticity of substitution, or of transformation below outputs; ≥ 0
     * @param of the branches, at least one
     */
    public static Nest of(String name, double elasticity, Branch... of) {
        return new Nest(name, Expression.constant(elasticity), List.of(of));
    }

    /**
     * {@return a nest with an elasticity that depends on parameters}
     *
     * @param name of the nest, for reports
     * @param elasticity of substitution, or of transformation below outputs; an expression of parameters
     * @param of the branches, at least one
     */
    public static Nest of(String name, Expression elasticity, Branch... of) {
        return new Nest(name, elasticity, List.of(of));
    }
}
