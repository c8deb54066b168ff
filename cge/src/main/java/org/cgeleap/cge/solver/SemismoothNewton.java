package org.cgeleap.cge.solver;

import org.jspecify.annotations.Nullable;

/**
 * Solves mixed complementarity problems by a semismooth Newton method on the Fischer–Burmeister reformulation, with
 * projection to the bounds, a non-monotone line search and Levenberg–Marquardt and gradient directions where Newton's
 * fails (De Luca, Facchinei and Kanzow 1996; Munson and others 2001). A ladder of strategies follows a failure: the
 * regularised method from the best point, then perturbed starts.
 *
 * <p>The workspace, the pivot sequences and the factors are kept for the next call on the same pattern. Not safe for
 * concurrent use.
 */
public final class SemismoothNewton {
    private final SolverOptions options;
    private @Nullable ReformulatedSystem cachedSystem;
    private @Nullable NewtonDirections cachedDirections;

    /**
     * A solver with the given options.
     *
     * @param options of every call that states none of its own
     */
    public SemismoothNewton(SolverOptions options) {
        this.options = options;
    }

    /** {@return the options of this solver} */
    public SolverOptions options() {
        return options;
    }

    /**
     * Solves the problem from x0, which is projected to the bounds and not changed.
     *
     * @param p the problem; calls on the same pattern reuse the workspace
     * @param x0 the start, n finite values
     * @return a solution, or the best point found with how the search ended
     * @throws IllegalArgumentException if x0 has another length or a value that is not finite, or if a bound or a
     *     scale is out of range
     */
    public SolverResult solve(ComplementarityProblem p, double[] x0) {
        return solve(p, x0, options);
    }

    /**
     * As {@link #solve(ComplementarityProblem, double[])} with other options for this call; the factorisation stays the
     * solver's own.
     *
     * @param p the problem
     * @param x0 the start, n finite values
     * @param forThisCall options of this call
     * @return a solution, or the best point found with how the search ended
     * @throws IllegalArgumentException as without options
     */
    public SolverResult solve(ComplementarityProblem p, double[] x0, SolverOptions forThisCall) {
        return run(p, x0, forThisCall).climb(x0);
    }

    /**
     * Solves from perturbed starts around x0 alone, as many as the options allow; not from x0 itself.
     *
     * @param p the problem
     * @param x0 centre of the starts, n finite values
     * @param forThisCall options of this call, its seed among them
     * @return a solution, or the best point found with how the search ended
     * @throws IllegalArgumentException as for {@link #solve(ComplementarityProblem, double[])}
     */
    public SolverResult restart(ComplementarityProblem p, double[] x0, SolverOptions forThisCall) {
        return run(p, x0, forThisCall).restarts(x0);
    }

    /**
     * As {@link #solve(ComplementarityProblem, double[], SolverOptions)}, but gives up as soon as Newton's direction does
     * not help: for a start that is near the solution or of no use, as on a path.
     */
    SolverResult attempt(ComplementarityProblem p, double[] x0, SolverOptions forThisCall) {
        return run(p, x0, forThisCall).attempt(x0);
    }

    private NewtonSearch run(ComplementarityProblem p, double[] x0, SolverOptions forThisCall) {
        long begin = System.nanoTime();
        if (x0.length != p.size()) {
            throw new IllegalArgumentException("start: " + x0.length + " values; expected " + p.size());
        }
        for (int i = 0; i < x0.length; i++) {
            if (!Double.isFinite(x0[i])) {
                throw new IllegalArgumentException(
                        "start of " + p.variableName(i) + ": " + x0[i] + "; expected a finite number");
            }
        }
        ReformulatedSystem system = cachedSystem;
        NewtonDirections directions = cachedDirections;
        if (system == null || directions == null || !system.serves(p)) {
            system = new ReformulatedSystem(p);
            directions = new NewtonDirections(system, options.factorisation());
            cachedSystem = system;
            cachedDirections = directions;
        }
        system.reload(p, x0);
        directions.restart();
        return new NewtonSearch(p, system, directions, begin, forThisCall);
    }
}
