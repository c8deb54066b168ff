package org.cgeleap.cge.solver;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * GMRES, preconditioned from the right (Saad and Schultz 1986; Saad, <i>Iterative Methods for Sparse Linear Systems</i>,
 * 2nd ed. 2003, section 9.3.2): x = M⁻¹ u with ‖b − A M⁻¹ u‖ least over a growing Krylov space, so that the residual
 * minimised is that of the system itself. The basis is kept until the system is solved or the space is full.
 */
final class GeneralisedMinimalResiduals {
    private final int n;
    private final double[][] basis;
    private final double[][] hessenberg;
    private final double[] cosine;
    private final double[] sine;
    private final double[] right;
    private final double[] vector;

    /** For systems of n equations and at most {@code largest} iterations. */
    GeneralisedMinimalResiduals(int n, int largest) {
        this.n = n;
        basis = new double[largest + 1][];
        hessenberg = new double[largest][];
        cosine = new double[largest];
        sine = new double[largest];
        right = new double[largest + 1];
        vector = new double[n];
    }

    /**
     * Solves A x = b from x = 0.
     *
     * @param multiply writes A times its first argument into the second
     * @param precondition writes M⁻¹ times its first argument into the second
     * @param reduction of ‖b − A x‖ asked for, relative to ‖b‖
     * @return whether it was reached
     */
    boolean solve(
            BiConsumer<double[], double[]> multiply,
            BiConsumer<double[], double[]> precondition,
            double[] b,
            double[] x,
            double reduction) {
        double size = Math.sqrt(product(b, b));
        if (size == 0) {
            Arrays.fill(x, 0);
            return true;
        }
        Arrays.fill(right, 0);
        right[0] = size;
        scaled(0, b, 1 / size);
        int steps = 0;
        boolean reached = false;
        while (steps < hessenberg.length && !reached) {
            precondition.accept(basis[steps], vector);
            double[] image = next(steps + 1);
            multiply.accept(vector, image);
            double[] h = new double[steps + 2];
            hessenberg[steps] = h;
            orthogonalise(image, steps, h);
            if (!Double.isFinite(h[steps + 1])) {
                return false;
            }
            boolean exhausted = h[steps + 1] <= 1e-15 * size;
            if (!exhausted) {
                scaled(steps + 1, image, 1 / h[steps + 1]);
            }
            rotate(steps, h);
            steps++;
            reached = Math.abs(right[steps]) <= reduction * size;
            if (exhausted) {
                break;
            }
        }
        combine(steps, precondition, x);
        return reached;
    }

    private double[] next(int k) {
        if (basis[k] == null) {
            basis[k] = new double[n];
        }
        return basis[k];
    }

    private void scaled(int k, double[] from, double factor) {
        double[] into = next(k);
        for (int i = 0; i < n; i++) {
            into[i] = from[i] * factor;
        }
    }

    /** Modified Gram–Schmidt. */
    private void orthogonalise(double[] image, int steps, double[] h) {
        for (int k = 0; k <= steps; k++) {
            double[] q = basis[k];
            double along = product(image, q);
            h[k] = along;
            for (int i = 0; i < n; i++) {
                image[i] -= along * q[i];
            }
        }
        h[steps + 1] = Math.sqrt(product(image, image));
    }

    /** Keeps the least-squares problem triangular by Givens rotations. */
    private void rotate(int step, double[] h) {
        for (int k = 0; k < step; k++) {
            double above = h[k];
            h[k] = cosine[k] * above + sine[k] * h[k + 1];
            h[k + 1] = cosine[k] * h[k + 1] - sine[k] * above;
        }
        double length = Math.hypot(h[step], h[step + 1]);
        cosine[step] = length > 0 ? h[step] / length : 1;
        sine[step] = length > 0 ? h[step + 1] / length : 0;
        h[step] = length;
        right[step + 1] = -sine[step] * right[step];
        right[step] *= cosine[step];
    }

    private void combine(int steps, BiConsumer<double[], double[]> precondition, double[] x) {
        double[] weight = new double[steps];
        for (int k = steps - 1; k >= 0; k--) {
            double sum = right[k];
            for (int later = k + 1; later < steps; later++) {
                sum -= hessenberg[later][k] * weight[later];
            }
            weight[k] = hessenberg[k][k] != 0 ? sum / hessenberg[k][k] : 0;
        }
        Arrays.fill(vector, 0);
        for (int k = 0; k < steps; k++) {
            double[] q = basis[k];
            for (int i = 0; i < n; i++) {
                vector[i] += weight[k] * q[i];
            }
        }
        precondition.accept(vector, x);
    }

    private double product(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        int i = 0;
        for (; i + 1 < n; i += 2) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
        }
        return i < n ? s0 + s1 + a[i] * b[i] : s0 + s1;
    }
}
