package org.cgeleap.iotables.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.Layout;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a table's CSV as numbers, addressed by row code, origin and column code. In flow cells a blank or a dash
 * is zero; in cells of totals it means that the total is not stated. Text, a missing or doubled row or column, and a
 * row longer than the heading are findings.
 */
final class TableGrid {
    static final String ALL = "";
    static final String DOMESTIC = "domestic";
    static final String IMPORTED = "imported";
    static final String TOTAL = "total";

    private final CsvFile csv;
    private final DescriptionReader.Described described;
    private final List<Finding> findings;
    private final Map<String, Label> sectors = new LinkedHashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, double[]> values = new HashMap<>();

    TableGrid(CsvFile csv, DescriptionReader.Described described, List<Finding> findings) {
        this.csv = csv;
        this.described = described;
        this.findings = findings;
        List<String> sectorColumns = readHeading();
        readRows(new LinkedHashSet<>(sectorColumns));
        requireEverything(sectorColumns);
    }

    private boolean splitByOrigin() {
        return described.metadata().layout() == Layout.DOMESTIC_IMPORTED;
    }

    private List<String> readHeading() {
        List<Finding> missing = csv.missingColumns(
                splitByOrigin()
                        ? List.of("code", "name", "name_local", "origin")
                        : List.of("code", "name", "name_local"));
        if (!missing.isEmpty()) {
            findings.addAll(missing);
            throw new InvalidInputException(findings);
        }
        List<String> sectorColumns = new ArrayList<>();
        for (int c = 0; c < csv.heading().size(); c++) {
            String code = csv.heading().get(c);
            if (code.equals("code") || code.equals("name") || code.equals("name_local") || code.equals("origin")) {
                continue;
            }
            if (columns.putIfAbsent(code, c) != null) {
                findings.add(new Finding(csv.file(), 1, code, "the column twice", "each code once"));
            } else if (!described.knowsColumn(code)) {
                sectorColumns.add(code);
            }
        }
        return sectorColumns;
    }

    private void readRows(Set<String> sectorColumns) {
        for (int r = 0; r < csv.rows().size(); r++) {
            String code = csv.cell(r, "code");
            if (csv.rows().get(r).size() > csv.heading().size()) {
                findings.add(new Finding(
                        csv.file(),
                        csv.line(r),
                        "",
                        csv.rows().get(r).size() + " cells",
                        csv.heading().size() + " cells, as the heading has"));
            }
            boolean sector = sectorColumns.contains(code);
            if (!sector && !described.knowsRow(code)) {
                findings.add(new Finding(
                        csv.file(),
                        csv.line(r),
                        "code",
                        "\"" + code + "\"",
                        "a code that heads a sector column, or a row named in the description"));
                continue;
            }
            String origin = origin(r, sector);
            if (sector) {
                sectors.putIfAbsent(code, new Label(code, csv.cell(r, "name"), csv.cell(r, "name_local")));
            }
            if (values.putIfAbsent(key(code, origin), numbers(r, sector, sectorColumns)) != null) {
                findings.add(new Finding(csv.file(), csv.line(r), "code", code + " twice", "each row once"));
            }
        }
    }

    private String origin(int r, boolean sector) {
        if (!splitByOrigin()) {
            return ALL;
        }
        String origin = csv.cell(r, "origin");
        if (sector ? origin.equals(DOMESTIC) || origin.equals(IMPORTED) : origin.equals(TOTAL)) {
            return sector ? origin : ALL;
        }
        findings.add(new Finding(
                csv.file(),
                csv.line(r),
                "origin",
                "\"" + origin + "\"",
                sector ? DOMESTIC + " or " + IMPORTED : TOTAL));
        return ALL;
    }

    private double[] numbers(int r, boolean sectorRow, Set<String> sectorColumns) {
        double[] row = new double[csv.heading().size()];
        String rowCode = csv.cell(r, "code");
        for (Map.Entry<String, Integer> column : columns.entrySet()) {
            int c = column.getValue();
            String text = csv.cell(r, c);
            boolean flow = sectorRow
                    ? sectorColumns.contains(column.getKey())
                            || described.useColumns().containsKey(column.getKey())
                    : described.valueAddedRows().containsKey(rowCode) && sectorColumns.contains(column.getKey());
            row[c] = parse(text, flow, r, column.getKey());
        }
        return row;
    }

    private double parse(String text, boolean flow, int r, String column) {
        if (text.isEmpty() || text.equals("-") || text.equals("–") || text.equals("—")) {
            return flow ? 0 : Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below with the text itself
        }
        findings.add(new Finding(
                csv.file(),
                csv.line(r),
                column,
                "\"" + text + "\"",
                "a number with decimal point and without grouping, or blank or - for zero"));
        return 0;
    }

    private void requireEverything(List<String> sectorColumns) {
        for (String code : sectorColumns) {
            for (String origin : splitByOrigin() ? List.of(DOMESTIC, IMPORTED) : List.of(ALL)) {
                if (!values.containsKey(key(code, origin))) {
                    findings.add(new Finding(
                            csv.file(),
                            0,
                            code,
                            "a column without its row " + origin,
                            "the same sectors down and across"));
                }
            }
        }
        for (String code : described.useColumns().keySet()) {
            requireColumn(code);
        }
        requireColumn(described.output());
        for (String code : described.valueAddedRows().keySet()) {
            if (!values.containsKey(key(code, ALL))) {
                findings.add(new Finding(csv.file(), 0, "code", "no row " + code, "the row named in the description"));
            }
        }
        if (List.copyOf(sectors.keySet()).equals(sectorColumns) || !findings.isEmpty()) {
            return;
        }
        findings.add(new Finding(
                csv.file(), 1, "", "sector columns in another order than the rows", "one order of sectors"));
    }

    private void requireColumn(String code) {
        if (!columns.containsKey(code)) {
            findings.add(new Finding(csv.file(), 1, code, "no such column", "the column named in the description"));
        }
    }

    private static String key(String code, String origin) {
        return code + "|" + origin;
    }

    List<Label> sectors() {
        return List.copyOf(sectors.values());
    }

    boolean hasColumn(@Nullable String code) {
        return code != null && columns.containsKey(code);
    }

    boolean hasRow(@Nullable String code) {
        return code != null && values.containsKey(key(code, ALL));
    }

    /** The number at a place; NaN where a total is not stated, or the row or column does not exist. */
    double value(String row, String origin, @Nullable String column) {
        double[] cells = values.get(key(row, origin));
        Integer c = column == null ? null : columns.get(column);
        return cells == null || c == null ? Double.NaN : cells[c];
    }
}
