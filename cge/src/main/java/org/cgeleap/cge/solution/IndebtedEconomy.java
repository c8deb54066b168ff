package org.cgeleap.cge.solution;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cgeleap.cge.solver.ComplementarityProblem;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.VariableKind;

/**
 * An equilibrium system in which incomes may be negative: a consumer that owes more than it earns buys less than nothing. A
 * solution with a negative income is no equilibrium, but says who cannot pay, and how much is lacking.
 */
final class IndebtedEconomy implements ComplementarityProblem {
    private final EquilibriumSystem system;

    IndebtedEconomy(EquilibriumSystem system) {
        this.system = system;
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

    @Override
    public double mostTried(int i) {
        return system.mostTried(i);
    }

    @Override
    public double lower(int i) {
        return system.lower(i);
    }

    @Override
    public double upper(int i) {
        return system.upper(i);
    }

    @Override
    public boolean evaluate(double[] x, double[] f) {
        return system.evaluate(x, f);
    }

    @Override
    public boolean jacobian(double[] x, double[] values) {
        return system.jacobian(x, values);
    }

    @Override
    public int size() {
        return system.size();
    }

    @Override
    public int[] columnPointers() {
        return system.columnPointers();
    }

    @Override
    public int[] rowIndices() {
        return system.rowIndices();
    }

    @Override
    public double rowScale(int i) {
        return system.rowScale(i);
    }

    @Override
    public double variableScale(int i) {
        return system.variableScale(i);
    }

    @Override
    public double maxStep(int i) {
        return system.maxStep(i);
    }

    @Override
    public String variableName(int i) {
        return system.variableName(i);
    }

    @Override
    public String conditionName(int i) {
        return system.conditionName(i);
    }
}
