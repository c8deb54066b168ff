package org.cgeleap.coupling.sensitivity;

/** The lower triangular L with L Lᵀ = a covariance. */
public final class Cholesky {
    private Cholesky() {}

    /**
     * {@return the factor}
     *
     * @param covariance symmetric: [row][column]; only the lower triangle is read
     * @throws IllegalArgumentException if the matrix is not positive definite
     */
    public static double[][] of(double[][] covariance) {
        int n = covariance.length;
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = covariance[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i != j) {
                    l[i][j] = sum / l[j][j];
                } else if (sum > 0) {
                    l[i][i] = Math.sqrt(sum);
                } else {
                    throw new IllegalArgumentException(
                            "correlations: found some that cannot hold together (the matrix is not positive definite);"
                                    + " expected smaller ones");
                }
            }
        }
        return l;
    }

    /**
     * L z.
     *
     * @param l lower triangular: [row][column]
     * @param z as long as l has rows
     * @return the product, a fresh array
     */
    public static double[] times(double[][] l, double[] z) {
        double[] x = new double[z.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j <= i; j++) {
                x[i] += l[i][j] * z[j];
            }
        }
        return x;
    }

    /** The x with L x = z. */
    static double[] solve(double[][] l, double[] z) {
        double[] x = new double[z.length];
        for (int i = 0; i < x.length; i++) {
            double sum = z[i];
            for (int j = 0; j < i; j++) {
                sum -= l[i][j] * x[j];
            }
            x[i] = sum / l[i][i];
        }
        return x;
    }
}
