package org.cgeleap.cge.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.cgeleap.cge.solver.SolverStep.Direction;
import org.cgeleap.cge.solver.SolverStep.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Solves a problem by following the solutions of {@link DeformedProblem}s from t = 0 on. The path is followed by its length, not
 * by t (pseudo-arclength: Keller 1977; Allgower and Georg, <i>Numerical Continuation Methods</i>, 1990, chapter 6), so that it
 * passes the folds at which a path of parameters ends. From places on the way Newton's method is tried on the problem itself.
 *
 * <p>A path does not end, so it arrives or runs to infinity (or back: not from where the start of the path is its only
 * solution). Where it runs off is worth knowing: what does so is named.
 */
public final class DeformationPath {
    /** First step, in sizes of variables. */
    private static final double FIRST_STEP = 0.2;

    /** Step below which the path is lost. */
    private static final double SMALLEST_STEP = 1e-7;

    /** Largest condition of a point that counts as on the path. */
    private static final double ON_PATH = 1e-3;

    /** Part of a step by which a point may be corrected: more leads to another path. */
    private static final double STRAY = 0.5;

    /** The same on the second walk, where the first was lost. */
    private static final double CAREFUL = 0.1;

    private static final int CORRECTIONS = 6;

    /** Corrections up to which the step doubles. */
    private static final int EASY = 2;

    /** Part of the way after which Newton's method is tried; then again after two thirds of what is left. */
    private static final double FIRST_TRIAL = 0.5;

    /** Iterations of a trial. */
    private static final int TRIAL = 15;

    /** Distance from the start, in sizes, at which a variable counts as run off; a logarithm runs slower. */
    private static final double RUNAWAY = 1e7;

    private static final double RUNAWAY_LOGARITHM = 25;

    private static final int LARGEST = 10;

    private final SemismoothNewton solver;
    private final ComplementarityProblem problem;
    private final int limit;
    private final List<SolverStep> history = new ArrayList<>();
    private final List<SolverResult> trials = new ArrayList<>();
    private int corrections;
    private int tried;
    private int evaluations;
    private int factorisations;

    /**
     * How a path ended.
     *
     * @param result a solution, or the last place on the path; counts are those of all that was spent
     * @param reached largest t on the path
     * @param runaway variables that ran off to infinity, the fastest first; empty if the path ended otherwise
     * @param exhausted whether the iterations allowed were used up
     */
    public record End(SolverResult result, double reached, List<Integer> runaway, boolean exhausted) {}

    private DeformationPath(SemismoothNewton solver, ComplementarityProblem problem, int limit) {
        this.solver = solver;
        this.problem = problem;
        this.limit = limit;
    }

    /**
     * Follows the path that begins near a start.
     *
     * @param solver that tries the problem itself; its cached pattern is used
     * @param problem to be solved, its numbers fixed meanwhile
     * @param start n variables in solver units; not changed
     * @param limit iterations allowed, those of trials included
     * @return a solution, or why there is none: what ran off, or that the limit was reached
     */
    public static End follow(SemismoothNewton solver, ComplementarityProblem problem, double[] start, int limit) {
        return new DeformationPath(solver, problem, limit).follow(start);
    }

    private End follow(double[] start) {
        long begin = System.nanoTime();
        DeformedProblem deformed = new DeformedProblem(problem, start, 1);
        End end = new Walk(deformed, start, STRAY).walk(begin);
        if (lost(end)) {
            end = new Walk(deformed, start, CAREFUL).walk(begin);
        }
        if (!end.result().solved() && left() > 0 && deformed.orientable()) {
            End other = new Walk(new DeformedProblem(problem, start, -1), start, STRAY).walk(begin);
            end = other.result().solved() || end.runaway().isEmpty() ? other : end;
        }
        return end;
    }

    private boolean lost(End end) {
        return !end.result().solved() && end.runaway().isEmpty() && left() > 0;
    }

    private int left() {
        return limit - corrections - tried;
    }

    /** One path. */
    private final class Walk {
        private final DeformedProblem deformed;
        private final int n;
        private final double stray;
        private final SparseLu lu;
        private final double[] begin;
        private final double[] border;
        private final double[] right;
        private double[] w;
        private double[] next;
        private double reached;
        private double trial = FIRST_TRIAL;

        Walk(DeformedProblem deformed, double[] start, double stray) {
            this.stray = stray;
            this.deformed = deformed;
            n = deformed.size();
            lu = new SparseLu(
                    n + 1,
                    deformed.pointers(),
                    deformed.indices(),
                    solver.options().factorisation());
            begin = deformed.begin(start);
            w = begin.clone();
            next = w.clone();
            border = new double[n + 1];
            border[n] = 1;
            right = new double[n + 1];
        }

        End walk(long since) {
            double step = FIRST_STEP;
            List<Integer> runaway = List.of();
            @Nullable SolverResult solution = null;
            while (solution == null && left() > 0 && runaway.isEmpty() && w[n] > -1e-3 && turn()) {
                int needed = -1;
                while (needed < 0 && step > SMALLEST_STEP && left() > 0) {
                    double length = w[n] + step * border[n] > 1 ? (1 - w[n]) / border[n] : step;
                    for (int i = 0; i <= n; i++) {
                        next[i] = w[i] + length * border[i];
                    }
                    if (next[n] > 1 - 1e-9) {
                        solution = trial();
                        if (solution != null) {
                            break;
                        }
                    } else {
                        needed = correct(length);
                    }
                    step = needed < 0
                            ? length / 3
                            : needed <= EASY ? 2 * step : needed < CORRECTIONS - 1 ? step : step / 1.5;
                }
                if (needed < 0) {
                    break;
                }
                double[] swap = w;
                w = next;
                next = swap;
                reached = Math.max(reached, w[n]);
                note(step);
                runaway = runaway();
                if (w[n] > trial && runaway.isEmpty()) {
                    trial = 1 - (1 - w[n]) / 3;
                    System.arraycopy(w, 0, next, 0, n + 1);
                    solution = trial();
                }
            }
            SolverResult result = solution == null ? stopped(runaway, since) : total(solution, since);
            return new End(result, solution == null ? Math.min(reached, 1) : 1, runaway, left() <= 0);
        }

        /** Turns to the tangent of the path, on in the direction followed so far; false where there is none. */
        private boolean turn() {
            Arrays.fill(right, 0);
            right[n] = 1;
            corrections++;
            evaluations++;
            factorisations++;
            if (!deformed.evaluate(w)
                    || !deformed.linearise(w, border)
                    || !lu.factorise(deformed.values())
                    || !lu.solve(right, right)) {
                return false;
            }
            double square = 0;
            for (double v : right) {
                square += v * v;
            }
            for (int i = 0; i <= n; i++) {
                border[i] = right[i] / Math.sqrt(square);
            }
            return square > 0 && Double.isFinite(square);
        }

        /** Brings the next point back to the path, across the tangent; the corrections needed, −1 if it does not come. */
        private int correct(double length) {
            double[] predicted = next.clone();
            double before = Double.POSITIVE_INFINITY;
            for (int k = 0; k <= CORRECTIONS; k++) {
                evaluations++;
                if (!deformed.evaluate(next)) {
                    return -1;
                }
                double worst = 0;
                for (double v : deformed.conditions()) {
                    worst = Math.max(worst, Math.abs(v));
                }
                if (worst <= ON_PATH) {
                    return next[n] < 1 && distance(predicted) <= stray * length ? k : -1;
                }
                if (worst > before / 2 || k == CORRECTIONS) {
                    return -1;
                }
                before = worst;
                corrections++;
                factorisations++;
                if (!deformed.linearise(next, border) || !lu.factorise(deformed.values())) {
                    return -1;
                }
                right[n] = 0;
                for (int i = 0; i <= n; i++) {
                    right[n] -= border[i] * (next[i] - predicted[i]);
                }
                for (int i = 0; i < n; i++) {
                    right[i] = -deformed.conditions()[i];
                }
                if (!lu.solve(right, right)) {
                    return -1;
                }
                for (int i = 0; i <= n; i++) {
                    next[i] += right[i];
                }
            }
            return -1;
        }

        private double distance(double[] from) {
            double square = 0;
            for (int i = 0; i <= n; i++) {
                square += (next[i] - from[i]) * (next[i] - from[i]);
            }
            return Math.sqrt(square);
        }

        /** Newton's method on the problem itself from the next point; null if that does not solve it. */
        private @Nullable SolverResult trial() {
            double[] x = new double[n];
            deformed.locate(next, x);
            SolverResult result = solver.attempt(
                    problem,
                    x,
                    solver.options().withRestarts(0).withMaxIterations(Math.max(1, Math.min(TRIAL, left()))));
            tried += Math.max(1, result.iterations());
            trials.add(result);
            return result.solved() ? result : null;
        }

        private List<Integer> runaway() {
            List<Integer> far = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                boolean logarithm = Double.isFinite(problem.maxStep(i));
                double distance = w[i] - begin[i]; // of a logarithm only upwards: its zero is a long way off
                if (logarithm ? distance > RUNAWAY_LOGARITHM : Math.abs(distance) > RUNAWAY) {
                    far.add(i);
                }
            }
            far.sort((i, j) -> Double.compare(Math.abs(w[j] - begin[j]), Math.abs(w[i] - begin[i])));
            return List.copyOf(far);
        }

        private void note(double step) {
            double worst = 0;
            for (double v : deformed.conditions()) {
                worst = Math.max(worst, Math.abs(v));
            }
            history.add(new SolverStep(
                    corrections + tried,
                    Strategy.DEFORMATION,
                    Direction.NEWTON,
                    deformed.residual(),
                    worst * worst / 2,
                    step,
                    1));
        }

        /** The last place on the path as a failure. */
        private SolverResult stopped(List<Integer> runaway, long since) {
            double[] x = new double[n];
            deformed.locate(w, x);
            double[] f = new double[n];
            boolean defined = problem.evaluate(x, f);
            SolverStatus status = !runaway.isEmpty()
                    ? SolverStatus.INFEASIBLE_LOOKING
                    : left() <= 0 ? SolverStatus.ITERATION_LIMIT : SolverStatus.STALLED;
            return new SolverResult(
                    status,
                    defined ? NaturalResidual.worst(problem, x, f) : Double.POSITIVE_INFINITY,
                    x,
                    corrections + tried,
                    evaluations + sum(SolverResult::evaluations),
                    factorisations + sum(SolverResult::factorisations),
                    lu.reorderings() + sum(SolverResult::reorderings),
                    List.copyOf(history),
                    defined ? NaturalResidual.largest(problem, x, f, LARGEST) : List.of(),
                    List.of(),
                    0,
                    0,
                    1e-9 * (System.nanoTime() - since));
        }

        /** A solution with what all of the path cost. */
        private SolverResult total(SolverResult solution, long since) {
            history.addAll(solution.history().stream()
                    .map(s -> s.after(corrections + tried - solution.iterations()))
                    .toList());
            return new SolverResult(
                    solution.status(),
                    solution.residual(),
                    solution.x(),
                    corrections + tried,
                    evaluations + sum(SolverResult::evaluations),
                    factorisations + sum(SolverResult::factorisations),
                    lu.reorderings() + sum(SolverResult::reorderings),
                    List.copyOf(history),
                    solution.largest(),
                    solution.degenerate(),
                    0,
                    0,
                    1e-9 * (System.nanoTime() - since));
        }
    }

    private int sum(ToIntFunction<SolverResult> count) {
        return trials.stream().mapToInt(count).sum();
    }
}
