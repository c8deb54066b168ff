package org.cgeleap.calibration.casefile;

/**
 * A row of Table 1: by how much CO2 per unit of GDP must fall.
 *
 * @param scenario it belongs to
 * @param from first year
 * @param to last year
 * @param reduction % a year, for {@link Rule#ANNUAL}
 * @param rule how it is read
 */
public record PolicyPeriod(String scenario, int from, int to, double reduction, Rule rule) {

    /** How a reduction is read. */
    public enum Rule {
        /** target(t) = (1 − ρ) target(t−1). */
        ANNUAL,
        /** From the target before the period in a straight line to zero in its last year. */
        STRAIGHT_LINE_TO_ZERO
    }
}
