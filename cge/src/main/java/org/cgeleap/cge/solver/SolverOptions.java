package org.cgeleap.cge.solver;

/**
 * Settings of {@link SemismoothNewton}.
 *
 * @param tolerance largest scaled natural residual of a solution (default 1e-9)
 * @param maxIterations largest number of steps through all strategies (default 600)
 * @param memory number of past merit values the non-monotone line search looks back on (default 6; 1 is monotone)
 * @param restarts perturbed starts tried after the other strategies (default 4; 0 for none)
 * @param seed seed of the perturbed starts (default 20010)
 * @param factorisation which factorisation solves the linear systems (default {@link Factorisation#FROZEN_PIVOTS})
 */
public record SolverOptions(
        double tolerance, int maxIterations, int memory, int restarts, long seed, Factorisation factorisation) {

    /** Factorisation of the linear systems. */
    public enum Factorisation {
        /** Own refactorisation with a frozen pivot sequence, checked, with fall-backs. */
        FROZEN_PIVOTS,
        /** EJML's sparse LU with partial pivoting at every step: slower, an independent second opinion. */
        PARTIAL_PIVOTING
    }

    /**
     * Checks the ranges.
     *
     * @param tolerance largest scaled natural residual of a solution, &gt; 0
     * @param maxIterations largest number of steps through all strategies, ≥ 0
     * @param memory number of past merit values the non-monotone line search looks back on, ≥ 1
     * @param restarts perturbed starts tried after the other strategies, ≥ 0
     * @param seed seed of the perturbed starts (default 20010)
     * @param factorisation which factorisation solves the linear systems (default {@link Factorisation#FROZEN_PIVOTS})
     * @throws IllegalArgumentException if one is out of its range
     */
    public SolverOptions {
        if (!(tolerance > 0) || maxIterations < 0 || memory < 1 || restarts < 0) {
            throw new IllegalArgumentException("solver options: tolerance " + tolerance + ", maxIterations "
                    + maxIterations + ", memory " + memory + ", restarts " + restarts
                    + "; expected a tolerance > 0, a memory of at least 1 and counts >= 0");
        }
    }

    /** {@return the defaults stated at the parameters} */
    public static SolverOptions standard() {
        return new SolverOptions(1e-9, 600, 6, 4, 20010L, Factorisation.FROZEN_PIVOTS);
    }

    /**
     * {@return these options with another tolerance}
     *
     * @param value largest scaled natural residual of a solution
     */
    public SolverOptions withTolerance(double value) {
        return new SolverOptions(value, maxIterations, memory, restarts, seed, factorisation);
    }

    /**
     * {@return these options with another iteration limit}
     *
     * @param value largest number of steps through all strategies
     */
    public SolverOptions withMaxIterations(int value) {
        return new SolverOptions(tolerance, value, memory, restarts, seed, factorisation);
    }

    /**
     * {@return these options with another number of restarts}
     *
     * @param value perturbed starts tried after the other strategies; 0 for none
     */
    public SolverOptions withRestarts(int value) {
        return new SolverOptions(tolerance, maxIterations, memory, value, seed, factorisation);
    }

    /**
     * {@return these options with another factorisation}
     *
     * @param value what solves the linear systems
     */
    public SolverOptions withFactorisation(Factorisation value) {
        return new SolverOptions(tolerance, maxIterations, memory, restarts, seed, value);
    }
}
