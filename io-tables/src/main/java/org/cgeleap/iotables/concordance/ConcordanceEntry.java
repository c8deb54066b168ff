package org.cgeleap.iotables.concordance;

/**
 * One line of a concordance: a part of a source sector that goes to a target sector.
 *
 * @param source sector of the finer or older classification
 * @param target sector of the wanted classification
 * @param appliesTo {@code all}; {@code output}; {@code row} or {@code row:USER} for the sector's sales (to one user);
 *     {@code column} or {@code column:SUPPLIER} for its purchases (from one supplier or value-added row). The more
 *     special line wins.
 * @param weight part that goes to the target; NaN for {@code closing}: a common weight of all closing flows of that
 *     side, found so that the target's row or column meets its output
 * @param basis sourced, derived or assumed
 * @param note where the weight comes from
 */
public record ConcordanceEntry(
        String source, String target, String appliesTo, double weight, String basis, String note) {

    /** The word in place of a weight that the balance of the row or column determines. */
    public static final String CLOSING = "closing";

    /** {@return whether the weight follows from the balance} */
    public boolean closing() {
        return Double.isNaN(weight);
    }
}
