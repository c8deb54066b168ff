package org.cgeleap.cge.solution;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.VariableKind;

/**
 * An equilibrium system in which a consumer that owes more than it earns has no income and the rest of its debt is forgiven:
 * income ≥ 0 ⊥ income − earnings ≥ 0. A solution with such a consumer is no equilibrium, but says who cannot pay, and how much
 * is lacking.
 */
final class ForgivenDebts extends AlteredSystem {
    /** Part of an income that counts as a debt. */
    private static final double DEBT = 1e-7;

    ForgivenDebts(EquilibriumSystem system) {
        super(system);
    }

    /** Who cannot pay in a solution, solver units; empty if everybody can. */
    String finding(double[] x) {
        double[] f = new double[x.length];
        if (!system.evaluate(x, f)) {
            return "";
        }
        String who = IntStream.range(0, x.length)
                .filter(i -> free(i) && f[i] > DEBT * system.rowScale(i))
                .mapToObj(i ->
                        String.format(Locale.ROOT, "%s owes %.4g more than it earns", system.variableName(i), f[i]))
                .collect(Collectors.joining(", "));
        return who.isEmpty()
                ? ""
                : "A solution was found only with debts forgiven: " + who
                        + "; look at what it owes and at the subsidies it pays.";
    }

    @Override
    public double lower(int i) {
        return free(i) ? Math.max(0, system.lower(i)) : system.lower(i);
    }

    private boolean free(int i) {
        return system.model().kind(i) == VariableKind.INCOME && !system.held(i);
    }
}
