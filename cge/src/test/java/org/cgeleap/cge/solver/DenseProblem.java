package org.cgeleap.cge.solver;

import java.util.Arrays;

/** A small problem written as a function, with a full Jacobian by central differences unless it gives its own. */
abstract class DenseProblem implements ComplementarityProblem {
    private final int n;
    final double[] lower;
    final double[] upper;
    final double[] maxStep;

    DenseProblem(int n) {
        this.n = n;
        lower = new double[n];
        upper = new double[n];
        maxStep = new double[n];
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        Arrays.fill(maxStep, Double.POSITIVE_INFINITY);
    }

    /** F(x). */
    abstract double[] at(double[] x);

    /** F'(x) by rows; complex arithmetic would be exact, central differences suffice for tests of convergence. */
    double[][] derivative(double[] x) {
        double[][] rows = new double[n][n];
        for (int j = 0; j < n; j++) {
            double step = 6e-6 * Math.max(1, Math.abs(x[j]));
            double[] up = x.clone();
            double[] down = x.clone();
            up[j] += step;
            down[j] -= step;
            double[] high = at(up);
            double[] low = at(down);
            for (int i = 0; i < n; i++) {
                rows[i][j] = (high[i] - low[i]) / (up[j] - down[j]);
            }
        }
        return rows;
    }

    @Override
    public int size() {
        return n;
    }

    @Override
    public int[] columnPointers() {
        int[] pointers = new int[n + 1];
        Arrays.setAll(pointers, j -> j * n);
        return pointers;
    }

    @Override
    public int[] rowIndices() {
        int[] rows = new int[n * n];
        Arrays.setAll(rows, t -> t % n);
        return rows;
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
        double[] value = at(x);
        System.arraycopy(value, 0, f, 0, n);
        return Arrays.stream(value).allMatch(Double::isFinite);
    }

    @Override
    public boolean jacobian(double[] x, double[] values) {
        double[][] rows = derivative(x);
        boolean finite = true;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                values[j * n + i] = rows[i][j];
                finite &= Double.isFinite(rows[i][j]);
            }
        }
        return finite;
    }

    @Override
    public double rowScale(int i) {
        return 1;
    }

    @Override
    public double maxStep(int i) {
        return maxStep[i];
    }

    @Override
    public String variableName(int i) {
        return "x" + (i + 1);
    }

    @Override
    public String conditionName(int i) {
        return "F" + (i + 1);
    }
}
