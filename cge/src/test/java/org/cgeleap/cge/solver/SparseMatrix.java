package org.cgeleap.cge.solver;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/** A test matrix in compressed columns, with generators. */
@SuppressWarnings("ArrayRecordComponent") // a matrix for tests, never compared as a value
record SparseMatrix(int n, int[] pointers, int[] indices, double[] values) {

    static SparseMatrix of(double[][] dense) {
        int n = dense.length;
        int[] pointers = new int[n + 1];
        int[] indices = new int[n * n];
        double[] values = new double[n * n];
        int at = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                if (dense[i][j] != 0 || i == j) {
                    indices[at] = i;
                    values[at++] = dense[i][j];
                }
            }
            pointers[j + 1] = at;
        }
        return new SparseMatrix(n, pointers, java.util.Arrays.copyOf(indices, at), java.util.Arrays.copyOf(values, at));
    }

    /**
     * The shape of an equilibrium model's Jacobian: zero-profit rows (no diagonal) on prices, market rows on levels and
     * prices, a few dense rows and columns (factors, income).
     *
     * @param perRow average entries of a row
     */
    static SparseMatrix equilibriumLike(int n, int perRow, Random random) {
        int activities = n / 2;
        int dense = Math.max(1, n / 40);
        double[][] a = new double[n][n];
        double chance = Math.min(1, (perRow - 2.0 * dense) / n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                boolean profitOnLevel = i < activities && j < activities;
                boolean full = i >= n - dense || j >= n - dense;
                if (!profitOnLevel && (random.nextDouble() < 2 * chance * (i < activities ? 1 : 0.8) || full)) {
                    a[i][j] = 0.3 * random.nextGaussian();
                }
            }
            if (i < activities) {
                a[i][i + activities] = 1 + random.nextDouble();
                a[i + activities][i] = 1 + random.nextDouble();
            } else {
                a[i][i] -= 1 + random.nextDouble();
            }
        }
        return of(a);
    }

    SparseMatrix withValues(double[] other) {
        return new SparseMatrix(n, pointers, indices, other);
    }

    DMatrixRMaj dense() {
        DMatrixRMaj a = new DMatrixRMaj(n, n);
        for (int j = 0; j < n; j++) {
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                a.set(indices[t], j, values[t]);
            }
        }
        return a;
    }
}
