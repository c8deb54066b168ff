package org.cgeleap.cge.solution;

import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;

/** What a scenario holds and bounds, put on a system. */
final class ScenarioClosure {
    private ScenarioClosure() {}

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
