package org.cgeleap.calibration.economy;

import org.cgeleap.cge.solver.NaturalResidual;
import org.cgeleap.cge.system.EquilibriumSystem;

/** Whether the benchmark is an equilibrium at unit prices before any step is taken (MODEL.md §3). */
public final class Replication {
    private Replication() {}

    /**
     * {@return largest scaled residual of the base year at the model's start; not a number where it cannot be evaluated}
     *
     * @param economy with its benchmark
     */
    public static double residual(Economy economy) {
        EquilibriumSystem system = new EquilibriumSystem(economy.compiled());
        system.parameters(economy.compiled().baseParameters());
        double[] x = new double[system.size()];
        double[] f = new double[system.size()];
        system.toSolver(economy.compiled().start(), x);
        if (!system.evaluate(x, f)) {
            return Double.NaN;
        }
        return NaturalResidual.largest(system, x, f, 1).get(0).residual();
    }
}
