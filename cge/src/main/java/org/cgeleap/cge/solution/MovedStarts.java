package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;

/** Starts that somebody stated and that a search does not begin at: outside bounds, of what is held, or zero where that cannot be. */
final class MovedStarts {
    /** Part of a bound by which a start may miss it for rounding. */
    private static final double ROUNDING = 1e-12;

    private MovedStarts() {}

    /**
     * {@return a sentence for each; empty if the search begins where it was told to}
     *
     * @param system with the scenario's closure
     * @param scenario whose starts are stated
     * @param start natural units, not yet moved
     * @param own whether the rest of the start is the model's own, and so stated too
     */
    static List<String> of(EquilibriumSystem system, Scenario scenario, double[] start, boolean own) {
        CompiledModel model = system.model();
        List<String> moved = new ArrayList<>();
        for (int i = 0; i < start.length; i++) {
            String name = model.variableName(i);
            boolean stated = scenario.start().containsKey(name);
            if (system.held(i) && system.heldVariable(i) == i) {
                if (stated && start[i] != system.heldValue(i)) {
                    moved.add("start of " + name + ", " + start[i] + ", is not used: it is held at "
                            + system.heldValue(i));
                }
            } else if (stated || own) {
                boolean logarithm = system.logarithmic(i);
                double least = logarithm ? Math.exp(system.leastTried(i)) : system.leastTried(i);
                double most = logarithm ? Math.exp(system.mostTried(i)) : system.mostTried(i);
                if (logarithm && !(start[i] > 0)) {
                    moved.add("start of " + name + ", " + start[i] + ", cannot be: its price is above zero in every"
                            + " equilibrium; the search begins at a thousandth of the model's own start");
                } else if (start[i] < least - ROUNDING * Math.abs(least)) {
                    moved.add("start of " + name + ", " + start[i] + ", is below its lower bound; the search begins at "
                            + least);
                } else if (start[i] > most + ROUNDING * Math.abs(most)) {
                    moved.add("start of " + name + ", " + start[i] + ", is above its upper bound; the search begins at "
                            + most);
                }
            }
        }
        return List.copyOf(moved);
    }
}
