package org.cgeleap.coupling.path;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param nearest the last point solved on the way to a year that failed, if there is one
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record PathResult(
        List<EconomyYear> years,
        double[] capital,
        double[] seconds,
        boolean complete,
        List<Integer> retries,
        ScenarioPolicies policies,
        Map<String, Map<Integer, Double>> bank,
        Optional<Nearest> nearest) {

    /**
     * The last point solved on the straight way from a solved year's numbers to the next year's.
     *
     * @param share of the way
     * @param point solved there
     */
    public record Nearest(double share, EconomyYear point) {}

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
