package org.cgeleap.cge.solver;

import java.util.Arrays;

/**
 * A complementarity problem on the way from one that has a single, known solution. At t from 0 to 1 condition i is
 *
 * <pre>
 *   (1 − r) F_i(x)/s_i ± r (x_i − c_i)/w_i  ⊥  l_i ≤ x_i ≤ u_i        r = (1 − t)^1.5
 * </pre>
 *
 * with s and w the sizes of conditions and variables and complementarity smoothed by μ = 1 − t ({@link SmoothedMinimum}), so
 * that solutions form smooth curves before t = 1, for almost all c (Chow, Mallet-Paret and Yorke 1978). The centre c makes a
 * given point solve t = 0. What counts as a bound is what is worth trying.
 *
 * <p>A point is x/w followed by t. The Jacobian by it is bordered by a row that the caller gives. All arrays are allocated once.
 */
final class DeformedProblem {
    /** The deformation vanishes faster than the smoothing, so that corners are still round when the path nears the problem. */
    private static final double POWER = 1.5;

    private final ComplementarityProblem problem;
    private final SmoothedMinimum function = new SmoothedMinimum();
    private final int n;
    private final int[] pointers;
    private final int[] indices;
    private final double[] lower;
    private final double[] upper;
    private final double[] size;
    private final double[] rowScale;
    private final double[] sign;
    private final double[] centre;
    private final double[] x;
    private final double[] f;
    private final double[] phi;
    private final double[] jacobian;
    private final double[] byVariable;
    private final double[] byCondition;
    private final int[] borderedPointers;
    private final int[] borderedIndices;
    private final double[] values;
    private boolean free;

    /**
     * A deformation around a start.
     *
     * @param orientation sign of the centre's term in conditions of variables without bounds, which may be stated either way
     *     round; 1 or −1
     */
    DeformedProblem(ComplementarityProblem problem, double[] start, double orientation) {
        this.problem = problem;
        n = problem.size();
        pointers = problem.columnPointers();
        indices = problem.rowIndices();
        lower = new double[n];
        upper = new double[n];
        size = new double[n];
        rowScale = new double[n];
        sign = new double[n];
        centre = new double[n];
        x = new double[n];
        f = new double[n];
        phi = new double[n];
        jacobian = new double[pointers[n]];
        byVariable = new double[n];
        byCondition = new double[n];
        borderedPointers = new int[n + 2];
        borderedIndices = new int[pointers[n] + 2 * n + 1];
        values = new double[borderedIndices.length];
        border();
        for (int i = 0; i < n; i++) {
            lower[i] = problem.leastTried(i);
            upper[i] = problem.mostTried(i);
            // a logarithm moves by units whatever it is
            double moved = Math.abs(start[i] - problem.origin(i));
            size[i] = Math.min(Math.max(problem.variableScale(i), moved), problem.maxStep(i));
            rowScale[i] = problem.rowScale(i);
            boolean unbounded = lower[i] == Double.NEGATIVE_INFINITY && upper[i] == Double.POSITIVE_INFINITY;
            sign[i] = unbounded ? orientation : 1;
            free |= unbounded;
        }
    }

    private void border() {
        int at = 0;
        for (int j = 0; j < n; j++) {
            for (int k = pointers[j]; k < pointers[j + 1]; k++) {
                borderedIndices[at++] = indices[k];
            }
            borderedIndices[at++] = n;
            borderedPointers[j + 1] = at;
        }
        for (int i = 0; i <= n; i++) {
            borderedIndices[at++] = i;
        }
        borderedPointers[n + 1] = at;
    }

    /** Number of variables, t not counted. */
    int size() {
        return n;
    }

    int[] pointers() {
        return borderedPointers;
    }

    int[] indices() {
        return borderedIndices;
    }

    /** Values of the bordered Jacobian, after {@link #linearise}. */
    double[] values() {
        return values;
    }

    /** Conditions after {@link #evaluate}, zero on the path. */
    double[] conditions() {
        return phi;
    }

    /** Whether some variable has no bounds, so that the orientation matters. */
    boolean orientable() {
        return free;
    }

    /** Centres the deformation so that a point near a start solves t = 0, and returns it. */
    double[] begin(double[] start) {
        double[] w = new double[n + 1];
        for (int i = 0; i < n; i++) {
            double margin = Math.min(size[i], (upper[i] - lower[i]) / 4);
            double inside = Math.min(Math.max(start[i], lower[i] + margin), upper[i] - margin);
            w[i] = inside / size[i];
            centre[i] = w[i] - sign[i] * balance(below(i, w[i]), above(i, w[i]));
        }
        return w;
    }

    /** Condition that solves the complementarity smoothed by 1 at these distances from the bounds. */
    private double balance(double below, double above) {
        if (below == 0 || (below == Double.POSITIVE_INFINITY && above == Double.POSITIVE_INFINITY)) {
            return 0;
        }
        if (above == Double.POSITIVE_INFINITY || below == Double.POSITIVE_INFINITY) {
            return above == Double.POSITIVE_INFINITY ? 1 / below : -1 / above;
        }
        double least = -1 / above - 1; // nested: increasing in the condition
        double most = 1 / below + 1;
        for (int round = 0; round < 200 && most - least > 1e-14 * (1 + Math.abs(least)); round++) {
            double middle = (least + most) / 2;
            function.at(below, above, middle, 1);
            if (function.value() > 0) {
                most = middle;
            } else {
                least = middle;
            }
        }
        return (least + most) / 2;
    }

    private double below(int i, double w) {
        return lower[i] == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : w - lower[i] / size[i];
    }

    private double above(int i, double w) {
        return upper[i] == Double.POSITIVE_INFINITY ? Double.POSITIVE_INFINITY : upper[i] / size[i] - w;
    }

    private boolean held(int i) {
        return lower[i] == upper[i];
    }

    /** Evaluates the conditions at a point; false outside the domain. */
    boolean evaluate(double[] w) {
        locate(w, x);
        if (!problem.evaluate(x, f)) {
            return false;
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            condition(i, w);
            sum += phi[i];
        }
        return Double.isFinite(sum);
    }

    private void condition(int i, double[] w) {
        if (held(i)) {
            phi[i] = w[i] - lower[i] / size[i];
            return;
        }
        double rest = Math.max(0, 1 - w[n]);
        double part = rest * Math.sqrt(rest);
        double g = (1 - part) * f[i] / rowScale[i] + part * sign[i] * (w[i] - centre[i]);
        function.at(below(i, w[i]), above(i, w[i]), g, rest);
        phi[i] = function.value();
    }

    /** Linearises at the point evaluated last, {@code border} being the last row; false if it is not finite. */
    boolean linearise(double[] w, double[] border) {
        if (!problem.jacobian(x, jacobian)) {
            return false;
        }
        double rest = Math.max(0, 1 - w[n]);
        double part = rest * Math.sqrt(rest);
        double partByT = -POWER * Math.sqrt(rest);
        int last = borderedPointers[n];
        for (int i = 0; i < n; i++) {
            if (held(i)) {
                byCondition[i] = 0;
                byVariable[i] = 1;
                values[last + i] = 0;
                continue;
            }
            condition(i, w);
            double moved = sign[i] * (w[i] - centre[i]);
            byCondition[i] = function.byCondition() * (1 - part) / rowScale[i];
            byVariable[i] = function.byVariable() + function.byCondition() * part * sign[i];
            values[last + i] = function.byCondition() * partByT * (moved - f[i] / rowScale[i]) - function.byMu();
        }
        values[last + n] = border[n];
        for (int j = 0; j < n; j++) {
            int to = borderedPointers[j];
            for (int k = pointers[j]; k < pointers[j + 1]; k++, to++) {
                int i = indices[k];
                values[to] = byCondition[i] * jacobian[k] * size[j] + (i == j ? byVariable[i] : 0);
            }
            values[to] = border[j];
        }
        return Double.isFinite(Arrays.stream(values).sum());
    }

    /** Writes a point in the problem's own units, within the bounds. */
    void locate(double[] w, double[] to) {
        for (int i = 0; i < n; i++) {
            to[i] = Math.min(Math.max(w[i] * size[i], lower[i]), upper[i]);
        }
    }

    /** Natural residual of the problem itself at the point evaluated last. */
    double residual() {
        return NaturalResidual.worst(problem, x, f);
    }
}
