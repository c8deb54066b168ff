package org.cgeleap.leap.transformation;

import java.util.Arrays;
import java.util.List;

/** Builds processes and modules of two or three lines; every series is constant over the years. */
final class Plant {
    static final double[] NONE = {};

    private final int years;

    Plant(int years) {
        this.years = years;
    }

    double[] always(double value) {
        double[] series = new double[years];
        Arrays.fill(series, value);
        return series;
    }

    /** A plant with capacity under merit order. */
    ConversionProcess plant(String name, double rank, double efficiency, double capacity, double available, int fuel) {
        return new ConversionProcess(
                name,
                DispatchRule.MERIT_ORDER,
                NONE,
                always(rank),
                always(efficiency),
                NONE,
                always(capacity),
                always(available),
                NONE,
                30,
                NONE,
                0,
                List.of(new FuelShare(fuel, always(1))),
                List.of(),
                NONE);
    }

    /** A process of the whole requirement, with own use of a fuel per unit of output. */
    ConversionProcess whole(String name, double efficiency, int feedstock, int auxiliary, double perOutput) {
        return new ConversionProcess(
                name,
                DispatchRule.PERCENT_SHARE,
                always(1),
                NONE,
                always(efficiency),
                NONE,
                NONE,
                NONE,
                NONE,
                Double.POSITIVE_INFINITY,
                NONE,
                0,
                List.of(new FuelShare(feedstock, always(1))),
                perOutput == 0 ? List.of() : List.of(new AuxiliaryUse(auxiliary, always(perOutput), false)),
                NONE);
    }

    /** The only output of a module. */
    ModuleOutput output(int fuel, boolean importShortfall, boolean exportSurplus) {
        return new ModuleOutput(fuel, always(1), true, false, NONE, NONE, importShortfall, exportSurplus);
    }

    ConversionModule module(String name, ModuleOutput output, ConversionProcess... processes) {
        return new ConversionModule(
                name, List.of(output), List.of(processes), List.of(LoadCurve.flat()), NONE, List.of(), NONE);
    }

    /** Runs a chain on the demand of one year, repeated. */
    TransformationResult run(List<ConversionModule> modules, List<ResourceSupply> resources, double... demand) {
        double[][] byYear = new double[demand.length][];
        double[][] zero = new double[demand.length][years];
        for (int f = 0; f < demand.length; f++) {
            byYear[f] = always(demand[f]);
        }
        return new TransformationChain(demand.length, modules, resources).run(byYear, zero, zero, years);
    }
}
