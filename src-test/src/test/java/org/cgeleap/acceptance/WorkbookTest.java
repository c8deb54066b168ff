package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                    .filter(e -> e.getName().startsWith("xl/worksheets/"))
                    .toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(xml).as(entry.getName()).contains("<autoFilter ", "state=\"frozen\"");
                    sheets++;
                }
            }
            assertThat(sheets).isEqualTo(SHEETS.size()).isGreaterThan(6);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(f -> f.toString().endsWith(".part"))).isEmpty();
        }
    }
}
