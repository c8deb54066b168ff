package org.cgeleap.coupling.path;

import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.policy.ScenarioPolicies;

/**
 * The solved years of a scenario, the base year first.
 *
 * @param years solved; ends early with the year that failed
 * @param capital stock of each year, base year = 1
 * @param seconds each year took, 0 for the calibration's
 * @param complete whether the horizon was reached with every year solved
 * @param retries years that were solved only from a safe point
 * @param policies of the scenario, whose model the years after the alignment year are of
 * @param bank permits kept at the end of a year, Mt, by policy and year; years outside a bank are missing
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record PathResult(
        List<EconomyYear> years,
        double[] capital,
        double[] seconds,
        boolean complete,
        List<Integer> retries,
        ScenarioPolicies policies,
        Map<String, Map<Integer, Double>> bank) {

    /**
     * {@return a year by index, 0 the base year}
     *
     * @param index of a year that was reached
     */
    public EconomyYear year(int index) {
        return years.get(index);
    }

    /** {@return the last year solved or tried} */
    public EconomyYear last() {
        return years.get(years.size() - 1);
    }

    /**
     * Newton iterations of all years.
     *
     * @return their sum
     */
    public int iterations() {
        return years.stream().mapToInt(y -> y.solve().iterations()).sum();
    }

    /** {@return largest scaled residual of all years} */
    public double residual() {
        return years.stream().mapToDouble(y -> y.solve().residual()).max().orElse(Double.NaN);
    }
}
