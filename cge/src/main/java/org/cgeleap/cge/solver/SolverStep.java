package org.cgeleap.cge.solver;

/**
 * One line of the history of a solve.
 *
 * @param iteration number of the iteration, counted through all strategies; 0 is a start
 * @param strategy strategy of the ladder that was running
 * @param direction kind of direction taken
 * @param residual scaled natural residual after the step (maximum norm)
 * @param merit merit function after the step, half the squared norm of the reformulated conditions
 * @param stepLength factor on the direction, 1 for a full step, 0 at a start
 * @param trials points evaluated in the line search
 */
public record SolverStep(
        int iteration,
        Strategy strategy,
        Direction direction,
        double residual,
        double merit,
        double stepLength,
        int trials) {

    /**
     * {@return this step of a solve that came after others of {@code earlier} iterations in all}
     *
     * @param earlier iterations to be added to this step's number
     */
    public SolverStep after(int earlier) {
        return new SolverStep(earlier + iteration, strategy, direction, residual, merit, stepLength, trials);
    }

    /** Rungs of the ladder, in the order in which they are climbed. */
    public enum Strategy {
        /** Semismooth Newton from the given start. */
        PLAIN,
        /** Levenberg–Marquardt steps whenever the Newton direction is poor, from the best point so far. */
        REGULARISED,
        /** Semismooth Newton from a perturbed start. */
        RESTART,
        /** A place on a {@link DeformationPath}; the step length is that along the path. */
        DEFORMATION
    }

    /** Kind of search direction. */
    public enum Direction {
        /** No step: the start of a strategy. */
        START,
        /** Newton direction of the reformulated system. */
        NEWTON,
        /** Newton direction of the reformulated system with a perturbed diagonal, because it was singular. */
        PERTURBED_NEWTON,
        /** Levenberg–Marquardt direction. */
        LEVENBERG_MARQUARDT,
        /** Negative gradient of the merit function. */
        GRADIENT
    }
}
