package org.cgeleap.cge.solver;

import java.util.Arrays;

/**
 * Sparse triangular factors in a fixed pattern with the permutations and scaling around them, P R A C Q ≈ L U with L's diagonal
 * one: their storage, and the solves. How the values come about is the business of {@link FrozenPivotLu} and {@link IncompleteLu}, which
 * write into the arrays.
 *
 * <p>Only the first {@code eliminated} columns have entries of L and a pivot here; the pivots of the rest are one.
 */
final class TriangularFactors {
    final int n;
    final int eliminated;
    final int[] rowOrder;
    final int[] columnOrder;
    final double[] rowFactor;
    final double[] columnFactor;

    /** Entries of the matrix by column of the factors: first position, entry of the values, row of the factors. */
    final int[] matrixStart;

    final int[] matrixEntry;
    final int[] matrixRow;

    /** U above its diagonal by columns, rows ascending. */
    final int[] upperStart;

    final int[] upperRow;
    final double[] upperValue;

    /** L below its diagonal by columns. */
    final int[] lowerStart;

    final int[] lowerRow;
    final double[] lowerValue;
    final double[] pivot;

    /**
     * The pattern of an ordering.
     *
     * @param lower rows of L below the diagonal of each eliminated column, as positions in the factors
     */
    TriangularFactors(
            MarkowitzOrdering ordering,
            Equilibration scaling,
            int[] pointers,
            int[] indices,
            int eliminated,
            int[][] lower) {
        this.eliminated = eliminated;
        n = ordering.rowOrder.length;
        rowOrder = ordering.rowOrder.clone();
        columnOrder = ordering.columnOrder.clone();
        rowFactor = scaling.row;
        columnFactor = scaling.column;
        int[] rowPosition = inverse(rowOrder);
        int[] columnPosition = inverse(columnOrder);
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
        lowerStart = new int[eliminated + 1];
        upperStart = new int[n + 1];
        for (int k = 0; k < eliminated; k++) {
            lowerStart[k + 1] = lowerStart[k] + lower[k].length;
            for (int j : ordering.upper[k]) {
                upperStart[columnPosition[j] + 1]++;
            }
        }
        for (int k = 0; k < n; k++) {
            upperStart[k + 1] += upperStart[k];
        }
        lowerRow = new int[lowerStart[eliminated]];
        lowerValue = new double[lowerStart[eliminated]];
        upperRow = new int[upperStart[n]];
        upperValue = new double[upperStart[n]];
        int[] next = Arrays.copyOf(upperStart, n);
        for (int k = 0; k < eliminated; k++) {
            System.arraycopy(lower[k], 0, lowerRow, lowerStart[k], lower[k].length);
            for (int j : ordering.upper[k]) {
                upperRow[next[columnPosition[j]]++] = k; // ascending, because k is
            }
        }
        pivot = new double[n];
        Arrays.fill(pivot, 1);
    }

    /** Position of each row or column in an order. */
    static int[] inverse(int[] order) {
        int[] position = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            position[order[k]] = k;
        }
        return position;
    }

    /** Entries of L and U here, diagonal included. */
    int entries() {
        return lowerRow.length + upperRow.length + eliminated;
    }

    /** y = L⁻¹ P R b. */
    void forward(double[] b, double[] y) {
        for (int k = 0; k < n; k++) {
            y[k] = b[rowOrder[k]] * rowFactor[rowOrder[k]];
        }
        for (int k = 0; k < eliminated; k++) {
            double v = y[k];
            if (v != 0) {
                for (int t = lowerStart[k]; t < lowerStart[k + 1]; t++) {
                    y[lowerRow[t]] -= lowerValue[t] * v;
                }
            }
        }
    }

    /** x = C Q U⁻¹ y; y is zero afterwards. */
    void backward(double[] y, double[] x) {
        for (int k = n - 1; k >= 0; k--) {
            double v = y[k] / pivot[k];
            y[k] = 0;
            x[columnOrder[k]] = v * columnFactor[columnOrder[k]];
            if (v != 0) {
                for (int s = upperStart[k]; s < upperStart[k + 1]; s++) {
                    y[upperRow[s]] -= upperValue[s] * v;
                }
            }
        }
    }

    /** y = U⁻ᵀ Qᵀ C b. */
    void forwardTransposed(double[] b, double[] y) {
        for (int k = 0; k < n; k++) {
            double v = b[columnOrder[k]] * columnFactor[columnOrder[k]];
            for (int s = upperStart[k]; s < upperStart[k + 1]; s++) {
                v -= upperValue[s] * y[upperRow[s]];
            }
            y[k] = v / pivot[k];
        }
    }

    /** x = R Pᵀ L⁻ᵀ y; y is zero afterwards. */
    void backwardTransposed(double[] y, double[] x) {
        for (int k = eliminated - 1; k >= 0; k--) {
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
