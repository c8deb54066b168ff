package org.cgeleap.cge.solver;

import java.util.Arrays;

/**
 * A pivot sequence for sparse Gaussian elimination by Markowitz' criterion with threshold pivoting: among entries not
 * smaller than a threshold times the largest of their row, one with the smallest (r − 1)(c − 1), where r and c count
 * the entries of its row and column in the active submatrix (Duff, Erisman and Reid, <i>Direct Methods for Sparse
 * Matrices</i>, 2nd ed. 2017, chapters 7 and 10). The search looks at a few of the shortest rows and columns (Suhl and
 * Suhl 1990). Every stored entry counts, zero or not, so that the pattern of the factors serves any values.
 *
 * <p>The sequence ends where the active submatrix has filled up; the rest is for {@link DenseTail}.
 */
final class MarkowitzOrdering {
    /** Rows and columns searched for a pivot; 4 is Suhl and Suhl's figure, more barely saves fill. */
    private static final int SEARCH_LIMIT = 4;

    /** Entries below this count as zero for pivoting, in an equilibrated matrix (largest entries near 1). */
    static final double NEGLIGIBLE = 1e-13;

    /** Filled part of the active submatrix from which a dense elimination is the faster one, measured. */
    private static final double FILLED = 0.75;

    /** How many times as fast the dense elimination goes, measured. */
    private static final int DENSE_SPEED = 4;

    /** Rows below which a dense rest is not worth its overhead. */
    private static final int SMALLEST_TAIL = 10;

    private final int n;
    private final double threshold;
    private final double drop;
    private final int[][] rowColumns;
    private final double[][] rowValues;
    private final int[] rowCount;
    private final int[][] columnRows;
    private final int[] columnCount;
    private final double[] rowMax;
    private final CountLists rows;
    private final CountLists columns;
    private final double[] pivotRow;
    private final boolean[] inPivotRow;
    private int bestRow;
    private int bestColumn;
    private long bestCost;
    private long active;
    private long work;
    private int step;

    /** Row eliminated at each step. */
    final int[] rowOrder;
    /** Column eliminated at each step. */
    final int[] columnOrder;
    /** Columns of row k of U right of the pivot, for k before the dense rest. */
    final int[][] upper;
    /** Rows of column k of L below the pivot, for k before the dense rest. */
    final int[][] lower;
    /** First step of the dense rest; n if there is none. */
    final int denseFrom;

    /** Orders the matrix with the given compressed columns and equilibrated values. */
    MarkowitzOrdering(int n, int[] pointers, int[] indices, double[] values, double threshold) {
        this(n, pointers, indices, values, threshold, 0, Long.MAX_VALUE);
    }

    /**
     * The same with dropping, for incomplete factors, which have no dense rest.
     *
     * @param drop fill smaller than this is forgotten; 0 for complete factors
     * @param mostWork multiplications at which to stop; {@link #denseFrom} is then below n
     */
    MarkowitzOrdering(
            int n, int[] pointers, int[] indices, double[] values, double threshold, double drop, long mostWork) {
        this.n = n;
        this.drop = drop;
        this.threshold = threshold;
        rowColumns = new int[n][];
        rowValues = new double[n][];
        rowCount = new int[n];
        columnRows = new int[n][];
        columnCount = new int[n];
        rowMax = new double[n];
        rows = new CountLists(n);
        columns = new CountLists(n);
        pivotRow = new double[n];
        inPivotRow = new boolean[n];
        rowOrder = new int[n];
        columnOrder = new int[n];
        upper = new int[n][];
        lower = new int[n][];
        load(pointers, indices, values);
        active = pointers[n];
        while (step < n && work < mostWork && !(drop == 0 && (filled() || hopeless(mostWork))) && findPivot()) {
            work += bestCost;
            eliminate(step++, bestRow, bestColumn);
        }
        denseFrom = step;
        listRemaining();
    }

    /** Multiplications of the elimination so far and of the dense rest, which is done several times as fast. */
    long work() {
        double rest = n - denseFrom;
        return work + (long) (rest * rest * rest / (3 * DENSE_SPEED));
    }

    /**
     * Whether what is left will cost more than it may: rows as long as the mean of those left now, and fill only adds. The
     * same discount as for a dense rest, to which it comes at most, leaves room for the pivots of short rows.
     */
    private boolean hopeless(long mostWork) {
        double mean = active / (double) (n - step);
        return mean * active / (3 * DENSE_SPEED) > mostWork;
    }

    /** Whether the active submatrix is worth a dense elimination. */
    boolean filled() {
        int rest = n - step;
        return rest >= SMALLEST_TAIL && active >= FILLED * rest * rest;
    }

    /** Number of acceptable pivots, n if the matrix is regular; the rows and columns without one are put last. */
    int rank() {
        while (step < n && findPivot()) {
            eliminate(step++, bestRow, bestColumn);
        }
        listRemaining();
        return step;
    }

    private void load(int[] pointers, int[] indices, double[] values) {
        for (int t = 0; t < pointers[n]; t++) {
            rowCount[indices[t]]++;
        }
        for (int i = 0; i < n; i++) {
            rowColumns[i] = new int[rowCount[i] + 4];
            rowValues[i] = new double[rowCount[i] + 4];
            rowMax[i] = -1;
            rows.put(i, rowCount[i]);
            rowCount[i] = 0;
        }
        for (int j = 0; j < n; j++) {
            columnRows[j] = Arrays.copyOfRange(indices, pointers[j], pointers[j + 1]);
            columnCount[j] = pointers[j + 1] - pointers[j];
            columns.put(j, columnCount[j]);
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                int i = indices[t];
                rowColumns[i][rowCount[i]] = j;
                rowValues[i][rowCount[i]++] = values[t];
            }
        }
    }

    private boolean findPivot() {
        bestRow = -1;
        bestCost = Long.MAX_VALUE;
        int searched = 0;
        for (int count = 1; count <= n; count++) {
            int next;
            for (int j = columns.first(count); j >= 0; j = next) {
                next = columns.after(j);
                if (searchColumn(j)) {
                    searched++;
                } else {
                    columns.remove(j); // until an elimination changes it
                }
                if (bestRow >= 0 && (bestCost <= square(count - 1L) || searched >= SEARCH_LIMIT)) {
                    return true;
                }
            }
            for (int i = rows.first(count); i >= 0; i = next) {
                next = rows.after(i);
                if (searchRow(i)) {
                    searched++;
                } else {
                    rows.remove(i);
                }
                if (bestRow >= 0 && (bestCost <= (count - 1L) * count || searched >= SEARCH_LIMIT)) {
                    return true;
                }
            }
        }
        return bestRow >= 0;
    }

    private static long square(long a) {
        return a * a;
    }

    private boolean searchColumn(int j) {
        boolean found = false;
        for (int t = 0; t < columnCount[j]; t++) {
            int i = columnRows[j][t];
            double max = rowMaximum(i);
            if (max > NEGLIGIBLE && Math.abs(rowValues[i][position(i, j)]) >= threshold * max) {
                found = true;
                consider(i, j);
            }
        }
        return found;
    }

    private boolean searchRow(int i) {
        double max = rowMaximum(i);
        if (!(max > NEGLIGIBLE)) {
            return false;
        }
        for (int t = 0; t < rowCount[i]; t++) {
            if (Math.abs(rowValues[i][t]) >= threshold * max) {
                consider(i, rowColumns[i][t]);
            }
        }
        return true;
    }

    private void consider(int i, int j) {
        long cost = (rowCount[i] - 1L) * (columnCount[j] - 1L);
        if (cost < bestCost) {
            bestCost = cost;
            bestRow = i;
            bestColumn = j;
        }
    }

    private double rowMaximum(int i) {
        if (rowMax[i] < 0) {
            double max = 0;
            for (int t = 0; t < rowCount[i]; t++) {
                max = Math.max(max, Math.abs(rowValues[i][t]));
            }
            rowMax[i] = max;
        }
        return rowMax[i];
    }

    private int position(int i, int j) {
        int[] at = rowColumns[i];
        int t = 0;
        while (at[t] != j) {
            t++;
        }
        return t;
    }

    private void eliminate(int k, int p, int q) {
        rowOrder[k] = p;
        columnOrder[k] = q;
        rows.remove(p);
        columns.remove(q);
        active -= rowCount[p];
        int atPivot = position(p, q);
        double pivot = rowValues[p][atPivot];
        rowColumns[p][atPivot] = rowColumns[p][--rowCount[p]];
        rowValues[p][atPivot] = rowValues[p][rowCount[p]];
        int[] right = Arrays.copyOf(rowColumns[p], rowCount[p]);
        for (int t = 0; t < right.length; t++) {
            int j = right[t];
            pivotRow[j] = rowValues[p][t];
            inPivotRow[j] = true;
            removeFromColumn(j, p);
        }
        int[] below = new int[columnCount[q] - 1];
        int m = 0;
        for (int t = 0; t < columnCount[q]; t++) {
            int i = columnRows[q][t];
            if (i != p) {
                below[m++] = i;
                subtract(i, q, pivot, right);
                rows.put(i, rowCount[i]);
            }
        }
        for (int j : right) {
            inPivotRow[j] = false;
            columns.put(j, columnCount[j]);
        }
        columnCount[q] = 0;
        rowCount[p] = 0;
        upper[k] = right;
        lower[k] = below;
    }

    /** Row i := row i − (a_iq / pivot) · pivot row, with fill, and without its entry in column q. */
    private void subtract(int i, int q, double pivot, int[] right) {
        active -= rowCount[i];
        int at = position(i, q);
        double factor = rowValues[i][at] / pivot;
        rowColumns[i][at] = rowColumns[i][--rowCount[i]];
        rowValues[i][at] = rowValues[i][rowCount[i]];
        int common = 0;
        for (int t = 0; t < rowCount[i]; t++) {
            int j = rowColumns[i][t];
            if (inPivotRow[j]) {
                rowValues[i][t] -= factor * pivotRow[j];
                inPivotRow[j] = false; // met; restored below
                common++;
            }
        }
        int needed = rowCount[i] + right.length - common;
        if (drop == 0 && needed > rowColumns[i].length) {
            rowColumns[i] = Arrays.copyOf(rowColumns[i], needed + needed / 2);
            rowValues[i] = Arrays.copyOf(rowValues[i], needed + needed / 2);
        }
        for (int j : right) {
            if (inPivotRow[j]) {
                double fill = -factor * pivotRow[j];
                if (Math.abs(fill) >= drop) {
                    if (rowCount[i] == rowColumns[i].length) {
                        rowColumns[i] = Arrays.copyOf(rowColumns[i], rowCount[i] + rowCount[i] / 2 + 4);
                        rowValues[i] = Arrays.copyOf(rowValues[i], rowColumns[i].length);
                    }
                    rowColumns[i][rowCount[i]] = j;
                    rowValues[i][rowCount[i]++] = fill;
                    addToColumn(j, i);
                }
            } else {
                inPivotRow[j] = true;
            }
        }
        active += rowCount[i];
        rowMax[i] = -1;
    }

    private void removeFromColumn(int j, int i) {
        int[] at = columnRows[j];
        int t = 0;
        while (at[t] != i) {
            t++;
        }
        at[t] = at[--columnCount[j]];
    }

    private void addToColumn(int j, int i) {
        if (columnCount[j] == columnRows[j].length) {
            columnRows[j] = Arrays.copyOf(columnRows[j], columnCount[j] + columnCount[j] / 2 + 4);
        }
        columnRows[j][columnCount[j]++] = i;
    }

    /** Puts the rows and columns without an acceptable pivot last. */
    private void listRemaining() {
        boolean[] rowDone = new boolean[n];
        boolean[] columnDone = new boolean[n];
        for (int k = 0; k < step; k++) {
            rowDone[rowOrder[k]] = true;
            columnDone[columnOrder[k]] = true;
        }
        int row = step;
        int column = step;
        for (int i = 0; i < n; i++) {
            if (!rowDone[i]) {
                rowOrder[row++] = i;
            }
            if (!columnDone[i]) {
                columnOrder[column++] = i;
            }
        }
    }
}
