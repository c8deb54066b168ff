package org.cgeleap.cge.system;

import org.cgeleap.cge.solver.ComplementarityProblem;

/** SKELETON while the equations are being written. */
public final class EquilibriumSystem implements ComplementarityProblem {
    private final CompiledModel model;

    public EquilibriumSystem(CompiledModel model) {
        this.model = model;
    }

    public CompiledModel model() {
        return model;
    }

    private static IllegalStateException notYet() {
        return new IllegalStateException("being written");
    }
    /** Sets every parameter (final values). */
    public void parameters(double[] all) {
        throw notYet();
    }

    public void hold(int variable, double value) {
        throw notYet();
    }

    public void release(int variable) {
        throw notYet();
    }

    public void bounds(int variable, double lower, double upper) {
        throw notYet();
    }

    public void numeraire(int variable, double value) {
        throw notYet();
    }

    public void toSolver(double[] natural, double[] x) {
        throw notYet();
    }

    public void toNatural(double[] x, double[] natural) {
        throw notYet();
    }

    public double flow(int leaf) {
        throw notYet();
    }

    public double userPrice(int leaf) {
        throw notYet();
    }
    /** Quantity of an endowment at the last point evaluated. */
    public double endowment(int endowment) {
        throw notYet();
    }
    /** Revenue of a tax at the last point evaluated. */
    public double taxRevenue(int tax) {
        throw notYet();
    }
    /** Condition i at the last point evaluated, even if it is dropped. */
    public double condition(int i) {
        throw notYet();
    }

    @Override
    public int size() {
        return model.variableCount();
    }

    @Override
    public int[] columnPointers() {
        throw notYet();
    }

    @Override
    public int[] rowIndices() {
        throw notYet();
    }

    @Override
    public double lower(int i) {
        throw notYet();
    }

    @Override
    public double upper(int i) {
        throw notYet();
    }

    @Override
    public boolean evaluate(double[] x, double[] f) {
        throw notYet();
    }

    @Override
    public boolean jacobian(double[] x, double[] values) {
        throw notYet();
    }

    @Override
    public double rowScale(int i) {
        throw notYet();
    }

    @Override
    public double maxStep(int i) {
        throw notYet();
    }

    @Override
    public String variableName(int i) {
        return model.variableName(i);
    }

    @Override
    public String conditionName(int i) {
        throw notYet();
    }
}
