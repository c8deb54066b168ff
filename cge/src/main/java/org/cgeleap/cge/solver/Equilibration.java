package org.cgeleap.cge.solver;

import java.util.Arrays;

/**
 * Row and column factors that bring the largest entry of every row and column near 1: a few passes of Ruiz' scaling by
 * square roots of the maxima ("A scaling algorithm to equilibrate both rows and columns norms in matrices", RAL report
 * 2001-034). The factors are powers of two, so that scaling rounds nothing. Empty rows and columns keep the factor 1.
 */
final class Equilibration {
    /** Passes; the maxima are within about a factor of 2^(2^-passes) of the limit for well-behaved matrices. */
    private static final int PASSES = 4;

    final double[] row;
    final double[] column;

    Equilibration(int n, int[] pointers, int[] indices, double[] values) {
        row = new double[n];
        column = new double[n];
        Arrays.fill(row, 1);
        Arrays.fill(column, 1);
        double[] rowMax = new double[n];
        double[] columnMax = new double[n];
        for (int pass = 0; pass < PASSES; pass++) {
            Arrays.fill(rowMax, 0);
            Arrays.fill(columnMax, 0);
            for (int j = 0; j < n; j++) {
                for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                    double a = Math.abs(values[t]) * row[indices[t]] * column[j];
                    rowMax[indices[t]] = Math.max(rowMax[indices[t]], a);
                    columnMax[j] = Math.max(columnMax[j], a);
                }
            }
            for (int i = 0; i < n; i++) {
                if (rowMax[i] > 0) {
                    row[i] /= Math.sqrt(rowMax[i]);
                }
                if (columnMax[i] > 0) {
                    column[i] /= Math.sqrt(columnMax[i]);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            row[i] = Math.scalb(1.0, Math.getExponent(row[i]));
            column[i] = Math.scalb(1.0, Math.getExponent(column[i]));
        }
    }

    /** The values of the matrix, scaled. */
    double[] applied(int[] pointers, int[] indices, double[] values) {
        double[] scaled = new double[values.length];
        for (int j = 0; j < column.length; j++) {
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                scaled[t] = values[t] * row[indices[t]] * column[j];
            }
        }
        return scaled;
    }
}
