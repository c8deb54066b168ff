package org.cgeleap.leap;

import java.util.OptionalDouble;

/**
 * A scenario against another: energy saving potential ESP = (E0 - Ea)/E0 and carbon mitigation potential CMP =
 * (CE0 - CEa)/CE0 (study, equations 5 and 6), by branch and year.
 *
 * @param reference the scenario compared with, 0
 * @param alternative the scenario compared, a; from the same area
 */
public record ScenarioComparison(AreaResult reference, AreaResult alternative) {

    /** Rejects results of different areas, whose branches have different indices. */
    public ScenarioComparison {
        if (!reference.model().area().equals(alternative.model().area())) {
            throw new IllegalArgumentException("results of two different areas cannot be compared by branch");
        }
    }

    /** ESP, a fraction of the reference; empty where the reference uses no energy. */
    public OptionalDouble energySaving(int branch, int year) {
        return saving(reference.energy(branch, year), alternative.energy(branch, year));
    }

    /** CMP of direct (net of capture) plus indirect CO2; empty where the reference emits nothing. */
    public OptionalDouble carbonMitigation(int branch, int year) {
        return saving(reference.co2Total(branch, year), alternative.co2Total(branch, year));
    }

    /** CMP of direct CO2 net of capture alone. */
    public OptionalDouble directMitigation(int branch, int year) {
        return saving(reference.co2Direct(branch, year), alternative.co2Direct(branch, year));
    }

    private static OptionalDouble saving(double ofReference, double ofAlternative) {
        return ofReference == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((ofReference - ofAlternative) / ofReference);
    }
}
