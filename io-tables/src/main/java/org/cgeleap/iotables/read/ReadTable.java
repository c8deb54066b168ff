package org.cgeleap.iotables.read;

import java.util.List;
import org.cgeleap.iotables.table.IoTable;

/**
 * A table as read, with the totals its file states.
 *
 * @param file where it came from
 * @param table the table in competitive form (domestic plus imported uses, imports as a column)
 * @param totals every stated total with the sum of its parts, for {@code TableCheck}
 */
public record ReadTable(String file, IoTable table, List<StatedTotal> totals) {
    /**
     * Copies the list.
     *
     * @param file where it came from
     * @param table the table in competitive form (domestic plus imported uses, imports as a column)
     * @param totals every stated total with the sum of its parts, for {@code TableCheck}
     */
    public ReadTable {
        totals = List.copyOf(totals);
    }
}
