package org.cgeleap.leap;

import java.util.Arrays;
import java.util.List;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.Finding;
import org.cgeleap.leap.area.FuelKind;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.cost.TechnologyCost;
import org.cgeleap.leap.demand.FinalEnergy;
import org.cgeleap.leap.demand.FuelUse;
import org.cgeleap.leap.demand.ProcessActivity;
import org.cgeleap.leap.demand.ProductionProcess;
import org.cgeleap.leap.demand.Quantity;
import org.cgeleap.leap.demand.Technology;
import org.cgeleap.leap.effect.LeafEffects;
import org.cgeleap.leap.expression.EvaluationFault;

/** One evaluation of an area: activity, energy, CO2 and cost of every leaf of the tree (study, equations 2 to 4). */
final class Accounting {
    private final AreaModel model;
    private final double[][] values;
    private final double[][] factors;
    private final double[] gridFactor;
    private final ProcessActivity[] activity;
    private final int[] indexInProcess;
    private final double[][] energy;
    private final LeafEffects[] effects;
    private final TechnologyCost[] costs;

    private Accounting(AreaModel model, AreaInputs inputs) {
        this.model = model;
        this.values = model.cells().evaluate(inputs.seriesByBranch());
        int leaves = model.demand().leafCount();
        this.factors = factors(inputs, leaves);
        this.gridFactor = byYear(model.demand().key(LeapArea.GRID_FACTOR_KEY));
        this.activity = new ProcessActivity[model.demand().processes().size()];
        this.indexInProcess = new int[model.subtrees().technologyCount()];
        this.energy = new double[leaves][];
        this.effects = new LeafEffects[leaves];
        this.costs = new TechnologyCost[indexInProcess.length];
    }

    static Accounting of(AreaModel model, AreaInputs inputs) {
        Accounting accounting = new Accounting(model, inputs);
        int technology = 0;
        List<ProductionProcess> processes = model.demand().processes();
        for (int p = 0; p < processes.size(); p++) {
            ProductionProcess process = processes.get(p);
            accounting.activity[p] = ProcessActivity.of(process, accounting.values, model.area(), model.scenario());
            for (int j = 0; j < process.technologies().size(); j++) {
                accounting.technology(process, p, j, technology++);
            }
        }
        return accounting;
    }

    private void technology(ProductionProcess process, int p, int j, int technologyIndex) {
        Technology technology = process.technologies().get(j);
        indexInProcess[technologyIndex] = j;
        double[] capture = byYear(technology.capture());
        for (int t = 0; t < capture.length; t++) {
            if (capture[t] < 0 || capture[t] > 1) {
                throw fault(
                        technology.branch(),
                        Variable.CAPTURE_RATE,
                        "a capture rate of " + capture[t] + " in " + model.years()[t],
                        "a fraction from 0 to 1");
            }
        }
        for (FuelUse use : technology.uses()) {
            double[] mtce = FinalEnergy.of(
                    process, j, use, activity[p], factors[use.leaf()], values, model.area(), model.scenario());
            energy[use.leaf()] = mtce;
            effects[use.leaf()] = model.area().fuels().get(use.fuel()).kind() == FuelKind.ELECTRICITY
                    ? LeafEffects.ofElectricity(mtce, gridFactor)
                    : LeafEffects.ofCombustion(mtce, emissionFactor(use), capture);
        }
        try {
            costs[technologyIndex] = TechnologyCost.of(
                    technology, process.stockTurnover(), activity[p].capacity(j), values, model.yearCount());
        } catch (EvaluationFault fault) {
            throw fault(technology.branch(), Variable.CAPITAL_COST, String.valueOf(fault.getMessage()), "another rate");
        }
    }

    private double[] emissionFactor(FuelUse use) {
        if (use.co2Factor().given()) {
            return byYear(use.co2Factor());
        }
        double[] factor = new double[model.yearCount()];
        Arrays.fill(factor, model.area().fuels().get(use.fuel()).co2Factor());
        return factor;
    }

    private double[] byYear(Quantity quantity) {
        double[] series = new double[model.yearCount()];
        for (int t = 0; t < series.length; t++) {
            series[t] = quantity.at(t, values);
        }
        return series;
    }

    private double[][] factors(AreaInputs inputs, int leaves) {
        double[] one = new double[model.yearCount()];
        Arrays.fill(one, 1);
        double[][] product = new double[leaves][];
        Arrays.fill(product, one);
        for (IntensityFactor factor : inputs.factors()) {
            for (int leaf : model.subtrees().leaves(factor.branch(), factor.fuel())) {
                double[] multiplied = product[leaf].clone();
                for (int t = 0; t < multiplied.length; t++) {
                    multiplied[t] *= factor.at(t);
                }
                product[leaf] = multiplied;
            }
        }
        return product;
    }

    private AreaException fault(int branch, Variable variable, String found, String expected) {
        return new AreaException(List.of(new Finding(
                "expressions.csv",
                0,
                model.branchPath(branch) + ":" + variable.label(),
                found + ", " + model.scenario(),
                expected,
                "correct the expression")));
    }

    double value(int series, int t) {
        return values[series][t];
    }

    double energy(int leaf, int t) {
        return energy[leaf][t];
    }

    LeafEffects effects(int leaf) {
        return effects[leaf];
    }

    ProcessActivity activity(int process) {
        return activity[process];
    }

    /** Position of a technology among those of its process. */
    int indexInProcess(int technology) {
        return indexInProcess[technology];
    }

    TechnologyCost cost(int technology) {
        return costs[technology];
    }
}
