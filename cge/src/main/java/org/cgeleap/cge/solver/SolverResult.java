package org.cgeleap.cge.solver;

import java.util.List;

/**
 * What a solve found and what it cost.
 *
 * @param status how it ended
 * @param residual scaled natural residual at {@code x} (maximum norm); +∞ if {@code x} cannot be evaluated; never NaN
 * @param x the solution, or the best point found; within the bounds, finite
 * @param iterations steps taken, through all strategies
 * @param evaluations evaluations of F
 * @param factorisations numerical factorisations, re-orderings included
 * @param reorderings pivot sequences computed anew
 * @param history one line a step, in order
 * @param largest up to ten largest residuals, largest first
 * @param degenerate positions of the conditions that the last linear system found dependent; empty unless
 *     {@link SolverStatus#SOLVED_DEGENERATE} or a failure at a singular point
 * @param evaluateSeconds time in evaluations of F and F'
 * @param factoriseSeconds time in factorisations and linear solves
 * @param otherSeconds the rest of the time
 */
@SuppressWarnings("ArrayRecordComponent") // a vector of the solver; results are not compared as values
public record SolverResult(
        SolverStatus status,
        double residual,
        double[] x,
        int iterations,
        int evaluations,
        int factorisations,
        int reorderings,
        List<SolverStep> history,
        List<NamedResidual> largest,
        List<Integer> degenerate,
        double evaluateSeconds,
        double factoriseSeconds,
        double otherSeconds) {

    /** {@return whether {@code x} is a solution within the tolerance} */
    public boolean solved() {
        return status.solved();
    }

    /** {@return total time in seconds} */
    public double seconds() {
        return evaluateSeconds + factoriseSeconds + otherSeconds;
    }
}
