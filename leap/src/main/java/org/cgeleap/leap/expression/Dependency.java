package org.cgeleap.leap.expression;

/**
 * That a cell needs another.
 *
 * @param series index of the series needed
 * @param when years of it that are needed
 */
public record Dependency(int series, When when) {
    /** Which years of the other cell a value needs. */
    public enum When {
        /** The same year, perhaps earlier ones too. */
        SAME_YEAR,
        /** Earlier years only. */
        EARLIER,
        /** Any year, also later ones. */
        ANY_YEAR
    }
}
