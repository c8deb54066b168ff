package org.cgeleap.cge.system;

import org.cgeleap.cge.model.EquilibriumModel;

/** Incomes at the starting prices and levels, where the model does not state them: endowments plus taxes. */
final class StartingIncomes {
    /** Rounds of the fixed point over taxes on the consumers' own demand, which contract by the tax rate. */
    private static final int ROUNDS = 60;

    private StartingIncomes() {}

    static double[] complete(EquilibriumModel model, ModelStructure structure, double[] parameters, double[] stated) {
        double[] start = stated.clone();
        boolean missing = false;
        for (int i = 0; i < start.length; i++) {
            if (Double.isNaN(start[i])) {
                start[i] = 1;
                missing = true;
            }
        }
        if (!missing) {
            return start;
        }
        EquilibriumSystem system = new EquilibriumSystem(new CompiledModel(model, structure, parameters, start));
        double[] x = new double[start.length];
        double[] f = new double[start.length];
        for (int round = 0; round < ROUNDS; round++) {
            system.toSolver(start, x);
            for (int i = 0; i < x.length; i++) {
                x[i] = Double.isNaN(stated[i]) ? start[i] : x[i]; // the numeraire too is still to be found
            }
            if (!system.evaluate(x, f)) {
                break; // the start is outside the domain; the solver will say so
            }
            double change = 0;
            for (int i = 0; i < start.length; i++) {
                if (Double.isNaN(stated[i])) {
                    start[i] -= system.condition(i);
                    change = Math.max(change, Math.abs(system.condition(i)) / (1 + Math.abs(start[i])));
                }
            }
            if (change < 1e-15) {
                break;
            }
        }
        return start;
    }
}
