package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Swap;

/**
 * A compiled model in which a scenario's swaps are carried out: parameters that become endogenous are auxiliaries at the
 * end of the variables, so the variables of the model it was made from come first and in the same order.
 *
 * <p>Such an auxiliary has no condition of its own; in its place stands variable = value of what becomes exogenous, whose own
 * condition stays in force (GEMPACK's {@code swap}; a fixed variable or the numeraire can be freed the same way).
 */
public final class SwappedModel {
    private final CompiledModel base;
    private final CompiledModel compiled;
    private final Scenario scenario;

    private SwappedModel(CompiledModel base, CompiledModel compiled, Scenario scenario) {
        this.base = base;
        this.compiled = compiled;
        this.scenario = scenario;
    }

    /**
     * Compiles a model for the swaps of a scenario.
     *
     * @param base model without swaps
     * @param scenario whose swaps are carried out; what it sets must be a parameter still
     * @return the model with the swapped parameters among its variables
     * @throws ModelException if a swap asks for what cannot be: a name that is exogenous (or endogenous) already
     */
    public static SwappedModel of(CompiledModel base, Scenario scenario) {
        List<String> findings = new ArrayList<>();
        Set<String> parameters = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (Swap swap : scenario.swap()) {
            String place =
                    "scenario " + scenario.name() + ", swap of " + swap.endogenous() + " and " + swap.exogenous();
            if (!seen.add(swap.endogenous()) || !seen.add(swap.exogenous())) {
                findings.add(place + ": every name in one swap only");
            }
            boolean parameter = base.findParameter(swap.endogenous()) >= 0;
            if (parameter) {
                parameters.add(swap.endogenous());
                if (scenario.set().containsKey(swap.endogenous())) {
                    findings.add(place + ": parameter " + swap.endogenous() + " is set too; expected one of the two");
                }
            } else if (base.findVariable(swap.endogenous()) < 0) {
                findings.add(place + ": unknown name '" + swap.endogenous() + "'"
                        + base.structure().names().nearest(swap.endogenous()));
            }
            if (base.findVariable(swap.exogenous()) < 0) {
                boolean already = base.findParameter(swap.exogenous()) >= 0;
                findings.add(place + ": "
                        + (already
                                ? "parameter " + swap.exogenous() + " is exogenous already"
                                : "unknown name '" + swap.exogenous() + "'"
                                        + base.structure().names().nearest(swap.exogenous())));
            }
        }
        stop(base, findings);
        EndogenousParameters freed =
                new EndogenousParameters(base, parameters, scenario.set().keySet());
        CompiledModel compiled = CompiledModel.compile(freed.model(), scenario.swap(), freed.followed());
        return new SwappedModel(base, compiled, scenario);
    }

    private static void stop(CompiledModel base, List<String> findings) {
        if (!findings.isEmpty()) {
            throw new ModelException(base.model().title(), findings);
        }
    }

    /**
     * {@return the model with its parameters exchanged; its variables begin with those of the model it was made from}
     */
    public CompiledModel compiled() {
        return compiled;
    }

    /**
     * {@return a point of the model this was made from (or of one with swaps), in natural units, with the parameters that became
     * endogenous at their base values}
     *
     * @param natural one value for each variable of the model this was made from, or more
     */
    public double[] start(double[] natural) {
        double[] start = compiled.start();
        System.arraycopy(natural, 0, start, 0, base.variableCount());
        return start;
    }

    /**
     * Exchanges on a system of {@link #compiled} that has the scenario's fixes, bounds and numeraire already.
     *
     * @param system of the compiled model
     * @param natural where a variable without a value of its own is held
     * @throws ModelException if what should become endogenous is not exogenous, or the other way round
     */
    public void apply(EquilibriumSystem system, double[] natural) {
        List<String> findings = new ArrayList<>();
        for (Swap swap : scenario.swap()) {
            int freed = compiled.variableIndex(swap.endogenous());
            int variable = compiled.variableIndex(swap.exogenous());
            String place =
                    "scenario " + scenario.name() + ", swap of " + swap.endogenous() + " and " + swap.exogenous();
            boolean parameter = base.findParameter(swap.endogenous()) >= 0;
            if (!parameter && !system.held(freed)) {
                findings.add(place + ": " + swap.endogenous() + " is endogenous already; expected a parameter, a held"
                        + " variable or the numeraire");
            }
            if (system.held(variable)) {
                findings.add(place + ": " + swap.exogenous() + " is exogenous already; expected a variable that is not"
                        + " held");
            }
            stop(base, findings);
            double value = swap.value().orElse(natural[variable]);
            VariableKind kind = compiled.kind(variable);
            if (freed == system.numeraire() && (kind == VariableKind.PRICE || kind == VariableKind.INCOME)) {
                system.numeraire(variable, value); // Walras' law: either condition implies the other
            } else {
                system.swap(freed, variable, value);
            }
        }
    }
}
