package org.cgeleap.cge.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cgeleap.cge.solver.SolverStep.Direction;
import org.cgeleap.cge.solver.SolverStep.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link SemismoothNewton}: Newton's directions from a start, Levenberg–Marquardt's where they do not help, then
 * other starts; the history and the best point so far. Serves once.
 */
final class NewtonSearch {
    /** A strategy without a gain of {@link #GAIN} in the merit over this many steps gives up. */
    private static final int PATIENCE = 25;

    /** Least reduction of the best merit that counts as progress over {@link #PATIENCE} steps. */
    private static final double GAIN = 0.9;

    /** Trials along a Newton direction, down to a step of 1/8; shorter ones creep, and regularised ones do better. */
    private static final int NEWTON_TRIALS = 4;

    /** Trials along a Levenberg–Marquardt direction before its weight is raised. */
    private static final int OTHER_TRIALS = 3;

    /** Trials along the gradient, down to a step of 1e-9. */
    private static final int LAST_TRIALS = 30;

    /** Weights of Levenberg–Marquardt directions tried when Newton's fails. */
    private static final double[] WEIGHTS = {1e-6, 1e-4, 1e-2, 1, 100};

    /** Promised part of the merit below which a point off a solution counts as stationary. */
    private static final double STATIONARY = 1e-3;

    /** Multiple of the start's size beyond which a variable counts as having run off to infinity. */
    private static final double RUNAWAY = 1e6;

    /** Gradient steps in which a failed solve may come to rest. */
    private static final int REST = 12;

    /** Residual below which there is nothing to polish. */
    private static final double POLISHED = 1e-13;

    private static final int LARGEST = 10;

    private final ComplementarityProblem problem;
    private final ReformulatedSystem system;
    private final NewtonDirections directions;
    private final LineSearch lineSearch;
    private final List<SolverStep> history = new ArrayList<>();
    private final SolverOptions options;
    private final long begin;
    private final int earlierFactorisations;
    private final int earlierReorderings;
    private final double[] best;
    private double bestMerit = Double.POSITIVE_INFINITY;
    private int iterations;
    private double startMerit;
    private boolean newtonOnly;

    /**
     * A search that has not begun.
     *
     * @param problem to be solved
     * @param system its reformulation, loaded for this call
     * @param directions of the system
     * @param begin of the call, nanoseconds
     * @param options of the call
     */
    NewtonSearch(
            ComplementarityProblem problem,
            ReformulatedSystem system,
            NewtonDirections directions,
            long begin,
            SolverOptions options) {
        this.options = options;
        this.problem = problem;
        this.system = system;
        this.directions = directions;
        this.begin = begin;
        lineSearch = new LineSearch(system, options.memory());
        earlierFactorisations = directions.factorisations();
        earlierReorderings = directions.reorderings();
        best = new double[system.size()];
    }

    /** {@return where Newton's method from x0 ends, then the regularised one from its best point, then the restarts} */
    SolverResult climb(double[] x0) {
        if (!start(x0, Strategy.PLAIN)) {
            return undefined(x0);
        }
        if (descend(Strategy.PLAIN)) {
            return solved();
        }
        if (start(best, Strategy.REGULARISED) && descend(Strategy.REGULARISED)) {
            return solved();
        }
        return restarts(x0);
    }

    /** {@return where Newton's method from x0 ends, given up as soon as its direction does not help} */
    SolverResult attempt(double[] x0) {
        if (!start(x0, Strategy.PLAIN)) {
            return undefined(x0);
        }
        newtonOnly = true;
        return descend(Strategy.PLAIN) ? solved() : result(SolverStatus.STALLED, system.residual, best, system.f);
    }

    /** {@return where Newton's method from perturbed starts around x0 ends, as many as the options allow} */
    SolverResult restarts(double[] x0) {
        Random random = new Random(options.seed());
        for (int k = 1; k <= options.restarts() && iterations < options.maxIterations(); k++) {
            if (start(perturbed(x0, k, random), Strategy.RESTART) && descend(Strategy.RESTART)) {
                return solved();
            }
        }
        return history.isEmpty() ? undefined(x0) : failed(x0);
    }

    private SolverResult undefined(double[] x0) {
        double[] x = new double[x0.length];
        Arrays.setAll(x, i -> system.project(i, x0[i]));
        return result(SolverStatus.EVALUATION_ERROR, Double.POSITIVE_INFINITY, x, new double[0]);
    }

    /** Moves to a start within the bounds, off them if the conditions are not defined there. */
    private boolean start(double[] from, Strategy strategy) {
        for (double inward = 0; inward < 0.2; inward = inward == 0 ? 1e-8 : inward * 100) {
            for (int i = 0; i < from.length; i++) {
                double margin = inward * system.columnScale(i);
                double x = Math.max(system.project(i, from[i]), system.lower(i) + margin);
                system.trialX[i] = system.project(i, Math.min(x, Math.max(system.upper(i) - margin, x - margin)));
            }
            if (system.evaluateTrial()) {
                system.accept();
                if (history.isEmpty()) {
                    startMerit = system.merit;
                }
                lineSearch.restart();
                note(strategy, Direction.START, 0, 1);
                keepBest();
                return true;
            }
        }
        return false;
    }

    private double[] perturbed(double[] x0, int k, Random random) {
        double[] x = new double[x0.length];
        for (int i = 0; i < x.length; i++) {
            double range = Math.min(system.columnScale(i), system.maxStep[i]);
            x[i] = x0[i] + 0.25 * k * range * random.nextGaussian();
        }
        return x;
    }

    /** Iterates from the current point; true at a solution. */
    private boolean descend(Strategy strategy) {
        double markMerit = system.merit;
        int markIteration = iterations;
        double weight = 1e-4;
        while (system.residual > options.tolerance()) {
            if (iterations >= options.maxIterations() || !system.linearise()) {
                return false;
            }
            iterations++;
            Direction taken = null;
            if (strategy != Strategy.REGULARISED) {
                taken = newton();
                if (taken == null && newtonOnly) {
                    return false;
                }
                for (int w = 0; w < WEIGHTS.length && taken == null; w++) {
                    taken = levenbergMarquardt(WEIGHTS[w], OTHER_TRIALS);
                }
            } else {
                for (; weight < 1e6 && taken == null; weight *= 10) {
                    taken = levenbergMarquardt(weight, 2);
                }
                weight *= lineSearch.stepLength() == 1 && taken != null ? 0.01 : 0.1;
                weight = Math.max(weight, 1e-14);
            }
            if (taken == null && directions.gradient() && search(LAST_TRIALS)) {
                taken = Direction.GRADIENT;
            }
            if (taken == null) {
                return false;
            }
            note(strategy, taken, lineSearch.stepLength(), lineSearch.trials());
            keepBest();
            if (system.merit < GAIN * markMerit) {
                markMerit = system.merit;
                markIteration = iterations;
            } else if (iterations - markIteration >= PATIENCE) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Direction newton() {
        if (!directions.newton()) {
            return null;
        }
        Direction kind = directions.singularRows().length > 0 ? Direction.PERTURBED_NEWTON : Direction.NEWTON;
        // A direction solved exactly has slope −2ψ; one that was cut or perturbed may have less.
        double decrease = Math.max(-system.slope(directions.d), 0.1 * system.merit);
        return lineSearch.search(directions.d, decrease, NEWTON_TRIALS) ? kind : null;
    }

    private @Nullable Direction levenbergMarquardt(double weight, int trials) {
        return directions.levenbergMarquardt(weight) && search(trials) ? Direction.LEVENBERG_MARQUARDT : null;
    }

    private boolean search(int trials) {
        double slope = system.slope(directions.d);
        return slope < 0 && lineSearch.search(directions.d, -slope, trials);
    }

    private void keepBest() {
        if (system.merit < bestMerit) {
            bestMerit = system.merit;
            System.arraycopy(system.x, 0, best, 0, best.length);
        }
    }

    private void note(Strategy strategy, Direction direction, double stepLength, int trials) {
        history.add(new SolverStep(iterations, strategy, direction, system.residual, system.merit, stepLength, trials));
    }

    /**
     * One more Newton step, the digits that the tolerance does not ask for: with the last factors if they are
     * Newton's, with new ones where the start passed as it was. Without it a start that is barely good enough would
     * stay as far off as the tolerance allows, however often it is solved again.
     */
    private void polish() {
        if (system.residual < POLISHED || !polishingStep()) {
            return;
        }
        for (int i = 0; i < system.size(); i++) {
            system.trialX[i] = system.project(i, system.x[i] + directions.d[i]);
        }
        if (system.evaluateTrial() && system.trialResidual < system.residual) {
            system.accept();
        }
    }

    private boolean polishingStep() {
        Direction last = history.get(history.size() - 1).direction();
        if (last == Direction.NEWTON) {
            return directions.chord();
        }
        return last == Direction.START
                && options.maxIterations() > 0
                && system.linearise()
                && directions.regularNewton();
    }

    private SolverResult solved() {
        polish();
        SolverStatus status =
                directions.singularRows().length > 0 ? SolverStatus.SOLVED_DEGENERATE : SolverStatus.SOLVED;
        return result(status, system.residual, system.x.clone(), system.f);
    }

    /**
     * Lets the best point come to rest by monotone gradient steps, so that its stationarity can be judged; true if
     * that leads to a solution after all.
     */
    private boolean rest() {
        if (iterations >= options.maxIterations() || !start(best, Strategy.REGULARISED)) {
            return false;
        }
        for (int k = 0; k < REST && system.residual > options.tolerance(); k++) {
            if (iterations >= options.maxIterations()
                    || !system.linearise()
                    || system.stationarity() < STATIONARY / 10
                    || !directions.gradient()) {
                return false;
            }
            lineSearch.restart();
            iterations++;
            if (!search(LAST_TRIALS)) {
                return false;
            }
            note(Strategy.REGULARISED, Direction.GRADIENT, lineSearch.stepLength(), lineSearch.trials());
            keepBest();
        }
        return system.residual <= options.tolerance();
    }

    private SolverResult failed(double[] x0) {
        if (rest()) {
            return solved();
        }
        System.arraycopy(best, 0, system.trialX, 0, best.length);
        boolean defined = system.evaluateTrial();
        double stationarity = 1;
        if (defined) {
            system.accept();
            stationarity = system.linearise() ? system.stationarity() : 1;
        }
        boolean runaway = false;
        for (int i = 0; i < best.length; i++) {
            runaway |= Math.abs(best[i]) > RUNAWAY * Math.max(Math.max(1, system.columnScale(i)), Math.abs(x0[i]));
        }
        SolverStatus status;
        if (stationarity < STATIONARY || runaway) {
            status = SolverStatus.INFEASIBLE_LOOKING;
        } else if (iterations >= options.maxIterations() && bestMerit < startMerit) {
            status = SolverStatus.ITERATION_LIMIT;
        } else {
            status = SolverStatus.STALLED;
        }
        double residual = defined ? system.residual : Double.POSITIVE_INFINITY;
        return result(status, residual, best, defined ? system.f : new double[0]);
    }

    private SolverResult result(SolverStatus status, double residual, double[] x, double[] f) {
        List<Integer> degenerate = new ArrayList<>();
        for (int row : directions.singularRows()) {
            degenerate.add(row);
        }
        List<NamedResidual> largest = f.length == 0 ? List.of() : NaturalResidual.largest(problem, x, f, LARGEST);
        double evaluate = 1e-9 * system.evaluateNanos;
        double factorise = 1e-9 * directions.nanos();
        double total = 1e-9 * (System.nanoTime() - begin);
        return new SolverResult(
                status,
                residual,
                x,
                iterations,
                system.evaluations,
                directions.factorisations() - earlierFactorisations,
                directions.reorderings() - earlierReorderings,
                List.copyOf(history),
                largest,
                List.copyOf(degenerate),
                evaluate,
                factorise,
                Math.max(0, total - evaluate - factorise));
    }
}
