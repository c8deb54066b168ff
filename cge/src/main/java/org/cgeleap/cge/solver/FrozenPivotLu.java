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
    private final DenseTail tail;
    private final int[] rowOrder;
    private final int[] columnOrder;
    private final double[] rowFactor;
    private final double[] columnFactor;

    private final int[] matrixStart;
    private final int[] matrixEntry;
    private final int[] matrixRow;
    private final double[] matrixFactor;

    private final int[] upperStart;
    private final int[] upperRow;
    private final double[] upperValue;
    private final int[] lowerStart;
    private final int[] lowerRow;
    private final double[] lowerValue;
    private final TailRows below;
    private final double[] pivot;
    private final double[] work;
    private double growth;

    /** Factors with the pivot sequence of a regular ordering; values follow with {@link #refactor}. */
    FrozenPivotLu(MarkowitzOrdering ordering, Equilibration scaling, int[] pointers, int[] indices) {
        n = ordering.rowOrder.length;
        sparse = ordering.denseFrom;
        tail = new DenseTail(n - sparse);
        rowOrder = ordering.rowOrder.clone();
        columnOrder = ordering.columnOrder.clone();
        rowFactor = scaling.row;
        columnFactor = scaling.column;
        int[] rowPosition = inverse(rowOrder);
        int[] columnPosition = inverse(columnOrder);
        matrixStart = new int[n + 1];
        matrixEntry = new int[pointers[n]];
        matrixRow = new int[pointers[n]];
        matrixFactor = new double[pointers[n]];
        int at = 0;
        for (int k = 0; k < n; k++) {
            int j = columnOrder[k];
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                matrixEntry[at] = t;
                matrixRow[at] = rowPosition[indices[t]];
                matrixFactor[at++] = rowFactor[indices[t]] * columnFactor[j];
            }
            matrixStart[k + 1] = at;
        }
        lowerStart = new int[sparse + 1];
        upperStart = new int[n + 1];
        below = new TailRows(sparse, n - sparse);
        int[][] lower = new int[sparse][];
        for (int k = 0; k < sparse; k++) {
            lower[k] = below.without(k, ordering.lower[k], rowPosition);
            lowerStart[k + 1] = lowerStart[k] + lower[k].length;
            for (int j : ordering.upper[k]) {
                upperStart[columnPosition[j] + 1]++;
            }
        }
        for (int k = 0; k < n; k++) {
            upperStart[k + 1] += upperStart[k];
        }
        lowerRow = new int[lowerStart[sparse]];
        lowerValue = new double[lowerStart[sparse]];
        upperRow = new int[upperStart[n]];
        upperValue = new double[upperStart[n]];
        int[] fill = Arrays.copyOf(upperStart, n);
        for (int k = 0; k < sparse; k++) {
            System.arraycopy(lower[k], 0, lowerRow, lowerStart[k], lower[k].length);
            for (int j : ordering.upper[k]) {
                upperRow[fill[columnPosition[j]]++] = k; // ascending, because k is
            }
        }
        pivot = new double[sparse];
        work = new double[n];
    }

    static int[] inverse(int[] order) {
        int[] position = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            position[order[k]] = k;
        }
        return position;
    }

    /** Entries of L and U, diagonal included. */
    int entries() {
        return lowerRow.length + below.entries() + upperRow.length + sparse + tail.size() * tail.size();
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
        for (int k = 0; k < n; k++) {
            y[k] = b[rowOrder[k]] * rowFactor[rowOrder[k]];
        }
        for (int k = 0; k < sparse; k++) {
            double v = y[k];
            if (v != 0) {
                for (int t = lowerStart[k]; t < lowerStart[k + 1]; t++) {
                    y[lowerRow[t]] -= lowerValue[t] * v;
                }
                below.subtract(k, v);
            }
        }
        below.drain(y);
        tail.solve(y, sparse);
        for (int k = n - 1; k >= 0; k--) {
            double v = k < sparse ? y[k] / pivot[k] : y[k];
            y[k] = 0;
            x[columnOrder[k]] = v * columnFactor[columnOrder[k]];
            if (v != 0) {
                for (int s = upperStart[k]; s < upperStart[k + 1]; s++) {
                    y[upperRow[s]] -= upperValue[s] * v;
                }
            }
        }
    }

    /** Solves Aᵀ x = b; b and x may be the same array. */
    void solveTransposed(double[] b, double[] x) {
        double[] y = work;
        for (int k = 0; k < n; k++) {
            double v = b[columnOrder[k]] * columnFactor[columnOrder[k]];
            for (int s = upperStart[k]; s < upperStart[k + 1]; s++) {
                v -= upperValue[s] * y[upperRow[s]];
            }
            y[k] = k < sparse ? v / pivot[k] : v;
        }
        tail.solveTransposed(y, sparse);
        for (int k = sparse - 1; k >= 0; k--) {
            double v = y[k] - below.product(k, y);
            for (int t = lowerStart[k]; t < lowerStart[k + 1]; t++) {
                v -= lowerValue[t] * y[lowerRow[t]];
            }
            y[k] = v;
        }
        for (int k = 0; k < n; k++) {
            x[rowOrder[k]] = y[k] * rowFactor[rowOrder[k]];
        }
        Arrays.fill(y, 0);
    }

    double[] rowFactors() {
        return rowFactor;
    }

    double[] columnFactors() {
        return columnFactor;
    }

    int[] columnSequence() {
        return columnOrder;
    }

    int[] rowSequence() {
        return rowOrder;
    }
}
