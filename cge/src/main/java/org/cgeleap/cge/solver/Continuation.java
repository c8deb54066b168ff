package org.cgeleap.cge.solver;

import java.util.ArrayList;
import java.util.List;

/**
 * Follows a solution from a problem that is solved (t = 0) to a shock (t = 1), when a direct solve at t = 1 fails. The step
 * in t doubles after an easy solve and halves after a failure; every solve starts from the secant through the last two
 * solutions (Allgower and Georg, <i>Numerical Continuation Methods</i>, 1990, chapters 2 and 6).
 */
public final class Continuation {
    /** Iterations up to which a solve counts as easy. */
    private static final int EASY = 8;

    /** Iterations after which a step counts as too long: the point before is near, and Newton's method would be there. */
    private static final int LABOURED = 25;

    private final SemismoothNewton solver;
    private final double firstStep;
    private final double smallestStep;
    private final int maxIterations;

    /** A family of problems of one pattern along a path of parameters. */
    public interface Family {
        /**
         * Moves the parameters to t, from 0 (solved) to 1 (shock).
         *
         * @param t place on the path
         */
        void at(double t);

        /**
         * {@return a solution in units that mean the same all along the path; not changed}
         *
         * @param x variables of the solver at the present t
         */
        default double[] common(double[] x) {
            return x;
        }

        /**
         * {@return the reverse of {@link #common} at the present t; not changed}
         *
         * @param common a solution in the family's common units
         */
        default double[] solver(double[] common) {
            return common;
        }
    }

    /**
     * One solve on the path.
     *
     * @param t where on the path
     * @param status how the solve ended
     * @param iterations its iterations
     */
    public record Point(double t, SolverStatus status, int iterations) {}

    /**
     * The end of the path.
     *
     * @param reached largest t solved; 1 if the path was followed to its end, −1 if not even t = 0 could be solved
     * @param result the solve at {@code reached}; at the failure if t = 0 could not be solved
     * @param path every solve, in order
     * @param spent results of every solve, for their counts
     * @param exhausted whether the iterations allowed were used up
     */
    public record Path(
            double reached, SolverResult result, List<Point> path, List<SolverResult> spent, boolean exhausted) {
        /** {@return whether the shock itself was solved} */
        public boolean complete() {
            return reached == 1 && result.solved();
        }
    }

    /**
     * Continuation with a solver, a first step of 1 and the iterations of the solver's options for each solve.
     *
     * @param solver whose options but restarts are used for each solve
     * @param smallestStep step in t below which it gives up (1e-4 is plenty)
     * @throws IllegalArgumentException if the smallest step is not in (0, 1]
     */
    public Continuation(SemismoothNewton solver, double smallestStep) {
        this(solver, 1, smallestStep, Integer.MAX_VALUE);
    }

    /**
     * Continuation with a first step and a limit of its own.
     *
     * @param solver whose options but restarts are used for each solve
     * @param firstStep first step in t, at most 1
     * @param smallestStep step in t below which it gives up
     * @param maxIterations iterations of all solves together
     * @throws IllegalArgumentException unless 0 &lt; smallest step ≤ first step ≤ 1
     */
    public Continuation(SemismoothNewton solver, double firstStep, double smallestStep, int maxIterations) {
        if (!(smallestStep > 0 && smallestStep <= firstStep && firstStep <= 1)) {
            throw new IllegalArgumentException("continuation: first step " + firstStep + ", smallest step "
                    + smallestStep + "; expected 0 < smallest <= first <= 1");
        }
        this.solver = solver;
        this.firstStep = firstStep;
        this.smallestStep = smallestStep;
        this.maxIterations = maxIterations;
    }

    /**
     * Follows the family from t = 0, solved from {@code start}, as far as it goes; the family is left at the t reached.
     *
     * @param problem the solver's view of the family, of one pattern for every t
     * @param family moved along the path
     * @param start in the family's common units
     * @return how far it came and what it cost
     */
    public Path follow(ComplementarityProblem problem, Family family, double[] start) {
        List<Point> path = new ArrayList<>();
        List<SolverResult> spent = new ArrayList<>();
        family.at(0);
        int left = maxIterations;
        SolverResult last = solver.solve(problem, family.solver(start), options(left));
        left -= last.iterations();
        path.add(new Point(0, last.status(), last.iterations()));
        spent.add(last);
        if (!last.solved()) {
            return new Path(-1, last, List.copyOf(path), List.copyOf(spent), left <= 0);
        }
        double t = 0;
        double step = firstStep;
        double earlier = 0;
        double[] earlierPoint = family.common(last.x());
        double[] point = earlierPoint;
        while (t < 1 && step >= smallestStep && left > 0) {
            double next = Math.min(1, t + step);
            family.at(next);
            SolverResult result = solver.attempt(
                    problem,
                    secant(family.solver(earlierPoint), earlier, family.solver(point), t, next),
                    options(Math.min(left, LABOURED)));
            left -= Math.max(1, result.iterations());
            path.add(new Point(next, result.status(), result.iterations()));
            spent.add(result);
            if (result.solved()) {
                earlier = t;
                earlierPoint = point;
                point = family.common(result.x());
                t = next;
                last = result;
                step = result.iterations() <= EASY ? 2 * step : step;
            } else {
                step = (next - t) / 2;
            }
        }
        family.at(t);
        return new Path(t, last, List.copyOf(path), List.copyOf(spent), left <= 0);
    }

    private SolverOptions options(int left) {
        SolverOptions own = solver.options();
        return own.withRestarts(0).withMaxIterations(Math.min(own.maxIterations(), left));
    }

    private static double[] secant(double[] earlierX, double earlier, double[] x, double t, double next) {
        if (!(earlier < t)) {
            return x;
        }
        double[] guess = new double[x.length];
        double ratio = (next - t) / (t - earlier);
        for (int i = 0; i < x.length; i++) {
            guess[i] = x[i] + ratio * (x[i] - earlierX[i]);
        }
        return guess;
    }
}
