package org.cgeleap.cge.solver;

import java.util.Arrays;

/** F(x) = M x + q with sparse M and any bounds; x at least 0 unless changed. */
final class LinearProblem implements ComplementarityProblem {
    private final SparseMatrix m;
    final double[] q;
    final double[] lower;
    final double[] upper;

    LinearProblem(SparseMatrix m, double[] q) {
        this.m = m;
        this.q = q;
        lower = new double[m.n()];
        upper = new double[m.n()];
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
    }

    @Override
    public int size() {
        return m.n();
    }

    @Override
    public int[] columnPointers() {
        return m.pointers();
    }

    @Override
    public int[] rowIndices() {
        return m.indices();
    }

    @Override
    public double lower(int i) {
        return lower[i];
    }

    @Override
    public double upper(int i) {
        return upper[i];
    }

    @Override
    public boolean evaluate(double[] x, double[] f) {
        System.arraycopy(q, 0, f, 0, q.length);
        for (int j = 0; j < x.length; j++) {
            for (int t = m.pointers()[j]; t < m.pointers()[j + 1]; t++) {
                f[m.indices()[t]] += m.values()[t] * x[j];
            }
        }
        return true;
    }

    @Override
    public boolean jacobian(double[] x, double[] values) {
        System.arraycopy(m.values(), 0, values, 0, m.values().length);
        return true;
    }

    @Override
    public double rowScale(int i) {
        return 1;
    }

    @Override
    public double maxStep(int i) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public String variableName(int i) {
        return "x" + i;
    }

    @Override
    public String conditionName(int i) {
        return "F" + i;
    }
}
