package org.cgeleap.calibration.casefile;

/** Where a value of data comes from. */
public enum Basis {
    /** Published; the source is cited. */
    SOURCED,
    /** Computed from sourced values; the source says how. */
    DERIVED,
    /** Chosen so that a result meets a target; the source says which. */
    FITTED,
    /** A judgement; the source says why. */
    ASSUMED;

    /** {@return the word used in files} */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
