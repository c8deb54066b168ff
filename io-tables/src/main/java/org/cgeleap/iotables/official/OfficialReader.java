package org.cgeleap.iotables.official;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;

/**
 * Imports an input-output table as a statistical office publishes it (.xlsx, .xls or .csv): Chinese or English headings,
 * any number of sectors, codes or names or both, subtotals, goods from outside competitive or apart, 10⁴ or 10⁸ yuan.
 *
 * <pre>
 * OfficialTable table = OfficialReader.read(Path.of("2017.xlsx"), ImportOptions.none());
 * TableCheck check = TableCheck.of(table.read());
 * table.write(Path.of("city-2017.csv"));
 * </pre>
 */
public final class OfficialReader {
    /** Rows the headings of one table may take. */
    private static final int HEADING_ROWS = 6;

    private OfficialReader() {}

    /**
     * Reads a file.
     *
     * @param file workbook or text file as published
     * @param options what the user states beside the file
     * @return the table in the canonical layout, unchecked: its totals stand beside their parts
     * @throws InvalidInputException with every finding: file, sheet, row, column, what was found, what was expected
     */
    public static OfficialTable read(Path file, ImportOptions options) {
        Map<String, Heading> columns = Heading.all("column");
        Map<String, Heading> rows = Heading.all("row");
        for (Map.Entry<String, String> stated : options.headings().entrySet()) {
            if (!columns.containsKey(stated.getValue()) && !rows.containsKey(stated.getValue())) {
                throw new InvalidInputException(List.of(new Finding(
                        "headings",
                        0,
                        stated.getKey(),
                        "the code " + stated.getValue(),
                        "one of " + columns.keySet() + " or " + rows.keySet())));
            }
        }
        List<Sheet> sheets = SheetReader.read(file, options.encoding());
        WrongEncoding.refuse(sheets);
        Sheet sheet = chosen(sheets, options, columns, rows);
        refuseSeveralTables(sheet, columns);
        TableFrame frame = TableFrame.of(sheet, columns, rows)
                .orElseThrow(() -> new InvalidInputException(List.of(sheet.finding(
                        "no block of figures with headings above and beside it",
                        "an input-output table: sectors across and down"))));
        return new CanonicalForm(sheet, frame, options, columns, rows).table();
    }

    /** Headings of gross output far from each other, each with one of intermediate use near it, are of two tables. */
    private static void refuseSeveralTables(Sheet sheet, Map<String, Heading> columns) {
        Heading output = Objects.requireNonNull(columns.get("GO"));
        Heading use = Objects.requireNonNull(columns.get("TIU"));
        List<int[]> found = new ArrayList<>();
        int width = sheet.width();
        for (int r = 0; r < sheet.height(); r++) {
            for (int c = 0; c < width; c++) {
                if (!CellText.words(sheet.text(r, c))) {
                    continue;
                }
                List<String> text = List.of(sheet.text(r, c));
                boolean apart = found.isEmpty()
                        || Math.abs(found.get(found.size() - 1)[0] - r) > HEADING_ROWS
                        || Math.abs(found.get(found.size() - 1)[1] - c) > HEADING_ROWS;
                if (apart && (output.hasCode(text) || output.named(text, List.of())) && near(sheet, use, r)) {
                    found.add(new int[] {r, c});
                }
            }
        }
        if (found.size() > 1 && found.stream().anyMatch(at -> at[0] > found.get(0)[0] + HEADING_ROWS)) {
            throw new InvalidInputException(List.of(sheet.finding(
                    found.size() + " tables below each other: gross output heads "
                            + found.stream()
                                    .map(at -> Sheet.place(at[0], at[1]))
                                    .toList(),
                    "one table in a sheet; move the others to sheets or files of their own")));
        }
    }

    private static boolean near(Sheet sheet, Heading heading, int row) {
        for (int r = Math.max(0, row - HEADING_ROWS); r <= row + HEADING_ROWS; r++) {
            for (int c = 0; c < sheet.width(); c++) {
                List<String> text = List.of(sheet.text(r, c));
                if (CellText.words(text.get(0)) && (heading.hasCode(text) || heading.named(text, List.of()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Sheet chosen(
            List<Sheet> sheets, ImportOptions options, Map<String, Heading> columns, Map<String, Heading> rows) {
        List<String> names = sheets.stream().map(Sheet::name).toList();
        String file = sheets.isEmpty() ? "workbook" : sheets.get(0).file();
        String wanted = options.sheet();
        if (wanted != null) {
            for (int s = 0; s < sheets.size(); s++) {
                if (names.get(s).equals(wanted) || Integer.toString(s + 1).equals(wanted)) {
                    return sheets.get(s);
                }
            }
            throw new InvalidInputException(
                    List.of(new Finding(file, 0, "", "no sheet \"" + wanted + "\"", "one of " + names)));
        }
        if (sheets.size() == 1) {
            return sheets.get(0);
        }
        List<Sheet> tables = new ArrayList<>();
        List<Sheet> halves = new ArrayList<>();
        for (Sheet sheet : sheets) {
            int ends = TableFrame.of(sheet, columns, rows)
                    .map(frame -> ends(sheet, frame, columns, rows, options))
                    .orElse(0);
            if (ends == 2) {
                tables.add(sheet);
            } else if (ends == 1) {
                halves.add(sheet);
            }
        }
        List<Sheet> shown = tables.stream().filter(sheet -> !sheet.hidden()).toList();
        if (tables.size() == 1 || shown.size() == 1) {
            return shown.size() == 1 ? shown.get(0) : tables.get(0);
        }
        if (tables.isEmpty() && halves.size() == 1) {
            // the only candidate: its findings say what it lacks
            return halves.get(0);
        }
        throw new InvalidInputException(List.of(new Finding(
                file,
                0,
                "",
                tables.isEmpty()
                        ? "no input-output table in the sheets " + names
                        : "tables in several sheets, "
                                + tables.stream().map(Sheet::name).toList(),
                tables.isEmpty() ? "a sheet with gross output and total input" : "the sheet chosen")));
    }

    /** How many of gross output and total input a sheet has; tables of coefficients have not both. */
    private static int ends(
            Sheet sheet,
            TableFrame frame,
            Map<String, Heading> columns,
            Map<String, Heading> rows,
            ImportOptions options) {
        Lines lines = new Lines(sheet, frame, options.headings(), columns, rows, new ArrayList<>(), new ArrayList<>());
        return (lines.columns().containsKey("GO") ? 1 : 0) + (lines.rows().containsKey("TI") ? 1 : 0);
    }
}
