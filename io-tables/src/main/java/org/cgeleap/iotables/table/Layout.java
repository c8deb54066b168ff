package org.cgeleap.iotables.table;

/** How a table shows goods from outside the region. */
public enum Layout {
    /** Uses include goods from outside; trade is one or several columns. */
    COMPETITIVE("competitive"),
    /** Uses are shown twice, of domestic and of imported goods. */
    DOMESTIC_IMPORTED("domestic-imported");

    private final String key;

    Layout(String key) {
        this.key = key;
    }

    /** {@return the word used in files} */
    public String key() {
        return key;
    }
}
