package org.cgeleap.coupling.loop;

/** The vector arithmetic of a fixed-point iteration. */
final class Vectors {
    private Vectors() {}

    /** Largest absolute component. */
    static double maxNorm(double[] a) {
        double norm = 0;
        for (double v : a) {
            norm = Math.max(norm, Math.abs(v));
        }
        return norm;
    }

    /** Euclidean norm. */
    static double norm(double[] a) {
        double sum = 0;
        for (double v : a) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }

    /** Cosine of the angle between two vectors; 0 where one of them is nothing. */
    static double cosine(double[] a, double[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
        }
        double size = norm(a) * norm(b);
        return size > 0 ? product / size : 0;
    }

    /** Largest absolute difference. */
    static double distance(double[] a, double[] b) {
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }

    /** a − b. */
    static double[] minus(double[] a, double[] b) {
        return plus(a, -1, b);
    }

    /** a + length · b. */
    static double[] plus(double[] a, double length, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + length * b[i];
        }
        return sum;
    }
}
