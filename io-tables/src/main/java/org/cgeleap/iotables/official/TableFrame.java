package org.cgeleap.iotables.official;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the figures of a sheet begin and what heads each row and column. Headings may span several rows and columns
 * (merged cells: the text stands in the first cell, the others are blank); group headings reach to the next heading of
 * the same row within their own group.
 */
final class TableFrame {
    private final Sheet sheet;
    private final int firstRow;
    private final int firstColumn;
    private final int codeRow;
    private final int codeColumn;
    private final int nameRow;
    private final int nameColumn;
    private final int otherNameRow;
    private final int otherNameColumn;
    private final String[][] groupsOfColumns;
    private final String[][] groupsOfRows;

    private TableFrame(
            Sheet sheet, Map<String, Heading> columns, Map<String, Heading> rows, int firstRow, int firstColumn) {
        this.sheet = sheet;
        this.firstRow = firstRow;
        this.firstColumn = firstColumn;
        this.codeRow = codeLine(true, columns);
        this.codeColumn = codeLine(false, rows);
        this.nameRow = nameLine(true, codeRow);
        this.nameColumn = nameLine(false, codeColumn);
        this.otherNameRow = otherNameLine(true, nameRow);
        this.otherNameColumn = otherNameLine(false, nameColumn);
        this.groupsOfColumns = spread(true);
        this.groupsOfRows = spread(false);
    }

    /** The frame of a sheet, or nothing when it has no block of figures with headings above and beside it. */
    static Optional<TableFrame> of(Sheet sheet, Map<String, Heading> columns, Map<String, Heading> rows) {
        int height = sheet.height();
        int width = sheet.width();
        int first = 0;
        while (first < height && !figures(sheet, first, true, 0, width, columns)) {
            first++;
        }
        if (first == height || first == 0) {
            return Optional.empty();
        }
        int left = 0;
        while (left < width && !figures(sheet, left, false, first, height, rows)) {
            left++;
        }
        return left == width || left == 0
                ? Optional.empty()
                : Optional.of(new TableFrame(sheet, columns, rows, first, left));
    }

    /** Whether half or more of a line's cells are figures, and the line is not one of codes. */
    private static boolean figures(
            Sheet sheet, int line, boolean row, int from, int to, Map<String, Heading> headings) {
        int filled = 0;
        int figures = 0;
        int numbers = 0;
        int successive = 0;
        int previous = -2;
        for (int k = from; k < to; k++) {
            String text = row ? sheet.text(line, k) : sheet.text(k, line);
            if (text.isEmpty()) {
                continue;
            }
            filled++;
            figures += CellText.figure(text) ? 1 : 0;
            numbers += CellText.figure(text) && !CellText.nothing(text) ? 1 : 0;
            int ordinal = CellText.ordinal(text);
            successive += ordinal >= 0 && ordinal == previous + 1 ? 1 : 0;
            previous = ordinal < 0 ? -2 : ordinal;
            if ((CellText.leadingZero(text) && !row) || headings.containsKey(text)) {
                return false;
            }
        }
        return numbers >= 2 && 2 * figures >= filled && !(successive >= 1 && 2 * (successive + 1) >= filled);
    }

    private int codeLine(boolean row, Map<String, Heading> headings) {
        int best = -1;
        int most = 0;
        for (int line = 0; line < (row ? firstRow : firstColumn); line++) {
            int codes = 0;
            int filled = 0;
            for (int k = start(row); k < end(row); k++) {
                String text = at(row, line, k);
                filled += text.isEmpty() ? 0 : 1;
                codes += CellText.code(text) || headings.containsKey(text) ? 1 : 0;
            }
            if (codes > most && 2 * codes > filled) {
                most = codes;
                best = line;
            }
        }
        return most >= 2 ? best : -1;
    }

    /** The line with the most different texts: one that says "domestic" or "imports" at every row names nothing. */
    private int nameLine(boolean row, int codes) {
        int best = -1;
        int most = 0;
        for (int line = 0; line < (row ? firstRow : firstColumn); line++) {
            if (line == codes) {
                continue;
            }
            Set<String> different = different(row, line);
            if (different.size() >= most && !different.isEmpty()) {
                most = different.size();
                best = line;
            }
        }
        return best;
    }

    /** The line that says the same in the other language: as many different texts, in the other script. */
    private int otherNameLine(boolean row, int names) {
        if (names < 0) {
            return -1;
        }
        int wanted = different(row, names).size();
        boolean local = mostlyLocal(different(row, names));
        for (int line = 0; line < (row ? firstRow : firstColumn); line++) {
            Set<String> texts = different(row, line);
            boolean words =
                    2 * texts.stream().filter(text -> !CellText.code(text)).count() > texts.size();
            if (line != names && 5 * texts.size() >= 4 * wanted && words && mostlyLocal(texts) != local) {
                return line;
            }
        }
        return -1;
    }

    private Set<String> different(boolean row, int line) {
        Set<String> different = new HashSet<>();
        for (int k = start(row); k < end(row); k++) {
            different.add(at(row, line, k));
        }
        different.remove("");
        return different;
    }

    private static boolean mostlyLocal(Set<String> texts) {
        return 2 * texts.stream().filter(CellText::chinese).count() > texts.size();
    }

    /** Texts above (left of) the figures, blanks filled from the heading before them in the same group. */
    private String[][] spread(boolean columns) {
        int lines = columns ? firstRow : firstColumn;
        int from = start(columns);
        String[][] spread = new String[lines][end(columns)];
        for (int line = 0; line < lines; line++) {
            for (int k = from; k < end(columns); k++) {
                String own = at(columns, line, k);
                boolean sameGroup = k > from;
                for (int above = 0; above < line && sameGroup; above++) {
                    sameGroup = spread[above][k].equals(spread[above][k - 1]);
                }
                spread[line][k] = own.isEmpty() && sameGroup ? spread[line][k - 1] : own;
            }
        }
        return spread;
    }

    private int start(boolean columns) {
        return columns ? firstColumn : firstRow;
    }

    private int end(boolean columns) {
        return columns ? sheet.width() : sheet.height();
    }

    private String at(boolean columns, int line, int k) {
        String text = columns ? sheet.text(line, k) : sheet.text(k, line);
        return MoneyUnit.statedBy(text) ? "" : text;
    }

    int firstRow() {
        return firstRow;
    }

    int firstColumn() {
        return firstColumn;
    }

    /** Row (column) that holds names of columns (rows). */
    int nameLine(boolean columns) {
        return columns ? nameRow : nameColumn;
    }

    /** Code of a column (row), empty when the sheet gives none. */
    String code(boolean columns, int k) {
        int line = columns ? codeRow : codeColumn;
        return line < 0 ? "" : at(columns, line, k);
    }

    /** Name of a column (row), empty when its cell is blank. */
    String name(boolean columns, int k) {
        int line = columns ? nameRow : nameColumn;
        return line < 0 ? "" : at(columns, line, k);
    }

    /** Name of a column (row) in the sheet's other language, empty when it has none. */
    String otherName(boolean columns, int k) {
        int line = columns ? otherNameRow : otherNameColumn;
        return line < 0 ? "" : at(columns, line, k);
    }

    /** Texts that stand at a column (row) itself, nearest to the figures first. */
    List<String> own(boolean columns, int k) {
        List<String> own = new ArrayList<>();
        for (int line = (columns ? firstRow : firstColumn) - 1; line >= 0; line--) {
            String text = at(columns, line, k);
            if (!text.isEmpty()) {
                own.add(text);
            }
        }
        return own;
    }

    /** Group headings over a column (beside a row), from the outermost to the nearest. */
    List<String> groups(boolean columns, int k) {
        String[][] spread = columns ? groupsOfColumns : groupsOfRows;
        List<String> groups = new ArrayList<>();
        for (int line = 0; line < spread.length; line++) {
            if (!spread[line][k].isEmpty() && at(columns, line, k).isEmpty()) {
                groups.add(spread[line][k]);
            }
        }
        return groups;
    }

    /** Every text in force at a column (row): its own and those of its groups. */
    List<String> inForce(boolean columns, int k) {
        List<String> all = new ArrayList<>(groups(columns, k));
        all.addAll(own(columns, k));
        return all;
    }
}
