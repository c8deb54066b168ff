package org.cgeleap.iotables.table;

/**
 * A column to the right of the intermediate block.
 *
 * @param label what it is called
 * @param role how it enters the row balance
 */
public record UseColumn(Label label, ColumnRole role) {

    /** {@return the column's code} */
    public String code() {
        return label.code();
    }
}
