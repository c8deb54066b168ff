package org.cgeleap.leap;

import java.util.function.IntToDoubleFunction;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.FuelKind;
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

    /**
     * {@return modules, resources, balance; calculated when first asked for}
     *
     * @throws org.cgeleap.leap.area.AreaException if modules need so much of each other that no output suffices
     */
    public AreaSupply supply() {
        AreaSupply known = supply;
        if (known == null) {
            known = new AreaSupply(model, accounting, start);
            supply = known;
            start = null;
        }
        return known;
    }

    /** {@return effects by their branches; calculated when first asked for} */
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

    /** {@return capacities, investment and annualised cost of processes and technologies} */
    public AreaTechnologies technologies() {
        return new AreaTechnologies(this);
    }

    /** {@return the model that was evaluated} */
    public AreaModel model() {
        return model;
    }

    /**
     * {@return final energy, Mtce, of one fuel}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param fuel index of the fuel
     * @param year calendar year
     */
    public double energy(int branch, int fuel, int year) {
        int t = index(year);
        return sum(model.subtrees().leaves(branch, fuel), leaf -> accounting.energy(leaf, t));
    }

    /**
     * {@return final energy, Mtce, of all fuels}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public double energy(int branch, int year) {
        int t = index(year);
        return sum(model.subtrees().leaves(branch), leaf -> accounting.energy(leaf, t));
    }

    /**
     * {@return final energy, Mtce, of one fuel}
     *
     * @param branchPath path of the branch; the sum over its subtree is taken
     * @param fuel code of the fuel
     * @param year calendar year
     */
    public double energy(String branchPath, String fuel, int year) {
        return energy(model.branchIndex(branchPath), model.fuelIndex(fuel), year);
    }

    /**
     * {@return final energy, Mtce, of all fuels}
     *
     * @param branchPath path of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public double energy(String branchPath, int year) {
        return energy(model.branchIndex(branchPath), year);
    }

    /**
     * {@return direct CO2 net of capture, Mt, of one fuel}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param fuel index of the fuel
     * @param year calendar year
     */
    public double co2Direct(int branch, int fuel, int year) {
        int t = index(year);
        return sum(
                model.subtrees().leaves(branch, fuel),
                leaf -> accounting.effects(leaf).direct(t));
    }

    /**
     * {@return direct CO2 net of capture, Mt, of all fuels}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public double co2Direct(int branch, int year) {
        int t = index(year);
        return sum(
                model.subtrees().leaves(branch),
                leaf -> accounting.effects(leaf).direct(t));
    }

    /**
     * {@return direct CO2 net of capture, Mt, of all fuels}
     *
     * @param branchPath path of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public double co2Direct(String branchPath, int year) {
        return co2Direct(model.branchIndex(branchPath), year);
    }

    /**
     * {@return CO2 captured, Mt, of one fuel}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param fuel index of the fuel
     * @param year calendar year
     */
    public double co2Captured(int branch, int fuel, int year) {
        int t = index(year);
        return sum(
                model.subtrees().leaves(branch, fuel),
                leaf -> accounting.effects(leaf).captured(t));
    }

    /**
     * {@return CO2 captured, Mt, of all fuels}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public double co2Captured(int branch, int year) {
        int t = index(year);
        return sum(
                model.subtrees().leaves(branch),
                leaf -> accounting.effects(leaf).captured(t));
    }

    /**
     * {@return CO2 captured, Mt, of all fuels}
     *
     * @param branchPath path of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public double co2Captured(String branchPath, int year) {
        return co2Captured(model.branchIndex(branchPath), year);
    }

    /**
     * {@return CO2 of the electricity used, Mt: at the grid factor of the year or, in an area that gives none but makes
     * electricity, that of its own modules}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
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

    /**
     * {@return CO2 of the electricity used, Mt, of one fuel; 0 for fuels that are no electricity}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param fuel index of the fuel
     * @param year calendar year
     */
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

    /**
     * {@return CO2 of the electricity used, Mt, as by index of the branch}
     *
     * @param branchPath path of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public double co2Indirect(String branchPath, int year) {
        return co2Indirect(model.branchIndex(branchPath), year);
    }

    /**
     * {@return direct CO2 net of capture plus CO2 of the electricity used, Mt}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public double co2Total(int branch, int year) {
        return co2Direct(branch, year) + co2Indirect(branch, year);
    }

    /**
     * {@return activity of a process, technology or fuel branch, in the unit of its process}
     *
     * @param branch index of a process, technology or fuel branch
     * @param year calendar year
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

    /**
     * {@return activity of a process, technology or fuel branch, in the unit of its process}
     *
     * @param branchPath path of a process, technology or fuel branch
     * @param year calendar year
     * @throws IllegalArgumentException for branches above a process: units differ there
     */
    public double activity(String branchPath, int year) {
        return activity(model.branchIndex(branchPath), year);
    }

    /**
     * {@return value of a variable as its expression gives it, in the unit it is written in}
     *
     * @param branchPath path of the branch
     * @param variable name of the variable
     * @param year calendar year
     * @throws IllegalArgumentException if no expression gives it
     */
    public double value(String branchPath, String variable, int year) {
        return accounting.value(model.seriesOf(model.branchIndex(branchPath), variable), index(year));
    }

    /**
     * {@return a figure of every year, base year first, e.g. {@code series(y -> result.energy(b, f, y))}}
     *
     * @param ofYear the figure of a calendar year
     */
    public double[] series(IntToDoubleFunction ofYear) {
        double[] series = new double[count];
        for (int t = 0; t < count; t++) {
            series[t] = ofYear.applyAsDouble(base + t);
        }
        return series;
    }

    int technology(int branch) {
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

    static double sum(int[] indices, IntToDoubleFunction value) {
        double sum = 0;
        for (int index : indices) {
            sum += value.applyAsDouble(index);
        }
        return sum;
    }
}
