package org.cgeleap.bench;

import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.ejml.interfaces.linsol.LinearSolverSparse;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One linear system of a Newton step by other libraries: EJML dense and sparse, Commons Math. Up to 1,500 equations, beyond
 * which a dense matrix takes too long to be a comparison.
 */
@SuppressWarnings("NullAway") // JMH calls the set-up before it measures
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class FactorisationBenchmark {
    /** Regions and commodities. */
    @Param({"3x6", "5x15", "10x29"})
    private String size;

    private double[][] rows;
    private DMatrixRMaj dense;
    private DMatrixSparseCSC sparse;
    private double[] residual;
    private DMatrixRMaj right;
    private DMatrixRMaj step;

    /** Copies the Jacobian of {@link ScaleBenchmark} into the forms of the libraries. */
    @Setup
    public void setUp() {
        ShockedTrade trade = new ShockedTrade(size);
        rows = trade.dense();
        dense = new DMatrixRMaj(rows);
        residual = trade.residual();
        right = new DMatrixRMaj(residual.length, 1, true, residual.clone());
        step = new DMatrixRMaj(residual.length, 1);
        sparse = new DMatrixSparseCSC(residual.length, residual.length, trade.values().length);
        System.arraycopy(trade.pointers(), 0, sparse.col_idx, 0, residual.length + 1);
        System.arraycopy(trade.indices(), 0, sparse.nz_rows, 0, trade.values().length);
        System.arraycopy(trade.values(), 0, sparse.nz_values, 0, trade.values().length);
        sparse.nz_length = trade.values().length;
        sparse.indicesSorted = true;
    }

    /**
     * EJML's dense LU with partial pivoting, and a solve.
     *
     * @return the step
     */
    @Benchmark
    public DMatrixRMaj ejmlDense() {
        LinearSolverDense<DMatrixRMaj> lu = LinearSolverFactory_DDRM.lu(residual.length);
        lu.setA(dense.copy());
        lu.solve(right, step);
        return step;
    }

    /**
     * EJML's sparse LU without a fill-reducing order, and a solve.
     *
     * @return the step
     */
    @Benchmark
    public DMatrixRMaj ejmlSparse() {
        LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> lu = LinearSolverFactory_DSCC.lu(FillReducing.NONE);
        lu.setA(sparse.copy());
        lu.solve(right, step);
        return step;
    }

    /**
     * Commons Math's dense LU, and a solve.
     *
     * @return the step
     */
    @Benchmark
    public RealVector commonsMath() {
        return new LUDecomposition(new Array2DRowRealMatrix(rows, false))
                .getSolver()
                .solve(new ArrayRealVector(residual, false));
    }
}
