package org.cgeleap.coupling.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Subtotals;
import org.cgeleap.cge.solution.Accuracy;
import org.cgeleap.cge.solution.Decomposition;
import org.cgeleap.cge.solution.Derivative;
import org.cgeleap.cge.solution.Derivatives;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.coupling.results.AnalysisFiles;
import org.cgeleap.coupling.results.SolutionFiles;
import org.cgeleap.coupling.study.Progress;

/** What {@code solve} can be asked for beyond a solution: accuracy, subtotals, derivatives. */
final class SolveAnalyses {
    private final CompiledModel model;
    private final SolveMessages messages;
    private final Progress progress;
    private final SolutionFiles solutions;
    private final AnalysisFiles files = new AnalysisFiles();
    private Optional<Solve> base = Optional.empty();

    SolveAnalyses(CompiledModel model, SolveMessages messages, Progress progress, SolutionFiles solutions) {
        this.model = model;
        this.messages = messages;
        this.progress = progress;
        this.solutions = solutions;
    }

    AnalysisFiles files() {
        return files;
    }

    /** Solves again, loosely and tightly; false if one of them fails. */
    boolean accuracy(Scenario scenario, double[] start) {
        progress.stage(scenario.name() + ": accuracy");
        try {
            Accuracy accuracy = Accuracy.of(model, scenario, SolverOptions.standard(), start);
            messages.accuracy(accuracy);
            solutions.note(scenario, "accuracy", files.add(scenario.name(), accuracy));
            return true;
        } catch (IllegalArgumentException e) {
            messages.line("  " + e.getMessage());
            return false;
        }
    }

    /** Splits the change from the base; false if something is not attributed. */
    boolean subtotals(Scenario scenario, Solve solve) {
        progress.stage(scenario.name() + ": subtotals");
        Solve from = base.orElseGet(() -> new EquilibriumSolver(model, SolverOptions.standard())
                .solve(Scenario.of("base", Map.of()), model.start()));
        base = Optional.of(from);
        if (!from.solved()) {
            messages.line(
                    "  subtotals: the base is " + SolveMessages.words(from.status()) + "; there is no change to split");
            return false;
        }
        Scenario split = scenario.withSubtotals(Optional.of(scenario.subtotals().orElse(Subtotals.EACH)));
        try {
            Decomposition decomposition = Decomposition.of(split, from.equilibrium(), solve.equilibrium());
            messages.subtotals(decomposition);
            solutions.note(scenario, "subtotals", files.add(scenario.name(), decomposition));
            return decomposition.defect() <= Decomposition.TOLERANCE;
        } catch (IllegalArgumentException e) {
            throw new InputException(List.of("scenario " + scenario.name() + ": " + e.getMessage()));
        }
    }

    /** Derivatives by parameters; false if one does not exist. */
    boolean gradient(Scenario scenario, Solve solve, List<String> names) {
        progress.stage(scenario.name() + ": derivatives");
        Derivatives derivatives = new Derivatives(solve.equilibrium(), scenario);
        Map<String, Object> all = new LinkedHashMap<>();
        boolean exist = true;
        for (String name : names) {
            try {
                Derivative by = derivatives.by(name);
                messages.gradient(by);
                all.put(name, files.add(scenario.name(), derivatives, by));
                exist &= by.exists();
            } catch (IllegalArgumentException e) {
                messages.line("  no derivative: " + e.getMessage());
                all.put(name, Map.of("problem", String.valueOf(e.getMessage())));
                exist = false;
            }
        }
        solutions.note(scenario, "gradient", all);
        return exist;
    }
}
