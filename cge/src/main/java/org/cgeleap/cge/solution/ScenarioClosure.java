package org.cgeleap.cge.solution;

import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Swap;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.VariableKind;

/** What a scenario holds and bounds, put on a system. */
final class ScenarioClosure {
    private ScenarioClosure() {}

    /** The closure of a scenario, swaps included, at one of its solutions. */
    static void apply(EquilibriumSystem system, Scenario scenario, Equilibrium at) {
        apply(system, scenario);
        CompiledModel model = system.model();
        for (Swap swap : scenario.swap()) {
            int freed = model.variableIndex(swap.endogenous());
            int held = model.variableIndex(swap.exogenous());
            double value = swap.value().orElse(at.value(held));
            if (freed == system.numeraire() && nominal(model.kind(held))) {
                system.numeraire(held, value);
            } else {
                system.swap(freed, held, value);
            }
        }
    }

    private static boolean nominal(VariableKind kind) {
        return kind == VariableKind.PRICE || kind == VariableKind.INCOME;
    }

    /** Bounds, fixes and numeraire of a scenario on the model's own closure. */
    static void apply(EquilibriumSystem system, Scenario scenario) {
        CompiledModel model = system.model();
        system.resetClosure();
        scenario.bounds()
                .forEach((name, bounds) -> system.bounds(model.variableIndex(name), bounds.lower(), bounds.upper()));
        scenario.fix().forEach((name, value) -> system.hold(model.variableIndex(name), value));
        scenario.numeraire().ifPresent(n -> system.numeraire(model.variableIndex(n.name()), n.value()));
    }
}
