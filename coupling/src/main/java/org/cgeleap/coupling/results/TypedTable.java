package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A long table for formats whose columns have types, with what a reader who has nothing but the file must know.
 *
 * @param name of what a row is, in the singular or plural, such as results
 * @param columns in their order
 * @param rows one cell for each column: a text, an {@link Integer}, a {@link Double}; {@code null} where a number is missing
 * @param notes on the whole table, by key: case, version, options, hashes of inputs
 */
public record TypedTable(String name, List<Column> columns, List<@Nullable Object[]> rows, Map<String, String> notes) {

    /** What the cells of a column are. */
    public enum CellType {
        /** Text, empty where a dimension does not apply. */
        TEXT,
        /** A whole number of 32 bits; may be missing. */
        INTEGER,
        /** A double, to the bit; may be missing. */
        NUMBER
    }

    /**
     * A column.
     *
     * @param name of the column, as in the CSV file
     * @param type of its cells
     * @param unit of its numbers; empty for texts, and where another column of the row has it
     * @param meaning in words
     */
    public record Column(String name, CellType type, String unit, String meaning) {}

    /**
     * Copies lists and notes; notes are put in the order of their keys.
     *
     * @param name of what a row is, in the singular or plural, such as results
     * @param columns in their order
     * @param rows one cell for each column: a text, an {@link Integer}, a {@link Double}
     * @param notes on the whole table, by key
     */
    public TypedTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = Collections.unmodifiableMap(new TreeMap<>(notes));
    }

    /**
     * {@return a table from the cells of a CSV file, in which an empty text stands for a missing number}
     *
     * @param name of what a row is
     * @param columns in their order
     * @param cells one for each column
     * @param notes on the whole table, by key
     */
    public static TypedTable ofCells(
            String name, List<Column> columns, List<Object[]> cells, Map<String, String> notes) {
        List<@Nullable Object[]> rows = new ArrayList<>(cells.size());
        for (Object[] line : cells) {
            @Nullable Object[] row = line.clone();
            for (int c = 0; c < row.length; c++) {
                if (columns.get(c).type() != CellType.TEXT && "".equals(row[c])) {
                    row[c] = null;
                }
            }
            rows.add(row);
        }
        return new TypedTable(name, columns, rows, notes);
    }
}
