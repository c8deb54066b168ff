package org.cgeleap.coupling.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Iterates x ← method(x, G(x) − x) until every undamped residual is within the tolerance, or says why not. Pure: knows
 * vectors, residuals and a method, neither economy nor energy.
 *
 * <p>An evaluation that fails, or whose image has an entry that is no finite number, is tried once more from a safe
 * point: half-way back to the last iterate that was accepted, or the problem's own safe start where there is none yet.
 *
 * @param <A> what an evaluation leaves behind
 */
public final class FixedPoint<A> {
    /** Share of the refused step that the second try takes. */
    private static final double SHORTER = 0.5;

    private final FixedPointProblem<A> problem;
    private final LoopOptions options;
    private final UpdateMethod method;

    /**
     * An iteration of a problem.
     *
     * @param problem whose fixed point is sought
     * @param options tolerance, largest number of rounds, and method
     */
    public FixedPoint(FixedPointProblem<A> problem, LoopOptions options) {
        this.problem = problem;
        this.options = options;
        this.method = options.method();
    }

    /** Told of every round, in order. */
    public interface Observer<A> {
        /**
         * A round has ended.
         *
         * @param round the iterate, its undamped residual and the record of it
         * @param answer of the evaluation
         */
        void round(Round round, A answer);
    }

    /**
     * What a run can be carried on from.
     *
     * @param x iterate
     * @param f its undamped residual
     * @param iteration record of it
     */
    @SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
    public record Round(double[] x, double[] f, Iteration iteration) {}

    /**
     * A run as it ended.
     *
     * @param x last iterate that was evaluated or tried
     * @param ending status and message
     * @param iterations in order
     * @param answer of the last evaluation that succeeded
     * @param retries failures that a second try from a safe point got past
     */
    @SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
    public record Result<A>(
            double[] x, Ending ending, List<Iteration> iterations, Optional<A> answer, List<String> retries) {
        /**
         * Copies the lists.
         *
         * @param x last iterate that was evaluated or tried
         * @param ending status and message
         * @param iterations in order
         * @param answer of the last evaluation that succeeded
         * @param retries failures that a second try from a safe point got past
         */
        public Result {
            iterations = List.copyOf(iterations);
            retries = List.copyOf(retries);
        }
    }

    /**
     * Runs from a start, uninterrupted and unobserved.
     *
     * @param start first iterate, not changed
     * @return the run as it ended
     */
    public Result<A> run(double[] start) {
        return run(start, List.of(), (round, answer) -> {}, () -> false);
    }

    /**
     * Runs.
     *
     * @param start first iterate, not used where there are earlier rounds
     * @param earlier rounds of an interrupted run, from its first on: they are not evaluated again, except the last,
     *     whose answer is needed
     * @param observer of each round
     * @param interrupted asked before every round
     * @return the run as it ended
     */
    public Result<A> run(double[] start, List<Round> earlier, Observer<A> observer, BooleanSupplier interrupted) {
        Trajectory trajectory = new Trajectory(options, problem::name);
        List<String> retries = new ArrayList<>();
        double[] x = earlier.isEmpty()
                ? start.clone()
                : earlier.get(earlier.size() - 1).x().clone();
        String step = "start";
        double stepLength = 0;
        double[] accepted = new double[0];
        for (int k = 0; k + 1 < earlier.size(); k++) {
            Round round = earlier.get(k);
            trajectory.add(round.x(), round.f(), round.iteration());
            method.next(round.x(), round.f());
            accepted = round.x();
        }
        if (!earlier.isEmpty()) {
            Iteration last = earlier.get(earlier.size() - 1).iteration();
            step = last.step();
            stepLength = last.stepLength();
        }
        Optional<A> answer = Optional.empty();
        Optional<SubmodelFailure> failed = Optional.empty();
        while (true) {
            if (interrupted.getAsBoolean()) {
                Ending ending = Ending.of(Status.INTERRUPTED, "interrupted after " + trajectory.size() + " iterations");
                return new Result<>(x, ending, trajectory.iterations(), answer, retries);
            }
            long begun = System.nanoTime();
            FixedPointProblem.Image<A> image;
            try {
                image = problem.evaluate(x);
                requireNumbers(image.image());
            } catch (SubmodelFailure failure) {
                Optional<double[]> safe = failed.isPresent() ? Optional.empty() : safePoint(x, accepted);
                if (safe.isEmpty()) {
                    Ending ending = Ending.failed(failed.orElse(failure));
                    return new Result<>(x, ending, trajectory.iterations(), answer, retries);
                }
                failed = Optional.of(failure);
                x = safe.get();
                method.restart();
                step = "retry";
                stepLength = SHORTER;
                continue;
            }
            failed.ifPresent(f -> retries.add(f.words()));
            failed = Optional.empty();
            answer = Optional.of(image.answer());
            double[] f = Vectors.minus(image.image(), x);
            double norm =
                    image.criteria().stream().mapToDouble(Criterion::norm).max().orElse(Double.NaN);
            Iteration iteration = new Iteration(
                    trajectory.size() + 1,
                    image.criteria(),
                    step,
                    stepLength,
                    trajectory.contraction(f),
                    trajectory.left(f, norm),
                    (System.nanoTime() - begun) * 1e-9,
                    image.innerIterations());
            trajectory.add(x, f, iteration);
            observer.round(new Round(x, f, iteration), image.answer());
            Optional<Ending> ending = trajectory.ending();
            if (ending.isPresent()) {
                return new Result<>(x, ending.get(), trajectory.iterations(), answer, retries);
            }
            accepted = x;
            x = method.next(x, f);
            step = method.step();
            stepLength = method.stepLength();
        }
    }

    private Optional<double[]> safePoint(double[] x, double[] accepted) {
        return accepted.length == 0
                ? problem.safeStart()
                : Optional.of(Vectors.plus(accepted, SHORTER, Vectors.minus(x, accepted)));
    }

    private void requireNumbers(double[] image) {
        for (int i = 0; i < image.length; i++) {
            if (!Double.isFinite(image[i])) {
                throw new SubmodelFailure(
                        problem.name(i),
                        SubmodelFailure.NO_YEAR,
                        problem.name(i) + ": found " + image[i] + " where a finite number was expected");
            }
        }
    }
}
