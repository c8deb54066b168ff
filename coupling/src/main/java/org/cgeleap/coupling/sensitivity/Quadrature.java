package org.cgeleap.coupling.sensitivity;

/**
 * Gaussian quadratures of degree three with equal weights (the systematic sensitivity analysis of the CGE literature):
 * mean 0, covariance the unit matrix and all third moments 0, so that the mean of a cubic is exact. Fourth moments are
 * not those of the distribution: variances of strongly curved results are biased. Points: [point][factor], standardised.
 */
public final class Quadrature {
    /** Fourth moment of the standardised uniform distribution. */
    private static final double UNIFORM_FOURTH = 1.8;

    private Quadrature() {}

    /**
     * Stroud's (1957) 2n points; no coordinate beyond √2.
     *
     * @param n number of factors
     * @return [point][factor]
     */
    public static double[][] stroud(int n) {
        return ring(n, 0);
    }

    /**
     * 4n points: Stroud's twice, the second set turned by half a step, one set stretched and the other drawn in so that
     * the fourth moment of the first coordinate is the uniform distribution's. As many points as Liu's formula, whose own
     * points are not in a source open to us. The difference from {@link #stroud} hints at the error of either.
     *
     * @param n number of factors
     * @return [point][factor]
     */
    public static double[][] double4n(int n) {
        double[][] first = ring(n, 0);
        double[][] second = ring(n, 0.5);
        double m = fourth(first);
        double k = fourth(second);
        // (m (1 + s)² + k (1 − s)²) / 2 = 1.8
        double b = m - k;
        double s = (-b + Math.sqrt(b * b + (m + k) * (2 * UNIFORM_FOURTH - m - k))) / (m + k);
        double[][] points = new double[4 * n][n];
        for (int p = 0; p < 2 * n; p++) {
            for (int j = 0; j < n; j++) {
                points[p][j] = Math.sqrt(1 + s) * first[p][j];
                points[2 * n + p][j] = Math.sqrt(1 - s) * second[p][j];
            }
        }
        return points;
    }

    private static double[][] ring(int n, double turn) {
        double[][] points = new double[2 * n][n];
        for (int k = 1; k <= 2 * n; k++) {
            double[] z = points[k - 1];
            for (int r = 1; r <= n / 2; r++) {
                double angle = (2 * r - 1) * (k + turn) * Math.PI / n;
                z[2 * r - 2] = Math.sqrt(2) * Math.cos(angle);
                z[2 * r - 1] = Math.sqrt(2) * Math.sin(angle);
            }
            if (n % 2 == 1) {
                z[n - 1] = k % 2 == 0 ? 1 : -1;
            }
        }
        return points;
    }

    private static double fourth(double[][] points) {
        double sum = 0;
        for (double[] z : points) {
            sum += Math.pow(z[0], 4);
        }
        return sum / points.length;
    }
}
