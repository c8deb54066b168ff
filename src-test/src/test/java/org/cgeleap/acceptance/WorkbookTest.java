package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code results.xlsx} read back: the numbers of {@code results.csv}, bit for bit, each once. */
class WorkbookTest {
    @TempDir
    private static Path folder = Path.of("");

    private static final Map<String, List<List<Object>>> SHEETS = new HashMap<>();

    @BeforeAll
    static void runAndRead() throws IOException {
        assertThat(Commands.run("run", "china-12", "--out", folder.toString()).status())
                .isZero();
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(folder.resolve("results.xlsx").toFile())) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                SHEETS.put(
                        sheet.getName(),
                        sheet.read().stream().map(WorkbookTest::cells).toList());
            }
        }
    }

    private static List<Object> cells(Row row) {
        List<Object> cells = new ArrayList<>();
        for (Cell cell : row) {
            if (cell == null || cell.getType() == CellType.EMPTY) {
                cells.add("");
            } else if (cell.getType() == CellType.NUMBER) {
                // the text of the file: what a spreadsheet reads
                cells.add(Double.parseDouble(cell.getRawValue()));
            } else {
                cells.add(cell.getText());
            }
        }
        return cells;
    }

    /** Readers warn of a workbook without the named style its cells go back to, and put their own in its place. */
    @Test
    void cellsHaveADefaultStyle() throws IOException {
        for (String name : List.of("results.xlsx", "iamc.xlsx")) {
            try (ZipFile workbook = new ZipFile(folder.resolve(name).toFile());
                    InputStream styles = workbook.getInputStream(workbook.getEntry("xl/styles.xml"))) {
                assertThat(new String(styles.readAllBytes(), StandardCharsets.UTF_8))
                        .as(name)
                        .containsSubsequence(
                                "<cellXfs", "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>", "<dxfs");
            }
        }
    }

    @Test
    void everyNumberOfTheTidyTableIsThereOnceAndToTheBit() {
        Map<String, Double> found = new HashMap<>();
        SHEETS.forEach((name, rows) -> {
            List<Object> header = rows.get(0);
            if (!header.contains("variable")) {
                return;
            }
            for (List<Object> row : rows.subList(1, rows.size())) {
                String series = String.join(
                        "|", row.subList(0, 7).stream().map(Object::toString).toList());
                for (int c = 7; c < row.size(); c++) {
                    if (row.get(c) instanceof Double value) {
                        String key = series + "|" + ((Double) header.get(c)).intValue();
                        assertThat(found.put(key, value)).as(name + " " + key).isNull();
                    }
                }
            }
        });
        List<Map<String, String>> expected =
                Table.of(folder.resolve("results.csv")).rows();
        assertThat(found).hasSameSizeAs(expected);
        for (Map<String, String> row : expected) {
            String key = String.join(
                    "|",
                    List.of("scenario", "model", "variable", "sector", "fuel", "technology", "unit", "year").stream()
                            .map(c -> Table.text(row, c))
                            .toList());
            assertThat(Double.doubleToLongBits(Objects.requireNonNull(found.get(key), key)))
                    .as(key)
                    .isEqualTo(Double.doubleToLongBits(Table.number(row, "value")));
        }
    }

    @Test
    void theSummaryAndTheChecksSayWhatTheFilesSay() {
        assertThat(Objects.requireNonNull(SHEETS.get("summary")))
                .anySatisfy(r -> assertThat(r).contains("REF", "status", "converged"))
                .anySatisfy(r -> assertThat(r).contains("CAP", "co2_energy", "Mt CO2", 2050.0));
        assertThat(Objects.requireNonNull(SHEETS.get("checks")))
                .hasSameSizeAs(Commands.lines(folder.resolve("checks.csv")));
    }

    /** Filters and held headers, as the format says them (ECMA-376, 18.3.1.2 and 18.3.1.66). */
    @Test
    void everySheetHasAFilterAndAHeaderThatStays() throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve("results.xlsx").toFile())) {
            int sheets = 0;
            for (var entry : zip.stream()
                    .filter(e -> e.getName().matches("xl/worksheets/[^/]+"))
                    .toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    sheets++;
                    if (!xml.contains("<drawing ")) {
                        assertThat(xml).as(entry.getName()).contains("<autoFilter ", "state=\"frozen\"");
                    }
                }
            }
            assertThat(sheets).isEqualTo(SHEETS.size()).isGreaterThan(6);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(f -> f.toString().endsWith(".part"))).isEmpty();
        }
    }

    private static final Pattern RELATION = Pattern.compile("Target=\"([^\"]+)\"");
    private static final Pattern SERIES = Pattern.compile(
            "<c:strRef><c:f>(.+?)</c:f>.*?<c:cat><c:numRef><c:f>(.+?)</c:f>.*?<c:val><c:numRef><c:f>(.+?)</c:f>");
    private static final Pattern CELLS = Pattern.compile("(\\w+)!\\$([A-Z]+)\\$(\\d+)(?::\\$([A-Z]+)\\$(\\d+))?");

    /** Charts as ECMA-376 has them: parts joined by relationships, and series that are cells of the sheets. */
    @Test
    void chartsReferToTheCellsOfTheirSeries() throws IOException {
        Map<String, List<List<Object>>> drawn = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(folder.resolve("results.xlsx").toFile())) {
            String types = text(zip, "[Content_Types].xml");
            String drawing = related(zip, "xl/worksheets/sheet2.xml").get(0);
            List<String> charts = related(zip, drawing);
            assertThat(charts).hasSizeGreaterThan(4);
            for (String chart : charts) {
                assertThat(types).contains("/" + chart);
                String xml = text(zip, chart);
                Matcher title = Pattern.compile("<a:t>(.+?)</a:t>").matcher(xml);
                assertThat(title.find()).isTrue();
                List<List<Object>> series = new ArrayList<>();
                for (Matcher m = SERIES.matcher(xml); m.find(); ) {
                    assertThat(at(m.group(2))).contains(2020.0);
                    List<Object> one = new ArrayList<>(at(m.group(1)));
                    one.addAll(at(m.group(3)));
                    series.add(one);
                }
                drawn.put(title.group(1), series);
            }
        }
        assertThat(drawn).containsKeys("Carbon price", "Energy of industry by fuel, CAP");
        // the path of the tidy table, under the scenario's name
        List<Map<String, String>> rows = Table.of(folder.resolve("results.csv")).rows();
        List<Object> expected = new ArrayList<>(List.of("CAP"));
        rows.stream()
                .filter(r -> Table.text(r, "scenario").equals("CAP")
                        && Table.text(r, "variable").equals("gdp"))
                .forEach(r -> expected.add(Table.number(r, "value")));
        assertThat(Objects.requireNonNull(drawn.get("Gross domestic product")))
                .hasSize(2)
                .contains(expected);
    }

    private static String text(ZipFile zip, String part) throws IOException {
        try (InputStream in = zip.getInputStream(Objects.requireNonNull(zip.getEntry(part), part))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Parts that a part refers to, which must be there. */
    private static List<String> related(ZipFile zip, String part) throws IOException {
        Path path = Path.of(part);
        Path folderOf = Objects.requireNonNull(path.getParent());
        List<String> parts = new ArrayList<>();
        Matcher m = RELATION.matcher(text(zip, folderOf + "/_rels/" + path.getFileName() + ".rels"));
        while (m.find()) {
            String target = folderOf.resolve(m.group(1)).normalize().toString();
            assertThat(zip.getEntry(target)).as(target).isNotNull();
            parts.add(target);
        }
        return parts;
    }

    /** What stands in the cells of a reference such as {@code paths!$H$2:$AY$2}. */
    private static List<Object> at(String cells) {
        Matcher m = CELLS.matcher(cells);
        assertThat(m.matches()).as(cells).isTrue();
        List<Object> row = Objects.requireNonNull(SHEETS.get(m.group(1))).get(Integer.parseInt(m.group(3)) - 1);
        int last = column(m.group(4) == null ? m.group(2) : m.group(4));
        return row.subList(column(m.group(2)), Math.min(row.size(), last + 1));
    }

    private static int column(String letters) {
        int column = 0;
        for (int k = 0; k < letters.length(); k++) {
            column = 26 * column + letters.charAt(k) - 'A' + 1;
        }
        return column - 1;
    }
}
