package org.cgeleap.leap;

import java.util.List;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.demand.Capacity;

/**
 * Capacities, investment and annualised cost of an area's processes and technologies by calendar year. Immutable. Money
 * is the sum over the subtree of a branch; capacities are those of one process, whose unit they have.
 */
public final class AreaTechnologies {
    private final AreaResult result;
    private final AreaModel model;
    private final Accounting accounting;

    AreaTechnologies(AreaResult result) {
        this.result = result;
        this.model = result.model();
        this.accounting = result.accounting();
    }

    /**
     * {@return annual capacity in place of a process or technology, in the unit of activity}
     *
     * @param branch index of a process or technology
     * @param year calendar year
     * @throws IllegalArgumentException for branches above a process: units differ there
     */
    public double stock(int branch, int year) {
        int t = result.index(year);
        requireCapacity(branch);
        return AreaResult.sum(
                model.subtrees().technologies(branch),
                j -> accounting.capacity(j).inPlace(t));
    }

    /**
     * {@return annual capacity added in the year, in the unit of activity}
     *
     * @param branch index of a process or technology
     * @param year calendar year
     * @throws IllegalArgumentException for branches above a process: units differ there
     */
    public double newCapacity(int branch, int year) {
        int t = result.index(year);
        requireCapacity(branch);
        return AreaResult.sum(
                model.subtrees().technologies(branch),
                j -> accounting.capacity(j).added(t));
    }

    /**
     * {@return what is left in a year of the capacity of a technology added in an earlier year; for the base year, what is left
     * of the whole base-year stock}
     *
     * @param technologyBranch index of a technology
     * @param vintageYear calendar year in which it was added; the base year for the base-year stock
     * @param year calendar year
     * @throws IllegalArgumentException if the branch is no technology
     */
    public double vintage(int technologyBranch, int vintageYear, int year) {
        Capacity capacity = accounting.capacity(result.technology(technologyBranch));
        int v = result.index(vintageYear);
        return v == 0 ? capacity.baseStock(result.index(year)) : capacity.vintage(v, result.index(year));
    }

    /**
     * {@return share of the capacity in place of a process that is used; 0 where there is none}
     *
     * @param branch index of a process or technology
     * @param year calendar year
     * @throws IllegalArgumentException for branches above a process: units differ there
     */
    public double utilisation(int branch, int year) {
        double stock = stock(branch, year);
        return stock > 0 ? result.activity(branch, year) / stock : 0;
    }

    /**
     * {@return investment of the year, 10^8 yuan}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public double investment(int branch, int year) {
        int t = result.index(year);
        return AreaResult.sum(
                model.subtrees().technologies(branch), j -> accounting.cost(j).investment(t));
    }

    /**
     * {@return investment of the year, 10^8 yuan}
     *
     * @param branchPath path of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public double investment(String branchPath, int year) {
        return investment(model.branchIndex(branchPath), year);
    }

    /**
     * {@return annuity of the capacity in place plus fixed O&amp;M, 10^8 yuan a year}
     *
     * @param branch index of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public double annualisedCost(int branch, int year) {
        int t = result.index(year);
        return AreaResult.sum(
                model.subtrees().technologies(branch), j -> accounting.cost(j).annualised(t));
    }

    /**
     * {@return annuity of the capacity in place plus fixed O&amp;M, 10^8 yuan a year}
     *
     * @param branchPath path of the branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public double annualisedCost(String branchPath, int year) {
        return annualisedCost(model.branchIndex(branchPath), year);
    }

    /**
     * {@return the technologies a process can be run with}
     *
     * @param processBranch index of a process
     * @throws IllegalArgumentException if the branch is no process
     */
    public List<TechnologyOption> options(int processBranch) {
        if (model.branch(processBranch).kind() != BranchKind.PROCESS) {
            throw new IllegalArgumentException(model.branchPath(processBranch) + " is no process");
        }
        int process = model.subtrees().processOf(processBranch);
        return TechnologyOption.of(model, accounting, model.demand().processes().get(process));
    }

    private void requireCapacity(int branch) {
        if (model.subtrees().processOf(branch) < 0 && model.subtrees().endUseOf(branch) < 0) {
            throw new IllegalArgumentException(
                    model.branchPath(branch) + " is no process or technology: capacities differ in unit above them");
        }
    }
}
