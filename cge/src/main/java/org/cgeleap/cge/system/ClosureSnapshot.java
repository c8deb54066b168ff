package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.cgeleap.cge.system.ModelClosure.Given;
import org.cgeleap.cge.system.ModelClosure.Role;

/** What a system was closed with, kept as numbers until somebody asks for it in words. */
final class ClosureSnapshot implements Supplier<ModelClosure> {
    private final CompiledModel model;
    private final double[] parameters;
    private final int numeraire;
    private final boolean[] fixed;
    private final int[] pinned;
    private final double[] at;
    private final double[] lower;
    private final double[] upper;

    ClosureSnapshot(CompiledModel model, Closure closure, double[] parameters) {
        int n = model.variableCount();
        this.model = model;
        this.parameters = parameters.clone();
        this.numeraire = closure.numeraire();
        this.fixed = new boolean[n];
        this.pinned = new int[n];
        this.at = new double[n];
        this.lower = new double[n];
        this.upper = new double[n];
        for (int i = 0; i < n; i++) {
            fixed[i] = closure.fixed(i);
            pinned[i] = closure.pinned(i);
            at[i] = closure.heldAt(i);
            lower[i] = closure.lower(i);
            upper[i] = closure.upper(i);
        }
    }

    @Override
    public ModelClosure get() {
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < fixed.length; i++) {
            if (pinned[i] != i) {
                given.add(new Given(
                        Role.SWAPPED,
                        what(pinned[i]),
                        model.variableName(pinned[i]),
                        model.variableName(i),
                        at[i],
                        at[i]));
            } else if (i == numeraire) {
                given.add(new Given(Role.NUMERAIRE, what(i), model.variableName(i), "", at[i], at[i]));
            } else if (fixed[i]) {
                given.add(new Given(Role.HELD, what(i), model.variableName(i), "", at[i], at[i]));
            } else if (lower[i] != usual(i) || upper[i] != Double.POSITIVE_INFINITY) {
                given.add(new Given(Role.BOUNDED, what(i), model.variableName(i), "", lower[i], upper[i]));
            }
        }
        double[] base = model.baseParameters();
        for (int p = 0; p < parameters.length; p++) {
            if (model.structure().solved().contains(p)) {
                continue; // follows a variable
            }
            Role role = parameters[p] == base[p] ? Role.PARAMETER : Role.SET;
            given.add(new Given(role, "parameter", model.parameterName(p), "", parameters[p], parameters[p]));
        }
        return new ModelClosure(given);
    }

    private String what(int i) {
        return model.kind(i).name().toLowerCase(Locale.ROOT);
    }

    private double usual(int i) {
        return model.kind(i) == VariableKind.INCOME ? Double.NEGATIVE_INFINITY : 0;
    }
}
