package org.cgeleap.cge.solver;

import org.cgeleap.cge.solver.SolverOptions.Factorisation;

/**
 * How a solution moves with parameters, by the implicit function theorem with the binding bounds held: variables at a
 * bound with a condition that is not zero stay, the others satisfy F' dx = −dF. One factorisation, then one solve for
 * each parameter, or one transposed solve for the derivative of one result with respect to all parameters (Facchinei
 * and Pang 2003, section 5.4: directional, and a derivative where no condition is degenerate).
 */
public final class LinearisedSolution {
    private final boolean[] held;
    private final SparseLu lu;
    private final boolean regular;

    /**
     * Linearises at a solution.
     *
     * @param problem with the numbers it was solved at
     * @param x the solution, n values
     * @param tolerance a variable is held if it is within this of a bound (relative to its natural size or |x_i|) and that distance
     *     is below |F_i|/rowScale
     */
    public LinearisedSolution(ComplementarityProblem problem, double[] x, double tolerance) {
        int n = problem.size();
        int[] pointers = problem.columnPointers();
        int[] indices = problem.rowIndices();
        double[] f = new double[n];
        double[] values = new double[pointers[n]];
        boolean defined = problem.evaluate(x, f) && problem.jacobian(x, values);
        held = new boolean[n];
        for (int i = 0; i < n; i++) {
            double distance = Math.min(x[i] - problem.lower(i), problem.upper(i) - x[i]);
            boolean fixed = problem.lower(i) == problem.upper(i);
            held[i] = fixed
                    || (distance <= tolerance * Math.max(problem.variableScale(i), Math.abs(x[i]))
                            && distance < Math.abs(f[i]) / problem.rowScale(i));
        }
        for (int j = 0; j < n; j++) {
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                if (held[indices[t]]) {
                    values[t] = indices[t] == j ? 1 : 0;
                }
            }
        }
        lu = new SparseLu(n, pointers, indices, Factorisation.FROZEN_PIVOTS);
        regular = defined && lu.factorise(values);
    }

    /** {@return whether the derivatives exist; {@link #dependentConditions()} names what is wrong otherwise} */
    public boolean regular() {
        return regular;
    }

    /**
     * {@return whether variable i is held at its bound}
     *
     * @param i position of the variable, from 0
     */
    public boolean held(int i) {
        return held[i];
    }

    /** {@return positions of the conditions that depend on the others, if not {@link #regular()}} */
    public int[] dependentConditions() {
        return lu.singularRows();
    }

    /**
     * dx/dp for a parameter with the given ∂F/∂p at the solution.
     *
     * @param partial ∂F/∂p at the solution, one value per condition
     * @return dx/dp, one value per variable; 0 for those held
     * @throws IllegalStateException if the linearisation is not regular
     */
    public double[] derivative(double[] partial) {
        requireRegular();
        double[] right = new double[held.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = held[i] ? 0 : -partial[i];
        }
        if (!lu.solve(right, right)) {
            throw new IllegalStateException("derivative: the linear system cannot be solved accurately");
        }
        return right;
    }

    /**
     * {@return the multipliers m of a result with gradient ∂r/∂x: dr/dp = m · ∂F/∂p for every parameter p, plus the direct part}
     *
     * @param gradient ∂r/∂x at the solution, one value per variable
     * @throws IllegalStateException if the linearisation is not regular
     */
    public double[] adjoint(double[] gradient) {
        requireRegular();
        double[] m = new double[held.length];
        if (!lu.solveTransposed(gradient, m)) {
            throw new IllegalStateException("adjoint: the linear system cannot be solved accurately");
        }
        for (int i = 0; i < m.length; i++) {
            m[i] = held[i] ? 0 : -m[i];
        }
        return m;
    }

    private void requireRegular() {
        if (!regular) {
            throw new IllegalStateException("the solution has no derivative: its Jacobian is singular");
        }
    }
}
