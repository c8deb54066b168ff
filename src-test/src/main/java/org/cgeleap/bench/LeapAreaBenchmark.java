package org.cgeleap.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.AreaResult;
import org.cgeleap.leap.area.AreaReader;
import org.cgeleap.leap.area.LeapArea;
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
 * What an area of more than 300 branches with transformation costs over 41 years: three scenarios with demand, power
 * system, balance and costs; one changed branch, incrementally and by evaluating everything; the naive way, which reads
 * every expression again.
 */
@SuppressWarnings("NullAway") // JMH calls the set-up before it measures
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime) // percentiles: the least and the median say more than a mean on a shared machine
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LeapAreaBenchmark {
    private static final String CHANGED = "Demand\\S1\\P1\\T0\\coal";

    private LeapArea area;
    private List<AreaModel> models;
    private AreaResult before;
    private AreaInputs[] changed;
    private double[] index;
    private int turn;

    /**
     * Writes, reads and compiles the area.
     *
     * @throws IOException where the temporary folder cannot be written
     */
    @Setup
    public void setUp() throws IOException {
        Path folder = Files.createTempDirectory("worked-area");
        WorkedArea.write(folder);
        area = AreaReader.read(folder);
        models = List.of(
                AreaModel.compile(area, "Reference"),
                AreaModel.compile(area, "Policy"),
                AreaModel.compile(area, "Deep"));
        AreaModel model = models.get(2);
        before = model.evaluate(AreaInputs.none(model));
        index = new double[model.yearCount()];
        Arrays.setAll(index, t -> 1 + 0.02 * t);
        changed = new AreaInputs[2];
        for (int k = 0; k < 2; k++) {
            double[] intensity = new double[model.yearCount()];
            Arrays.fill(intensity, 100 + k);
            changed[k] = AreaInputs.none(model).withValues(CHANGED, "Final Energy Intensity", intensity);
        }
        if (model.branchCount() < 300 || model.yearCount() != 41) {
            throw new IllegalStateException(model.branchCount() + " branches, " + model.yearCount() + " years");
        }
    }

    /**
     * Three scenarios, every driver given from outside, demand, supply side and costs.
     *
     * @return a number that needs all of them
     */
    @Benchmark
    public double threeScenarios() {
        double sum = 0;
        for (AreaModel model : models) {
            AreaInputs inputs = AreaInputs.none(model);
            for (int m = 0; m < 6; m++) {
                inputs = inputs.withSeries("Key\\Output Index\\S" + m, index);
            }
            AreaResult result = model.evaluate(inputs);
            sum += result.energy("Demand", 2060)
                    + result.supply().balance(40).gap(0)
                    + result.costs().system(2060);
        }
        return sum;
    }

    /**
     * One changed branch: what depends on it, taken from a result before.
     *
     * @return final energy of the last year
     */
    @Benchmark
    public double changedBranchIncrementally() {
        AreaModel model = models.get(2);
        turn ^= 1;
        before = model.evaluate(changed[turn], before);
        return before.energy("Demand", 2060);
    }

    /**
     * One changed branch, with the power system behind it.
     *
     * @return final energy and CO2 of supply together, a number that needs both
     */
    @Benchmark
    public double changedBranchIncrementallyWithSupply() {
        AreaModel model = models.get(2);
        turn ^= 1;
        before = model.evaluate(changed[turn], before);
        return before.energy("Demand", 2060) + before.supply().co2(1, 40);
    }

    /**
     * One changed expression: compiled alone, what depends on it calculated, the other's result taken over.
     *
     * @return final energy of the last year
     */
    @Benchmark
    public double changedExpressionIncrementally() {
        turn ^= 1;
        AreaModel model = models.get(2).withExpression(CHANGED, "Final Energy Intensity", 100 + turn + "");
        return model.evaluate(AreaInputs.none(model), before).energy("Demand", 2060);
    }

    /**
     * One changed branch by evaluating the whole demand side.
     *
     * @return the result
     */
    @Benchmark
    public double changedBranchByFullEvaluation() {
        turn ^= 1;
        return models.get(2).evaluate(changed[turn]).energy("Demand", 2060);
    }

    /**
     * One changed branch the naive way: compile every expression of the scenario and evaluate everything.
     *
     * @return the result
     */
    @Benchmark
    public double changedBranchNaively() {
        AreaModel model = AreaModel.compile(area, "Deep");
        double[] intensity = new double[model.yearCount()];
        Arrays.fill(intensity, 100);
        AreaInputs inputs = AreaInputs.none(model).withValues(CHANGED, "Final Energy Intensity", intensity);
        return model.evaluate(inputs).energy("Demand", 2060);
    }
}
