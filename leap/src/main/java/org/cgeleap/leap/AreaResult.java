package org.cgeleap.leap;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.FuelKind;
import org.cgeleap.leap.demand.Capacity;
import org.jspecify.annotations.Nullable;

/**
 * What an area uses, emits and costs, by branch, fuel and calendar year. Immutable. Every figure of a branch is the sum
 * over its subtree; branches of key assumptions have none.
 *
 * <p>All years are calendar years; a year outside the model is an {@link IllegalArgumentException}.
 */
public final class AreaResult {
    private final AreaModel model;
    private final Accounting accounting;
    private final int base;
    private final int count;
    private volatile @Nullable AreaSupply supply;
    private volatile @Nullable AreaEffects effects;
    private volatile @Nullable AreaCosts costs;

    private volatile @Nullable AreaSupply start;

    AreaResult(AreaModel model, Accounting accounting) {
        this(model, accounting, null);
    }

    /** A result whose supply side starts from another's. */
    AreaResult(AreaModel model, Accounting accounting, @Nullable AreaResult other) {
        AreaSupply known = other == null ? null : other.supply;
        this.start = other == null || known != null ? known : other.start;
        this.model = model;
        this.accounting = accounting;
        this.base = model.area().years().base();
        this.count = model.yearCount();
    }

    Accounting accounting() {
        return accounting;
    }

    /** Modules, resources, balance; calculated when first asked for. */
    public AreaSupply supply() {
        AreaSupply known = supply;
        if (known == null) {
            known = new AreaSupply(model, accounting, start);
            supply = known;
            start = null;
        }
        return known;
    }

    /** Effects by their branches; calculated when first asked for. */
    public AreaEffects effects() {
        AreaEffects known = effects;
        if (known == null) {
            known = new AreaEffects(model, accounting, supply());
            effects = known;
        }
        return known;
    }

    /** {@return all costs; calculated when first asked for} */
    public AreaCosts costs() {
        AreaCosts known = costs;
        if (known == null) {
            known = new AreaCosts(this);
            costs = known;
        }
        return known;
    }

    /** {@return the model that was evaluated} */
    public AreaModel model() {
        return model;
    }

    /** Final energy, Mtce, of one fuel. */
    public double energy(int branch, int fuel, int year) {
        int t = index(year);
        return sum(model.subtrees().leaves(branch, fuel), leaf -> accounting.energy(leaf, t));
    }

    /** Final energy, Mtce, of all fuels. */
    public double energy(int branch, int year) {
        int t = index(year);
        return sum(model.subtrees().leaves(branch), leaf -> accounting.energy(leaf, t));
    }

    /** Final energy, Mtce, of one fuel. */
    public double energy(String branchPath, String fuel, int year) {
        return energy(model.branchIndex(branchPath), model.fuelIndex(fuel), year);
    }

    /** Final energy, Mtce, of all fuels. */
    public double energy(String branchPath, int year) {
        return energy(model.branchIndex(branchPath), year);
    }

    /** Direct CO2 net of capture, Mt, of one fuel. */
    public double co2Direct(int branch, int fuel, int year) {
        int t = index(year);
        return sum(
                model.subtrees().leaves(branch, fuel),
                leaf -> accounting.effects(leaf).direct(t));
    }

    /** Direct CO2 net of capture, Mt, of all fuels. */
    public double co2Direct(int branch, int year) {
        int t = index(year);
        return sum(
                model.subtrees().leaves(branch),
                leaf -> accounting.effects(leaf).direct(t));
    }

    /** Direct CO2 net of capture, Mt, of all fuels. */
    public double co2Direct(String branchPath, int year) {
        return co2Direct(model.branchIndex(branchPath), year);
    }

    /** CO2 captured, Mt, of one fuel. */
    public double co2Captured(int branch, int fuel, int year) {
        int t = index(year);
        return sum(
                model.subtrees().leaves(branch, fuel),
                leaf -> accounting.effects(leaf).captured(t));
    }

    /** CO2 captured, Mt, of all fuels. */
    public double co2Captured(int branch, int year) {
        int t = index(year);
        return sum(
                model.subtrees().leaves(branch),
                leaf -> accounting.effects(leaf).captured(t));
    }

    /** CO2 captured, Mt, of all fuels. */
    public double co2Captured(String branchPath, int year) {
        return co2Captured(model.branchIndex(branchPath), year);
    }

    /** CO2 of the electricity used, Mt: at the grid factor of the year or, in an area that gives none but makes electricity, that of its own modules. */
    public double co2Indirect(int branch, int year) {
        if (model.ownGridFactor()) {
            double sum = 0;
            for (int f = 0; f < model.fuelCount(); f++) {
                sum += co2Indirect(branch, f, year);
            }
            return sum;
        }
        int t = index(year);
        return sum(
                model.subtrees().leaves(branch),
                leaf -> accounting.effects(leaf).indirect(t));
    }

    /** CO2 of the electricity used, Mt: at the grid factor of the year or, in an area that gives none but makes electricity, that of its own modules, of one fuel. */
    public double co2Indirect(int branch, int fuel, int year) {
        int t = index(year);
        if (model.ownGridFactor()) {
            boolean electricity = model.area().fuels().get(fuel).kind() == FuelKind.ELECTRICITY;
            return electricity ? energy(branch, fuel, year) * supply().deliveredFactor(fuel, t) : 0;
        }
        return sum(
                model.subtrees().leaves(branch, fuel),
                leaf -> accounting.effects(leaf).indirect(t));
    }

    /** CO2 of the electricity used, Mt: at the grid factor of the year or, in an area that gives none but makes electricity, that of its own modules. */
    public double co2Indirect(String branchPath, int year) {
        return co2Indirect(model.branchIndex(branchPath), year);
    }

    /** Direct CO2 net of capture plus CO2 of the electricity used, Mt. */
    public double co2Total(int branch, int year) {
        return co2Direct(branch, year) + co2Indirect(branch, year);
    }

    /**
     * Activity of a process, technology or fuel branch, in the unit of its process.
     *
     * @throws IllegalArgumentException for branches above a process: units differ there
     */
    public double activity(int branch, int year) {
        int t = index(year);
        int endUse = model.subtrees().endUseOf(branch);
        if (endUse >= 0) {
            return accounting.endUse(endUse).activity(t);
        }
        int process = model.subtrees().processOf(branch);
        if (process < 0) {
            throw new IllegalArgumentException(model.branchPath(branch)
                    + " stands above processes whose units differ; ask for the activity of a process");
        }
        return model.branch(branch).kind() == BranchKind.PROCESS
                ? accounting.activity(process).activity(t)
                : accounting.activity(process).activity(accounting.indexInProcess(technology(branch)), t);
    }

    /** Activity of a process, technology or fuel branch, in the unit of its process. */
    public double activity(String branchPath, int year) {
        return activity(model.branchIndex(branchPath), year);
    }

    /** Annual capacity in place of a process or technology, in the unit of activity. */
    public double stock(int branch, int year) {
        int t = index(year);
        requireCapacity(branch);
        return sum(
                model.subtrees().technologies(branch),
                j -> accounting.capacity(j).inPlace(t));
    }

    /** Annual capacity added in the year, in the unit of activity. */
    public double newCapacity(int branch, int year) {
        int t = index(year);
        requireCapacity(branch);
        return sum(
                model.subtrees().technologies(branch),
                j -> accounting.capacity(j).added(t));
    }

    /**
     * {@return what is left in a year of the capacity of a technology added in an earlier year; for the base year, what is left
     * of the whole base-year stock}
     */
    public double vintage(int technologyBranch, int vintageYear, int year) {
        Capacity capacity = accounting.capacity(technology(technologyBranch));
        int v = index(vintageYear);
        return v == 0 ? capacity.baseStock(index(year)) : capacity.vintage(v, index(year));
    }

    /** {@return share of the capacity in place of a process that is used; 0 where there is none} */
    public double utilisation(int branch, int year) {
        double stock = stock(branch, year);
        return stock > 0 ? activity(branch, year) / stock : 0;
    }

    /** Investment of the year, 10^8 yuan. */
    public double investment(int branch, int year) {
        int t = index(year);
        return sum(
                model.subtrees().technologies(branch), j -> accounting.cost(j).investment(t));
    }

    /** Investment of the year, 10^8 yuan. */
    public double investment(String branchPath, int year) {
        return investment(model.branchIndex(branchPath), year);
    }

    /** Annuity of the capacity in place plus fixed O&amp;M, 10^8 yuan a year. */
    public double annualisedCost(int branch, int year) {
        int t = index(year);
        return sum(
                model.subtrees().technologies(branch), j -> accounting.cost(j).annualised(t));
    }

    /** Annuity of the capacity in place plus fixed O&amp;M, 10^8 yuan a year. */
    public double annualisedCost(String branchPath, int year) {
        return annualisedCost(model.branchIndex(branchPath), year);
    }

    /**
     * {@return the technologies a process can be run with}
     *
     * @throws IllegalArgumentException if the branch is no process
     */
    public List<TechnologyOption> options(int processBranch) {
        if (model.branch(processBranch).kind() != BranchKind.PROCESS) {
            throw new IllegalArgumentException(model.branchPath(processBranch) + " is no process");
        }
        int process = model.subtrees().processOf(processBranch);
        return TechnologyOption.of(model, accounting, model.demand().processes().get(process));
    }

    /**
     * {@return value of a variable as its expression gives it, in the unit it is written in}
     *
     * @throws IllegalArgumentException if no expression gives it
     */
    public double value(String branchPath, String variable, int year) {
        return accounting.value(model.seriesOf(model.branchIndex(branchPath), variable), index(year));
    }

    /** {@return a figure of every year, base year first, e.g. {@code series(y -> result.energy(b, f, y))}} */
    public double[] series(IntToDoubleFunction ofYear) {
        double[] series = new double[count];
        for (int t = 0; t < count; t++) {
            series[t] = ofYear.applyAsDouble(base + t);
        }
        return series;
    }

    private void requireCapacity(int branch) {
        if (model.subtrees().processOf(branch) < 0 && model.subtrees().endUseOf(branch) < 0) {
            throw new IllegalArgumentException(
                    model.branchPath(branch) + " is no process or technology: capacities differ in unit above them");
        }
    }

    private int technology(int branch) {
        int technology = model.subtrees().technologyOf(branch);
        if (technology < 0) {
            throw new IllegalArgumentException(model.branchPath(branch) + " is no technology");
        }
        return technology;
    }

    int index(int year) {
        int t = year - base;
        if (t < 0 || t >= count) {
            throw new IllegalArgumentException(
                    "year " + year + ": the model has " + base + " to " + (base + count - 1));
        }
        return t;
    }

    private static double sum(int[] indices, IntToDoubleFunction value) {
        double sum = 0;
        for (int index : indices) {
            sum += value.applyAsDouble(index);
        }
        return sum;
    }
}
