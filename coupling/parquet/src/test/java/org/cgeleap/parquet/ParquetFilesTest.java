package org.cgeleap.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.cgeleap.coupling.cli.Main;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The files of a run of the bundled case and of a batch: CSV, workbook and Parquet hold the same numbers, to the bit. */
class ParquetFilesTest {
    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void run() {
        Path home = Path.of(System.getProperty("cgeleap.home", "../.."))
                .toAbsolutePath()
                .normalize();
        System.setProperty("cgeleap.home", home.toString());
        command(
                0,
                "run",
                "chongqing",
                "--scenario",
                "RS",
                "--out",
                folder.resolve("run").toString(),
                "--parquet");
    }

    private static String command(int status, String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setErr(new PrintWriter(said, true));
        command.setOut(new PrintWriter(said, true));
        assertThat(command.execute(arguments)).as(said.toString()).isEqualTo(status);
        return said.toString();
    }

    private static List<String[]> csv(Reader reader) throws IOException {
        try (var lines = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .<String[]>readValues(reader)) {
            return lines.readAll();
        }
    }

    /** Values by everything that names them; each key once. */
    private static void put(Map<String, Long> values, List<?> key, double value) {
        String name = String.join("|", key.stream().map(String::valueOf).toList());
        assertThat(values.put(name, Double.doubleToRawLongBits(value))).as(name).isNull();
    }

    /** The numbers of wide sheets: texts of a row and the header's year name them. */
    private static Map<String, Long> workbook(Path file, int texts, String column) throws IOException {
        Map<String, Long> values = new HashMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                List<List<String>> rows = sheet.read().stream()
                        .map(row -> row.stream().map(ParquetFilesTest::text).toList())
                        .toList();
                if (!rows.get(0).contains(column)) {
                    continue;
                }
                for (List<String> row : rows.subList(1, rows.size())) {
                    for (int c = texts; c < row.size(); c++) {
                        if (!row.get(c).isEmpty()) {
                            List<String> key = new ArrayList<>(row.subList(0, texts));
                            key.add(rows.get(0).get(c));
                            put(values, key, Double.parseDouble(row.get(c)));
                        }
                    }
                }
            }
        }
        return values;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        // the text of the file: what a spreadsheet reads
        return cell.getType() == CellType.NUMBER ? cell.getRawValue() : cell.getText();
    }

    @Test
    void resultsAreTheSameInCsvWorkbookAndParquet() throws Exception {
        Path run = folder.resolve("run");
        Map<String, Long> csv = new HashMap<>();
        List<String[]> lines = csv(Files.newBufferedReader(run.resolve("results.csv")));
        for (String[] c : lines.subList(1, lines.size())) {
            put(csv, List.of(c[0], c[1], c[3], c[4], c[5], c[6], c[7], c[2]), Double.parseDouble(c[8]));
        }
        Map<String, Long> parquet = new HashMap<>();
        for (List<@Nullable Object> c : DuckDb.rows(run.resolve("results.parquet"))) {
            List<@Nullable Object> key =
                    List.of(c.get(0), c.get(1), c.get(3), c.get(4), c.get(5), c.get(6), c.get(7), c.get(2));
            put(parquet, key, number(c.get(8)));
        }
        assertThat(csv).hasSizeGreaterThan(10_000);
        assertThat(parquet).isEqualTo(csv);
        assertThat(workbook(run.resolve("results.xlsx"), 7, "variable")).isEqualTo(csv);

        assertThat(DuckDb.schema(run.resolve("results.parquet")))
                .containsEntry("scenario", "BYTE_ARRAY REQUIRED UTF8")
                .containsEntry("year", "INT32 OPTIONAL")
                .containsEntry("value", "DOUBLE OPTIONAL");
        assertThat(DuckDb.notes(run.resolve("results.parquet")))
                .containsKeys("cgeleap.version", "cgeleap.closure", "cgeleap.options")
                .hasEntrySatisfying("cgeleap.statuses", s -> assertThat(s).isEqualTo("{\"RS\":\"converged\"}"))
                .hasEntrySatisfying("cgeleap.inputs", s -> assertThat(s).contains("\"case.yaml\":\""));
    }

    @Test
    void iamcIsTheSameInCsvWorkbookAndParquet() throws Exception {
        Path run = folder.resolve("run");
        Map<String, Long> csv = new HashMap<>();
        List<String[]> lines = csv(Files.newBufferedReader(run.resolve("iamc.csv")));
        String[] header = lines.get(0);
        for (String[] c : lines.subList(1, lines.size())) {
            for (int t = 5; t < header.length; t++) {
                if (!c[t].isEmpty()) {
                    put(csv, List.of(c[0], c[1], c[2], c[3], c[4], header[t]), Double.parseDouble(c[t]));
                }
            }
        }
        Map<String, Long> parquet = new HashMap<>();
        for (List<@Nullable Object> c : DuckDb.rows(run.resolve("iamc.parquet"))) {
            put(parquet, c.subList(0, 6), number(c.get(6)));
        }
        assertThat(csv).hasSizeGreaterThan(1_000);
        assertThat(parquet).isEqualTo(csv);
        assertThat(workbook(run.resolve("iamc.xlsx"), 5, "region")).isEqualTo(csv);
        assertThat(DuckDb.notes(run.resolve("iamc.parquet"))).containsKey("cgeleap.meta");
    }

    @Test
    void aBatchIsTheSameInItsStoreAndInParquet() throws Exception {
        Files.writeString(folder.resolve("plan.yaml"), """
                watch: ["gdp@REF@2020", "co2@REF@2020"]
                runs:
                  - {label: as it is, case: china-12, scenarios: [REF]}
                  - {label: "one, moved", case: china-12, scenarios: [REF], set: {"factor:sigma_eva": 1.1}}
                """);
        Path batch = folder.resolve("batch");
        command(0, "batch", folder.resolve("plan.yaml").toString(), "--out", batch.toString(), "--parquet");
        List<String[]> lines = csv(new java.io.InputStreamReader(
                new GZIPInputStream(Files.newInputStream(batch.resolve("results.csv.gz"))), StandardCharsets.UTF_8));
        List<List<@Nullable Object>> rows = DuckDb.rows(batch.resolve("results.parquet"));
        assertThat(rows).hasSize(2).hasSize(lines.size() - 1);
        for (int r = 0; r < rows.size(); r++) {
            String[] expected = lines.get(r + 1);
            assertThat(rows.get(r)).hasSize(expected.length - 1);
            for (int c = 0; c < expected.length - 1; c++) {
                Object found = rows.get(r).get(c);
                if (found instanceof Double number) {
                    assertThat(number).isEqualTo(Double.parseDouble(expected[c]));
                } else {
                    assertThat(found == null ? "" : found.toString()).isEqualTo(expected[c]);
                }
            }
        }
        assertThat(DuckDb.notes(batch.resolve("results.parquet")))
                .containsEntry("cgeleap.batch", Files.readString(batch.resolve("batch.json")));

        // none stays from before where it is not asked for again
        command(0, "batch", folder.resolve("plan.yaml").toString(), "--out", batch.toString(), "--resume");
        assertThat(batch.resolve("results.parquet")).doesNotExist();
        command(0, "batch", "report", batch.toString(), "--parquet");
        assertThat(DuckDb.rows(batch.resolve("results.parquet"))).isEqualTo(rows);
    }

    private static double number(@Nullable Object cell) {
        assertThat(cell).isInstanceOf(Double.class);
        return cell instanceof Double number ? number : Double.NaN;
    }
}
