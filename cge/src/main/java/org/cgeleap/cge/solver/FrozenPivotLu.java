package org.cgeleap.cge.solver;

import java.util.Arrays;

/**
 * LU factors with a frozen pivot sequence, pattern and scaling: P R A C Q = L U, L with a unit diagonal. Refactorising
 * for other values is the left-looking algorithm of Gilbert and Peierls without its symbolic part and without pivoting
 * (as in KLU's refactorisation: Davis and Palamadai Natarajan, ACM TOMS 37 (2010), algorithm 907). What the ordering
 * left to a dense elimination is handed to {@link DenseTail} column by column, which does pivot.
 */
final class FrozenPivotLu {
    private final int n;
    private final int sparse;
    private final TriangularFactors factors;
    private final DenseTail tail;
    private final TailRows below;
    private final double[] matrixFactor;

    // the arrays of the factors, for speed
    private final int[] matrixStart;
    private final int[] matrixEntry;
    private final int[] matrixRow;
    private final int[] upperStart;
    private final int[] upperRow;
    private final double[] upperValue;
    private final int[] lowerStart;
    private final int[] lowerRow;
    private final double[] lowerValue;
    private final double[] pivot;

    private final double[] work;
    private double growth;

    /** Factors with the pivot sequence of a regular ordering; values follow with {@link #refactor}. */
    FrozenPivotLu(MarkowitzOrdering ordering, Equilibration scaling, int[] pointers, int[] indices) {
        n = ordering.rowOrder.length;
        sparse = ordering.denseFrom;
        tail = new DenseTail(n - sparse);
        below = new TailRows(sparse, n - sparse);
        int[] rowPosition = TriangularFactors.inverse(ordering.rowOrder);
        int[][] lower = new int[sparse][];
        for (int k = 0; k < sparse; k++) {
            lower[k] = below.without(k, ordering.lower[k], rowPosition);
        }
        factors = new TriangularFactors(ordering, scaling, pointers, indices, sparse, lower);
        matrixStart = factors.matrixStart;
        matrixEntry = factors.matrixEntry;
        matrixRow = factors.matrixRow;
        upperStart = factors.upperStart;
        upperRow = factors.upperRow;
        upperValue = factors.upperValue;
        lowerStart = factors.lowerStart;
        lowerRow = factors.lowerRow;
        lowerValue = factors.lowerValue;
        pivot = factors.pivot;
        matrixFactor = new double[pointers[n]];
        for (int k = 0; k < n; k++) {
            double column = factors.columnFactor[factors.columnOrder[k]];
            for (int t = matrixStart[k]; t < matrixStart[k + 1]; t++) {
                matrixFactor[t] = factors.rowFactor[factors.rowOrder[matrixRow[t]]] * column;
            }
        }
        work = new double[n];
    }

    /** Entries of L and U, diagonal included. */
    int entries() {
        return factors.entries() + below.entries() + tail.size() * tail.size();
    }

    /** Largest entry of U relative to the largest of the scaled matrix, after {@link #refactor}. */
    double growth() {
        return growth;
    }

    /**
     * Factorises for new values of the matrix.
     *
     * @return false if a pivot vanishes or the factors grow beyond {@code growthLimit}: the sequence does not suit
     */
    boolean refactor(double[] values, double growthLimit) {
        double[] x = work;
        double largest = 0;
        double largestUpper = 0;
        for (int k = 0; k < n; k++) {
            for (int t = matrixStart[k]; t < matrixStart[k + 1]; t++) {
                double a = values[matrixEntry[t]] * matrixFactor[t];
                x[matrixRow[t]] = a;
                largest = Math.max(largest, Math.abs(a));
            }
            for (int s = upperStart[k]; s < upperStart[k + 1]; s++) {
                int j = upperRow[s];
                double u = x[j];
                x[j] = 0;
                upperValue[s] = u;
                if (u != 0) {
                    largestUpper = Math.max(largestUpper, Math.abs(u));
                    int end = lowerStart[j + 1];
                    for (int t = lowerStart[j]; t < end; t++) {
                        x[lowerRow[t]] -= lowerValue[t] * u;
                    }
                    below.subtract(j, u);
                }
            }
            below.drain(x);
            if (k >= sparse) {
                tail.column(k - sparse, x, sparse);
                Arrays.fill(x, sparse, n, 0);
                continue;
            }
            double diagonal = x[k];
            x[k] = 0;
            if (!(Math.abs(diagonal) > MarkowitzOrdering.NEGLIGIBLE)) { // also if it is not a number
                Arrays.fill(x, 0);
                return false;
            }
            pivot[k] = diagonal;
            largestUpper = Math.max(largestUpper, Math.abs(diagonal));
            double reciprocal = 1 / diagonal;
            for (int t = lowerStart[k]; t < lowerStart[k + 1]; t++) {
                lowerValue[t] = x[lowerRow[t]] * reciprocal;
                x[lowerRow[t]] = 0;
            }
            below.store(k, x, reciprocal);
        }
        growth = Math.max(largestUpper, tail.largest()) / largest;
        return growth <= growthLimit && tail.factorise(MarkowitzOrdering.NEGLIGIBLE);
    }

    /** Solves A x = b; b and x may be the same array. */
    void solve(double[] b, double[] x) {
        double[] y = work;
        factors.forward(b, y);
        for (int k = 0; k < sparse; k++) {
            if (y[k] != 0) {
                below.subtract(k, y[k]);
            }
        }
        below.drain(y);
        tail.solve(y, sparse);
        factors.backward(y, x);
    }

    /** Solves Aᵀ x = b; b and x may be the same array. */
    void solveTransposed(double[] b, double[] x) {
        double[] y = work;
        factors.forwardTransposed(b, y);
        tail.solveTransposed(y, sparse);
        for (int k = 0; k < sparse; k++) {
            y[k] -= below.product(k, y);
        }
        factors.backwardTransposed(y, x);
    }

    double[] rowFactors() {
        return factors.rowFactor;
    }

    double[] columnFactors() {
        return factors.columnFactor;
    }

    int[] columnSequence() {
        return factors.columnOrder;
    }

    int[] rowSequence() {
        return factors.rowOrder;
    }
}
