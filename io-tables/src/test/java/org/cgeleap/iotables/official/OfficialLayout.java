package org.cgeleap.iotables.official;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.cgeleap.iotables.read.CsvFile;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A bundled table rewritten as a statistical office prints it: title, unit, merged group headings, names, codes, blanks
 * and dashes for zero, notes below. Cells are texts or numbers and may be damaged before writing.
 */
final class OfficialLayout {
    /** How the table is dressed. */
    enum Dress {
        LOCAL_WITH_CODES,
        LOCAL_NESTED_WITHOUT_CODES,
        ENGLISH_WITH_NUMBERS
    }

    /** Group headings and name of a use column, outermost first, as the 2007 tables nest them. */
    private static final Map<String, List<String>> NESTED = Map.ofEntries(
            Map.entry("TIU", List.of("", "", "", "中间使用合计")),
            Map.entry("FU101", List.of("最终使用", "最终消费支出", "居民消费支出", "农村居民")),
            Map.entry("FU102", List.of("", "", "", "城镇居民")),
            Map.entry("THC", List.of("", "", "", "小计")),
            Map.entry("FU103", List.of("", "", "政府消费支出", "")),
            Map.entry("TC", List.of("", "", "合计", "")),
            Map.entry("FU201", List.of("", "资本形成总额", "固定资本形成总额", "")),
            Map.entry("FU202", List.of("", "", "存货变动", "")),
            Map.entry("GCF", List.of("", "", "合计", "")),
            Map.entry("EX", List.of("", "出口", "", "")),
            Map.entry("OF", List.of("", "调出", "", "")),
            Map.entry("TFU", List.of("", "合计", "", "")),
            Map.entry("IM", List.of("进口", "", "", "")),
            Map.entry("IF", List.of("调入", "", "", "")),
            Map.entry("ERR", List.of("其他", "", "", "")),
            Map.entry("GO", List.of("总产出", "", "", "")));

    private static final Map<String, String> LOCAL_ROWS = Map.of(
            "TII", "中间投入合计",
            "VA001", "劳动者报酬",
            "VA002", "生产税净额",
            "VA003", "固定资产折旧",
            "VA004", "营业盈余",
            "TVA", "增加值合计",
            "TI", "总投入");
    private static final Map<String, String> LOCAL_COLUMNS = Map.ofEntries(
            Map.entry("TIU", "中间使用合计"),
            Map.entry("FU101", "农村居民消费支出"),
            Map.entry("FU102", "城镇居民消费支出"),
            Map.entry("THC", "居民消费支出小计"),
            Map.entry("FU103", "政府消费支出"),
            Map.entry("TC", "最终消费支出合计"),
            Map.entry("FU201", "固定资本形成总额"),
            Map.entry("FU202", "存货变动"),
            Map.entry("GCF", "资本形成总额合计"),
            Map.entry("EX", "出口"),
            Map.entry("OF", "调出"),
            Map.entry("NOF", "净流出"),
            Map.entry("TFU", "最终使用合计"),
            Map.entry("IM", "进口"),
            Map.entry("IF", "调入"),
            Map.entry("ERR", "其他"),
            Map.entry("GO", "总产出"));
    private static final Map<String, String> ENGLISH_COLUMNS = Map.ofEntries(
            Map.entry("TIU", "Total Intermediate Use"),
            Map.entry("FU101", "Rural household consumption"),
            Map.entry("FU102", "Urban household consumption"),
            Map.entry("THC", "Household consumption"),
            Map.entry("FU103", "Government consumption"),
            Map.entry("TC", "Final consumption"),
            Map.entry("FU201", "Gross fixed capital formation"),
            Map.entry("FU202", "Changes in inventories"),
            Map.entry("GCF", "Gross capital formation"),
            Map.entry("EX", "Exports"),
            Map.entry("OF", "Domestic outflow"),
            Map.entry("NOF", "Net outflow"),
            Map.entry("TFU", "Total final use"),
            Map.entry("IM", "Imports"),
            Map.entry("IF", "Domestic inflow"),
            Map.entry("ERR", "Other"),
            Map.entry("GO", "Gross output"));
    private static final Map<String, String> ENGLISH_ROWS = Map.of(
            "TII", "Total intermediate inputs",
            "VA001", "Compensation of employees",
            "VA002", "Net taxes on production",
            "VA003", "Depreciation of fixed assets",
            "VA004", "Operating surplus",
            "TVA", "Total value added",
            "TI", "Total inputs");

    private static final java.util.Set<String> TOTALS = java.util.Set.of("TIU", "THC", "TC", "GCF", "TFU", "GO");

    final List<List<Object>> cells = new ArrayList<>();
    final List<CellRangeAddress> merged = new ArrayList<>();
    final Map<String, Integer> columnOf = new HashMap<>();
    final Map<String, Integer> rowOf = new HashMap<>();
    int nameRow;
    int firstFigureColumn;
    private final Dress dress;
    private final int sectors;

    private OfficialLayout(CsvFile csv, String title, Dress dress) {
        this.dress = dress;
        boolean codes = dress != Dress.LOCAL_NESTED_WITHOUT_CODES;
        boolean english = dress == Dress.ENGLISH_WITH_NUMBERS;
        boolean split = csv.column("origin") >= 0;
        firstFigureColumn = codes ? 3 : 2;
        int start = split ? 4 : 3;
        List<String> columns = csv.heading().subList(start, csv.heading().size());
        sectors = columns.indexOf("TIU");
        add(title);
        add(english ? "(at producers' prices of the year)" : "（按当年生产者价格计算）");
        set(1, firstFigureColumn + columns.size() - 1, english ? "Unit: 10,000 yuan" : "单位：万元");
        List<Object> groups = add(english ? "Output" : "产出");
        nameRow = dress == Dress.LOCAL_NESTED_WITHOUT_CODES ? 5 : 3;
        set(2, firstFigureColumn, english ? "Intermediate use" : "中间使用");
        merged.add(new CellRangeAddress(2, 2, firstFigureColumn, firstFigureColumn + sectors - 1));
        merged.add(new CellRangeAddress(2, nameRow, 0, 1));
        for (int k = 0; k < columns.size(); k++) {
            columnOf.put(columns.get(k), firstFigureColumn + k);
        }
        if (dress != Dress.LOCAL_NESTED_WITHOUT_CODES) {
            set(2, column("TIU") + 1, english ? "Final use" : "最终使用");
        }
        for (int k = 0; k < columns.size(); k++) {
            heading(csv, columns.get(k), k, firstFigureColumn + k, english, codes);
        }
        if (groups.isEmpty()) {
            throw new IllegalStateException("no group row");
        }
        int first = nameRow + (codes ? 2 : 1);
        String group = "";
        for (int r = 0; r < csv.rows().size(); r++) {
            String code = csv.cell(r, "code");
            boolean sector = columns.subList(0, sectors).contains(code);
            String origin = split ? csv.cell(r, "origin") : "";
            String nextGroup = sector
                    ? switch (origin) {
                        case "domestic" -> english ? "Domestic products" : "国内产品中间投入";
                        case "imported" -> english ? "Imported products" : "进口产品中间投入";
                        default -> english ? "Intermediate input" : "中间投入";
                    }
                    : code.startsWith("VA") ? (english ? "Value added" : "增加值") : group;
            int row = first + r;
            if (!nextGroup.equals(group)) {
                set(row, 0, nextGroup);
                group = nextGroup;
            }
            String key = sector && split ? code + " " + origin : code;
            rowOf.put(key, row);
            set(
                    row,
                    1,
                    sector
                            ? csv.cell(r, english ? "name" : "name_local")
                            : (english ? ENGLISH_ROWS : LOCAL_ROWS).getOrDefault(code, code));
            if (codes) {
                set(row, 2, sector && english ? (Object) (double) (columns.indexOf(code) + 1) : code);
            }
            for (int k = 0; k < columns.size(); k++) {
                String text = csv.cell(r, start + k);
                Object value = text.isEmpty() ? "" : Double.parseDouble(text);
                // a dash in a total would mean that it is not stated
                if (text.equals("0") && !TOTALS.contains(columns.get(k)) && (sector || code.startsWith("VA"))) {
                    value = (r + k) % 3 == 0 ? "-" : (r + k) % 3 == 1 ? "" : (Object) 0.0;
                }
                set(row, firstFigureColumn + k, value);
            }
        }
        int notes = first + csv.rows().size();
        set(notes, 0, english ? "Note: figures may not add up because of rounding." : "注：由于四舍五入，合计数可能不等于分项之和。");
    }

    private void heading(CsvFile csv, String code, int k, int column, boolean english, boolean codes) {
        if (k < sectors) {
            String name = "";
            for (int r = 0; r < csv.rows().size() && name.isEmpty(); r++) {
                name = csv.cell(r, "code").equals(code) ? csv.cell(r, english ? "name" : "name_local") : "";
            }
            set(nameRow, column, name);
        } else if (dress == Dress.LOCAL_NESTED_WITHOUT_CODES) {
            List<String> path = NESTED.get(code);
            for (int line = 0; line < 4; line++) {
                set(2 + line, column, path == null ? "" : path.get(line));
            }
        } else {
            set(nameRow, column, (english ? ENGLISH_COLUMNS : LOCAL_COLUMNS).get(code));
        }
        if (codes) {
            set(nameRow + 1, column, english ? (k < sectors ? (Object) (double) (k + 1) : "") : code);
        }
    }

    /** A bundled table in a dress. */
    static OfficialLayout of(String table, String title, Dress dress) {
        return new OfficialLayout(CsvFile.read(Path.of("tables", table + ".csv")), title, dress);
    }

    static OfficialLayout chongqing2023() {
        return of("chongqing-2023", "2023年重庆市投入产出表", Dress.LOCAL_WITH_CODES);
    }

    static OfficialLayout chongqing2007() {
        return of("chongqing-2007", "重庆市2007年投入产出表", Dress.LOCAL_NESTED_WITHOUT_CODES);
    }

    private List<Object> add(Object first) {
        List<Object> row = new ArrayList<>();
        row.add(first);
        cells.add(row);
        return row;
    }

    Object get(int row, int column) {
        return row < cells.size() && column < cells.get(row).size()
                ? cells.get(row).get(column)
                : "";
    }

    double number(String row, String column) {
        Object value = get(row(row), column(column));
        return value instanceof Double number ? number : 0;
    }

    int row(String code) {
        return java.util.Objects.requireNonNull(rowOf.get(code), code);
    }

    int column(String code) {
        return java.util.Objects.requireNonNull(columnOf.get(code), code);
    }

    void set(String row, String column, Object value) {
        set(row(row), column(column), value);
    }

    void set(int row, int column, @org.jspecify.annotations.Nullable Object value) {
        while (cells.size() <= row) {
            cells.add(new ArrayList<>());
        }
        List<Object> line = cells.get(row);
        while (line.size() <= column) {
            line.add("");
        }
        line.set(column, value == null ? "" : value);
    }

    /** Name of a cell as the importer shows it. */
    String place(String row, String column) {
        return Sheet.place(row(row), column(column));
    }

    Path write(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (name.endsWith(".xlsx")) {
            xlsx(file, List.of("说明", "表"));
        } else if (name.endsWith(".xls")) {
            xls(file);
        } else {
            csv(file, StandardCharsets.UTF_8, false);
        }
        return file;
    }

    void xlsx(Path file, List<String> sheets) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            for (int s = 0; s < sheets.size(); s++) {
                Worksheet sheet = workbook.newWorksheet(sheets.get(s));
                if (sheets.get(s).startsWith("说明")) {
                    sheet.value(0, 0, "编制说明 2023");
                    continue;
                }
                if (sheets.get(s).startsWith("旧")) {
                    sheet.setVisibilityState(VisibilityState.HIDDEN);
                }
                for (int r = 0; r < cells.size(); r++) {
                    for (int c = 0; c < cells.get(r).size(); c++) {
                        Object value = cells.get(r).get(c);
                        if (value instanceof Double number) {
                            sheet.value(r, c, number);
                        } else if (value.toString().startsWith("=")) {
                            sheet.formula(r, c, value.toString().substring(1));
                        } else if (!value.equals("")) {
                            sheet.value(r, c, value.toString());
                        }
                    }
                }
                for (CellRangeAddress range : merged) {
                    sheet.range(range.getFirstRow(), range.getFirstColumn(), range.getLastRow(), range.getLastColumn())
                            .merge();
                }
            }
        }
    }

    private void xls(Path file) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            org.apache.poi.ss.usermodel.Sheet sheet = workbook.createSheet("投入产出表");
            for (int r = 0; r < cells.size(); r++) {
                org.apache.poi.ss.usermodel.Row row = sheet.createRow(r);
                for (int c = 0; c < cells.get(r).size(); c++) {
                    Object value = cells.get(r).get(c);
                    if (value.equals("")) {
                        continue;
                    }
                    Cell cell = row.createCell(c);
                    if (value instanceof Double number) {
                        cell.setCellValue(number);
                    } else {
                        cell.setCellValue(value.toString());
                    }
                }
            }
            merged.forEach(sheet::addMergedRegion);
            workbook.write(out);
        }
    }

    void csv(Path file, Charset charset, boolean mark) throws IOException {
        String text = cells.stream()
                .map(row -> row.stream()
                        .map(value -> value instanceof Double number && number == Math.rint(number)
                                ? Long.toString(number.longValue())
                                : value.toString())
                        .map(value -> value.contains(",") ? "\"" + value + "\"" : value)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", mark ? "\uFEFF" : "", "\r\n"));
        Files.write(file, text.getBytes(charset));
    }
}
