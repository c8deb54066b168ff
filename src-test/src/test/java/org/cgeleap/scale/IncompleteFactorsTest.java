package org.cgeleap.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.cgeleap.cge.solver.SolverOptions.Factorisation;
import org.cgeleap.cge.solver.SparseLu;
import org.junit.jupiter.api.Test;

/** A matrix whose complete factors fill up, so that incomplete ones with GMRES go first, against Commons Math. */
class IncompleteFactorsTest {
    private static final int N = 1300;
    private static final int PER_COLUMN = 24;

    /** A solve is accepted at a backward error of 1e-10; strict diagonal dominance keeps the condition below ten. */
    private static final double AGREE = 1e-8;

    @Test
    void solvesAsCommonsMathDoesBothWaysAndWithOtherValues() {
        Random random = new Random(11);
        boolean[][] there = new boolean[N][N];
        for (int j = 0; j < N; j++) {
            there[j][j] = true;
            for (int k = 0; k < PER_COLUMN; k++) {
                there[random.nextInt(N)][j] = true;
            }
        }
        int[] pointers = new int[N + 1];
        int[] indices = new int[N * (PER_COLUMN + 1)];
        for (int j = 0; j < N; j++) {
            pointers[j + 1] = pointers[j];
            for (int i = 0; i < N; i++) {
                if (there[i][j]) {
                    indices[pointers[j + 1]++] = i;
                }
            }
        }
        SparseLu lu = new SparseLu(N, pointers, indices, Factorisation.FROZEN_PIVOTS);
        for (int round = 0; round < 2; round++) {
            double[] values = new double[indices.length];
            double[][] dense = new double[N][N];
            for (int j = 0; j < N; j++) {
                for (int k = pointers[j]; k < pointers[j + 1]; k++) {
                    values[k] = indices[k] == j ? 1 : (random.nextDouble() - 0.5) / PER_COLUMN;
                    dense[indices[k]][j] = values[k];
                }
            }
            double[] b = random.doubles(N, -1, 1).toArray();
            double[] x = new double[N];
            assertThat(lu.factorise(values)).isTrue();
            if (round == 0) {
                assertThat(lu.factorisations())
                        .as("complete factors given up, then incomplete ones")
                        .isEqualTo(2);
            }
            Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(dense, false);
            assertThat(lu.solve(b, x)).isTrue();
            same(x, new LUDecomposition(matrix).getSolver(), b);
            assertThat(lu.solveTransposed(b, x)).isTrue();
            same(x, new LUDecomposition(matrix.transpose()).getSolver(), b);
        }
        assertThat(lu.reorderings()).as("complete factors not tried again").isEqualTo(1);
    }

    private static void same(double[] x, DecompositionSolver solver, double[] b) {
        RealVector expected = solver.solve(new ArrayRealVector(b, false));
        double largest = expected.getLInfNorm();
        for (int i = 0; i < x.length; i++) {
            assertThat(Math.abs(x[i] - expected.getEntry(i)))
                    .as("unknown %d", i)
                    .isLessThanOrEqualTo(AGREE * largest);
        }
    }
}
