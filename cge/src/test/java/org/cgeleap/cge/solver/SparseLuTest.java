package org.cgeleap.cge.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.cgeleap.cge.solver.SolverOptions.Factorisation;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sparse factorisation against EJML's dense LU on seeded matrices. */
class SparseLuTest {

    /** Both factorisations are backward stable; the matrices' condition numbers are below 1e5, so 1e-9 is ample. */
    private static final double AGREE = 1e-9;

    private static SparseLu lu(SparseMatrix a, Factorisation method) {
        return new SparseLu(a.n(), a.pointers(), a.indices(), method);
    }

    private static double[] denseSolution(SparseMatrix a, double[] b, boolean transposed) {
        DMatrixRMaj m = a.dense();
        if (transposed) {
            CommonOps_DDRM.transpose(m);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(a.n());
        assertThat(solver.setA(m)).isTrue();
        DMatrixRMaj x = new DMatrixRMaj(a.n(), 1);
        solver.solve(DMatrixRMaj.wrap(a.n(), 1, b.clone()), x);
        return x.data;
    }

    private static double[] vector(int n, Random random) {
        return random.doubles(n, -1, 1).toArray();
    }

    private static void assertSame(double[] x, double[] expected) {
        double scale = 0;
        for (double e : expected) {
            scale = Math.max(scale, Math.abs(e));
        }
        for (int i = 0; i < x.length; i++) {
            assertThat(Math.abs(x[i] - expected[i])).as("component %d", i).isLessThanOrEqualTo(AGREE * scale);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 12, 40, 110, 250, 400})
    void solvesAsDenseLuDoesAndAgainWithOtherValues(int n) {
        Random random = new Random(7L + n);
        SparseMatrix a = SparseMatrix.equilibriumLike(n, Math.min(n, 20), random);
        SparseLu lu = lu(a, Factorisation.FROZEN_PIVOTS);
        for (int round = 0; round < 5; round++) {
            double[] values = a.values().clone();
            for (int t = 0; t < values.length && round > 0; t++) {
                values[t] *= 1 + 0.3 * random.nextGaussian();
            }
            SparseMatrix other = a.withValues(values);
            double[] b = vector(n, random);
            double[] x = new double[n];
            assertThat(lu.factorise(values)).isTrue();
            assertThat(lu.solve(b, x)).isTrue();
            assertSame(x, denseSolution(other, b, false));
            assertThat(lu.solveTransposed(b, x)).isTrue();
            assertSame(x, denseSolution(other, b, true));
        }
        assertThat(lu.reorderings()).as("pivot sequence kept").isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Factorisation.class)
    void bothFactorisationsSolveBothWays(Factorisation method) {
        Random random = new Random(3);
        SparseMatrix a = SparseMatrix.equilibriumLike(60, 12, random);
        SparseLu lu = lu(a, method);
        double[] b = vector(60, random);
        double[] x = b.clone();
        assertThat(lu.factorise(a.values())).isTrue();
        assertThat(lu.solve(x, x)).as("in place").isTrue();
        assertSame(x, denseSolution(a, b, false));
        assertThat(lu.solveTransposed(b, x)).isTrue();
        assertSame(x, denseSolution(a, b, true));
    }

    @Test
    void illScaledRowsAndColumnsLoseNoDigits() {
        int n = 80;
        Random random = new Random(11);
        SparseMatrix a = SparseMatrix.equilibriumLike(n, 15, random);
        double[] values = a.values().clone();
        double[] row = new double[n];
        double[] column = new double[n];
        for (int i = 0; i < n; i++) {
            row[i] = Math.pow(10, 16 * random.nextDouble() - 8);
            column[i] = Math.pow(10, 16 * random.nextDouble() - 8);
        }
        for (int j = 0; j < n; j++) {
            for (int t = a.pointers()[j]; t < a.pointers()[j + 1]; t++) {
                values[t] *= row[a.indices()[t]] * column[j];
            }
        }
        double[] b = vector(n, random);
        double[] expected = denseSolution(a, b, false);
        double[] x = new double[n];
        double[] scaledB = new double[n];
        for (int i = 0; i < n; i++) {
            scaledB[i] = b[i] * row[i];
        }
        SparseLu lu = lu(a, Factorisation.FROZEN_PIVOTS);
        assertThat(lu.factorise(values)).isTrue();
        assertThat(lu.solve(scaledB, x)).isTrue();
        for (int i = 0; i < n; i++) {
            x[i] *= column[i];
        }
        assertSame(x, expected);
    }

    @Test
    void aVanishedPivotMakesANewSequence() {
        // Pivots on the diagonal first; then the diagonal vanishes and only the other diagonal can be pivoted on.
        SparseMatrix a = SparseMatrix.of(new double[][] {{4, 0.1, 0}, {0.1, 4, 0}, {0.1, 0.1, 4}});
        SparseLu lu = lu(a, Factorisation.FROZEN_PIVOTS);
        assertThat(lu.factorise(a.values())).isTrue();
        SparseMatrix b = a.withValues(new double[] {1e-30, 2, 0, 5, 1e-30, 0, 1});
        assertThat(lu.factorise(b.values())).isTrue();
        double[] x = new double[3];
        assertThat(lu.solve(new double[] {10, 4, 3}, x)).isTrue();
        assertThat(x).containsExactly(2, 2, 3);
        assertThat(lu.reorderings()).isEqualTo(2);
        assertThat(lu.factorise(a.values())).isTrue();
        assertThat(lu.factorise(b.values())).isTrue();
        assertThat(lu.reorderings()).as("both sequences are remembered").isEqualTo(2);
    }

    @Test
    void aTinyPivotThatPassesIsCaughtByTheResidual() {
        SparseMatrix a = SparseMatrix.of(new double[][] {{4, 1}, {1, 4}});
        SparseLu lu = lu(a, Factorisation.FROZEN_PIVOTS);
        assertThat(lu.factorise(a.values())).isTrue();
        double[] values = {1e-11, 1, 1, 1e-11};
        double[] x = new double[2];
        assertThat(lu.factorise(values)).isTrue();
        assertThat(lu.solve(new double[] {1, 2}, x)).isTrue();
        assertThat(x[0]).isCloseTo(2, org.assertj.core.api.Assertions.within(1e-10));
        assertThat(x[1]).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-10));
    }

    @Test
    void structuralSingularityNamesTheEmptyRow() {
        SparseMatrix a = SparseMatrix.of(new double[][] {{1, 2, 3}, {0, 0, 0}, {4, 5, 7}});
        SparseLu lu = lu(a, Factorisation.FROZEN_PIVOTS);
        assertThat(lu.factorise(a.values())).isFalse();
        assertThat(lu.singularRows()).containsExactly(1);
        assertThat(lu.singularColumns()).hasSize(1);
    }

    @Test
    void numericalSingularityIsReported() {
        SparseMatrix a = SparseMatrix.of(new double[][] {{1, 2, 3}, {2, 4, 6}, {4, 5, 7}});
        SparseLu lu = lu(a, Factorisation.FROZEN_PIVOTS);
        assertThat(lu.factorise(a.values())).isFalse();
        assertThat(lu.singularRows()).hasSize(1);
        assertThat(lu.singularRows()[0]).as("one of the two dependent rows").isIn(0, 1);
    }

    @Test
    void valuesThatAreNotNumbersAreSingular() {
        SparseMatrix a = SparseMatrix.of(new double[][] {{1, 2}, {3, 4}});
        SparseLu lu = lu(a, Factorisation.FROZEN_PIVOTS);
        assertThat(lu.factorise(new double[] {1, Double.NaN, 2, 4})).isFalse();
    }
}
