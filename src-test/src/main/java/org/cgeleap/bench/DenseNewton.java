package org.cgeleap.bench;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.cgeleap.cge.solver.ComplementarityProblem;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The plain semismooth Newton method with dense factors of a library, as one would write it first: Fischer–Burmeister
 * functions, a halved step while the merit is above all of the last few, 1e-10 on the diagonal. For comparison alone.
 */
public final class DenseNewton {
    private static final double TOLERANCE = 1e-9;
    private static final int MOST_ITERATIONS = 100;
    private static final int MEMORY = 8;
    private static final double ON_DIAGONAL = 1e-10;

    /** Whose factors. */
    public enum Library {
        /** EJML, dense. */
        EJML,
        /** Apache Commons Math. */
        COMMONS_MATH
    }

    private final Library library;

    /**
     * A method with the factors of a library.
     *
     * @param library which factors the Jacobian
     */
    public DenseNewton(Library library) {
        this.library = library;
    }

    /**
     * Solves from x, which becomes the solution; returns the iterations.
     *
     * @param p conditions in the solver's units
     * @param x start, as long as the problem has variables
     * @return iterations
     * @throws IllegalStateException if that fails
     */
    public int solve(ComplementarityProblem p, double[] x) {
        int n = x.length;
        double[] f = new double[n];
        double[] phi = new double[n];
        double[] values = new double[p.rowIndices().length];
        double[] trial = new double[n];
        double[] merits = new double[MEMORY];
        double merit = merit(p, x, f, phi);
        Arrays.fill(merits, merit);
        for (int k = 1; k <= MOST_ITERATIONS; k++) {
            p.jacobian(x, values);
            double[] d = direction(matrix(p, x, f, values), phi);
            double reference = Arrays.stream(merits).max().orElse(merit);
            double t = 1;
            do {
                for (int i = 0; i < n; i++) {
                    double step = Math.max(-p.maxStep(i), Math.min(p.maxStep(i), d[i]));
                    trial[i] = Math.min(Math.max(x[i] - t * step, p.leastTried(i)), p.mostTried(i));
                }
                merit = merit(p, trial, f, phi);
                t /= 2;
            } while (!(merit <= reference) && t > 1e-6);
            System.arraycopy(trial, 0, x, 0, n);
            merits[k % MEMORY] = merit;
            double worst = 0;
            for (double value : phi) {
                worst = Math.max(worst, Math.abs(value));
            }
            if (worst <= TOLERANCE) {
                return k;
            }
        }
        throw new IllegalStateException("not solved in " + MOST_ITERATIONS + " iterations");
    }

    private static double merit(ComplementarityProblem p, double[] x, double[] f, double[] phi) {
        if (!p.evaluate(x, f)) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double b = f[i] / p.rowScale(i);
            double a = x[i] - p.lower(i);
            phi[i] = Double.isInfinite(a) ? b : a + b - Math.sqrt(a * a + b * b);
            sum += phi[i] * phi[i] / 2;
        }
        return sum;
    }

    private static double[][] matrix(ComplementarityProblem p, double[] x, double[] f, double[] values) {
        int n = x.length;
        double[] byCondition = new double[n];
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            double b = f[i] / p.rowScale(i);
            double a = x[i] - p.lower(i);
            double norm = Math.sqrt(a * a + b * b);
            boolean free = Double.isInfinite(a);
            double both = 1 - Math.sqrt(0.5);
            byCondition[i] = (free ? 1 : norm > 0 ? 1 - b / norm : both) / p.rowScale(i);
            rows[i][i] = (free ? 0 : norm > 0 ? 1 - a / norm : both) + ON_DIAGONAL;
        }
        for (int j = 0; j < n; j++) {
            for (int t = p.columnPointers()[j]; t < p.columnPointers()[j + 1]; t++) {
                int i = p.rowIndices()[t];
                rows[i][j] += byCondition[i] * values[t];
            }
        }
        return rows;
    }

    private double[] direction(double[][] rows, double[] right) {
        if (library == Library.COMMONS_MATH) {
            return new LUDecomposition(new Array2DRowRealMatrix(rows, false), 0)
                    .getSolver()
                    .solve(new ArrayRealVector(right, false))
                    .toArray();
        }
        LinearSolverDense<DMatrixRMaj> lu = LinearSolverFactory_DDRM.lu(right.length);
        DMatrixRMaj step = new DMatrixRMaj(right.length, 1);
        if (!lu.setA(new DMatrixRMaj(rows))) {
            throw new IllegalStateException("singular matrix");
        }
        lu.solve(new DMatrixRMaj(right.length, 1, true, right.clone()), step);
        return step.getData();
    }
}
