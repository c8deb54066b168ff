package org.cgeleap.cge.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Auxiliary;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.OracleEquations;
import org.cgeleap.cge.system.VariableKind;
import org.hipparchus.analysis.differentiation.Gradient;

/**
 * Judges a solution by the textbook's equations ({@link OracleEquations}), not by the solver's: every condition complementary to
 * its variable, and Walras' law in the one that was dropped.
 */
final class TextbookCheck {
    private final EquilibriumModel model;
    private final Map<String, Bounds> bounds = new HashMap<>();

    TextbookCheck(EquilibriumModel model) {
        this.model = model;
        for (Activity a : model.activities()) {
            bounds.put(a.name(), a.level());
        }
        for (Consumer c : model.consumers()) {
            bounds.put(c.name(), new Bounds(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        }
        for (Auxiliary a : model.auxiliaries()) {
            bounds.put(a.name(), a.bounds());
        }
        bounds.putAll(model.prices());
    }

    /**
     * Asserts that a point solves the model.
     *
     * @param scenario whose {@code set}, {@code fix} and numeraire count; no bounds
     * @param tolerance of conditions in units of their size at the benchmark
     */
    void judge(CompiledModel compiled, Scenario scenario, Solve solve, double tolerance) {
        EquilibriumSystem system = new EquilibriumSystem(compiled);
        system.parameters(compiled.parameterValues(scenario.set()));
        scenario.fix().forEach((name, value) -> system.hold(compiled.variableIndex(name), value));
        scenario.numeraire().ifPresent(n -> system.numeraire(compiled.variableIndex(n.name()), n.value()));
        Map<String, Gradient> known = new HashMap<>();
        for (int i = 0; i < compiled.variableCount(); i++) {
            known.put(
                    compiled.variableName(i),
                    Gradient.constant(1, solve.equilibrium().value(i)));
        }
        OracleEquations oracle = new OracleEquations(model, scenario.set(), known);
        for (int i = 0; i < compiled.variableCount(); i++) {
            String name = compiled.variableName(i);
            double value = solve.equilibrium().value(i);
            Bounds at = bounds.getOrDefault(name, Bounds.NON_NEGATIVE);
            double condition = oracle.condition(name).getValue() / system.conditionScale(i);
            if (Double.isNaN(condition) && value == 0) {
                continue; // a good without price under an elasticity: the textbook's quotient 0/0
            }
            assertThat(value).as(name).isFinite();
            if (system.held(i)) {
                if (!at.fixed() && !scenario.fix().containsKey(name)) { // the numeraire
                    double unpaid = unpaid(compiled, scenario, solve) / value / system.conditionScale(i);
                    assertThat(Math.abs(condition + unpaid))
                            .as("Walras' law, %s", name)
                            .isLessThan(100 * tolerance);
                }
                continue;
            }
            double lack = Math.max(at.lower() - value, value - at.upper());
            assertThat(lack).as("bounds of %s", name).isLessThanOrEqualTo(0);
            double projected = Math.min(Math.max(at.lower(), value - condition), at.upper());
            assertThat(Math.abs(value - projected)).as("%s at %s", name, value).isLessThan(tolerance);
        }
    }

    /** What activities lose that are held in spite of a loss, and nobody pays: Walras' law is off by as much. */
    private static double unpaid(CompiledModel compiled, Scenario scenario, Solve solve) {
        double sum = 0;
        for (String held : scenario.fix().keySet()) {
            int i = compiled.variableIndex(held);
            if (compiled.kind(i) == VariableKind.LEVEL) {
                sum += solve.equilibrium().value(i) * solve.equilibrium().marginal(i);
            }
        }
        return sum;
    }
}
