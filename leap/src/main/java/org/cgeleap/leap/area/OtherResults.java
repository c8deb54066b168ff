package org.cgeleap.leap.area;

/** Results of whole scenarios or regions beside the one that is compiled. */
public interface OtherResults {
    /**
     * {@return a value a year}
     *
     * @param area the area as it is compiled, changed expressions in it
     * @param scenario index of the scenario
     * @param region index of the region
     * @param asking the cell that refers to the result, for a loop of scenarios
     * @throws AreaException if that scenario cannot be calculated, or asks for results of this one
     */
    double[] series(LeapArea area, int scenario, int region, ResultReference result, String asking);
}
