package org.cgeleap.cge.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the dense tail in columns of L: stored as whole columns of the tail where they fill much of it, so that four
 * columns at a time are subtracted without an index in the inner loop.
 */
final class TailRows {
    /** Part of the tail that a column must fill to be stored whole; indexed access costs about four times as much. */
    private static final double FULL = 0.3;

    private final int from;
    private final int m;
    private final double[] @Nullable [] column;
    private final double[][] waiting = new double[4][];
    private final double[] factor = new double[4];
    private final double[] sum;
    private int count;
    private boolean empty = true;
    private int whole;

    /** For {@code from} columns of L above a tail of m rows. */
    TailRows(int from, int m) {
        this.from = from;
        this.m = m;
        column = new double[from][];
        sum = new double[m];
    }

    /** Decides how column k is stored and returns its remaining rows as positions, ascending. */
    int[] without(int k, int[] rows, int[] position) {
        int[] at = new int[rows.length];
        int inTail = 0;
        for (int t = 0; t < rows.length; t++) {
            at[t] = position[rows[t]];
            inTail += at[t] >= from ? 1 : 0;
        }
        Arrays.sort(at);
        if (inTail == 0 || inTail < FULL * m) {
            return at;
        }
        column[k] = new double[m];
        whole++;
        return Arrays.copyOf(at, at.length - inTail);
    }

    /** Entries stored. */
    int entries() {
        return whole * m;
    }

    /** Takes column k from x times a factor and clears it there. */
    void store(int k, double[] x, double times) {
        double[] into = column[k];
        if (into != null) {
            for (int i = 0; i < m; i++) {
                into[i] = x[from + i] * times;
            }
            Arrays.fill(x, from, from + m, 0);
        }
    }

    /** Adds −v times column k to a sum that {@link #drain} takes. */
    void subtract(int k, double v) {
        double[] c = column[k];
        if (c != null) {
            waiting[count] = c;
            factor[count++] = -v;
            if (count == waiting.length) {
                sum();
            }
        }
    }

    private void sum() {
        double[] s = sum;
        double[] c0 = waiting[0];
        double[] c1 = waiting[1];
        double[] c2 = waiting[2];
        double[] c3 = waiting[3];
        double v0 = factor[0];
        double v1 = factor[1];
        double v2 = factor[2];
        double v3 = factor[3];
        for (int i = 0; i < s.length; i++) {
            s[i] += (c0[i] * v0 + c1[i] * v1) + (c2[i] * v2 + c3[i] * v3);
        }
        count = 0;
        empty = false;
    }

    /** Adds the sum to x and empties it. */
    void drain(double[] x) {
        if (count > 0) {
            Arrays.fill(factor, count, factor.length, 0);
            Arrays.fill(waiting, count, waiting.length, waiting[0]);
            sum();
        }
        if (!empty) {
            for (int i = 0; i < m; i++) {
                x[from + i] += sum[i];
                sum[i] = 0;
            }
            empty = true;
        }
    }

    /** Column k times the tail of y. */
    double product(int k, double[] y) {
        double[] c = column[k];
        double product = 0;
        if (c != null) {
            for (int i = 0; i < m; i++) {
                product += c[i] * y[from + i];
            }
        }
        return product;
    }
}
