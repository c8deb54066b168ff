package org.cgeleap.cge.solver;

/**
 * The part of a sparse elimination that has filled up, factorised as a dense matrix: columns as rows of storage, S = Uᵀ
 * Lᵀ P, so that the left-looking elimination hands over whole columns. Every pivot is the largest entry of its row of S.
 * Eight pivots are applied at a time, which keeps the row being changed in registers and cache (Golub and Van Loan,
 * <i>Matrix Computations</i>, 4th ed. 2013, section 3.2.11).
 */
final class DenseTail {
    private static final int PANEL = 8;

    private final int m;
    private final double[][] column;
    private final int[] place;
    private final double[] work;

    DenseTail(int m) {
        this.m = m;
        column = new double[m][m];
        place = new int[m];
        work = new double[m];
    }

    int size() {
        return m;
    }

    /** Takes column k from {@code from}, beginning at {@code offset}; all columns before {@link #factorise}. */
    void column(int k, double[] from, int offset) {
        System.arraycopy(from, offset, column[k], 0, m);
        place[k] = k;
    }

    /** Largest entry of the matrix given, before {@link #factorise}. */
    double largest() {
        double largest = 0;
        for (double[] values : column) {
            for (double value : values) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }

    /** Factorises; false if a pivot vanishes. */
    boolean factorise(double negligible) {
        for (int from = 0; from < m; from += PANEL) {
            int to = Math.min(from + PANEL, m);
            for (int k = from; k < to; k++) {
                if (!pivot(k, to, negligible)) {
                    return false;
                }
            }
            for (int k = from + 1; k < to; k++) {
                for (int p = from; p < k; p++) {
                    subtract(column[k], column[p], column[k][p], to, m);
                }
            }
            for (int i = to; i < m; i++) {
                if (to - from == PANEL) {
                    subtractEight(column[i], column, from, to, m);
                }
            }
        }
        return true;
    }

    /** Chooses pivot k and eliminates with it below, within the panel's rows of S up to {@code to}. */
    private boolean pivot(int k, int to, double negligible) {
        int best = k;
        double size = Math.abs(column[k][k]);
        for (int i = k + 1; i < m; i++) {
            double a = Math.abs(column[i][k]);
            if (a > size) {
                size = a;
                best = i;
            }
        }
        if (!(size > negligible)) { // also if it is not a number
            return false;
        }
        double[] swap = column[k];
        column[k] = column[best];
        column[best] = swap;
        int at = place[k];
        place[k] = place[best];
        place[best] = at;
        double[] row = column[k];
        double reciprocal = 1 / row[k];
        for (int i = k + 1; i < m; i++) {
            double[] other = column[i];
            double l = other[k] * reciprocal;
            other[k] = l;
            if (l != 0) {
                for (int j = k + 1; j < to; j++) {
                    other[j] -= l * row[j];
                }
            }
        }
        return true;
    }

    private static void subtract(double[] from, double[] row, double l, int begin, int end) {
        if (l != 0) {
            for (int j = begin; j < end; j++) {
                from[j] -= l * row[j];
            }
        }
    }

    private static void subtractEight(double[] from, double[][] rows, int at, int begin, int end) {
        double[] r0 = rows[at];
        double[] r1 = rows[at + 1];
        double[] r2 = rows[at + 2];
        double[] r3 = rows[at + 3];
        double[] r4 = rows[at + 4];
        double[] r5 = rows[at + 5];
        double[] r6 = rows[at + 6];
        double[] r7 = rows[at + 7];
        double l0 = from[at];
        double l1 = from[at + 1];
        double l2 = from[at + 2];
        double l3 = from[at + 3];
        double l4 = from[at + 4];
        double l5 = from[at + 5];
        double l6 = from[at + 6];
        double l7 = from[at + 7];
        for (int j = begin; j < end; j++) {
            from[j] -= (l0 * r0[j] + l1 * r1[j] + l2 * r2[j] + l3 * r3[j])
                    + (l4 * r4[j] + l5 * r5[j] + l6 * r6[j] + l7 * r7[j]);
        }
    }

    /** Solves S x = b in place, b and x beginning at {@code offset}. */
    void solve(double[] y, int offset) {
        for (int k = 0; k < m; k++) {
            double[] row = column[k];
            double z = y[offset + k] / row[k];
            work[k] = z;
            if (z != 0) {
                for (int j = k + 1; j < m; j++) {
                    y[offset + j] -= row[j] * z;
                }
            }
        }
        for (int k = m - 1; k >= 0; k--) {
            double[] row = column[k];
            double w = work[k];
            y[offset + place[k]] = w;
            if (w != 0) {
                for (int j = 0; j < k; j++) {
                    work[j] -= row[j] * w;
                }
            }
        }
    }

    /** Solves Sᵀ x = b in place, b and x beginning at {@code offset}. */
    void solveTransposed(double[] y, int offset) {
        for (int k = 0; k < m; k++) {
            double[] row = column[k];
            double z = y[offset + place[k]];
            for (int j = 0; j < k; j++) {
                z -= row[j] * work[j];
            }
            work[k] = z;
        }
        for (int k = m - 1; k >= 0; k--) {
            double[] row = column[k];
            double x = work[k];
            for (int j = k + 1; j < m; j++) {
                x -= row[j] * y[offset + j];
            }
            y[offset + k] = x / row[k];
        }
    }
}
