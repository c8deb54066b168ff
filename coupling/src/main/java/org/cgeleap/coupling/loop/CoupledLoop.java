package org.cgeleap.coupling.loop;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.path.ReferenceEnergy;
import org.cgeleap.coupling.path.TopDown;

/**
 * The fixed point of one scenario (MODEL.md §7): the economy solves its path with LEAP's reference quantities q̄, LEAP
 * answers with new ones, and {@link FixedPoint} updates them until both models describe the same energy.
 */
public final class CoupledLoop {
    /** A tolerance above this is loose (the CLI contract). */
    public static final double LOOSE = 1e-4;

    private final Economy economy;
    private final ScenarioSpec scenario;
    private final TopDown path;
    private final LeapSide side;
    private final BottomUp bottomUp;
    private final LoopOptions options;
    private final ExchangeVector vector;

    /**
     * Prepares a loop.
     *
     * @param economy whose sectors and energy goods the links name
     * @param scenario that is run
     * @param path solves the economy's years
     * @param side the scenario's area
     * @param trends reference quantities of what LEAP does not describe, and the start of what it does
     * @param options of the loop
     */
    public CoupledLoop(
            Economy economy,
            ScenarioSpec scenario,
            TopDown path,
            LeapSide side,
            ReferenceEnergy trends,
            LoopOptions options) {
        this(economy, scenario, path, side, side, trends, options);
    }

    /**
     * Prepares a loop with something between it and its two sides, as a test of faults puts there.
     *
     * @param economy whose sectors and energy goods the links name
     * @param scenario that is run
     * @param path solves the economy's years, or what stands in its place
     * @param side whose link and alignment the result carries
     * @param bottomUp that answers
     * @param trends reference quantities of what LEAP does not describe, and the start of what it does
     * @param options of the loop
     */
    public CoupledLoop(
            Economy economy,
            ScenarioSpec scenario,
            TopDown path,
            LeapSide side,
            BottomUp bottomUp,
            ReferenceEnergy trends,
            LoopOptions options) {
        this.economy = economy;
        this.scenario = scenario;
        this.path = path;
        this.side = side;
        this.bottomUp = bottomUp;
        this.options = options;
        this.vector = new ExchangeVector(economy, trends, bottomUp.linkCells());
    }

    /**
     * Where and how a loop begins.
     *
     * @param earlier complete path of the same scenario with other numbers; its prices and outputs give the first
     *     reference quantities
     * @param rounds of an interrupted run of the same loop, to carry on from
     * @param shift added to ln q̄ of every cell and year of the start, to begin far away; 0 as a rule
     * @param warm whether a year's equilibrium is looked for from the one of the round before
     */
    public record Start(Optional<PathResult> earlier, List<FixedPoint.Round> rounds, double shift, boolean warm) {

        /** {@return the case's own start} */
        public static Start standard() {
            return new Start(Optional.empty(), List.of(), 0, true);
        }

        /**
         * From a path of the same scenario with other numbers.
         *
         * @param earlier complete path; none for a standard start
         * @return the start
         */
        public static Start from(Optional<PathResult> earlier) {
            return new Start(earlier, List.of(), 0, true);
        }
    }

    /** Told of every round, and asked whether to stop. */
    public interface Observer {
        /** Says nothing. */
        Observer NONE = new Observer() {};

        /**
         * A round with the exchanged vector and its residual.
         *
         * @param exchange iterate, undamped residual and record of the round
         */
        default void round(ExchangeRecord exchange) {}

        /** {@return whether to stop before the next round} */
        default boolean interrupted() {
            return false;
        }
    }

    /**
     * Runs until converged or not.
     *
     * @param onIteration called after every round, for progress
     * @return the scenario as it ended
     */
    public CoupledResult run(Consumer<Iteration> onIteration) {
        return run(onIteration, Optional.empty());
    }

    /**
     * As {@link #run(Consumer)}, from the path of an earlier run with other numbers.
     *
     * @param onIteration called after every round, for progress
     * @param earlier complete path of this scenario; none for a standard start
     * @return the scenario as it ended
     */
    public CoupledResult run(Consumer<Iteration> onIteration, Optional<PathResult> earlier) {
        Observer observer = new Observer() {
            @Override
            public void round(ExchangeRecord exchange) {
                onIteration.accept(exchange.round().iteration());
            }
        };
        return run(Start.from(earlier), observer);
    }

    /**
     * Solves the economy alone, with LEAP's figures held: no loop, no criteria, no answer of LEAP.
     *
     * @param held exchanged vector of an earlier run's last round; none for the case's trends, which hold the linked
     *     sectors at the alignment year's intensities
     * @return the path solved once, without LEAP's answer
     * @throws IllegalArgumentException if the vector is not of this link and these years
     */
    public CoupledResult alone(Optional<double[]> held) {
        long begun = System.nanoTime();
        held.filter(x -> x.length != vector.size()).ifPresent(x -> {
            throw new IllegalArgumentException("found " + x.length + " exchanged numbers of " + scenario.name()
                    + "; expected " + vector.size() + ", those of a run of this case with these years and links");
        });
        double[] point = held.orElseGet(vector::ofTrends);
        ReferenceEnergy reference = vector.reference(point);
        Optional<TopDown.Unattainable> never = path.unattainable(reference);
        PathResult solved = never.isPresent() ? path.nothingSolved() : path.solve(reference, Optional.empty());
        String what = "scenario " + scenario.name();
        Ending ending = solved.complete()
                ? Ending.of(Status.ALONE, "")
                : Ending.failed(
                        never.map(year -> Failure.of(what, year)).orElseGet(() -> Failure.ofPath(what, solved)));
        return new CoupledResult(
                scenario,
                ending,
                List.of(),
                List.of(),
                vector,
                point,
                LinkResiduals.none(bottomUp.linkCells()),
                solved,
                Optional.empty(),
                reference,
                path.cap(),
                side,
                (System.nanoTime() - begun) * 1e-9);
    }

    /**
     * Runs until converged, ended otherwise, or interrupted.
     *
     * @param start where the loop begins
     * @param observer told of every round, and asked whether to stop
     * @return the scenario as it ended
     */
    public CoupledResult run(Start start, Observer observer) {
        long begun = System.nanoTime();
        double[] first = vector.of(bottomUp.startingReference(path.gdpIndex()));
        Optional<PathResult> earlier = start.earlier();
        Optional<double[]> answered = earlier.map(e -> vector.of(bottomUp.evaluate(e)));
        if (vector.sharesGeneration()
                && earlier.isEmpty()
                && start.rounds().isEmpty()
                && path.unattainable(vector.reference(first)).isEmpty()) {
            // how much power the module is asked for decides which plants run: the economy's own choice is near enough
            earlier = Optional.of(path.solve(vector.reference(first).unshared(), Optional.empty()))
                    .filter(PathResult::complete);
            answered = earlier.map(own -> vector.of(bottomUp.starting(own)));
        }
        CoupledProblem problem = new CoupledProblem(
                economy, scenario.name(), path, bottomUp, side, vector, earlier, start.warm(), options.tolerance());
        double[] x = answered.orElse(first);
        if (start.shift() != 0) {
            for (int t = 0; t < economy.given().years().count(); t++) {
                for (int c = 0; c < bottomUp.linkCells().size() && vector.position(t, c) >= 0; c++) {
                    x[vector.position(t, c)] += start.shift();
                }
            }
        }
        BooleanSupplier interrupted = observer::interrupted;
        LinkResiduals.Collector links = new LinkResiduals.Collector(vector, bottomUp.linkCells());
        start.rounds().stream().limit(Math.max(0, start.rounds().size() - 1)).forEach(r -> links.past(r.f()));
        FixedPoint.Result<CoupledProblem.Exchanged> found = new FixedPoint<>(problem, options)
                .run(
                        x,
                        start.rounds(),
                        (round, exchanged) -> {
                            links.take(round.f(), exchanged.answer());
                            observer.round(new ExchangeRecord(scenario.name(), vector, round, exchanged));
                        },
                        interrupted);
        boolean failed = found.ending().status() == Status.SUBMODEL_FAILED;
        // what is reported of a failed run is the path that failed, with the years it did solve
        PathResult last = problem.lastPath()
                .filter(p -> failed)
                .or(() -> found.answer().map(CoupledProblem.Exchanged::path))
                .or(problem::lastPath)
                .orElseGet(path::nothingSolved);
        return new CoupledResult(
                scenario,
                found.ending(),
                found.iterations(),
                found.retries(),
                vector,
                found.x(),
                links.residuals(),
                last,
                failed ? Optional.empty() : found.answer().map(CoupledProblem.Exchanged::answer),
                failed
                        ? vector.reference(found.x())
                        : found.answer()
                                .map(CoupledProblem.Exchanged::reference)
                                .orElseGet(() -> vector.reference(found.x())),
                path.cap(),
                side,
                (System.nanoTime() - begun) * 1e-9);
    }
}
