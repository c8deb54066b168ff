package org.cgeleap.iotables.read;

/**
 * A total printed in a table, beside the sum of the parts printed in the same table.
 *
 * @param row code of the row, with the origin where the table shows domestic and imported goods apart
 * @param column code of the column
 * @param rule what was added up, in words
 * @param stated the printed total
 * @param computed the sum of its parts
 */
public record StatedTotal(String row, String column, String rule, double stated, double computed) {

    /** Computed minus stated. */
    public double difference() {
        return computed - stated;
    }
}
