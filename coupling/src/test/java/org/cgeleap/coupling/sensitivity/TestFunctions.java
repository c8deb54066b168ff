package org.cgeleap.coupling.sensitivity;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Functions whose indices are known in closed form (Ishigami and Homma 1990; Saltelli and Sobol 1995). */
final class TestFunctions {
    /** Ishigami: first order, total. */
    static final double[] ISHIGAMI_FIRST = {0.3139051911, 0.4424111448, 0};

    static final double[] ISHIGAMI_TOTAL = {0.5575888552, 0.4424111448, 0.2436836641};
    static final double[] G_FIRST = {
        0.7161921689, 0.1790480422, 0.0236757742, 0.0071619217, 0.0000716192, 0.0000716192, 0.0000716192, 0.0000716192
    };
    static final double[] G_TOTAL = {
        0.7871441267, 0.2421981928, 0.0343169102, 0.0104603871, 0.0001049491, 0.0001049491, 0.0001049491, 0.0001049491
    };
    private static final double[] G_A = {0, 1, 4.5, 9, 99, 99, 99, 99};

    private TestFunctions() {}

    /** sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 with x = π (2 u − 1). */
    static double ishigami(double[] u) {
        double[] x = Arrays.stream(u).map(v -> Math.PI * (2 * v - 1)).toArray();
        return Math.sin(x[0]) + 7 * Math.pow(Math.sin(x[1]), 2) + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0]);
    }

    /** Π (|4 u − 2| + a) / (1 + a). */
    static double g(double[] u) {
        double product = 1;
        for (int i = 0; i < u.length; i++) {
            product *= (Math.abs(4 * u[i] - 2) + G_A[i]) / (1 + G_A[i]);
        }
        return product;
    }

    static double[] at(double[][] points, ToDoubleFunction<double[]> f) {
        return Arrays.stream(points).mapToDouble(f).toArray();
    }
}
