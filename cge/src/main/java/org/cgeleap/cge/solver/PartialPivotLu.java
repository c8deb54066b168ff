package org.cgeleap.cge.solver;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.interfaces.linsol.LinearSolverSparse;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;

/**
 * EJML's sparse LU with partial pivoting in every column, on the equilibrated matrix with its columns in a given order.
 * EJML's own fill reduction stays off (it returns wrong answers in 0.46), hence the order from outside.
 */
final class PartialPivotLu {
    private final int n;
    private final int[] pointers;
    private final int[] indices;
    private final double[] values;
    private final Equilibration scaling;
    private final int[] columnOrder;
    private final LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> solver =
            LinearSolverFactory_DSCC.lu(FillReducing.NONE);
    private final boolean regular;
    private final DMatrixRMaj right;
    private final DMatrixRMaj left;

    PartialPivotLu(int n, int[] pointers, int[] indices, double[] values, Equilibration scaling, int[] columnOrder) {
        this.n = n;
        this.pointers = pointers;
        this.indices = indices;
        this.values = values;
        this.scaling = scaling;
        this.columnOrder = columnOrder;
        right = new DMatrixRMaj(n, 1);
        left = new DMatrixRMaj(n, 1);
        regular = solver.setA(permuted());
    }

    private DMatrixSparseCSC permuted() {
        DMatrixSparseCSC a = new DMatrixSparseCSC(n, n, pointers[n]);
        int at = 0;
        for (int k = 0; k < n; k++) {
            int j = columnOrder[k];
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                a.nz_rows[at] = indices[t];
                a.nz_values[at++] = values[t] * scaling.row[indices[t]] * scaling.column[j];
            }
            a.col_idx[k + 1] = at;
        }
        a.nz_length = at;
        a.indicesSorted = true;
        return a;
    }

    /** Whether every pivot was different from zero. */
    boolean regular() {
        return regular;
    }

    /** Solves A x = b; b and x may be the same array. */
    void solve(double[] b, double[] x) {
        for (int i = 0; i < n; i++) {
            right.data[i] = b[i] * scaling.row[i];
        }
        solver.solve(right, left);
        for (int k = 0; k < n; k++) {
            x[columnOrder[k]] = left.data[k] * scaling.column[columnOrder[k]];
        }
    }
}
