package org.cgeleap.iotables.check;

/**
 * A row, column or total that does not add up.
 *
 * @param row code of the row
 * @param column code of the column
 * @param rule what was added up, in words
 * @param stated what the table says
 * @param computed what its parts add up to
 */
public record Discrepancy(String row, String column, String rule, double stated, double computed) {

    /** {@return computed minus stated, in the table's unit} */
    public double difference() {
        return computed - stated;
    }

    @Override
    public String toString() {
        return "row " + row + ", column " + column + ": stated " + stated + ", " + rule + " is " + computed
                + " (difference " + difference() + ")";
    }
}
