package org.cgeleap.coupling.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.ChangedInputs;
import org.cgeleap.calibration.DataNumbers;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.coupling.batch.LeaderPaths.Solved;
import org.cgeleap.coupling.loop.CoupledLoop;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.Failure;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.results.ResultRow;
import org.cgeleap.coupling.results.Results;
import org.cgeleap.coupling.study.CompiledAreas;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.cgeleap.coupling.study.StudyResult;

/**
 * Runs of one case: its files are read once, the base run is solved once, and every other run changes numbers in memory
 * and starts from the path of the base run or of the leader its task names ({@link NearestStarts}). A run so depends on nothing but
 * its own request and its leader's, whatever ran before or beside it.
 */
public final class CaseRunner {
    private static final int LONGEST_MESSAGE = 400;

    private final CaseInputs inputs;
    private final StudyOptions options;
    private final List<Watched> watched;
    private final List<String> units;
    private final Set<Results.Part> parts = EnumSet.noneOf(Results.Part.class);
    private final CompiledAreas areas;
    private final boolean cold;
    private final Map<String, PathResult> base = new LinkedHashMap<>();
    private final LeaderPaths leaders = new LeaderPaths();

    /**
     * Prepares a case: solves the base run of the scenarios that runs will ask for.
     *
     * @param of case, closures, scenarios and outputs of the runs
     * @param options of every run
     * @throws InputException with everything that is wrong with the case, its scenarios or its base run
     */
    public CaseRunner(Engine.Base of, StudyOptions options) {
        this.inputs =
                CaseInputs.read(of.caseFolder(), Path.of(of.home()), Map.of()).withClosures(of.closures());
        this.watched = Watched.parse(of.watched());
        this.options = options;
        this.cold = of.cold();
        List<String> known =
                given().scenarios().stream().map(ScenarioSpec::name).toList();
        List<String> wrong = new ArrayList<>();
        of.scenarios().stream()
                .filter(s -> !known.contains(s))
                .forEach(s -> wrong.add("scenario: found " + s + "; expected one of " + known));
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
        StudyOptions all = new StudyOptions(
                of.scenarios().isEmpty() ? Set.of(given().reference().name()) : Set.copyOf(of.scenarios()),
                options.loop(),
                options.solver(),
                options.threads());
        Calibrated calibrated = Calibration.ofNumbers(inputs, options.solver());
        this.areas = CompiledAreas.of(calibrated);
        StudyResult solved = new Study(calibrated, areas, all, Progress.NONE).run();
        List<ResultRow> rows = new ArrayList<>();
        for (Results.Part part : Results.Part.values()) {
            List<ResultRow> own = Results.of(solved, EnumSet.of(part));
            if (Watched.any(watched, own)) {
                parts.add(part);
                rows.addAll(own);
            }
        }
        this.units = Watched.units(watched, rows);
        double[] values = Watched.values(watched, rows);
        for (int w = 0; w < values.length; w++) {
            if (Double.isNaN(values[w])) {
                wrong.add("watch: found " + watched.get(w).name()
                        + ", of which the base run has no value; expected a variable, items, scenario and year of its"
                        + " results.csv" + (solved.usable() ? "" : " (and a base run that converges)"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
        if (!of.cold()) {
            solved.scenarios().stream()
                    .filter(r -> r.status().usable())
                    .forEach(r -> base.put(r.scenario().name(), r.path()));
        }
    }

    private Case given() {
        return inputs.given();
    }

    /** Units of the outputs. */
    List<String> units() {
        return units;
    }

    /**
     * Carries out a run.
     *
     * @param task run, and whose path it starts from
     * @return its row; a run that failed has its reason there
     */
    public RunRow run(Engine.Task task) {
        if (cold || task.start() == Engine.Start.BASE) {
            return from(base, task).row();
        }
        // the leader's number, key and label are of no consequence for its path
        Engine.Task first = new Engine.Task(task.number(), task.key(), task.leader());
        Solved leader = leaders.of(task.leader(), () -> from(base, first));
        if (task.start() == Engine.Start.LEADS) {
            return leader.row().as(task.number(), task.key(), task.request().label());
        }
        Map<String, PathResult> starts = new LinkedHashMap<>(base);
        starts.putAll(leader.paths());
        return from(starts, task).row();
    }

    private Solved from(Map<String, PathResult> starts, Engine.Task task) {
        long begun = System.nanoTime();
        Solved run = tried(task, starts, begun);
        // one more way before a run is given up: from nothing
        return run.row().usable() || starts.isEmpty() ? run : tried(task, Map.of(), begun);
    }

    private Solved tried(Engine.Task task, Map<String, PathResult> starts, long begun) {
        try {
            return solved(task, starts, begun);
        } catch (InputException e) {
            return failed(task, "refused", String.valueOf(e.getMessage()), begun);
        } catch (RuntimeException e) {
            // whatever a draw does to the models, it is this run's failure and no other's
            return failed(task, "failed", e.toString(), begun);
        }
    }

    private Solved solved(Engine.Task task, Map<String, PathResult> starts, long begun) {
        RunRequest request = task.request();
        Calibrated calibrated = Calibration.ofNumbers(ChangedInputs.of(inputs, request.values()), options.solver());
        if (!calibrated.aligned().solved()) {
            String why = Failure.of("alignment", calibrated.aligned().last());
            return failed(task, "alignment_failed", why, begun);
        }
        boolean sameArea =
                request.values().keySet().stream().map(RunRequest::key).noneMatch(DataNumbers::changesArea);
        Study study = new Study(calibrated, sameArea ? areas : CompiledAreas.of(calibrated), options, Progress.NONE);
        List<CoupledResult> results = new ArrayList<>();
        ScenarioSpec reference = given().reference();
        results.add(study.run(reference, Optional.empty(), start(reference, starts)));
        Set<String> asked = new LinkedHashSet<>(request.scenarios());
        for (ScenarioSpec s : given().scenarios()) {
            if (!s.reference()
                    && asked.contains(s.name())
                    && results.get(0).path().complete()) {
                results.add(study.beside(results.get(0), s, CoupledLoop.Start.from(start(s, starts))));
            }
        }
        Optional<CoupledResult> unusable =
                results.stream().filter(r -> !r.status().usable()).findFirst();
        int iterations = results.stream().mapToInt(r -> r.iterations().size()).sum();
        double residual = results.stream()
                .filter(r -> !r.iterations().isEmpty())
                .mapToDouble(r -> r.iterations().get(r.iterations().size() - 1).norm())
                .max()
                .orElse(Double.NaN);
        double newton =
                results.stream().mapToDouble(r -> r.path().residual()).max().orElse(Double.NaN);
        double[] values = new double[watched.size()];
        if (unusable.isEmpty()) {
            values = Watched.values(watched, Results.of(new StudyResult(calibrated, results, List.of(), 0), parts));
        } else {
            Arrays.fill(values, Double.NaN);
        }
        Map<String, PathResult> paths = new LinkedHashMap<>();
        if (unusable.isEmpty()) {
            results.forEach(r -> paths.put(r.scenario().name(), r.path()));
        }
        RunRow row = new RunRow(
                task.number(),
                task.key(),
                request.label(),
                unusable.map(r -> r.status().word()).orElse("converged"),
                unusable.map(r -> oneLine(r.scenario().name() + ": " + r.message()))
                        .orElse(""),
                iterations,
                residual,
                newton,
                values,
                (System.nanoTime() - begun) * 1e-9);
        return new Solved(row, paths);
    }

    private static Optional<PathResult> start(ScenarioSpec scenario, Map<String, PathResult> starts) {
        return Optional.ofNullable(starts.get(scenario.name()));
    }

    private Solved failed(Engine.Task task, String status, String message, long begun) {
        double[] none = new double[watched.size()];
        Arrays.fill(none, Double.NaN);
        RunRow row = new RunRow(
                task.number(),
                task.key(),
                task.request().label(),
                status,
                oneLine(message),
                0,
                Double.NaN,
                Double.NaN,
                none,
                (System.nanoTime() - begun) * 1e-9);
        return new Solved(row, Map.of());
    }

    private static String oneLine(String message) {
        String line = message.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE);
    }
}
