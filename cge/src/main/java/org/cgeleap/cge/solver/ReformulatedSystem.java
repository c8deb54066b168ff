package org.cgeleap.cge.solver;

import java.util.Arrays;

/**
 * The complementarity problem as a semismooth system Φ(x) = 0 with merit ψ = ½‖Φ‖² at a current and a trial point:
 * Φ_i is {@link FischerBurmeister} of x_i and F_i/s_i, an element of its generalised Jacobian is H = D_a + D_b F'.
 * Points always lie within the bounds. All arrays are allocated once.
 */
final class ReformulatedSystem {
    private ComplementarityProblem problem;
    private final int n;
    private final int[] pointers;
    private final int[] indices;
    private final int[] diagonal;
    private final FischerBurmeister function = new FischerBurmeister();
    private final double[] lower;
    private final double[] upper;
    private final double[] least;
    private final double[] most;
    private final double[] rowScale;
    private final double[] columnScale;
    private final double[] variableScale;
    private final double[] jacobian;
    private final double[] byVariable;
    private final double[] byCondition;

    /** The current point, F and Φ there. */
    double[] x;

    double[] f;
    double[] phi;
    double merit;
    double residual;

    /** The trial point, F and Φ there. */
    double[] trialX;

    double[] trialF;
    private double[] trialPhi;
    double trialMerit;
    double trialResidual;

    /** Largest change of each variable in a step. */
    final double[] maxStep;
    /** H at the current point, after {@link #linearise}. */
    final double[] h;
    /** Gradient of ψ at the current point, HᵀΦ, after {@link #linearise}. */
    final double[] gradient;

    int evaluations;
    long evaluateNanos;

    ReformulatedSystem(ComplementarityProblem problem) {
        this.problem = problem;
        n = problem.size();
        pointers = problem.columnPointers();
        indices = problem.rowIndices();
        diagonal = new int[n];
        for (int j = 0; j < n; j++) {
            diagonal[j] = Arrays.binarySearch(indices, pointers[j], pointers[j + 1], j);
            if (diagonal[j] < 0) {
                throw new IllegalArgumentException("Jacobian pattern: the diagonal entry of column " + j
                        + " is missing or its rows are not ascending; expected both");
            }
        }
        lower = new double[n];
        upper = new double[n];
        least = new double[n];
        most = new double[n];
        rowScale = new double[n];
        columnScale = new double[n];
        variableScale = new double[n];
        maxStep = new double[n];
        jacobian = new double[pointers[n]];
        h = new double[pointers[n]];
        byVariable = new double[n];
        byCondition = new double[n];
        gradient = new double[n];
        x = new double[n];
        f = new double[n];
        phi = new double[n];
        trialX = new double[n];
        trialF = new double[n];
        trialPhi = new double[n];
    }

    /** Whether this workspace serves the problem: its pattern is the same. */
    boolean serves(ComplementarityProblem other) {
        if (other == problem) {
            return true;
        }
        return other.size() == n
                && Arrays.equals(other.columnPointers(), pointers)
                && Arrays.equals(other.rowIndices(), indices);
    }

    int size() {
        return n;
    }

    int[] pointers() {
        return pointers;
    }

    int[] indices() {
        return indices;
    }

    int[] diagonal() {
        return diagonal;
    }

    /** Reads bounds and scales again, which may have changed since the last solve, and forgets the counts. */
    void reload(ComplementarityProblem next, double[] start) {
        problem = next;
        evaluations = 0;
        evaluateNanos = 0;
        for (int i = 0; i < n; i++) {
            lower[i] = problem.lower(i);
            upper[i] = problem.upper(i);
            least[i] = problem.leastTried(i);
            most[i] = problem.mostTried(i);
            rowScale[i] = 1 / problem.rowScale(i);
            maxStep[i] = problem.maxStep(i);
            variableScale[i] = problem.variableScale(i);
            columnScale[i] = Math.max(variableScale[i], Math.abs(start[i] - problem.origin(i)));
            if (!(lower[i] <= upper[i]) || !(rowScale[i] > 0) || !(rowScale[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("variable " + problem.variableName(i) + ": bounds [" + lower[i]
                        + ", " + upper[i] + "], scale of its condition " + problem.rowScale(i)
                        + "; expected lower <= upper and a finite scale > 0");
            }
        }
    }

    double lower(int i) {
        return lower[i];
    }

    double upper(int i) {
        return upper[i];
    }

    double columnScale(int i) {
        return columnScale[i];
    }

    double project(int i, double value) {
        return Math.min(Math.max(value, least[i]), most[i]);
    }

    /** Evaluates at {@link #trialX}; false outside the domain. */
    boolean evaluateTrial() {
        long start = System.nanoTime();
        evaluations++;
        boolean defined = problem.evaluate(trialX, trialF);
        evaluateNanos += System.nanoTime() - start;
        if (!defined) {
            return false;
        }
        double sum = 0;
        double worst = 0;
        for (int i = 0; i < n; i++) {
            double scaled = trialF[i] * rowScale[i];
            function.at(trialX[i], lower[i], upper[i], columnScale[i], scaled);
            trialPhi[i] = function.value();
            sum += trialPhi[i] * trialPhi[i];
            worst = Math.max(worst, NaturalResidual.of(trialX[i], lower[i], upper[i], variableScale[i], scaled));
        }
        trialMerit = sum / 2;
        trialResidual = worst;
        return Double.isFinite(trialMerit) && Double.isFinite(worst);
    }

    /** Makes the trial point the current one. */
    void accept() {
        double[] swap = x;
        x = trialX;
        trialX = swap;
        swap = f;
        f = trialF;
        trialF = swap;
        swap = phi;
        phi = trialPhi;
        trialPhi = swap;
        merit = trialMerit;
        residual = trialResidual;
    }

    /** Evaluates the Jacobian at the current point, then H and the gradient; false if a value is not finite. */
    boolean linearise() {
        long start = System.nanoTime();
        boolean defined = problem.jacobian(x, jacobian);
        evaluateNanos += System.nanoTime() - start;
        if (!defined) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            function.at(x[i], lower[i], upper[i], columnScale[i], f[i] * rowScale[i]);
            byVariable[i] = function.byVariable();
            byCondition[i] = function.byCondition() * rowScale[i];
        }
        double check = 0;
        for (int j = 0; j < n; j++) {
            double g = 0;
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                int i = indices[t];
                double v = byCondition[i] * jacobian[t];
                h[t] = v;
                g += v * phi[i];
            }
            h[diagonal[j]] += byVariable[j];
            gradient[j] = g + byVariable[j] * phi[j];
            check += gradient[j];
        }
        return Double.isFinite(check);
    }

    /** Gradient times direction, where the direction does not leave the bounds. */
    double slope(double[] direction) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += gradient[i] * direction[i];
        }
        return sum;
    }

    /**
     * How far the current point is from being stationary for ψ within the bounds: the largest part of ψ that moving one
     * variable by its natural size (or to its bound) promises to first order. Near 0 off a solution, no local method can
     * go on.
     */
    double stationarity() {
        double largest = 0;
        for (int j = 0; j < n; j++) {
            double room = gradient[j] > 0 ? x[j] - least[j] : most[j] - x[j];
            double move = Math.min(room, Math.min(columnScale[j], maxStep[j]));
            largest = Math.max(largest, Math.abs(gradient[j]) * move / (2 * merit));
        }
        return largest;
    }
}
