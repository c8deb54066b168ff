package org.cgeleap.leap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.Finding;
import org.cgeleap.leap.area.FuelKind;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.cost.TechnologyCost;
import org.cgeleap.leap.demand.Capacity;
import org.cgeleap.leap.demand.EndUse;
import org.cgeleap.leap.demand.EndUseActivity;
import org.cgeleap.leap.demand.FinalEnergy;
import org.cgeleap.leap.demand.FuelUse;
import org.cgeleap.leap.demand.ProcessActivity;
import org.cgeleap.leap.demand.ProductionProcess;
import org.cgeleap.leap.demand.Quantity;
import org.cgeleap.leap.demand.Technology;
import org.cgeleap.leap.effect.LeafEffects;
import org.cgeleap.leap.expression.EvaluationFault;
import org.jspecify.annotations.Nullable;

/** One evaluation of an area: activity, energy, CO2 and cost of every leaf of the tree (study, equations 2 to 4). */
final class Accounting {
    private final AreaModel model;
    private final Map<Integer, double[]> given;
    private final List<IntensityFactor> factorsGiven;
    private final double[][] values;
    private final double[][] factors;
    private final double[] gridFactor;
    private final ProcessActivity[] activity;
    private final EndUseActivity[] endUses;
    private final int[] indexInProcess;
    private final Capacity[] capacities;
    private final double[][] energy;
    private final LeafEffects[] effects;
    private final TechnologyCost[] costs;
    private Map<Integer, double[]> results = Map.of();

    private Accounting(AreaModel model, AreaInputs inputs, double[][] values, @Nullable Accounting other) {
        this.model = model;
        this.given = inputs.seriesByIndex();
        this.factorsGiven = inputs.factors();
        this.values = values;
        int leaves = model.demand().leafCount();
        this.factors =
                other != null && other.factorsGiven.equals(factorsGiven) ? other.factors : factors(inputs, leaves);
        this.gridFactor = byYear(model.demand().key(LeapArea.GRID_FACTOR_KEY));
        this.activity = new ProcessActivity[model.demand().processes().size()];
        this.endUses = new EndUseActivity[model.demand().endUses().size()];
        this.indexInProcess = new int[model.subtrees().technologyCount()];
        this.capacities = new Capacity[indexInProcess.length];
        this.energy = new double[leaves][];
        this.effects = new LeafEffects[leaves];
        this.costs = new TechnologyCost[indexInProcess.length];
    }

    static Accounting of(AreaModel model, AreaInputs inputs) {
        return of(model, inputs, null);
    }

    /** Evaluates; what the other evaluation has of unchanged processes is taken over. */
    static Accounting of(AreaModel model, AreaInputs inputs, @Nullable Accounting other) {
        Map<Integer, double[]> given = inputs.seriesByIndex();
        double[][] values = other == null
                ? model.cells().evaluate(given)
                : model.cells().reevaluate(given, other.values, other.given, other.model.cells());
        if (model.resultsFeedBack()) {
            return new ResultPasses(model, inputs, values, other).run();
        }
        Accounting accounting = pass(model, inputs, values, other);
        if (!model.cells().late().results().isEmpty()) {
            accounting.keep(AreaFigures.of(new AreaResult(model, accounting)));
            model.cells().late().complete(values, given, accounting.results());
        }
        return accounting;
    }

    /** The accounting with the values of all series. */
    static Accounting pass(AreaModel model, AreaInputs inputs, double[][] values, @Nullable Accounting other) {
        Accounting accounting = new Accounting(model, inputs, values, other);
        int technology = 0;
        List<ProductionProcess> processes = model.demand().processes();
        for (int p = 0; p < processes.size(); p++) {
            ProductionProcess process = processes.get(p);
            boolean same = other != null && accounting.same(other, model.needs().ofProcess(p), process.technologies());
            accounting.activity[p] = same && other != null
                    ? other.activity[p]
                    : ProcessActivity.of(process, accounting.values, model.area(), model.scenario());
            for (int j = 0; j < process.technologies().size(); j++) {
                accounting.indexInProcess[technology] = j;
                if (same && other != null) {
                    accounting.take(other, technology, process.technologies().get(j));
                } else {
                    accounting.technology(process, p, j, technology);
                }
                technology++;
            }
        }
        List<EndUse> uses = model.demand().endUses();
        for (int e = 0; e < uses.size(); e++) {
            EndUse use = uses.get(e);
            if (other != null && accounting.same(other, model.needs().ofEndUse(e), List.of(use.technology()))) {
                accounting.endUses[e] = other.endUses[e];
                accounting.take(other, technology, use.technology());
            } else {
                accounting.endUse(use, e, technology);
            }
            technology++;
        }
        return accounting;
    }

    /** Results that expressions refer to, by the series that stands for each. */
    Map<Integer, double[]> results() {
        return results;
    }

    void keep(Map<Integer, double[]> found) {
        results = Map.copyOf(found);
    }

    private boolean same(Accounting other, int[] series, List<Technology> technologies) {
        for (int s : series) {
            if (values[s] != other.values[s]) {
                return false;
            }
        }
        if (factors != other.factors) {
            for (Technology technology : technologies) {
                for (FuelUse use : technology.uses()) {
                    if (!Arrays.equals(factors[use.leaf()], other.factors[use.leaf()])) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void take(Accounting other, int technologyIndex, Technology technology) {
        capacities[technologyIndex] = other.capacities[technologyIndex];
        costs[technologyIndex] = other.costs[technologyIndex];
        for (FuelUse use : technology.uses()) {
            energy[use.leaf()] = other.energy[use.leaf()];
            effects[use.leaf()] = other.effects[use.leaf()];
        }
    }

    private void technology(ProductionProcess process, int p, int j, int technologyIndex) {
        Technology technology = process.technologies().get(j);
        capacities[technologyIndex] = activity[p].capacity(j);
        double[] capture = capture(technology);
        for (FuelUse use : technology.uses()) {
            effects(
                    use,
                    FinalEnergy.of(
                            process, j, use, activity[p], factors[use.leaf()], values, model.area(), model.scenario()),
                    capture);
        }
        costs(technology, process.stockTurnover(), technologyIndex, t -> activity[p].activity(j, t));
    }

    private void endUse(EndUse use, int e, int technologyIndex) {
        Technology technology = use.technology();
        FuelUse fuel = technology.uses().get(0);
        endUses[e] = EndUseActivity.of(use, factors[fuel.leaf()], values, model.area(), model.scenario());
        capacities[technologyIndex] = endUses[e].capacity();
        effects(fuel, endUses[e].energy(), capture(technology));
        costs(technology, false, technologyIndex, endUses[e]::activity);
    }

    private void effects(FuelUse use, double[] mtce, double[] capture) {
        energy[use.leaf()] = mtce;
        FuelKind kind = model.area().fuels().get(use.fuel()).kind();
        effects[use.leaf()] = kind == FuelKind.ELECTRICITY
                ? LeafEffects.ofElectricity(mtce, gridFactor)
                : LeafEffects.ofCombustion(mtce, emissionFactor(use), capture);
    }

    private double[] capture(Technology technology) {
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
        return capture;
    }

    private void costs(Technology technology, boolean vintages, int technologyIndex, IntToDoubleFunction ofYear) {
        try {
            costs[technologyIndex] = TechnologyCost.of(
                    technology, vintages, capacities[technologyIndex], ofYear, values, model.yearCount());
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

    double[] byYear(Quantity quantity) {
        return quantity.byYear(model.yearCount(), values);
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

    double[][] values() {
        return values;
    }

    /** Factor from outside on the intensity of a use of a fuel. */
    double factor(int leaf, int t) {
        return factors[leaf][t];
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

    EndUseActivity endUse(int endUse) {
        return endUses[endUse];
    }

    /** Position of a technology among those of its process. */
    int indexInProcess(int technology) {
        return indexInProcess[technology];
    }

    Capacity capacity(int technology) {
        return capacities[technology];
    }

    TechnologyCost cost(int technology) {
        return costs[technology];
    }
}
