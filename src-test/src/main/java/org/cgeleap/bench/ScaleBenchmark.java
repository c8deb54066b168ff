package org.cgeleap.bench;

import java.util.concurrent.TimeUnit;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SparseLu;
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
 * What the parts of a solve cost as a model grows: world trade of about 100, 400, 1,500 and 10,000 equations, all tariffs up
 * by ten percentage points. {@link FactorisationBenchmark} has other factorisations of the same Jacobians.
 */
@SuppressWarnings("NullAway") // JMH calls the set-up before it measures
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ScaleBenchmark {
    /** Regions and commodities. */
    @Param({"3x6", "5x15", "10x29", "40x49"})
    private String size;

    private ShockedTrade trade;
    private SparseLu kept;
    private double[] step;

    /** Builds the economy and its first factors. */
    @Setup
    public void setUp() {
        trade = new ShockedTrade(size);
        kept = trade.factorisation();
        kept.factorise(trade.values());
        step = new double[trade.size()];
    }

    /**
     * All conditions at the benchmark.
     *
     * @return whether they have values there
     */
    @Benchmark
    public boolean evaluate() {
        return trade.evaluate();
    }

    /**
     * The exact Jacobian at the benchmark.
     *
     * @return whether it has values there
     */
    @Benchmark
    public boolean jacobian() {
        return trade.jacobian();
    }

    /**
     * With the choice of pivots, as in the first step of a solve; and a solve with the factors.
     *
     * @return the step
     */
    @Benchmark
    public double[] factorise() {
        SparseLu fresh = trade.factorisation();
        fresh.factorise(trade.values());
        fresh.solve(trade.residual(), step);
        return step;
    }

    /**
     * With pivots known, as in later steps; and a solve with the factors.
     *
     * @return the step
     */
    @Benchmark
    public double[] refactorise() {
        kept.factorise(trade.values());
        kept.solve(trade.residual(), step);
        return step;
    }

    /**
     * From the benchmark to the shocked equilibrium.
     *
     * @return the solution
     */
    @Benchmark
    public Solve wholeSolve() {
        return trade.solve();
    }
}
