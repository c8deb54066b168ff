package org.cgeleap.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cgeleap.coupling.results.TypedTable;
import org.cgeleap.coupling.results.TypedTable.CellType;
import org.cgeleap.coupling.results.TypedTable.Column;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables written and read back with DuckDB. */
class ParquetFormatTest {
    private static final List<Column> COLUMNS = List.of(
            new Column("text", CellType.TEXT, "", "any text"),
            new Column("whole", CellType.INTEGER, "year", "a year"),
            new Column("number@A.B", CellType.NUMBER, "Mt CO2", "a double"));

    @TempDir
    private Path folder = Path.of("");

    /** What {@code main} writes in a process without Hadoop. */
    static TypedTable hard() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        rows.add(new @Nullable Object[] {"", null, null});
        rows.add(new @Nullable Object[] {"a,\"b\"\n\t|", Integer.MIN_VALUE, -0.0});
        rows.add(new @Nullable Object[] {"重庆 ΔCO₂ 🌍", Integer.MAX_VALUE, Double.MIN_VALUE});
        rows.add(new @Nullable Object[] {"same", 2060, Math.nextUp(0.1)});
        rows.add(new @Nullable Object[] {"same", 2060, -Double.MAX_VALUE});
        rows.add(new @Nullable Object[] {"same", 0, Double.POSITIVE_INFINITY});
        return new TypedTable("hard", COLUMNS, rows, Map.of("cgeleap.case", "重庆"));
    }

    /** Writes the table to the file that is named. */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), bytes(hard()));
    }

    private static byte[] bytes(TypedTable table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ParquetFormat().write(table, out);
        return out.toByteArray();
    }

    private static void same(List<List<@Nullable Object>> found, TypedTable table) {
        assertThat(found).hasSameSizeAs(table.rows());
        for (int r = 0; r < found.size(); r++) {
            for (int c = 0; c < table.columns().size(); c++) {
                Object expected = table.rows().get(r)[c];
                Object read = found.get(r).get(c);
                if (expected instanceof Double number && read instanceof Double other) {
                    // to the bit: zero has a sign
                    assertThat(Double.doubleToRawLongBits(other)).isEqualTo(Double.doubleToRawLongBits(number));
                } else {
                    assertThat(read).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void hardCellsComeBackToTheBitWithTypesUnitsAndNotes() throws Exception {
        Path file = Files.write(folder.resolve("hard.parquet"), bytes(hard()));
        same(DuckDb.rows(file), hard());
        assertThat(DuckDb.schema(file))
                .containsExactly(
                        Map.entry("text", "BYTE_ARRAY REQUIRED UTF8"),
                        Map.entry("whole", "INT32 OPTIONAL"),
                        Map.entry("number@A.B", "DOUBLE OPTIONAL"));
        assertThat(DuckDb.notes(file))
                .containsEntry("cgeleap.case", "重庆")
                .hasEntrySatisfying(
                        ParquetFormat.COLUMNS,
                        json -> assertThat(json)
                                .contains("{\"name\":\"number@A.B\",\"unit\":\"Mt CO2\",\"meaning\":\"a double\"}"));
    }

    @Test
    void manyRowsGoIntoSeveralRowGroupsAndAreTheSameBytesEveryTime() throws Exception {
        Random random = new Random(7);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int r = 0; r < 100_003; r++) {
            rows.add(new @Nullable Object[] {
                "s" + r % 50, r, r % 7 == 0 ? null : Double.longBitsToDouble(random.nextLong() & 0x7fefffffffffffffL)
            });
        }
        TypedTable table = new TypedTable("many", COLUMNS, rows, Map.of());
        byte[] bytes = bytes(table);
        assertThat(bytes(table)).isEqualTo(bytes);
        Path file = Files.write(folder.resolve("many.parquet"), bytes);
        same(DuckDb.rows(file), table);
        assertThat(DuckDb.query("SELECT DISTINCT row_group_num_rows FROM parquet_metadata('" + file + "') ORDER BY 1"))
                .containsExactly(List.of(3L), List.of(100_000L));
    }

    @Test
    void aTableWithoutRowsIsAFile() throws Exception {
        TypedTable none = new TypedTable("none", COLUMNS, List.of(), Map.of());
        Path file = Files.write(folder.resolve("none.parquet"), bytes(none));
        assertThat(DuckDb.rows(file)).isEmpty();
        assertThat(DuckDb.schema(file)).hasSize(3);
    }

    @Test
    void aCellOfAnotherTypeIsRefused() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        rows.add(new @Nullable Object[] {"text", 1.5, 1.5});
        TypedTable wrong = new TypedTable("wrong", COLUMNS, rows, Map.of());
        assertThatThrownBy(() -> bytes(wrong)).hasMessageContaining("column whole: found 1.5; expected INTEGER");
    }

    /** The launcher has no Hadoop on its class path; the tests have, as compiling needs it. */
    @Test
    void itRunsWithoutHadoop() throws Exception {
        String classes = Arrays.stream(
                        System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("hadoop"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        ParquetFormatTest.class.getName(),
                        folder.resolve("apart.parquet").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("apart.log").toFile())
                .start();
        assertThat(writer.waitFor())
                .as(Files.readString(folder.resolve("apart.log")))
                .isZero();
        same(DuckDb.rows(folder.resolve("apart.parquet")), hard());
    }
}
