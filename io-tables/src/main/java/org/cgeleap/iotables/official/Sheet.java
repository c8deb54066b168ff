package org.cgeleap.iotables.official;

import java.util.List;
import org.cgeleap.iotables.read.Finding;

/**
 * One sheet of a workbook, or a text file, as texts. Numbers of a workbook stand here with full double precision.
 *
 * @param file name of the file
 * @param name name of the sheet; empty for a text file
 * @param rows cells, row by row, from the first row and column on
 * @param hidden whether the workbook hides it
 */
public record Sheet(String file, String name, List<List<String>> rows, boolean hidden) {
    /**
     * Copies the rows.
     *
     * @param file name of the file
     * @param name name of the sheet
     * @param rows cells, row by row, from the first row and column on
     * @param hidden whether the workbook hides it
     */
    public Sheet {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Text without surrounding blanks; empty outside the sheet. */
    String text(int row, int column) {
        if (row < 0
                || row >= rows.size()
                || column < 0
                || column >= rows.get(row).size()) {
            return "";
        }
        return CellText.strip(rows.get(row).get(column));
    }

    int height() {
        return rows.size();
    }

    int width() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    /** File and sheet, for findings. */
    String where() {
        return name.isEmpty() ? file : file + ", sheet " + name;
    }

    /** A finding at a cell; row and column counted from 0, shown as the spreadsheet shows them. */
    Finding finding(int row, int column, String found, String expected) {
        return new Finding(where(), row + 1, column < 0 ? "" : letters(column), found, expected);
    }

    /** A finding about the whole sheet. */
    Finding finding(String found, String expected) {
        return new Finding(where(), 0, "", found, expected);
    }

    /** Name of a cell as the spreadsheet shows it, such as AB12. */
    static String place(int row, int column) {
        return letters(column) + (row + 1);
    }

    private static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int c = column; c >= 0; c = c / 26 - 1) {
            letters.insert(0, (char) ('A' + c % 26));
        }
        return letters.toString();
    }
}
