package org.cgeleap.calibration.economy;

import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;

/** What consumers own of a good where a model starts. */
final class BaseEndowment {
    private BaseEndowment() {}

    /**
     * {@return the sum of all endowments of a good at the model's start and base parameters}
     *
     * @param compiled model
     * @param good by the name of its price
     */
    static double of(CompiledModel compiled, String good) {
        EquilibriumSystem system = new EquilibriumSystem(compiled);
        system.parameters(compiled.baseParameters());
        double[] x = new double[system.size()];
        system.toSolver(compiled.start(), x);
        system.evaluate(x, new double[system.size()]);
        int price = compiled.variableIndex(good);
        double sum = 0;
        for (int i = 0; i < compiled.endowmentCount(); i++) {
            sum += compiled.endowmentGood(i) == price ? system.endowment(i) : 0;
        }
        return sum;
    }
}
