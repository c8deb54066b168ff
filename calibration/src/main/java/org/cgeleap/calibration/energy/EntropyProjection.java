package org.cgeleap.calibration.energy;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The matrix nearest to a prior in relative entropy that meets linear figures, some exactly and some within a tolerance:
 *
 * <pre>
 * min Σ x ln(x/p) − x + p + Σ_k (a_k·x − b_k)²/(2 t_k²)      a_k·x = b_k where t_k = 0
 * </pre>
 *
 * Its solution is x = p exp(Aᵀλ) with Ax + Tλ = b, T = diag(t²): RAS when the figures are row and column sums, iterative
 * scaling with several families of constraints in general. Solved by Newton's method on the concave dual with an Armijo
 * search (Boyd and Vandenberghe, Convex Optimization, §9.5); zeros of the prior stay zero.
 */
final class EntropyProjection {
    private static final int MAX_STEPS = 200;

    /** Relative residual of the constraints at which Newton stops; a decade above rounding in sums of some thirty cells. */
    private static final double PRECISION = 1e-12;

    private static final double ARMIJO = 1e-4;

    /** Longest change of a cell's logarithm in a step; keeps the exponential in range far from the solution. */
    private static final double LONGEST = 3;

    private EntropyProjection() {}

    /**
     * Result.
     *
     * @param x solution
     * @param residual Ax + Tλ − b by constraint
     * @param steps Newton steps
     * @param converged whether every residual is below the precision
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record Result(double[] x, double[] residual, int steps, boolean converged) {}

    /**
     * @param prior p ≥ 0
     * @param a coefficients, one row for each figure
     * @param b figures
     * @param tolerance t, zero for exact
     */
    static Result solve(double[] prior, double[][] a, double[] b, double[] tolerance) {
        int m = b.length;
        double[] lambda = new double[m];
        double[] x = primal(prior, a, lambda);
        double[] r = residual(a, b, tolerance, lambda, x);
        int step = 0;
        while (step < MAX_STEPS && !small(r, b)) {
            double[][] h = new double[m][m];
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    for (int c = 0; c < x.length; c++) {
                        h[i][j] += a[i][c] * x[c] * a[j][c];
                    }
                }
                h[i][i] += tolerance[i] * tolerance[i];
            }
            // singular values, since published figures may repeat each other
            double[] direction = new SingularValueDecomposition(new Array2DRowRealMatrix(h, false))
                    .getSolver()
                    .solve(new ArrayRealVector(r, false))
                    .toArray();
            double size = longest(a, direction);
            double t = size > LONGEST ? LONGEST / size : 1;
            double slope = dot(r, direction);
            double dual = dual(b, tolerance, lambda, x);
            double[] next = lambda;
            for (int halving = 0; halving < 60; halving++, t /= 2) {
                next = lambda.clone();
                for (int i = 0; i < m; i++) {
                    next[i] += t * direction[i];
                }
                x = primal(prior, a, next);
                // rounding in the dual's value is allowed for, or the last steps would be refused
                if (dual(b, tolerance, next, x) >= dual + ARMIJO * t * slope - 1e-13 * (1 + Math.abs(dual))) {
                    break;
                }
            }
            lambda = next;
            r = residual(a, b, tolerance, lambda, x);
            step++;
        }
        return new Result(x, r, step, small(r, b));
    }

    private static double[] primal(double[] prior, double[][] a, double[] lambda) {
        double[] x = new double[prior.length];
        for (int c = 0; c < x.length; c++) {
            double exponent = 0;
            for (int i = 0; i < lambda.length; i++) {
                exponent += a[i][c] * lambda[i];
            }
            x[c] = prior[c] == 0 ? 0 : prior[c] * Math.exp(exponent);
        }
        return x;
    }

    private static double[] residual(double[][] a, double[] b, double[] tolerance, double[] lambda, double[] x) {
        double[] r = new double[b.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = b[i] - dot(a[i], x) - tolerance[i] * tolerance[i] * lambda[i];
        }
        return r;
    }

    private static double dual(double[] b, double[] tolerance, double[] lambda, double[] x) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += b[i] * lambda[i] - tolerance[i] * tolerance[i] * lambda[i] * lambda[i] / 2;
        }
        for (double value : x) {
            sum -= value;
        }
        return sum;
    }

    private static double longest(double[][] a, double[] direction) {
        double longest = 0;
        for (int c = 0; c < a[0].length; c++) {
            double change = 0;
            for (int i = 0; i < direction.length; i++) {
                change += a[i][c] * direction[i];
            }
            longest = Math.max(longest, Math.abs(change));
        }
        return longest;
    }

    private static boolean small(double[] r, double[] b) {
        for (int i = 0; i < r.length; i++) {
            if (!(Math.abs(r[i]) <= PRECISION * Math.max(1, Math.abs(b[i])))) {
                return false;
            }
        }
        return true;
    }

    private static double dot(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * v[i];
        }
        return sum;
    }
}
