package org.cgeleap.cge.solver;

/** How a solve ended. Only the first two are solutions. */
public enum SolverStatus {
    /** The scaled natural residual is at or below the tolerance. */
    SOLVED,
    /** As {@link #SOLVED}, but the last linear system was singular: the rows named in the result determine nothing. */
    SOLVED_DEGENERATE,
    /** No strategy of the ladder makes progress, and nothing suggests that there is no solution. */
    STALLED,
    /** The method came to rest at a stationary point of the merit function, or ran off to infinity, off a solution. */
    INFEASIBLE_LOOKING,
    /** The largest number of iterations was reached while still making progress. */
    ITERATION_LIMIT,
    /** The conditions cannot be evaluated at the start, or nowhere near it. */
    EVALUATION_ERROR;

    /** {@return whether the point returned satisfies the tolerance} */
    public boolean solved() {
        return this == SOLVED || this == SOLVED_DEGENERATE;
    }
}
