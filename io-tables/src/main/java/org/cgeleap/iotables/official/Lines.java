package org.cgeleap.iotables.official;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.iotables.read.Finding;
import org.jspecify.annotations.Nullable;

/** What each column and each row of a sheet is: a sector, a known heading, or left out. */
final class Lines {
    /** Origin of a sector row. */
    enum Origin {
        ALL,
        DOMESTIC,
        IMPORTED
    }

    /** A sector's row. */
    record SectorRow(String code, Origin origin, int row) {}

    private final Sheet sheet;
    private final TableFrame frame;
    private final Recognition recognition;
    private final Map<String, Heading> columnHeadings;
    private final Map<String, Heading> rowHeadings;
    private final List<Finding> findings;
    private final List<String> notices;

    private final List<Sector> sectors = new ArrayList<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<SectorRow> sectorRows = new ArrayList<>();
    private final Map<String, Integer> rows = new LinkedHashMap<>();

    Lines(
            Sheet sheet,
            TableFrame frame,
            Map<String, String> stated,
            Map<String, Heading> columnHeadings,
            Map<String, Heading> rowHeadings,
            List<Finding> findings,
            List<String> notices) {
        this.sheet = sheet;
        this.frame = frame;
        this.recognition = new Recognition(sheet, frame, stated, columnHeadings, rowHeadings);
        this.columnHeadings = columnHeadings;
        this.rowHeadings = rowHeadings;
        this.findings = findings;
        this.notices = notices;
        if (recognition.turned()) {
            findings.add(sheet.finding(
                    "uses and gross output down, inputs and total input across: the table is turned round",
                    "products down and their users across; transpose it"));
            return;
        }
        readColumns();
        readRows();
        requireSectorRows();
        if (!columns.containsKey("GO") && !rows.containsKey("TI") && recognition.shares()) {
            findings.add(sheet.finding(
                    "no figure above 1 and neither gross output nor total input: coefficients, it seems",
                    "the table of flows, in money"));
        }
    }

    private void readColumns() {
        List<Integer> sectorColumns = new ArrayList<>();
        Set<String> labels = recognition.rowLabels();
        boolean uses = false;
        boolean done = false;
        boolean totalsFirst = false;
        for (int c = frame.firstColumn(); c < sheet.width(); c++) {
            totalsFirst |= uses && sectorColumns.isEmpty();
            List<String> own = frame.own(true, c);
            boolean figures = figuresBelow(c);
            if (own.isEmpty()) {
                if (figures) {
                    findings.add(sheet.finding(frame.nameLine(true), c, "a blank heading over figures", "a heading"));
                }
                continue;
            }
            Optional<Heading> known = recognition.heading(true, c);
            boolean sector = labels.contains(recognition.label(true, c));
            if (known.isEmpty() && !uses && !sectorColumns.isEmpty() && !sector && recognition.total(true, c)) {
                // a bare "total" right of the sectors
                known = Optional.ofNullable(columnHeadings.get("TIU"));
            }
            // a sector may be called "other" as a column of uses is, or stand below the first cell of a group
            if (known.isPresent() && (uses || !sector)) {
                Heading heading = known.get();
                uses = true;
                done |= heading.role().equals("output");
                Integer earlier = columns.putIfAbsent(heading.code(), c);
                if (earlier != null) {
                    findings.add(sheet.finding(
                            frame.nameLine(true),
                            c,
                            "\"" + own.get(0) + "\" (" + heading.code() + "), which stands in column "
                                    + Sheet.place(0, earlier).replace("1", "") + " too",
                            "each heading once"));
                }
            } else if (totalsFirst && sector) {
                sectorColumns.add(c);
            } else if (done) {
                notices.add(Sheet.place(frame.nameLine(true), c) + ": column \"" + own.get(0)
                        + "\" right of gross output is left out");
            } else if (uses) {
                findings.add(sheet.finding(
                        frame.nameLine(true),
                        c,
                        "the heading \"" + own.get(0) + "\"",
                        "one of " + columnHeadings.keySet() + " or their names; say what it means if it is one of"
                                + " them in other words"));
            } else {
                sectorColumns.add(c);
            }
        }
        name(sectorColumns);
        require(columns, "GO", "gross output (总产出)", "right of the uses");
        if (!columns.containsKey("TIU")) {
            findings.add(sheet.finding(
                    "no column TIU (中间使用合计)",
                    "the total of intermediate use, which ends the sectors; other headings found: "
                            + columns.keySet()));
        }
    }

    private boolean figuresBelow(int column) {
        for (int r = frame.firstRow(); r < sheet.height(); r++) {
            String text = sheet.text(r, column);
            if (CellText.figure(text) && !CellText.nothing(text)) {
                return true;
            }
        }
        return false;
    }

    /** Codes as printed where every sector has one, else the positions; numbers padded to one width. */
    private void name(List<Integer> sectorColumns) {
        int width = Math.max(2, Integer.toString(sectorColumns.size()).length());
        boolean coded =
                sectorColumns.stream().allMatch(c -> !frame.code(true, c).isEmpty());
        Map<String, Integer> seen = new HashMap<>();
        for (int k = 0; k < sectorColumns.size(); k++) {
            int c = sectorColumns.get(k);
            String code = coded ? padded(frame.code(true, c), width) : padded(Integer.toString(k + 1), width);
            String name = frame.name(true, c).isEmpty() ? code : frame.name(true, c);
            Integer before = seen.putIfAbsent(code, c);
            if (before != null) {
                findings.add(sheet.finding(
                        frame.nameLine(true), c, "sector " + code + " twice in the heading", "each sector once"));
            }
            sectors.add(Sector.named(code, name, frame.otherName(true, c), c));
        }
        if (sectors.isEmpty()) {
            findings.add(sheet.finding("no sector columns", "sectors left of the total of intermediate use (TIU)"));
        }
    }

    private static String padded(String code, int width) {
        int ordinal = CellText.ordinal(code);
        return ordinal < 0 || (CellText.leadingZero(code) && code.length() >= width)
                ? code
                : String.format(java.util.Locale.ROOT, "%0" + width + "d", ordinal);
    }

    private void readRows() {
        Map<String, String> byName = new HashMap<>();
        Set<String> codes = new HashSet<>();
        for (Sector sector : sectors) {
            byName.putIfAbsent(Recognition.key(frame.name(true, sector.column())), sector.code());
            codes.add(sector.code());
        }
        int width = Math.max(2, Integer.toString(sectors.size()).length());
        Set<String> taken = new HashSet<>();
        boolean done = false;
        for (int r = frame.firstRow(); r < sheet.height(); r++) {
            List<String> own = frame.own(false, r);
            boolean figures = figuresBeside(r);
            if (own.isEmpty()) {
                if (figures) {
                    findings.add(sheet.finding(
                            r, Math.max(frame.nameLine(false), 0), "figures without a heading", "a heading"));
                }
                continue;
            }
            Optional<Heading> known = recognition.heading(false, r);
            boolean sector = isSector(own, byName, codes, r, width);
            if (known.isEmpty()
                    && rows.isEmpty()
                    && !sectorRows.isEmpty()
                    && !split()
                    && !sector
                    && recognition.total(false, r)) {
                // a bare "total" below the sectors
                known = Optional.ofNullable(rowHeadings.get("TII"));
            }
            if (known.isPresent() && !byName.containsKey(Recognition.key(frame.name(false, r)))) {
                done |= known.get().role().equals("output");
                Integer before = rows.putIfAbsent(known.get().code(), r);
                if (before != null && figures) {
                    findings.add(sheet.finding(
                            r,
                            frame.nameLine(false),
                            "\"" + own.get(0) + "\" (" + known.get().code() + "), which stands in row " + (before + 1)
                                    + " too",
                            "each row once"));
                }
                continue;
            }
            if ((done && !sectorRows.isEmpty()) || (!figures && !sector)) {
                if (figures) {
                    notices.add("row " + (r + 1) + " \"" + own.get(0) + "\" below the total input is left out");
                }
                continue;
            }
            sectorRow(r, own, byName, codes, width, taken);
        }
        require(rows, "TI", "total input (总投入)", "below the value added");
    }

    private boolean isSector(List<String> own, Map<String, String> byName, Set<String> codes, int r, int width) {
        return codes.contains(padded(frame.code(false, r), width))
                || own.stream().anyMatch(text -> byName.containsKey(Recognition.key(text)));
    }

    private boolean figuresBeside(int row) {
        for (int c = frame.firstColumn(); c < sheet.width(); c++) {
            if (!sheet.text(row, c).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void sectorRow(
            int r, List<String> own, Map<String, String> byName, Set<String> codes, int width, Set<String> taken) {
        String code = padded(frame.code(false, r), width);
        String called = byName.get(Recognition.key(frame.name(false, r)));
        if (!codes.contains(code)) {
            code = called == null ? "" : called;
        } else if (called != null && !called.equals(code)) {
            findings.add(sheet.finding(
                    r,
                    frame.nameLine(false),
                    "\"" + frame.name(false, r) + "\" beside code " + code,
                    "the name that heads column " + code + "; the column of that name has code " + called
                            + " (names shifted against codes?)"));
        }
        if (code.isEmpty()) {
            findings.add(sheet.finding(
                    r,
                    Math.max(frame.nameLine(false), 0),
                    "row \"" + own.get(0) + "\", which heads no sector column",
                    "the same sectors down and across, a total or a value-added row"));
            return;
        }
        Origin origin = origin(r);
        if (!taken.add(code + origin)) {
            findings.add(sheet.finding(
                    r, Math.max(frame.nameLine(false), 0), "sector " + code + " twice", "each sector's row once"));
            return;
        }
        sectorRows.add(new SectorRow(code, origin, r));
        nameFromRow(code, frame.name(false, r), frame.otherName(false, r));
    }

    /** Where columns are headed by codes alone or in one language, the rows have the names or the other language. */
    private void nameFromRow(String code, String name, String other) {
        sectors.replaceAll(sector -> sector.code().equals(code) ? sector.with(name, other) : sector);
    }

    private Origin origin(int r) {
        for (String text : frame.inForce(false, r)) {
            String plain = CellText.heading(text);
            if (text.equals(frame.name(false, r))) {
                continue;
            }
            if (plain.startsWith("国内") || plain.startsWith("domestic")) {
                return Origin.DOMESTIC;
            }
            if (plain.startsWith("进口") || plain.startsWith("import")) {
                return Origin.IMPORTED;
            }
        }
        return Origin.ALL;
    }

    private void requireSectorRows() {
        boolean split = split();
        Set<String> present = new HashSet<>();
        sectorRows.forEach(row -> present.add(row.code() + row.origin()));
        for (Sector sector : sectors) {
            for (Origin origin : split ? List.of(Origin.DOMESTIC, Origin.IMPORTED) : List.of(Origin.ALL)) {
                if (!present.contains(sector.code() + origin)) {
                    findings.add(sheet.finding(
                            frame.nameLine(true),
                            sector.column(),
                            "sector " + sector.code() + " \"" + sector.name() + "\" without its row"
                                    + (split ? " of " + origin + " goods" : ""),
                            "the same sectors down and across"));
                }
            }
        }
    }

    private void require(Map<String, Integer> lines, String code, String name, String place) {
        if (!lines.containsKey(code)) {
            findings.add(sheet.finding("no " + code + ", " + name, "this total " + place));
        }
    }

    boolean split() {
        return sectorRows.stream().anyMatch(row -> row.origin() != Origin.ALL);
    }

    List<Sector> sectors() {
        return sectors;
    }

    List<SectorRow> sectorRows() {
        return sectorRows;
    }

    /** Position of a known column or row, or null. */
    @Nullable
    Integer line(boolean column, String code) {
        return (column ? columns : rows).get(code);
    }

    Map<String, Integer> columns() {
        return columns;
    }

    Map<String, Integer> rows() {
        return rows;
    }
}
