package org.cgeleap.bench;

import java.util.concurrent.TimeUnit;
import org.cgeleap.cge.solution.Solve;
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
 * Whole solves of the {@link YardstickProblem}s from the benchmark, with the checks of the solution, beside the same
 * conditions and Jacobians under a plain Newton method with dense factors.
 */
@SuppressWarnings("NullAway") // JMH calls the set-up before it measures
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class YardstickBenchmark {
    /** Which problem. */
    @Param
    private YardstickProblem problem;

    private YardstickProblem.Started started;
    private DenseNewton ejml;
    private DenseNewton commonsMath;

    /** Compiles the problem. */
    @Setup
    public void setUp() {
        started = problem.start();
        ejml = new DenseNewton(DenseNewton.Library.EJML);
        commonsMath = new DenseNewton(DenseNewton.Library.COMMONS_MATH);
    }

    /**
     * The product's solver, with the checks of the solution.
     *
     * @return the solution
     */
    @Benchmark
    public Solve solve() {
        return started.solve();
    }

    /**
     * The plain Newton method with EJML's dense factors.
     *
     * @return the solution, natural units
     */
    @Benchmark
    public double[] ejmlDense() {
        return started.solveWith(ejml);
    }

    /**
     * The plain Newton method with Commons Math's dense factors.
     *
     * @return the solution, natural units
     */
    @Benchmark
    public double[] commonsMath() {
        return started.solveWith(commonsMath);
    }
}
