package org.cgeleap.cge.solver;

import java.util.ArrayList;
import java.util.List;

/**
 * Follows a solution from a benchmark (t = 0), where one is known, to a shock (t = 1), when a direct solve at t = 1
 * fails. The step in t doubles after an easy solve and halves after a failure; every solve starts from the secant
 * through the last two solutions (Allgower and Georg, <i>Numerical Continuation Methods</i>, 1990, chapters 2 and 6).
 */
public final class Continuation {
    /** Iterations up to which a solve counts as easy. */
    private static final int EASY = 8;

    private final SemismoothNewton solver;
    private final double smallestStep;

    /** A family of problems of one pattern along a path of parameters. */
    @FunctionalInterface
    public interface Family {
        /** Moves the parameters to t, from 0 (benchmark) to 1 (shock). */
        void at(double t);
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
     */
    public record Path(double reached, SolverResult result, List<Point> path) {
        /** Whether the shock itself was solved. */
        public boolean complete() {
            return reached == 1 && result.solved();
        }
    }

    /** Continuation with a solver and the step in t below which it gives up (1e-4 is plenty). */
    public Continuation(SemismoothNewton solver, double smallestStep) {
        if (!(smallestStep > 0 && smallestStep <= 1)) {
            throw new IllegalArgumentException("continuation: smallest step " + smallestStep + "; expected in (0, 1]");
        }
        this.solver = solver;
        this.smallestStep = smallestStep;
    }

    /**
     * Follows the family from t = 0, solved from {@code start}, as far as it goes; the family is left at the t reached.
     */
    public Path follow(ComplementarityProblem problem, Family family, double[] start) {
        List<Point> path = new ArrayList<>();
        family.at(0);
        SolverResult last = solver.solve(problem, start);
        path.add(new Point(0, last.status(), last.iterations()));
        if (!last.solved()) {
            return new Path(-1, last, List.copyOf(path));
        }
        double t = 0;
        double step = 1;
        double earlier = 0;
        double[] earlierX = last.x();
        while (t < 1 && step >= smallestStep) {
            double next = Math.min(1, t + step);
            family.at(next);
            SolverResult result = solver.solve(problem, secant(earlierX, earlier, last.x(), t, next));
            path.add(new Point(next, result.status(), result.iterations()));
            if (result.solved()) {
                earlier = t;
                earlierX = last.x();
                t = next;
                last = result;
                step = result.iterations() <= EASY ? 2 * step : step;
            } else {
                step = (next - t) / 2;
            }
        }
        family.at(t);
        return new Path(t, last, List.copyOf(path));
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
