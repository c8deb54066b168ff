package org.cgeleap.cge.solver;

import java.util.Arrays;
import org.cgeleap.cge.solver.SolverOptions.Factorisation;

/**
 * Levenberg–Marquardt directions of the reformulated system: d minimises ‖H d + Φ‖² + μ‖D d‖² with D the norms of H's
 * columns. Solved as the sparse augmented system
 *
 * <pre>
 *   [ I    H     ] [ r ]   [ −Φ ]
 *   [ Hᵀ  −μ D²  ] [ d ] = [  0 ]
 * </pre>
 *
 * which is regular for any H when μ &gt; 0, and squares no condition number as the normal equations would.
 */
final class LevenbergMarquardt {
    private final int n;
    private final TransposedPattern transpose;
    private final int[] hPointers;
    private final int[] augmentedPointers;
    private final double[] values;
    private final double[] right;
    private final SparseLu lu;

    LevenbergMarquardt(int n, int[] pointers, int[] indices, Factorisation method) {
        this.n = n;
        hPointers = pointers;
        transpose = new TransposedPattern(n, pointers, indices);
        int entries = pointers[n];
        augmentedPointers = new int[2 * n + 1];
        int[] rows = new int[2 * (entries + n)];
        values = new double[rows.length];
        right = new double[2 * n];
        int at = 0;
        for (int i = 0; i < n; i++) {
            rows[at++] = i;
            for (int t = transpose.pointers[i]; t < transpose.pointers[i + 1]; t++) {
                rows[at++] = n + transpose.indices[t];
            }
            augmentedPointers[i + 1] = at;
        }
        for (int j = 0; j < n; j++) {
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                rows[at++] = indices[t];
            }
            rows[at++] = n + j;
            augmentedPointers[n + j + 1] = at;
        }
        lu = new SparseLu(2 * n, augmentedPointers, rows, method);
    }

    /** Writes the direction for H and Φ with weight μ; false if even this system cannot be solved. */
    boolean direction(double[] h, double[] phi, double mu, double[] d) {
        int at = 0;
        for (int i = 0; i < n; i++) {
            values[at++] = 1;
            for (int t = transpose.pointers[i]; t < transpose.pointers[i + 1]; t++) {
                values[at++] = h[transpose.source[t]];
            }
        }
        for (int j = 0; j < n; j++) {
            double square = 0;
            for (int t = hPointers[j]; t < hPointers[j + 1]; t++) {
                values[at++] = h[t];
                square += h[t] * h[t];
            }
            values[at++] = -mu * (square > 0 ? square : 1);
        }
        Arrays.fill(right, n, 2 * n, 0);
        for (int i = 0; i < n; i++) {
            right[i] = -phi[i];
        }
        if (!lu.factorise(values) || !lu.solve(right, right)) {
            return false;
        }
        System.arraycopy(right, n, d, 0, n);
        return true;
    }

    SparseLu factorisation() {
        return lu;
    }
}
