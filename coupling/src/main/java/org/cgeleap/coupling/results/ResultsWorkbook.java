package org.cgeleap.coupling.results;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.Iteration;
import org.cgeleap.coupling.study.StudyResult;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The results for people who live in spreadsheets: {@code results.xlsx}. The same numbers as {@code results.csv}, a series
 * a row with its unit and the years as columns, on sheets by theme; a summary and charts first, checks and reproduction last. Every
 * sheet of numbers has a header that stays in sight and a filter on each column.
 */
final class ResultsWorkbook {
    /** Columns of a series before its years. */
    static final List<String> SERIES = List.of("scenario", "model", "variable", "sector", "fuel", "technology", "unit");

    private static final List<String> SUMMARY = List.of("scenario", "quantity", "year", "unit", "value");

    /** Numbers with a unit on the summary: thousands parted, two decimals from a hundredth on; the cells hold every digit. */
    private static final String READABLE = "[>=1000]#,##0;[>=0.01]0.00;General";

    private static final int WIDEST = 40;

    /** Place of the charts among the sheets, after the summary. */
    private static final int CHARTS = 2;

    /** Quantities of the summary, from the rows that are of no sector, fuel or technology. */
    private static final List<String> HEADLINES = List.of(
            "industrial_co2", "industrial_energy", "co2_energy", "co2", "carbon_price", "gdp", "household_consumption");

    private final StudyResult study;
    private final List<ResultRow> rows;
    private final List<CheckRow> checks;

    /** A series of a scenario over the years. */
    record Key(
            String scenario,
            String model,
            String variable,
            String sector,
            String fuel,
            String technology,
            String unit) {}

    /** Where a series is shown. */
    enum Theme {
        /** The whole economy, and industry as a whole. */
        PATHS,
        /** Output, prices, trade and emissions by sector. */
        SECTORS,
        /** Energy and CO2 by sector and fuel. */
        ENERGY,
        /** Power by technology. */
        GENERATION,
        /** The LEAP area's industries. */
        INDUSTRIES,
        /** The area's processes and technologies. */
        TECHNOLOGIES,
        /** What both models say of the linked sectors. */
        LINK;

        private static final List<String> LINKED = List.of("linked_energy_use", "price_response");

        static Theme of(ResultRow row) {
            if (LINKED.contains(row.variable())) {
                return LINK;
            }
            if (row.sector().isEmpty()
                    && row.fuel().isEmpty()
                    && row.technology().isEmpty()) {
                return PATHS;
            }
            if (!row.model().equals("cge")) {
                return row.technology().isEmpty() ? INDUSTRIES : TECHNOLOGIES;
            }
            if (!row.technology().isEmpty()) {
                return GENERATION;
            }
            return row.fuel().isEmpty() ? SECTORS : ENERGY;
        }

        String sheet() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    ResultsWorkbook(StudyResult study, List<ResultRow> rows, List<CheckRow> checks) {
        this.study = study;
        this.rows = rows;
        this.checks = checks;
    }

    /** The file's bytes. */
    byte[] bytes(Optional<Reproduction> reproduction) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        List<Integer> years =
                rows.stream().map(ResultRow::year).distinct().sorted().toList();
        Map<Theme, Map<Key, Double[]>> themes = themes(years);
        List<ChartParts.Chart> charts = WorkbookCharts.of(themes);
        try (Workbook workbook = new Workbook(bytes, "cgeleap", "1.0")) {
            // numbers of a year are short; the default spends more time on a tenth of the size
            workbook.setCompressionLevel(1);
            sheet(workbook, "summary", SUMMARY, summary());
            if (!charts.isEmpty()) {
                Worksheet sheet = workbook.newWorksheet("charts");
                sheet.pageOrientation("landscape");
                sheet.fitToWidth((short) 1);
                sheet.fitToHeight((short) 0);
                sheet.value(0, 0, "Charts of the numbers on the other sheets; a chart changes with its cells.");
                sheet.finish();
            }
            List<String> header = new ArrayList<>(SERIES);
            years.forEach(y -> header.add(Integer.toString(y)));
            for (Theme theme : Theme.values()) {
                Map<Key, Double[]> series = themes.getOrDefault(theme, Map.of());
                if (!series.isEmpty()) {
                    sheet(
                            workbook,
                            theme.sheet(),
                            header,
                            series.entrySet().stream()
                                    .map(e -> cells(e.getKey(), e.getValue()))
                                    .toList());
                }
            }
            sheet(
                    workbook,
                    "checks",
                    RunFiles.CHECKS,
                    checks.stream()
                            .map(c -> new Object[] {
                                c.scenario(), c.year(), c.check(), c.value(), c.tolerance(), Boolean.toString(c.pass())
                            })
                            .toList());
            if (reproduction.isPresent()) {
                sheet(
                        workbook,
                        "reproduction",
                        Reproduction.HEADER,
                        reproduction.get().lines());
            }
        }
        return charts.isEmpty()
                ? WorkbookParts.finished(bytes.toByteArray())
                : ChartParts.added(bytes.toByteArray(), CHARTS, charts);
    }

    private Map<Theme, Map<Key, Double[]>> themes(List<Integer> years) {
        Map<Theme, Map<Key, Double[]>> themes = new LinkedHashMap<>();
        Map<Integer, Integer> column = new LinkedHashMap<>();
        years.forEach(y -> column.put(y, column.size()));
        for (ResultRow r : rows) {
            Key key = new Key(r.scenario(), r.model(), r.variable(), r.sector(), r.fuel(), r.technology(), r.unit());
            Double[] values = themes.computeIfAbsent(Theme.of(r), t -> new LinkedHashMap<>())
                    .computeIfAbsent(key, k -> new Double[years.size()]);
            values[column.getOrDefault(r.year(), 0)] = r.value();
        }
        return themes;
    }

    private static Object[] cells(Key key, Double[] values) {
        List<Object> cells = new ArrayList<>(List.of(
                key.scenario(), key.model(), key.variable(), key.sector(), key.fuel(), key.technology(), key.unit()));
        for (Double value : values) {
            cells.add(value == null ? "" : value);
        }
        return cells.toArray();
    }

    /** How each scenario ended, and its headline quantities at the ends, at the alignment year and at their peak. */
    private List<Object[]> summary() {
        List<Object[]> lines = new ArrayList<>();
        for (CoupledResult result : study.scenarios()) {
            String scenario = result.scenario().name();
            List<Iteration> rounds = result.iterations();
            lines.add(new Object[] {scenario, "status", "", "", result.status().word()});
            lines.add(new Object[] {scenario, "iterations", "", "", (double) rounds.size()});
            if (!rounds.isEmpty()) {
                lines.add(new Object[] {
                    scenario, "residual", "", "", rounds.get(rounds.size() - 1).norm()
                });
            }
            HEADLINES.forEach(v -> headline(scenario, v, lines));
        }
        lines.add(new Object[] {"", "checks", "", "", (double) checks.size()});
        lines.add(new Object[] {
            "",
            "checks failed",
            "",
            "",
            (double) checks.stream().filter(c -> !c.pass()).count()
        });
        return lines;
    }

    private void headline(String scenario, String variable, List<Object[]> lines) {
        List<ResultRow> path = rows.stream()
                .filter(r -> r.scenario().equals(scenario) && r.variable().equals(variable))
                .filter(r -> Theme.of(r) == Theme.PATHS)
                .toList();
        if (path.isEmpty()) {
            return;
        }
        int alignment = study.calibrated().given().years().alignment();
        ResultRow last = path.get(path.size() - 1);
        ResultRow peak =
                path.stream().reduce((a, b) -> b.value() > a.value() ? b : a).orElse(last);
        path.stream()
                .filter(r -> r.year() == alignment)
                .forEach(r -> lines.add(new Object[] {scenario, variable, r.year(), r.unit(), r.value()}));
        if (!peak.equals(last)) {
            lines.add(new Object[] {scenario, variable + ", largest", peak.year(), peak.unit(), peak.value()});
        }
        lines.add(new Object[] {scenario, variable, last.year(), last.unit(), last.value()});
    }

    private static void sheet(Workbook workbook, String name, List<String> header, List<Object[]> lines)
            throws IOException {
        Worksheet sheet = workbook.newWorksheet(name);
        int[] width = new int[header.size()];
        for (int c = 0; c < header.size(); c++) {
            String text = header.get(c);
            if (text.chars().allMatch(Character::isDigit)) {
                sheet.value(0, c, Integer.parseInt(text));
            } else {
                sheet.value(0, c, text);
            }
            width[c] = text.length();
        }
        int row = 1;
        for (Object[] line : lines) {
            for (int c = 0; c < line.length; c++) {
                if (line[c] instanceof Number number) {
                    sheet.value(row, c, number);
                } else if (!line[c].equals("")) {
                    String text = line[c].toString();
                    sheet.value(row, c, text);
                    width[c] = Math.max(width[c], text.length());
                }
            }
            row++;
        }
        sheet.range(0, 0, 0, header.size() - 1)
                .style()
                .bold()
                .fillColor("FFD9E2EC")
                .set();
        for (int c = 0; c < width.length; c++) {
            sheet.width(c, Math.min(WIDEST, Math.max(width[c], 8) + 3));
        }
        int held = header.size() > SERIES.size()
                        && header.subList(0, SERIES.size()).equals(SERIES)
                ? SERIES.size()
                : 0;
        sheet.freezePane(held, 1);
        if (header.equals(SUMMARY)) {
            int last = SUMMARY.size() - 1;
            for (int k = 0; k < lines.size(); k++) {
                boolean size = !lines.get(k)[last - 1].equals("");
                if (size || lines.get(k)[1].equals("residual")) {
                    sheet.style(k + 1, last).format(size ? READABLE : "0.0E+00").set();
                }
            }
            sheet.fitToWidth((short) 1);
            sheet.fitToHeight((short) 0);
        }
        sheet.setAutoFilter(0, 0, Math.max(1, row - 1), header.size() - 1);
        sheet.finish();
    }
}
