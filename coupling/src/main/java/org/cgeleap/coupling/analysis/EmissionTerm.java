package org.cgeleap.coupling.analysis;

/**
 * One product of an emission identity in one year of one scenario: CO2 = activity × structure × intensity × fuel mix ×
 * emission factor × share not captured.
 *
 * @param sector of the term, in the words of results.csv
 * @param item the term's name, the same in all years and scenarios
 * @param factors in the order of {@link EmissionEffect}; NaN where a ratio has no meaning
 * @param removed CO2 taken out of the air, Mt, counted by its difference
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record EmissionTerm(String sector, String item, double[] factors, double removed) {

    /** A term without removal. */
    EmissionTerm(String sector, String item, double... factors) {
        this(sector, item, factors, 0);
    }

    /** A ratio that may be of nothing. */
    static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }
}
