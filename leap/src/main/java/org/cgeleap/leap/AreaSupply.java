package org.cgeleap.leap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.Finding;
import org.cgeleap.leap.area.FuelKind;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.demand.Quantity;
import org.cgeleap.leap.transformation.BalanceRow;
import org.cgeleap.leap.transformation.ConversionModule;
import org.cgeleap.leap.transformation.ConversionProcess;
import org.cgeleap.leap.transformation.EnergyBalance;
import org.cgeleap.leap.transformation.FuelShare;
import org.cgeleap.leap.transformation.ModuleOutput;
import org.cgeleap.leap.transformation.ModuleYear;
import org.cgeleap.leap.transformation.TransformationChain;
import org.cgeleap.leap.transformation.TransformationResult;
import org.cgeleap.leap.transformation.TransformationTree;
import org.jspecify.annotations.Nullable;

/**
 * What supplies an area's final demand: modules, resources, the energy balance, their direct CO2. Calculated when first
 * asked for. Years of this class are indices, 0 = base year, unless named year.
 */
public final class AreaSupply {
    private final AreaModel model;
    private final Accounting accounting;
    private final TransformationResult result;
    private final double[][][] gross;
    private final double[][][] captured;

    /**
     * Calculates the supply side.
     *
     * @param before another evaluation's: its modules are taken over where no expression of theirs differs, all of it
     *     where the demand is the same too
     */
    AreaSupply(AreaModel model, Accounting accounting, @Nullable AreaSupply before) {
        this.model = model;
        this.accounting = accounting;
        int years = model.yearCount();
        TransformationTree tree = model.supplyTree();
        double[][] demand = new double[model.fuelCount()][years];
        int root = model.branchIndex(LeapArea.DEMAND_ROOT);
        for (int f = 0; f < demand.length; f++) {
            for (int leaf : model.subtrees().leaves(root, f)) {
                for (int t = 0; t < years; t++) {
                    demand[f][t] += accounting.energy(leaf, t);
                }
            }
        }
        boolean same = before != null && before.model.sharesSeriesWith(model) && sameNumbers(before);
        if (same && before != null && Arrays.deepEquals(demand, before.result.finalDemand())) {
            this.result = before.result;
            this.gross = before.gross;
            this.captured = before.captured;
            return;
        }
        TransformationChain chain =
                same && before != null ? before.result.chain() : tree.chain(accounting.values(), years);
        try {
            this.result = chain.run(
                    demand,
                    tree.differences(accounting.values(), years),
                    tree.stockDraw(accounting.values(), years),
                    years);
        } catch (IllegalStateException e) {
            throw new AreaException(List.of(new Finding(
                    "branches.csv",
                    0,
                    "Transformation",
                    String.valueOf(e.getMessage()) + ", " + model.scenario(),
                    "modules whose own use is below what they deliver",
                    "correct efficiencies, own use or the order of modules")));
        }
        this.gross = new double[chain.modules().size()][][];
        this.captured = new double[gross.length][][];
        for (int m = 0; m < gross.length; m++) {
            emissions(m, chain.modules().get(m), years);
        }
    }

    /** True if every series of the supply side is the other evaluation's own. */
    private boolean sameNumbers(AreaSupply before) {
        for (int series : model.supplySeries()) {
            if (accounting.values()[series] != before.accounting.values()[series]) {
                return false;
            }
        }
        return true;
    }

    private void emissions(int m, ConversionModule module, int years) {
        int n = module.processes().size();
        gross[m] = new double[n][years];
        captured[m] = new double[n][years];
        for (int j = 0; j < n; j++) {
            ConversionProcess process = module.processes().get(j);
            List<Integer> branches = model.supplyTree().feedstocks(m, j);
            Quantity capture = model.supplyTree().cost(m, j).capture();
            List<Quantity> factors = branches.stream()
                    .map(b -> model.quantities().of(b, Variable.CO2_FACTOR))
                    .toList();
            boolean own = factors.stream().anyMatch(Quantity::given);
            for (int t = 0; t < years; t++) {
                ModuleYear year = module(m, t);
                double emitted = 0;
                for (int k = 0; k < branches.size(); k++) {
                    FuelShare feedstock = process.feedstocks().get(k);
                    Quantity given = factors.get(k);
                    double factor =
                            given.given() ? given.at(t, accounting.values()) : own ? 0 : fuelFactor(feedstock.fuel());
                    double burnt = year.input()[j] - year.lost()[j];
                    emitted += burnt * feedstock.share()[t] * factor;
                }
                if (!own) {
                    for (int o = 0; o < module.outputs().size(); o++) {
                        ModuleOutput out = module.outputs().get(o);
                        emitted -= (out.coProduct()
                                        ? year.input()[j] * coProductYield(process, t)
                                        : year.output()[j] * out.share()[t])
                                * fuelFactor(module.outputs().get(o).fuel());
                    }
                }
                for (var use : process.auxiliaries()) {
                    emitted += (use.perInput() ? year.input()[j] : year.output()[j])
                            * use.perUnit()[t]
                            * fuelFactor(use.fuel());
                }
                gross[m][j][t] = emitted;
                captured[m][j][t] = emitted * capture.at(t, accounting.values());
            }
        }
    }

    private static double coProductYield(ConversionProcess process, int t) {
        return process.coProduct().length == 0 ? 0 : process.coProduct()[t];
    }

    private double fuelFactor(int fuel) {
        return model.area().fuels().get(fuel).kind() == FuelKind.COMBUSTIBLE
                ? model.area().fuels().get(fuel).co2Factor()
                : 0;
    }

    /** {@return modules, resources and requirements by year} */
    public TransformationResult transformation() {
        return result;
    }

    /** {@return number of modules} */
    public int moduleCount() {
        return gross.length;
    }

    /**
     * {@return a module in a year}
     *
     * @param module index of the module in the chain, nearest to demand first
     * @param t year by index, 0 = base year
     */
    public ModuleYear module(int module, int t) {
        return result.module(module, t);
    }

    /**
     * {@return what the processes of a module put out if so much is asked of them, whatever the area's own demand is}
     *
     * @param module index of the module in the chain, nearest to demand first
     * @param required of the processes together, Mtce by year of the model
     */
    public List<ModuleYear> dispatch(int module, double[] required) {
        return result.chain().dispatch(module, required);
    }

    double feedstockShare(int module, int process, int feedstock, int t) {
        return result.chain()
                .modules()
                .get(module)
                .processes()
                .get(process)
                .feedstocks()
                .get(feedstock)
                .share()[t];
    }

    /**
     * {@return direct CO2 of a process of a module net of capture, Mt}
     *
     * @param module index of the module in the chain, nearest to demand first
     * @param process index of the process in its module
     * @param t year by index, 0 = base year
     */
    public double co2(int module, int process, int t) {
        return gross[module][process][t] - captured[module][process][t];
    }

    /**
     * {@return direct CO2 of a module net of capture, Mt}
     *
     * @param module index of the module in the chain, nearest to demand first
     * @param t year by index, 0 = base year
     */
    public double co2(int module, int t) {
        double sum = 0;
        for (int j = 0; j < gross[module].length; j++) {
            sum += co2(module, j, t);
        }
        return sum;
    }

    /**
     * {@return CO2 captured by a process of a module, Mt}
     *
     * @param module index of the module in the chain, nearest to demand first
     * @param process index of the process in its module
     * @param t year by index, 0 = base year
     */
    public double co2Captured(int module, int process, int t) {
        return captured[module][process][t];
    }

    /**
     * {@return CO2 captured by a module, Mt}
     *
     * @param module index of the module in the chain, nearest to demand first
     * @param t year by index, 0 = base year
     */
    public double co2Captured(int module, int t) {
        double sum = 0;
        for (double[] process : captured[module]) {
            sum += process[t];
        }
        return sum;
    }

    /**
     * {@return CO2 of the modules that make a fuel per unit of it delivered to final demand, Mt per Mtce: the factor
     * the area's own generation gives electricity} 0 where none is demanded.
     *
     * @param fuel index of the fuel
     * @param t year by index, 0 = base year
     */
    public double deliveredFactor(int fuel, int t) {
        double emitted = 0;
        for (int m = 0; m < gross.length; m++) {
            if (result.chain().modules().get(m).outputs().stream().anyMatch(o -> o.fuel() == fuel)) {
                emitted += co2(m, t);
            }
        }
        double delivered = result.finalDemand()[fuel][t];
        return delivered > 0 ? emitted / delivered : 0;
    }

    /** {@return indices of the sectors of a balance: the branches right below the root of demand} */
    public List<Integer> sectors() {
        List<Integer> found = new ArrayList<>();
        for (int b = 0; b < model.branchCount(); b++) {
            if (model.branch(b).parentPath().equalsIgnoreCase(LeapArea.DEMAND_ROOT)) {
                found.add(b);
            }
        }
        return found;
    }

    /**
     * {@return energy balance of a year}
     *
     * @param t year by index, 0 = base year
     */
    public EnergyBalance balance(int t) {
        List<Integer> sectors = sectors();
        double[][] bySector = new double[sectors.size()][model.fuelCount()];
        for (int s = 0; s < sectors.size(); s++) {
            for (int f = 0; f < model.fuelCount(); f++) {
                for (int leaf : model.subtrees().leaves(sectors.get(s), f)) {
                    bySector[s][f] += accounting.energy(leaf, t);
                }
            }
        }
        return EnergyBalance.of(
                result, t, sectors.stream().map(b -> model.branch(b).name()).toList(), bySector);
    }

    /**
     * {@return rows of the balance of a year}
     *
     * @param t year by index, 0 = base year
     */
    public List<BalanceRow> balanceRows(int t) {
        return balance(t).rows();
    }
}
