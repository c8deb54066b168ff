package org.cgeleap.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.YearSolver;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.solver.SparseLu;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a Newton step of the bundled city model costs, beside a dense LU of the same Jacobian (EJML): evaluation, exact
 * Jacobian, sparse refactorisation and solve; and a whole warm solve of a year with a changed number.
 */
@SuppressWarnings("NullAway") // JMH calls the set-up before it measures
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NewtonStepBenchmark {
    private EquilibriumSystem system;
    private double[] x;
    private double[] f;
    private double[] values;
    private SparseLu sparse;
    private double[] step;
    private DMatrixRMaj dense;
    private LinearSolverDense<DMatrixRMaj> denseLu;
    private DMatrixRMaj right;
    private DMatrixRMaj denseStep;
    private YearSolver years;
    private double[] parameters;
    private double[] changed;
    private double[] start;
    private boolean odd;

    /** Takes the base year of the bundled case, capital one percent off so that no residual is zero. */
    @Setup
    public void setUp() {
        Path home = Path.of(System.getProperty("cgeleap.home", "."));
        Calibrated calibrated =
                Calibration.of(home.resolve("calibration/cases/chongqing"), home, Map.of(), SolverOptions.standard());
        Economy economy = calibrated.aligned().economy();
        EconomyYear last = calibrated.aligned().last();
        system = new EquilibriumSystem(economy.compiled());
        parameters = last.parameters().clone();
        changed = parameters.clone();
        changed[economy.compiled().parameterIndex("capital")] *= 1.01;
        system.parameters(changed);
        int n = system.size();
        x = new double[n];
        f = new double[n];
        system.toSolver(last.values(), x);
        system.evaluate(x, f);
        values = new double[system.rowIndices().length];
        system.jacobian(x, values);
        sparse = new SparseLu(
                n, system.columnPointers(), system.rowIndices(), SolverOptions.Factorisation.FROZEN_PIVOTS);
        step = new double[n];
        dense = new DMatrixRMaj(n, n);
        for (int c = 0; c < n; c++) {
            for (int k = system.columnPointers()[c]; k < system.columnPointers()[c + 1]; k++) {
                dense.set(system.rowIndices()[k], c, values[k]);
            }
        }
        right = new DMatrixRMaj(n, 1, true, f.clone());
        denseStep = new DMatrixRMaj(n, 1);
        denseLu = LinearSolverFactory_DDRM.lu(n);
        years = new YearSolver(economy, SolverOptions.standard());
        years.solveProductivity();
        start = years.solve(last.year(), parameters, last.values()).values();
    }

    /**
     * All conditions at a point.
     *
     * @return whether they have values there
     */
    @Benchmark
    public boolean evaluate() {
        return system.evaluate(x, f);
    }

    /**
     * The exact Jacobian at a point.
     *
     * @return whether it has values there
     */
    @Benchmark
    public boolean jacobian() {
        return system.jacobian(x, values);
    }

    /**
     * The product's own sparse LU with known pivots, and a solve.
     *
     * @return the step
     */
    @Benchmark
    public double[] sparseFactoriseAndSolve() {
        sparse.factorise(values);
        sparse.solve(f, step);
        return step;
    }

    /**
     * EJML's dense LU of the same Jacobian, and a solve.
     *
     * @return the step
     */
    @Benchmark
    public DMatrixRMaj denseFactoriseAndSolve() {
        denseLu.setA(dense.copy());
        denseLu.solve(right, denseStep);
        return denseStep;
    }

    /**
     * Conditions, Jacobian, factors and step together.
     *
     * @return the first component of the step
     */
    @Benchmark
    public double wholeNewtonStep() {
        system.evaluate(x, f);
        system.jacobian(x, values);
        sparse.factorise(values);
        sparse.solve(f, step);
        return step[0];
    }

    /**
     * A year of the bundled city with one number changed, started from the solution before.
     *
     * @return the solved year
     */
    @Benchmark
    public EconomyYear solveYearWarm() {
        odd = !odd;
        return years.solve(2020, odd ? changed : parameters, start);
    }
}
