package org.cgeleap.cge.solver;

import java.util.Arrays;

/**
 * Incomplete LU factors in the pattern that an ordering with dropping left (Saad, <i>Iterative Methods for Sparse Linear
 * Systems</i>, 2nd ed. 2003, chapter 10): P R A C Q ≈ L U. What falls outside the pattern is forgotten. A preconditioner
 * for large systems whose complete factors would fill up.
 */
final class IncompleteLu {
    private final int n;
    private final TriangularFactors factors;
    private final double[] work;

    /** Factors in the pattern of an ordering of full rank; values follow with {@link #refactor}. */
    IncompleteLu(MarkowitzOrdering ordering, Equilibration scaling, int[] pointers, int[] indices) {
        n = ordering.rowOrder.length;
        int[] rowPosition = TriangularFactors.inverse(ordering.rowOrder);
        int[][] lower = new int[n][];
        for (int k = 0; k < n; k++) {
            lower[k] = Arrays.stream(ordering.lower[k]).map(i -> rowPosition[i]).toArray();
        }
        factors = new TriangularFactors(ordering, scaling, pointers, indices, n, lower);
        work = new double[n];
    }

    /** Entries of L and U, diagonal included. */
    int entries() {
        return factors.entries();
    }

    /** Factorises for new values of the matrix; false if a pivot vanishes. */
    boolean refactor(double[] values) {
        int[] matrixStart = factors.matrixStart;
        int[] matrixRow = factors.matrixRow;
        int[] upperStart = factors.upperStart;
        int[] upperRow = factors.upperRow;
        int[] lowerStart = factors.lowerStart;
        int[] lowerRow = factors.lowerRow;
        double[] lowerValue = factors.lowerValue;
        double[] rowFactor = factors.rowFactor;
        int[] rowOrder = factors.rowOrder;
        double[] x = work;
        for (int k = 0; k < n; k++) {
            double column = factors.columnFactor[factors.columnOrder[k]];
            for (int t = matrixStart[k]; t < matrixStart[k + 1]; t++) {
                x[matrixRow[t]] = values[factors.matrixEntry[t]] * rowFactor[rowOrder[matrixRow[t]]] * column;
            }
            for (int s = upperStart[k]; s < upperStart[k + 1]; s++) {
                int j = upperRow[s];
                double u = x[j];
                factors.upperValue[s] = u;
                for (int t = lowerStart[j]; t < lowerStart[j + 1]; t++) {
                    x[lowerRow[t]] -= lowerValue[t] * u;
                }
            }
            double diagonal = x[k];
            if (!(Math.abs(diagonal) > MarkowitzOrdering.NEGLIGIBLE)) { // also if it is not a number
                Arrays.fill(x, 0);
                return false;
            }
            factors.pivot[k] = diagonal;
            for (int t = lowerStart[k]; t < lowerStart[k + 1]; t++) {
                lowerValue[t] = x[lowerRow[t]] / diagonal;
            }
            clear(k, x);
        }
        return true;
    }

    /** Zero again wherever column k was at work, inside the pattern or not. */
    private void clear(int k, double[] x) {
        int[] matrixStart = factors.matrixStart;
        int[] matrixRow = factors.matrixRow;
        int[] upperStart = factors.upperStart;
        int[] upperRow = factors.upperRow;
        int[] lowerStart = factors.lowerStart;
        int[] lowerRow = factors.lowerRow;
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
        factors.forward(b, work);
        factors.backward(work, x);
    }

    /** Solves with the transposed factors; b and x may be the same array. */
    void solveTransposed(double[] b, double[] x) {
        factors.forwardTransposed(b, work);
        factors.backwardTransposed(work, x);
    }
}
