package org.cgeleap.iotables.table;

/**
 * What a use column means for the balance of a row: output = intermediate use + Σ sign · column.
 */
public enum ColumnRole {
    /** Consumption, capital formation, inventories. */
    FINAL_USE("final-use", 1),
    /** Sales to foreign countries. */
    EXPORT("export", 1),
    /** Sales to the rest of the country. */
    OUTFLOW("outflow", 1),
    /** Net sales to everywhere outside the region, one signed column. */
    NET_OUTFLOW("net-outflow", 1),
    /** Purchases from foreign countries, stated positive, subtracted. */
    IMPORT("import", -1),
    /** Purchases from the rest of the country, stated positive, subtracted. */
    INFLOW("inflow", -1),
    /** Statistical discrepancy ("other", "error"), added. */
    DISCREPANCY("discrepancy", 1);

    private final String key;
    private final int sign;

    ColumnRole(String key, int sign) {
        this.key = key;
        this.sign = sign;
    }

    /** {@return the word used for this role in files} */
    public String key() {
        return key;
    }

    /** {@return +1 when the column is added to reach output, −1 when it is subtracted} */
    public int sign() {
        return sign;
    }

    /** {@return whether the column records trade with places outside the region} */
    public boolean isTrade() {
        return this == EXPORT || this == OUTFLOW || this == NET_OUTFLOW || this == IMPORT || this == INFLOW;
    }
}
