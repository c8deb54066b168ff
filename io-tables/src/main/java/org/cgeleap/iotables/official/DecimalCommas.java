package org.cgeleap.iotables.official;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Text files with decimal commas, as spreadsheets of many countries write them between semicolons or tabs. They are
 * understood where the whole file writes so: one figure with a comma among others with points stays what it is, an error.
 */
final class DecimalCommas {
    /** A figure whose comma cannot part thousands. */
    private static final Pattern CLEAR =
            Pattern.compile("[+-]?(\\d{1,3}(\\.\\d{3})+|\\d+),(\\d{1,2}|\\d{4,})|[+-]?\\d{4,},\\d+|[+-]?0,\\d+");

    private static final Pattern ANY = Pattern.compile("[+-]?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d+)?");
    private static final Pattern POINT = Pattern.compile("[+-]?\\d*\\.(\\d{1,2}|\\d{4,})");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3}){2,}");
    /** Figures that must be clear before a file is taken to write so. */
    private static final int ENOUGH = 10;

    private DecimalCommas() {}

    /** The rows with decimal points, if the file writes commas; else the rows themselves. */
    static List<List<String>> pointed(List<List<String>> rows, char separator) {
        if (separator == ',') {
            return rows;
        }
        int clear = 0;
        for (List<String> row : rows) {
            for (String cell : row) {
                String text = CellText.strip(cell);
                if (POINT.matcher(text).matches() || GROUPED.matcher(text).matches()) {
                    return rows;
                }
                clear += CLEAR.matcher(text).matches() ? 1 : 0;
            }
        }
        return clear < ENOUGH
                ? rows
                : rows.stream()
                        .map(row -> row.stream().map(DecimalCommas::point).toList())
                        .toList();
    }

    private static String point(String cell) {
        String text = CellText.strip(cell);
        return ANY.matcher(text).matches() ? text.replace(".", "").replace(',', '.') : cell;
    }
}
