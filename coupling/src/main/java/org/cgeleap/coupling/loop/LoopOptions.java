package org.cgeleap.coupling.loop;

/**
 * How the loop is run.
 *
 * @param tolerance each criterion's largest relative difference; default 1e-6
 * @param maxIterations default 30
 * @param depth of Anderson acceleration, 0 for substitution; default 5
 * @param damping share of the residual taken; default 1
 */
public record LoopOptions(double tolerance, int maxIterations, int depth, double damping) {

    /**
     * Checks tolerance and number of rounds.
     *
     * @param tolerance each criterion's largest relative difference
     * @param maxIterations default 30
     * @param depth of Anderson acceleration, 0 for substitution
     * @param damping share of the residual taken
     * @throws IllegalArgumentException unless the tolerance is above zero and there is a round
     */
    public LoopOptions {
        if (!(tolerance > 0) || maxIterations < 1) {
            throw new IllegalArgumentException(
                    "tolerance > 0 and at least one iteration, found " + tolerance + " and " + maxIterations);
        }
    }

    /**
     * Tolerance 1e-6, at most 30 iterations, Anderson acceleration of depth 5, no damping.
     *
     * @return the default
     */
    public static LoopOptions standard() {
        return new LoopOptions(1e-6, 30, 5, 1);
    }

    /** A fresh method: Anderson acceleration where there is depth, else substitution, plain where it is not damped. */
    UpdateMethod method() {
        return depth > 0 ? new Anderson(depth, damping) : new Substitution(damping);
    }

    /**
     * With another cap on iterations.
     *
     * @param value largest number of rounds, 1 or more
     * @return otherwise the same options
     */
    public LoopOptions withMaxIterations(int value) {
        return new LoopOptions(tolerance, value, depth, damping);
    }

    /**
     * With another tolerance.
     *
     * @param value largest relative difference of a criterion, above zero
     * @return otherwise the same options
     */
    public LoopOptions withTolerance(double value) {
        return new LoopOptions(value, maxIterations, depth, damping);
    }
}
