package org.cgeleap.leap;

/** A factor on the intensities of one fuel below a branch; applies in operation, to all vintages alike. */
final class IntensityFactor {
    private final int branch;
    private final int fuel;
    private final double[] byYear;

    /**
     * Copies the series.
     *
     * @param branch index of the branch
     * @param fuel index of the fuel
     * @param byYear factor of every year, 1 = as the area says
     */
    IntensityFactor(int branch, int fuel, double[] byYear) {
        this.branch = branch;
        this.fuel = fuel;
        this.byYear = byYear.clone();
    }

    int branch() {
        return branch;
    }

    int fuel() {
        return fuel;
    }

    double at(int t) {
        return byYear[t];
    }
}
