package org.cgeleap.coupling.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.policy.Baseline;
import org.cgeleap.coupling.loop.CoupledLoop;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.ExchangeRecord;
import org.cgeleap.coupling.loop.Failure;
import org.cgeleap.coupling.loop.LeapSide;
import org.cgeleap.coupling.path.CapPath;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.path.ReferenceEnergy;
import org.cgeleap.coupling.path.ScenarioPath;
import org.cgeleap.leap.AreaModel;

/** Runs the scenarios of a calibrated case: the reference first, as it solves productivity, the others with its path. */
public final class Study {
    /** Largest residual of the base year with which a scenario is begun at all. */
    private static final double REPLICATION = 1e-9;

    private final Calibrated calibrated;
    private final StudyOptions options;
    private final Progress progress;
    private final CompiledAreas areas;
    private final Function<String, CoupledLoop.Start> starts;

    /**
     * A study whose loops begin at the case's own intensities.
     *
     * @param calibrated case, solved to the alignment year
     * @param options of the study
     * @param progress told of every round
     */
    public Study(Calibrated calibrated, StudyOptions options, Progress progress) {
        this(calibrated, options, progress, scenario -> CoupledLoop.Start.standard());
    }

    /**
     * A study whose loops begin elsewhere.
     *
     * @param calibrated case, solved to the alignment year
     * @param options of the study
     * @param progress told of every round
     * @param starts where the loop of a scenario begins, by its name
     */
    public Study(
            Calibrated calibrated,
            StudyOptions options,
            Progress progress,
            Function<String, CoupledLoop.Start> starts) {
        this(calibrated, CompiledAreas.of(calibrated), options, progress, starts);
    }

    /**
     * A study of one of many variants of a case, which share their LEAP areas.
     *
     * @param calibrated case, solved to the alignment year
     * @param areas of the case's LEAP scenarios, compiled
     * @param options of the study
     * @param progress told of every round
     */
    public Study(Calibrated calibrated, CompiledAreas areas, StudyOptions options, Progress progress) {
        this(calibrated, areas, options, progress, scenario -> CoupledLoop.Start.standard());
    }

    private Study(
            Calibrated calibrated,
            CompiledAreas areas,
            StudyOptions options,
            Progress progress,
            Function<String, CoupledLoop.Start> starts) {
        this.starts = starts;
        this.calibrated = calibrated;
        this.options = options;
        this.progress = progress;
        this.areas = areas;
    }

    /**
     * Runs everything.
     *
     * @return results in the order of the case, and what could not begin
     */
    public StudyResult run() {
        long begun = System.nanoTime();
        Case given = calibrated.given();
        List<CoupledResult> results = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        if (!calibrated.aligned().solved()) {
            String reason = Failure.of("alignment", calibrated.aligned().last());
            given.scenarios().forEach(s -> skipped.add(s.name() + ": " + reason));
            return new StudyResult(calibrated, results, skipped, (System.nanoTime() - begun) * 1e-9);
        }
        if (!(calibrated.replication() <= REPLICATION)) {
            String reason = "the base year is not an equilibrium at unit prices: scaled residual "
                    + calibrated.replication() + ", at most " + REPLICATION;
            given.scenarios().forEach(s -> skipped.add(s.name() + ": " + reason));
            return new StudyResult(calibrated, results, skipped, (System.nanoTime() - begun) * 1e-9);
        }
        CoupledResult reference = run(
                given.reference(),
                Optional.empty(),
                starts.apply(given.reference().name()));
        results.add(reference);
        List<ScenarioSpec> others = given.scenarios().stream()
                .filter(s -> !s.reference() && options.wants(s.name()))
                .toList();
        if (progress.interrupted()) {
            others.forEach(s -> skipped.add(s.name() + ": interrupted"));
        } else if (reference.path().complete()) {
            results.addAll(beside(others, reference));
        } else {
            others.forEach(s -> skipped.add(s.name() + ": " + given.reference().name()
                    + " was not solved to the horizon, so there is no productivity to hold"));
        }
        return new StudyResult(calibrated, results, skipped, (System.nanoTime() - begun) * 1e-9);
    }

    /**
     * Solves the economy of each scenario alone, with LEAP's figures held, one scenario after the other.
     *
     * @param held exchanged vector of a scenario's earlier run, by its name; none for the alignment year's intensities
     * @return paths without a loop, one for each scenario that could begin
     * @throws IllegalArgumentException for a vector of another case
     */
    public StudyResult alone(Function<String, Optional<double[]>> held) {
        long begun = System.nanoTime();
        Case given = calibrated.given();
        List<CoupledResult> results = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        if (!calibrated.aligned().solved()) {
            String reason = Failure.of("alignment", calibrated.aligned().last());
            given.scenarios().forEach(s -> skipped.add(s.name() + ": " + reason));
            return new StudyResult(calibrated, results, skipped, (System.nanoTime() - begun) * 1e-9);
        }
        for (ScenarioSpec scenario : given.scenarios()) {
            if (scenario.reference()) {
                results.add(loop(scenario, Optional.empty(), Optional.empty()).alone(held.apply(scenario.name())));
            } else if (options.wants(scenario.name())) {
                CoupledResult reference = results.get(0);
                if (!reference.path().complete()) {
                    skipped.add(scenario.name() + ": " + given.reference().name()
                            + " was not solved to the horizon, so there is no productivity to hold");
                    continue;
                }
                Baseline baseline = Baseline.of(reference.path().years());
                results.add(loop(scenario, Optional.of(reference.productivity()), Optional.of(baseline))
                        .alone(held.apply(scenario.name())));
            }
        }
        return new StudyResult(calibrated, results, skipped, (System.nanoTime() - begun) * 1e-9);
    }

    private List<CoupledResult> beside(List<ScenarioSpec> scenarios, CoupledResult reference) {
        List<Callable<CoupledResult>> tasks = new ArrayList<>();
        for (ScenarioSpec scenario : scenarios) {
            tasks.add(() -> beside(reference, scenario, starts.apply(scenario.name())));
        }
        return SideBySide.run(options.threads(), tasks);
    }

    /**
     * Runs a policy scenario beside a solved reference, whose productivity and closure it holds.
     *
     * @param reference solved to the horizon
     * @param scenario to run
     * @param start where its loop begins
     * @return its loop's end, converged or not
     */
    public CoupledResult beside(CoupledResult reference, ScenarioSpec scenario, CoupledLoop.Start start) {
        Baseline baseline = Baseline.of(reference.path().years());
        return run(scenario, Optional.of(reference.productivity()), Optional.of(baseline), start);
    }

    /**
     * Runs one scenario under the default closure.
     *
     * @param scenario to run
     * @param productivity of the reference, which the others hold; none for the reference itself
     * @param earlier complete path of the scenario with other numbers to start from
     * @return its loop's end, converged or not
     */
    public CoupledResult run(ScenarioSpec scenario, Optional<double[]> productivity, Optional<PathResult> earlier) {
        return run(scenario, productivity, CoupledLoop.Start.from(earlier));
    }

    /**
     * Runs one scenario under the default closure.
     *
     * @param scenario to run
     * @param productivity of the reference, which the others hold; none for the reference itself
     * @param start where its loop begins
     * @return its loop's end, converged or not
     */
    public CoupledResult run(ScenarioSpec scenario, Optional<double[]> productivity, CoupledLoop.Start start) {
        return run(scenario, productivity, Optional.empty(), start);
    }

    private CoupledLoop loop(ScenarioSpec scenario, Optional<double[]> productivity, Optional<Baseline> baseline) {
        Case given = calibrated.given();
        AlignedEconomy aligned = calibrated.aligned();
        EconomyYear alignment = aligned.last();
        CapPath cap = CapPath.of(given, scenario.name(), alignment.totalCoveredCo2() / alignment.gdp());
        AreaModel area = areas.of(scenario.leap());
        AreaModel referenceArea = areas.of(given.reference().leap());
        LeapSide side = new LeapSide(aligned, scenario.name(), area, referenceArea, calibrated.link());
        ScenarioPath path = new ScenarioPath(aligned, scenario, cap, productivity, baseline, options.solver());
        ReferenceEnergy trends = ReferenceEnergy.trends(aligned, scenario.name());
        return new CoupledLoop(aligned.economy(), scenario, path, side, trends, options.loop());
    }

    private CoupledResult run(
            ScenarioSpec scenario,
            Optional<double[]> productivity,
            Optional<Baseline> baseline,
            CoupledLoop.Start start) {
        CoupledLoop loop = loop(scenario, productivity, baseline);
        CoupledResult result = loop.run(start, new CoupledLoop.Observer() {
            @Override
            public void round(ExchangeRecord exchange) {
                progress.exchange(exchange);
                progress.iteration(scenario.name(), exchange.round().iteration());
            }

            @Override
            public boolean interrupted() {
                return progress.interrupted();
            }
        });
        progress.ended(result);
        return result;
    }
}
