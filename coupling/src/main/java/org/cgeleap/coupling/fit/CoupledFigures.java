package org.cgeleap.coupling.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.casefile.FittedValue;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.calibration.fit.FitGoal;
import org.cgeleap.calibration.fit.FitModel;
import org.cgeleap.calibration.fit.FitPlan;
import org.cgeleap.coupling.loop.CoupledLoop;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.results.Reproduction;
import org.cgeleap.coupling.results.ResultRow;
import org.cgeleap.coupling.results.Results;
import org.cgeleap.coupling.results.Target;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.SideBySide;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.cgeleap.coupling.study.StudyResult;
import org.cgeleap.leap.area.LeapArea;
import org.jspecify.annotations.Nullable;

/**
 * The targets' figures from coupled runs. Every run starts from the last one solved with other values. Where a single
 * parameter changes only the scenarios it reaches are run again: what reaches the others through the reference's
 * productivity is left out of the derivatives, not of the figures.
 */
public final class CoupledFigures implements FitModel {
    private final Calibrated priors;
    private final FitPlan plan;
    private final StudyOptions options;
    private final TargetGoals goals;
    private @Nullable Solved last;

    /** A point that was solved: the scenarios in the order of the case. */
    @SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
    private record Solved(
            double[] x, Map<String, CoupledResult> scenarios, Map<String, List<ResultRow>> rows, double[] figures) {

        CoupledResult scenario(ScenarioSpec asked) {
            return Objects.requireNonNull(scenarios.get(asked.name()), asked.name());
        }
    }

    /**
     * Figures of a case's targets.
     *
     * @param priors the case before the fit, calibrated
     * @param plan which parameters are moved, and how a case with other values is made
     * @param options of the runs
     */
    public CoupledFigures(Calibrated priors, FitPlan plan, StudyOptions options) {
        this.priors = priors;
        this.plan = plan;
        this.options = options;
        this.goals = new TargetGoals(Target.of(priors.given()));
    }

    @Override
    public List<FitGoal> goals() {
        return goals.goals();
    }

    @Override
    public Optional<double[]> figures(double[] x) {
        Solved before = last;
        if (before != null && Arrays.equals(before.x(), x)) {
            return Optional.of(before.figures().clone());
        }
        Calibrated changed = priors.with(plan.values(x));
        Study study = new Study(changed, options, Progress.NONE);
        ScenarioSpec reference = priors.given().reference();
        CoupledResult first = study.run(reference, Optional.empty(), earlier(before, reference));
        if (!first.status().usable()) {
            return Optional.empty();
        }
        List<Callable<CoupledResult>> others = new ArrayList<>();
        for (ScenarioSpec s : priors.given().scenarios()) {
            if (!s.reference()) {
                others.add(() -> study.beside(first, s, CoupledLoop.Start.from(earlier(before, s))));
            }
        }
        Map<String, CoupledResult> scenarios = new LinkedHashMap<>();
        scenarios.put(reference.name(), first);
        for (CoupledResult result : SideBySide.run(options.threads(), others)) {
            if (!result.status().usable()) {
                return Optional.empty();
            }
            scenarios.put(result.scenario().name(), result);
        }
        Map<String, List<ResultRow>> rows = new LinkedHashMap<>();
        scenarios.forEach((name, result) ->
                rows.put(name, Results.industries(changed.aligned().economy(), result)));
        double[] figures = goals.figures(new Reproduction(goals.targets(), joined(rows)));
        last = new Solved(x.clone(), scenarios, rows, figures);
        return Optional.of(figures.clone());
    }

    /** The figures of a study made elsewhere. */
    double[] of(StudyResult study) {
        List<ResultRow> rows = new ArrayList<>();
        study.scenarios()
                .forEach(s -> rows.addAll(
                        Results.industries(study.calibrated().aligned().economy(), s)));
        return goals.figures(new Reproduction(goals.targets(), rows));
    }

    @Override
    public List<Optional<double[]>> figuresBeside(double[] x, double[] changed) {
        if (figures(x).isEmpty() || last == null) {
            return plan.parameters().stream()
                    .map(p -> Optional.<double[]>empty())
                    .toList();
        }
        Solved at = last;
        List<Callable<Optional<double[]>>> tasks = new ArrayList<>();
        for (int p = 0; p < x.length; p++) {
            double[] other = x.clone();
            other[p] = changed[p];
            Set<String> reached = reached(p);
            tasks.add(() -> beside(at, other, reached));
        }
        return SideBySide.run(options.threads(), tasks);
    }

    private Optional<double[]> beside(Solved at, double[] x, Set<String> reached) {
        Calibrated changed = priors.with(plan.values(x));
        Study study = new Study(changed, options, Progress.NONE);
        CoupledResult first = at.scenario(priors.given().reference());
        Map<String, List<ResultRow>> rows = new LinkedHashMap<>(at.rows());
        for (ScenarioSpec s : priors.given().scenarios()) {
            if (!reached.contains(s.name())) {
                continue;
            }
            CoupledResult result = s.reference()
                    ? study.run(s, Optional.empty(), earlier(at, s))
                    : study.beside(first, s, CoupledLoop.Start.from(earlier(at, s)));
            if (!result.status().usable()) {
                return Optional.empty();
            }
            if (s.reference()) {
                first = result;
            }
            rows.put(s.name(), Results.industries(changed.aligned().economy(), result));
        }
        return Optional.of(goals.figures(new Reproduction(goals.targets(), joined(rows))));
    }

    /** Scenarios of the case in which a parameter's numbers are read. */
    private Set<String> reached(int parameter) {
        Set<String> reached = new LinkedHashSet<>();
        for (FittedValue number : plan.numbersOf(parameter)) {
            for (ScenarioSpec s : priors.given().scenarios()) {
                boolean reads = number.part() == FittedValue.Part.LEAP
                        ? number.scenario().equals(writer(number, s.leap()))
                        : number.scenario().isEmpty() || number.scenario().equals(s.name());
                if (reads) {
                    reached.add(s.name());
                }
            }
        }
        return reached;
    }

    /** The LEAP scenario whose expression of a cell another scenario reads: its own, or the nearest ancestor's. */
    private String writer(FittedValue number, String scenario) {
        LeapArea area = priors.area();
        OptionalInt at = area.scenarioIndex(scenario);
        while (at.isPresent()) {
            int s = at.getAsInt();
            boolean writes = area.entries().stream()
                    .anyMatch(e -> e.scenario() == s
                            && e.variable().label().equals(number.variable())
                            && area.branches().get(e.branch()).path().equals(number.key()));
            String name = area.scenarios().get(s).name();
            if (writes) {
                return name;
            }
            at = area.scenarios().get(s).parent() < 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(area.scenarios().get(s).parent());
        }
        return "";
    }

    private static Optional<PathResult> earlier(@Nullable Solved before, ScenarioSpec s) {
        return before == null
                ? Optional.empty()
                : Optional.of(before.scenario(s).path());
    }

    private static List<ResultRow> joined(Map<String, List<ResultRow>> rows) {
        return rows.values().stream().flatMap(List::stream).toList();
    }
}
