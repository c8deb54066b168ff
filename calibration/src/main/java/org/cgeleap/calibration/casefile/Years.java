package org.cgeleap.calibration.casefile;

/**
 * The years of a case.
 *
 * @param base of the input-output table
 * @param alignment to which energy and economy are brought; the base year itself where a case has energy accounts of
 *     one year only
 * @param horizon last year solved
 */
public record Years(int base, int alignment, int horizon) {

    /** {@return number of years solved, base included} */
    public int count() {
        return horizon - base + 1;
    }

    /** {@return whether the alignment year lies after the base year} */
    public boolean aligned() {
        return alignment > base;
    }

    /**
     * {@return index of a year, 0 for the base}
     *
     * @param year calendar year
     */
    public int index(int year) {
        return year - base;
    }
}
