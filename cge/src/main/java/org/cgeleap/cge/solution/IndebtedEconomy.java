package org.cgeleap.cge.solution;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.VariableKind;

/**
 * An equilibrium system in which incomes may be negative: a consumer that owes more than it earns buys less than nothing. A
 * solution with a negative income is no equilibrium, but says who cannot pay, and how much is lacking.
 */
final class IndebtedEconomy extends AlteredSystem {

    IndebtedEconomy(EquilibriumSystem system) {
        super(system);
    }

    /** Who owes more than it earns in a solution, natural units; empty if nobody does. */
    String finding(double[] natural) {
        String who = IntStream.range(0, natural.length)
                .filter(i -> system.model().kind(i) == VariableKind.INCOME && natural[i] < 0)
                .mapToObj(i -> String.format(Locale.ROOT, "%s at %.4g", system.variableName(i), natural[i]))
                .collect(Collectors.joining(", "));
        return who.isEmpty()
                ? ""
                : "A solution was found only with a negative income, " + who
                        + ": more is owed than earned; look at what it owes and at the subsidies it pays.";
    }

    @Override
    public double leastTried(int i) {
        return system.model().kind(i) == VariableKind.INCOME && !system.held(i)
                ? system.lower(i)
                : system.leastTried(i);
    }
}
