package org.cgeleap.leap.area;

/** Results of whole scenarios or regions beside the one that is compiled. */
public interface OtherResults {
    /**
     * {@return a value a year}
     *
     * @param area the area as it is compiled, changed expressions in it
     * @param scenario index of the scenario
     * @param region index of the region
     * @param result what is asked for
     * @param asking the cell that refers to the result, for a loop of scenarios
     * @throws AreaException if that scenario cannot be calculated, or asks for results of this one
     */
    double[] series(LeapArea area, int scenario, int region, ResultReference result, String asking);

    /**
     * Explains a result that was asked for before.
     *
     * @param area the area as it is compiled
     * @param scenario index of the scenario
     * @param region index of the region
     * @param result the result
     * @param t year of the time frame, 0 = base year
     * @return its parts, down to the rows of data
     * @throws IllegalArgumentException if that scenario was not calculated
     */
    default Explanation explain(LeapArea area, int scenario, int region, ResultReference result, int t) {
        throw new IllegalArgumentException(
                "no result of " + area.scenarios().get(scenario).name() + " was calculated");
    }
}
