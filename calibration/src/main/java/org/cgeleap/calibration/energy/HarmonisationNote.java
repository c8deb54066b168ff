package org.cgeleap.calibration.energy;

/**
 * Something a reader of the harmonised table should know.
 *
 * @param kind of remark
 * @param user code, empty where the whole row is meant
 * @param good code
 * @param text with figures
 */
public record HarmonisationNote(Kind kind, String user, String good, String text) {
    /** Kinds of remarks. */
    public enum Kind {
        /** The average price was implausible and the row's total was moved to the nearest bound. */
        ROW_TOTAL_MOVED,
        /** The table has a purchase where the accounts have no use. */
        VALUE_WITHOUT_QUANTITY,
        /** The accounts have a use where the table has no purchase. */
        QUANTITY_WITHOUT_VALUE,
        /** The user's price lies at the end of its range. */
        PRICE_AT_BOUND
    }
}
