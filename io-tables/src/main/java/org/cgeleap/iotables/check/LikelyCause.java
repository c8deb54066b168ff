package org.cgeleap.iotables.check;

/**
 * What one error would explain a group of discrepancies.
 *
 * @param kind what it is
 * @param row code of the row in error, or "all"
 * @param column code of the column in error, or "all"
 * @param text in words, with the figures
 * @param explained number of totals that add up once it is corrected
 * @param size largest of their differences, in the table's unit
 */
public record LikelyCause(Kind kind, String row, String column, String text, int explained, double size) {

    /** Kinds of error that leave a pattern. */
    public enum Kind {
        /** A figure, row or column with the wrong sign. */
        SIGN,
        /** A figure, row or column in another unit: off by 10⁴ or 10⁸. */
        UNIT,
        /** A figure off by another power of ten. */
        DECIMAL_POINT,
        /** A figure whose digits changed places. */
        DIGITS,
        /** A figure, row or column counted twice. */
        DOUBLED,
        /** A figure that is blank or zero where the totals need one. */
        MISSING,
        /** Two rows or two columns in each other's place. */
        SWAPPED,
        /** A row or column whose figures stand one place off. */
        SHIFTED,
        /** A sector left out of rows and columns while the totals keep it. */
        LOST_SECTOR,
        /** Output below zero. */
        NEGATIVE_OUTPUT,
        /** One figure that is off for a reason the figures do not show. */
        FIGURE
    }

    @Override
    public String toString() {
        return text + " (explains " + explained + (explained == 1 ? " total" : " totals") + ")";
    }
}
