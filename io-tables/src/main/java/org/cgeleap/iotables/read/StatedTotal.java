package org.cgeleap.iotables.read;

import java.util.List;

/**
 * A total printed in a table, beside the sum of the parts printed in the same table.
 *
 * @param row code of the row, with the origin where the table shows domestic and imported goods apart
 * @param column code of the column
 * @param rule what was added up, in words
 * @param stated the printed total
 * @param computed the sum of its parts
 * @param parts the cells added up; empty where they are not known
 */
public record StatedTotal(String row, String column, String rule, double stated, double computed, List<Part> parts) {
    /**
     * Copies the list.
     *
     * @param row code of the row, with the origin where the table shows domestic and imported goods apart
     * @param column code of the column
     * @param rule what was added up, in words
     * @param stated the printed total
     * @param computed the sum of its parts
     * @param parts the cells added up
     */
    public StatedTotal {
        parts = List.copyOf(parts);
    }

    /**
     * A total whose parts are not known.
     *
     * @param row code of the row, with the origin where the table shows domestic and imported goods apart
     * @param column code of the column
     * @param rule what was added up, in words
     * @param stated the printed total
     * @param computed the sum of its parts
     */
    public StatedTotal(String row, String column, String rule, double stated, double computed) {
        this(row, column, rule, stated, computed, List.of());
    }

    /**
     * A cell of the sum.
     *
     * @param row code of its row, with the origin where there are two
     * @param column code of its column
     * @param value as printed
     * @param sign +1 or −1
     */
    public record Part(String row, String column, double value, int sign) {}

    /**
     * {@return a total from its parts}
     *
     * @param row code of the row, with the origin where the table shows domestic and imported goods apart
     * @param column code of the column
     * @param rule what was added up, in words
     * @param stated the printed total
     * @param parts cells added up with their signs; {@link #computed} is their sum
     */
    public static StatedTotal of(String row, String column, String rule, double stated, List<Part> parts) {
        double sum = 0;
        for (Part part : parts) {
            sum += part.sign() * part.value();
        }
        return new StatedTotal(row, column, rule, stated, sum, parts);
    }

    /** {@return computed minus stated} */
    public double difference() {
        return computed - stated;
    }
}
