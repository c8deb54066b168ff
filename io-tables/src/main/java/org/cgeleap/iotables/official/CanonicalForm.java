package org.cgeleap.iotables.official;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.cgeleap.iotables.official.Lines.Origin;
import org.cgeleap.iotables.official.Lines.SectorRow;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.read.ReadTable;
import org.cgeleap.iotables.read.StatedTotal;
import org.cgeleap.iotables.read.TableReader;

/** Moves the figures of a sheet into the canonical layout, each cell checked to be a number, each place remembered. */
final class CanonicalForm {
    private static final int MOST_DECIMALS = 6;

    private final Sheet sheet;
    private final TableFrame frame;
    private final ImportOptions options;
    private final Map<String, Heading> columnHeadings;
    private final Map<String, Heading> rowHeadings;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private final Lines lines;
    private final boolean split;
    private final int[] withDecimals = new int[MOST_DECIMALS + 1];
    private double largest;

    CanonicalForm(
            Sheet sheet,
            TableFrame frame,
            ImportOptions options,
            Map<String, Heading> columnHeadings,
            Map<String, Heading> rowHeadings) {
        this.sheet = sheet;
        this.frame = frame;
        this.options = options;
        this.columnHeadings = columnHeadings;
        this.rowHeadings = rowHeadings;
        this.lines = new Lines(sheet, frame, options.headings(), columnHeadings, rowHeadings, findings, notices);
        this.split = lines.split();
    }

    OfficialTable table() {
        List<String> uses = new ArrayList<>();
        columnHeadings.keySet().stream().filter(lines.columns()::containsKey).forEach(uses::add);
        if (split && uses.remove("IM")) {
            notices.add("the column of imports repeats the rows of imported goods and is left out");
        }
        StringBuilder csv = new StringBuilder(split ? "code,name,name_local,origin" : "code,name,name_local");
        lines.sectors().forEach(sector -> csv.append(',').append(quoted(sector.code())));
        uses.forEach(code -> csv.append(',').append(code));
        csv.append('\n');
        Map<String, Sector> sectors = new HashMap<>();
        lines.sectors().forEach(sector -> sectors.put(sector.code(), sector));
        for (Origin origin : split ? List.of(Origin.DOMESTIC, Origin.IMPORTED) : List.of(Origin.ALL)) {
            Map<String, SectorRow> rows = new HashMap<>();
            lines.sectorRows().stream().filter(r -> r.origin() == origin).forEach(r -> rows.put(r.code(), r));
            for (Sector sector : lines.sectors()) {
                SectorRow row = rows.get(sector.code());
                if (row != null) {
                    String key = origin == Origin.ALL ? "" : origin.name().toLowerCase(java.util.Locale.ROOT);
                    line(csv, sector.code(), sector.name(), sector.localName(), key, row.row(), uses);
                }
            }
        }
        for (Heading heading : rowHeadings.values()) {
            Integer row = lines.line(false, heading.code());
            if (row != null
                    && !heading.role().equals("domestic-total")
                    && !heading.role().equals("imported-total")) {
                line(csv, heading.code(), heading.name(), heading.localName(), split ? "total" : "", row, uses);
            }
        }
        SheetFacts facts = SheetFacts.of(sheet, frame, options, lines, decimals(), largest, findings, notices);
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        String yaml = facts.yaml(split, uses, rowsPresent(), columnHeadings, rowHeadings);
        ReadTable read = TableReader.parse(sheet.where(), csv.toString(), yaml);
        return new OfficialTable(withOriginTotals(read), csv.toString(), yaml, sheet.where(), notices, places);
    }

    /** Decimals of the figures by and large: nine tenths have no more; a few stray ones say nothing of the others. */
    private int decimals() {
        int all = 0;
        for (int count : withDecimals) {
            all += count;
        }
        int seen = 0;
        for (int d = 0; d < MOST_DECIMALS; d++) {
            seen += withDecimals[d];
            if (10L * seen >= 9L * all) {
                return d;
            }
        }
        return MOST_DECIMALS;
    }

    private List<String> rowsPresent() {
        return rowHeadings.values().stream()
                .filter(h -> !h.role().endsWith("-total") || h.role().equals("intermediate-total"))
                .map(Heading::code)
                .filter(lines.rows()::containsKey)
                .toList();
    }

    private void line(
            StringBuilder csv, String code, String name, String local, String origin, int row, List<String> uses) {
        csv.append(quoted(code)).append(',').append(quoted(name)).append(',').append(quoted(local));
        if (split) {
            csv.append(',').append(origin);
        }
        String key = origin.isEmpty() || origin.equals("total") ? code : code + " " + origin;
        for (Sector sector : lines.sectors()) {
            csv.append(',').append(figure(row, sector.column(), key, sector.code()));
        }
        for (String use : uses) {
            Integer column = lines.line(true, use);
            csv.append(',').append(column == null ? "" : figure(row, column, key, use));
        }
        csv.append('\n');
    }

    private String figure(int row, int column, String rowCode, String columnCode) {
        places.put(rowCode + "|" + columnCode, Sheet.place(row, column));
        String text = sheet.text(row, column);
        if (CellText.nothing(text)) {
            return "";
        }
        OptionalDouble value = CellText.number(text);
        if (value.isEmpty()) {
            findings.add(sheet.finding(
                    row,
                    column,
                    "\"" + text + "\" (row " + rowCode + ", column " + columnCode + ")",
                    text.startsWith("#") || text.startsWith("=")
                            ? (text.startsWith("#")
                                    ? "a number; the spreadsheet shows an error of a formula"
                                    : "a number; a formula nobody has computed: open the file in a spreadsheet, save it")
                            : "a number with decimal point, or blank or - for zero"));
            return "";
        }
        withDecimals[Math.min(CellText.decimals(text), MOST_DECIMALS)] += value.getAsDouble() == 0 ? 0 : 1;
        largest = Math.max(largest, Math.abs(value.getAsDouble()));
        return Double.toString(value.getAsDouble());
    }

    /** Totals of the domestic and of the imported block, which the canonical layout does not carry. */
    private ReadTable withOriginTotals(ReadTable read) {
        List<StatedTotal> totals = new ArrayList<>(read.totals());
        for (Heading heading : rowHeadings.values()) {
            Integer row = lines.line(false, heading.code());
            Origin origin = heading.role().equals("domestic-total") ? Origin.DOMESTIC : Origin.IMPORTED;
            boolean total =
                    heading.role().equals("domestic-total") || heading.role().equals("imported-total");
            if (row == null || !total) {
                continue;
            }
            for (Sector sector : lines.sectors()) {
                String text = sheet.text(row, sector.column());
                double stated = CellText.number(text).orElse(Double.NaN);
                if (Double.isNaN(stated)) {
                    continue;
                }
                List<StatedTotal.Part> parts = new ArrayList<>();
                for (SectorRow part : lines.sectorRows()) {
                    if (part.origin() == origin) {
                        double value = CellText.number(sheet.text(part.row(), sector.column()))
                                .orElse(0);
                        parts.add(new StatedTotal.Part(
                                part.code() + " " + origin.name().toLowerCase(java.util.Locale.ROOT),
                                sector.code(),
                                value,
                                1));
                    }
                }
                places.put(heading.code() + "|" + sector.code(), Sheet.place(row, sector.column()));
                totals.add(
                        StatedTotal.of(heading.code(), sector.code(), "sum of the " + heading.name(), stated, parts));
            }
        }
        return new ReadTable(read.file(), read.table(), totals);
    }

    static String quoted(String text) {
        return text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }
}
