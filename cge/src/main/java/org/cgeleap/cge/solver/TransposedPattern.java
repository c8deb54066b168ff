package org.cgeleap.cge.solver;

/** Compressed columns of the transpose, with the place of every entry in the original. */
final class TransposedPattern {
    final int[] pointers;
    final int[] indices;
    final int[] source;

    TransposedPattern(int n, int[] columnPointers, int[] rowIndices) {
        int count = columnPointers[n];
        pointers = new int[n + 1];
        indices = new int[count];
        source = new int[count];
        for (int t = 0; t < count; t++) {
            pointers[rowIndices[t] + 1]++;
        }
        for (int i = 0; i < n; i++) {
            pointers[i + 1] += pointers[i];
        }
        int[] next = pointers.clone();
        for (int j = 0; j < n; j++) {
            for (int t = columnPointers[j]; t < columnPointers[j + 1]; t++) {
                int at = next[rowIndices[t]]++;
                indices[at] = j;
                source[at] = t;
            }
        }
    }

    double[] values(double[] original) {
        double[] v = new double[source.length];
        for (int t = 0; t < v.length; t++) {
            v[t] = original[source[t]];
        }
        return v;
    }
}
