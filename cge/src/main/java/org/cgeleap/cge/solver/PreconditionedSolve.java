package org.cgeleap.cge.solver;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Solves a large system whose complete factors would fill up: {@link IncompleteLu} as preconditioner, {@link
 * GeneralisedMinimalResiduals} to the accuracy of a Newton direction. The drop tolerance falls until the iteration
 * converges; the pattern of the factors is kept for later values as long as it serves.
 */
final class PreconditionedSolve {
    /** Sizes of fill forgotten in an equilibrated matrix, tried in turn; trade models converge with the first. */
    private static final double[] DROPS = {2e-2, 2e-3, 2e-4};

    /** Iterations at most; beyond, better factors are cheaper. */
    private static final int ITERATIONS = 80;

    /** Reduction of the residual asked for. */
    private static final double REDUCTION = 1e-10;

    private final int n;
    private final int[] pointers;
    private final int[] indices;
    private final double threshold;
    private final long mostWork;
    private final GeneralisedMinimalResiduals iteration;
    private final double[] unscaled;
    private @Nullable IncompleteLu factors;
    private double[] rowFactor = {};
    private double[] columnFactor = {};
    private double[] values = {};
    private int level;
    private int orderings;

    /** For matrices of one pattern; an ordering that costs more than {@code mostWork} is given up. */
    PreconditionedSolve(int n, int[] pointers, int[] indices, double threshold, long mostWork) {
        this.n = n;
        this.pointers = pointers;
        this.indices = indices;
        this.threshold = threshold;
        this.mostWork = mostWork;
        iteration = new GeneralisedMinimalResiduals(n, ITERATIONS);
        unscaled = new double[n];
    }

    /** Incomplete pivot sequences computed so far. */
    int orderings() {
        return orderings;
    }

    /** Factorises for new values; false if no incomplete factors can be had. */
    boolean factorise(double[] newValues) {
        values = newValues;
        IncompleteLu known = factors;
        if (known != null && known.refactor(values)) {
            return true;
        }
        for (; level < DROPS.length; level++) {
            if (order()) {
                return true;
            }
        }
        return false;
    }

    private boolean order() {
        orderings++;
        Equilibration scaling = new Equilibration(n, pointers, indices, values);
        double[] equilibrated = scaling.applied(pointers, indices, values);
        MarkowitzOrdering ordering =
                new MarkowitzOrdering(n, pointers, indices, equilibrated, threshold, DROPS[level], mostWork);
        factors = null;
        if (ordering.denseFrom < n) {
            return false;
        }
        IncompleteLu next = new IncompleteLu(ordering, scaling, pointers, indices);
        factors = next;
        rowFactor = scaling.row;
        columnFactor = scaling.column;
        return next.refactor(values);
    }

    /** Solves A x = b or Aᵀ x = b; false if the iteration does not converge with any factors. */
    boolean solve(double[] b, double[] x, boolean transposed) {
        boolean fresh = false;
        while (level < DROPS.length) {
            IncompleteLu lu = factors;
            if (lu != null && iterate(lu, b, x, transposed)) {
                return true;
            }
            if (fresh) {
                level++;
            }
            fresh = true;
            while (level < DROPS.length && !order()) {
                level++;
            }
        }
        return false;
    }

    private boolean iterate(IncompleteLu lu, double[] b, double[] x, boolean transposed) {
        double[] factor = transposed ? columnFactor : rowFactor;
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            right[i] = b[i] * factor[i];
        }
        BiConsumer<double[], double[]> multiply = transposed ? this::multiplyTransposed : this::multiply;
        BiConsumer<double[], double[]> precondition = (from, into) -> {
            for (int i = 0; i < n; i++) {
                unscaled[i] = from[i] / factor[i];
            }
            if (transposed) {
                lu.solveTransposed(unscaled, into);
            } else {
                lu.solve(unscaled, into);
            }
        };
        return iteration.solve(multiply, precondition, right, x, REDUCTION);
    }

    /** R A x. */
    private void multiply(double[] x, double[] into) {
        Arrays.fill(into, 0);
        for (int j = 0; j < n; j++) {
            double xj = x[j];
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                into[indices[t]] += values[t] * xj;
            }
        }
        for (int i = 0; i < n; i++) {
            into[i] *= rowFactor[i];
        }
    }

    /** C Aᵀ x. */
    private void multiplyTransposed(double[] x, double[] into) {
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                sum += values[t] * x[indices[t]];
            }
            into[j] = sum * columnFactor[j];
        }
    }

    double[] rowFactors() {
        return rowFactor;
    }

    double[] columnFactors() {
        return columnFactor;
    }

    /** Entries of the incomplete factors. */
    int entries() {
        IncompleteLu lu = factors;
        return lu == null ? 0 : lu.entries();
    }
}
