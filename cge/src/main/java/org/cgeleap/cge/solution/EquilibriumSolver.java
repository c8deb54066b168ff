package org.cgeleap.cge.solution;

import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;

/** SKELETON while the equations are being written. */
public final class EquilibriumSolver {
    private final EquilibriumSystem system;
    private final SolverOptions options;

    public EquilibriumSolver(CompiledModel model, SolverOptions options) {
        this.system = new EquilibriumSystem(model);
        this.options = options;
    }

    public EquilibriumSystem system() {
        return system;
    }

    public SolverOptions options() {
        return options;
    }
    /** Solves with the holds and bounds now set on the system. */
    public Solve solve(double[] parameters, double[] naturalStart) {
        throw notYet();
    }
    /** Solves a scenario: base parameters with its set, its fixes, starts, bounds and numeraire. */
    public Solve solve(Scenario scenario, double[] naturalStart) {
        throw notYet();
    }
    private static IllegalStateException notYet() {
        return new IllegalStateException("being written");
    }
}
