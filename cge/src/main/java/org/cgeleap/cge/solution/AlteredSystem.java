package org.cgeleap.cge.solution;

import org.cgeleap.cge.solver.ComplementarityProblem;
import org.cgeleap.cge.system.EquilibriumSystem;

/** An equilibrium system with something altered: whatever a subclass does not say is the system's own. */
abstract class AlteredSystem implements ComplementarityProblem {
    /** What is altered. */
    protected final EquilibriumSystem system;

    AlteredSystem(EquilibriumSystem system) {
        this.system = system;
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
    public double leastTried(int i) {
        return system.leastTried(i);
    }

    @Override
    public double mostTried(int i) {
        return system.mostTried(i);
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
    public double origin(int i) {
        return system.origin(i);
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
