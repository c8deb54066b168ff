package org.cgeleap.coupling.study;

import java.util.Set;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.loop.LoopOptions;

/**
 * How a study is run.
 *
 * @param scenarios to run, empty for all; the reference is run in any case, as the others need its productivity
 * @param loop of the coupling
 * @param solver of the equilibria
 * @param threads for scenarios beside each other
 */
public record StudyOptions(Set<String> scenarios, LoopOptions loop, SolverOptions solver, int threads) {

    /**
     * Copies the names.
     *
     * @param scenarios to run, empty for all
     * @param loop of the coupling
     * @param solver of the equilibria
     * @param threads for scenarios beside each other
     */
    public StudyOptions {
        scenarios = Set.copyOf(scenarios);
    }

    /** {@return all scenarios, standard loop and solver, as many threads as there are processors} */
    public static StudyOptions standard() {
        return new StudyOptions(
                Set.of(),
                LoopOptions.standard(),
                SolverOptions.standard(),
                Runtime.getRuntime().availableProcessors());
    }

    boolean wants(String scenario) {
        return scenarios.isEmpty() || scenarios.contains(scenario);
    }
}
