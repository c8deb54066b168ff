package org.cgeleap.cge.solver;

import java.util.Arrays;

/**
 * Incomplete LU factors in the pattern that an ordering with dropping left (Saad, <i>Iterative Methods for Sparse Linear
 * Systems</i>, 2nd ed. 2003, chapter 10): P R A C Q ≈ L U. What falls outside the pattern is forgotten. A preconditioner
 * for large systems whose complete factors would fill up.
 */
final class IncompleteLu {
    private final int n;
    private final int[] rowOrder;
    private final int[] columnOrder;
    private final double[] rowFactor;
    private final double[] columnFactor;
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

    /** Factors in the pattern of an ordering of full rank; values follow with {@link #refactor}. */
    IncompleteLu(MarkowitzOrdering ordering, Equilibration scaling, int[] pointers, int[] indices) {
        n = ordering.rowOrder.length;
        rowOrder = ordering.rowOrder;
        columnOrder = ordering.columnOrder;
        rowFactor = scaling.row;
        columnFactor = scaling.column;
        int[] rowPosition = FrozenPivotLu.inverse(rowOrder);
        int[] columnPosition = FrozenPivotLu.inverse(columnOrder);
        matrixStart = new int[n + 1];
        matrixEntry = new int[pointers[n]];
        matrixRow = new int[pointers[n]];
        int at = 0;
        for (int k = 0; k < n; k++) {
            int j = columnOrder[k];
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                matrixEntry[at] = t;
                matrixRow[at++] = rowPosition[indices[t]];
            }
            matrixStart[k + 1] = at;
        }
        lowerStart = new int[n + 1];
        upperStart = new int[n + 1];
        for (int k = 0; k < n; k++) {
            lowerStart[k + 1] = lowerStart[k] + ordering.lower[k].length;
            for (int j : ordering.upper[k]) {
                upperStart[columnPosition[j] + 1]++;
            }
        }
        for (int k = 0; k < n; k++) {
            upperStart[k + 1] += upperStart[k];
        }
        lowerRow = new int[lowerStart[n]];
        lowerValue = new double[lowerStart[n]];
        upperRow = new int[upperStart[n]];
        upperValue = new double[upperStart[n]];
        int[] next = upperStart.clone();
        for (int k = 0; k < n; k++) {
            int begin = lowerStart[k];
            for (int i : ordering.lower[k]) {
                lowerRow[begin++] = rowPosition[i];
            }
            for (int j : ordering.upper[k]) {
                upperRow[next[columnPosition[j]]++] = k; // ascending, because k is
            }
        }
        pivot = new double[n];
        work = new double[n];
    }

    /** Entries of L and U, diagonal included. */
    int entries() {
        return lowerRow.length + upperRow.length + n;
    }

    /** Factorises for new values of the matrix; false if a pivot vanishes. */
    boolean refactor(double[] values) {
        double[] x = work;
        for (int k = 0; k < n; k++) {
            double column = columnFactor[columnOrder[k]];
            for (int t = matrixStart[k]; t < matrixStart[k + 1]; t++) {
                x[matrixRow[t]] = values[matrixEntry[t]] * rowFactor[rowOrder[matrixRow[t]]] * column;
            }
            for (int s = upperStart[k]; s < upperStart[k + 1]; s++) {
                int j = upperRow[s];
                double u = x[j];
                upperValue[s] = u;
                for (int t = lowerStart[j]; t < lowerStart[j + 1]; t++) {
                    x[lowerRow[t]] -= lowerValue[t] * u;
                }
            }
            double diagonal = x[k];
            if (!(Math.abs(diagonal) > MarkowitzOrdering.NEGLIGIBLE)) { // also if it is not a number
                Arrays.fill(x, 0);
                return false;
            }
            pivot[k] = diagonal;
            for (int t = lowerStart[k]; t < lowerStart[k + 1]; t++) {
                lowerValue[t] = x[lowerRow[t]] / diagonal;
            }
            clear(k, x);
        }
        return true;
    }

    /** Zero again wherever column k was at work, inside the pattern or not. */
    private void clear(int k, double[] x) {
        x[k] = 0;
        for (int t = matrixStart[k]; t < matrixStart[k + 1]; t++) {
            x[matrixRow[t]] = 0;
        }
        for (int s = upperStart[k]; s < upperStart[k + 1]; s++) {
            int j = upperRow[s];
            x[j] = 0;
            for (int t = lowerStart[j]; t < lowerStart[j + 1]; t++) {
                x[lowerRow[t]] = 0;
            }
        }
    }

    /** Solves with the factors instead of A; b and x may be the same array. */
    void solve(double[] b, double[] x) {
        double[] y = work;
        for (int k = 0; k < n; k++) {
            y[k] = b[rowOrder[k]] * rowFactor[rowOrder[k]];
        }
        for (int k = 0; k < n; k++) {
            double v = y[k];
            for (int t = lowerStart[k]; t < lowerStart[k + 1]; t++) {
                y[lowerRow[t]] -= lowerValue[t] * v;
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            double v = y[k] / pivot[k];
            y[k] = 0;
            x[columnOrder[k]] = v * columnFactor[columnOrder[k]];
            for (int s = upperStart[k]; s < upperStart[k + 1]; s++) {
                y[upperRow[s]] -= upperValue[s] * v;
            }
        }
    }

    /** Solves with the transposed factors; b and x may be the same array. */
    void solveTransposed(double[] b, double[] x) {
        double[] y = work;
        for (int k = 0; k < n; k++) {
            double v = b[columnOrder[k]] * columnFactor[columnOrder[k]];
            for (int s = upperStart[k]; s < upperStart[k + 1]; s++) {
                v -= upperValue[s] * y[upperRow[s]];
            }
            y[k] = v / pivot[k];
        }
        for (int k = n - 1; k >= 0; k--) {
            double v = y[k];
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
}
