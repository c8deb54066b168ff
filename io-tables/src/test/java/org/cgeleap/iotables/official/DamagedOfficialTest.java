package org.cgeleap.iotables.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cgeleap.iotables.official.OfficialLayout.Dress;
import org.cgeleap.iotables.read.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that cannot be read as a table says where it is wrong, what stands there and what was expected. */
class DamagedOfficialTest {
    @TempDir
    private Path folder = Path.of("");

    private static Arguments damage(String name, String format, Consumer<OfficialLayout> action, String... said) {
        return Arguments.of(name, format, action, List.of(said));
    }

    private static int end(OfficialLayout t) {
        return t.column("GO");
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("text in a number", "csv", t -> t.set("05", "07", "12O3"), "row 10, column J", "\"12O3\""),
                damage(
                        "text in a number of a workbook",
                        "xlsx",
                        t -> t.set("05", "07", "n.a."),
                        "sheet 表",
                        "row 10",
                        "column J",
                        "\"n.a.\""),
                damage(
                        "text in a number of an old workbook",
                        "xls",
                        t -> t.set("05", "07", "见注"),
                        "sheet 投入产出表, row 10, column J",
                        "见注"),
                damage(
                        "error of a formula",
                        "xlsx",
                        t -> t.set("11", "GO", "#REF!"),
                        "\"#REF!\"",
                        "row 11, column GO",
                        "formula"),
                damage("decimal comma", "csv", t -> t.set("03", "03", "1.234,5"), "1.234,5", "decimal point"),
                damage("grouping that is none", "csv", t -> t.set("03", "03", "12,34"), "12,34", "row 03, column 03"),
                damage("footnote mark", "csv", t -> t.set("VA001", "02", "123*"), "\"123*\"", "row VA001, column 02"),
                damage("percentage", "csv", t -> t.set("TII", "02", "12%"), "\"12%\"", "row TII"),
                damage("infinite number", "csv", t -> t.set("02", "02", "1e999"), "\"1e999\""),
                damage("row lost", "xlsx", t -> t.cells.remove(t.row("07")), "sector 07", "without its row"),
                damage("last row lost", "csv", t -> t.cells.remove(t.row("42")), "sector 42", "without its row"),
                damage(
                        "column lost",
                        "csv",
                        t -> t.cells.forEach(row -> drop(row, t.column("07"))),
                        "heads no sector column",
                        "row 12"),
                damage(
                        "row doubled",
                        "csv",
                        t -> t.cells.add(t.row("07"), new ArrayList<>(t.cells.get(t.row("07")))),
                        "row 13",
                        "sector 07 twice"),
                damage(
                        "column doubled",
                        "csv",
                        t -> t.cells.forEach(row -> repeat(row, t.column("07"))),
                        "sector 07 twice in the heading"),
                damage("gross output lost", "csv", t -> t.cells.forEach(row -> drop(row, end(t))), "no GO"),
                damage(
                        "total of uses lost",
                        "csv",
                        t -> t.cells.forEach(row -> drop(row, t.column("TIU"))),
                        "no column TIU"),
                damage(
                        "gross output doubled",
                        "csv",
                        t -> t.cells.forEach(row -> repeat(row, end(t))),
                        "GO",
                        "each heading once"),
                damage("total input lost", "csv", t -> t.cells.remove(t.row("TI")), "no TI"),
                damage(
                        "value added doubled",
                        "csv",
                        t -> t.cells.add(t.row("VA001"), new ArrayList<>(t.cells.get(t.row("VA001")))),
                        "VA001",
                        "each row once"),
                damage(
                        "cut off in the middle",
                        "csv",
                        t -> t.cells.subList(30, t.cells.size()).clear(),
                        "no TI",
                        "without its row"),
                damage("unit missing", "csv", t -> t.set(1, end(t), ""), "no unit"),
                damage("two units", "csv", t -> t.set(0, end(t), "单位：亿元"), "several units"),
                damage(
                        "unit 10^4 too large",
                        "xlsx",
                        t -> t.set(1, end(t), "单位：亿元"),
                        "gross output of 7.98e+16 yuan",
                        "10^-4"),
                damage("year missing", "csv", t -> t.set(0, 0, "重庆市投入产出表"), "no year"),
                damage("use in unknown words", "csv", t -> heading(t, "FU202", "", "库存差"), "heading \"库存差\"", "FU202"),
                damage("heading blank", "csv", t -> heading(t, "FU202", "", ""), "blank heading over figures"),
                damage(
                        "row without heading",
                        "csv",
                        t -> {
                            t.set(t.row("09"), 1, "");
                            t.set(t.row("09"), 2, "");
                        },
                        "row 14",
                        "figures without a heading"),
                damage(
                        "row in unknown words",
                        "csv",
                        t -> {
                            t.set(t.row("VA003"), 1, "折损");
                            t.set(t.row("VA003"), 2, "VX");
                        },
                        "\"VX\"",
                        "heads no sector column"),
                damage(
                        "names shifted against codes",
                        "csv",
                        DamagedOfficialTest::shiftNames,
                        "names shifted against codes",
                        "row 6"),
                damage(
                        "codes of two columns changed places",
                        "csv",
                        t -> {
                            t.set(4, t.column("05"), "06");
                            t.set(4, t.column("06"), "05");
                        },
                        "beside code 05"),
                damage(
                        "no table",
                        "csv",
                        t -> t.cells.subList(2, t.cells.size()).clear(),
                        "no block of figures"),
                damage(
                        "figures without headings",
                        "csv",
                        t -> t.cells.subList(0, 5).clear(),
                        "no block of figures"));
    }

    private static void drop(List<Object> row, int column) {
        if (column < row.size()) {
            row.remove(column);
        }
    }

    private static void repeat(List<Object> row, int column) {
        if (column < row.size()) {
            row.add(column, row.get(column));
        }
    }

    private static void heading(OfficialLayout t, String column, String code, String name) {
        t.set(3, t.column(column), name);
        t.set(4, t.column(column), code);
    }

    private static void shiftNames(OfficialLayout t) {
        int first = t.row("01");
        Object last = t.get(t.row("42"), 1);
        for (int r = t.row("42"); r > first; r--) {
            t.set(r, 1, t.get(r - 1, 1));
        }
        t.set(first, 1, last);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void isSaidWithPlaceAndExpectation(String name, String format, Consumer<OfficialLayout> action, List<String> said)
            throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        action.accept(layout);
        Path file = layout.write(folder, "damaged." + format);
        String message = message(file, ImportOptions.none());
        assertThat(message).contains(said).contains("damaged." + format).contains("expected");
    }

    private static String message(Path file, ImportOptions options) {
        InvalidInputException failure =
                catchThrowableOfType(InvalidInputException.class, () -> OfficialReader.read(file, options));
        assertThat(failure).as("the damage must be noticed").isNotNull();
        return String.valueOf(failure.getMessage());
    }

    @Test
    void everyTextInANumberIsSaidAtOnce() throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        layout.set("01", "01", "x");
        layout.set("42", "GO", "y");
        layout.set("TI", "42", "z");
        InvalidInputException failure = catchThrowableOfType(
                InvalidInputException.class,
                () -> OfficialReader.read(layout.write(folder, "t.csv"), ImportOptions.none()));
        assertThat(failure.findings()).hasSize(3);
    }

    @Test
    void sheetsAreChosenFoundOrNamed() throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        Path file = folder.resolve("sheets.xlsx");
        layout.xlsx(file, List.of("说明", "42部门", "副本"));
        assertThat(message(file, ImportOptions.none())).contains("tables in several sheets, [42部门, 副本]");
        assertThat(message(file, ImportOptions.none().withSheet("149部门")))
                .contains("no sheet \"149部门\"")
                .contains("[说明, 42部门, 副本]");
        assertThat(message(file, ImportOptions.none().withSheet("说明"))).contains("no block of figures");
        assertThat(OfficialReader.read(file, ImportOptions.none().withSheet("2"))
                        .sheet())
                .isEqualTo("sheets.xlsx, sheet 42部门");
        layout.xlsx(file, List.of("说明", "说明2"));
        assertThat(message(file, ImportOptions.none())).contains("no input-output table in the sheets");
    }

    @Test
    void encodingsThatDoNotFitAreSaid() throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        Path file = folder.resolve("gb.csv");
        layout.csv(file, Charset.forName("GB18030"), false);
        ImportOptions utf8 = new ImportOptions(null, "UTF-8", null, null, null, null, null, null, Map.of());
        assertThat(message(file, utf8)).contains("bytes that are not UTF-8");
        // read as Western European, Chinese headings are no headings
        ImportOptions latin = new ImportOptions(null, "ISO-8859-1", null, null, 2023, null, null, null, Map.of());
        assertThat(message(file, latin)).contains("row 1, column A").contains("which was \"2023年重庆市投入产出表\"");
        ImportOptions none = new ImportOptions(null, "UTF-99", null, null, null, null, null, null, Map.of());
        assertThat(message(file, none)).contains("encoding UTF-99");
        layout.csv(file, StandardCharsets.UTF_16, false);
        assertThat(OfficialReader.read(file, ImportOptions.none())
                        .read()
                        .table()
                        .size())
                .isEqualTo(42);
        Files.write(file, new byte[] {(byte) 0x80, (byte) 0xFF, 0, 1, (byte) 0xFE});
        assertThat(message(file, ImportOptions.none())).contains("row 1").contains("bytes that are no text");
    }

    /** Read in one character set and saved in another: the file itself is sound, its words are not. */
    @ParameterizedTest
    @CsvSource({
        "UTF-8, GB18030, csv",
        "UTF-8, ISO-8859-1, csv",
        "GB18030, ISO-8859-1, csv",
        "UTF-8, windows-1252, xlsx",
        "GB18030, windows-1252, xlsx"
    })
    void textSavedInAWrongEncodingIsSaid(String published, String readAs, String format) throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        for (List<Object> row : layout.cells) {
            for (int c = 0; c < row.size(); c++) {
                if (row.get(c) instanceof String text && !text.isEmpty()) {
                    row.set(c, new String(text.getBytes(Charset.forName(published)), Charset.forName(readAs)));
                }
            }
        }
        assertThat(message(layout.write(folder, "garbled." + format), ImportOptions.none()))
                .containsAnyOf("before it was read in a wrong encoding", "its letters are lost")
                .contains("garbled." + format)
                .contains("row ");
    }

    @Test
    void filesThatAreSomethingElseAreSaid() throws IOException {
        assertThat(message(folder.resolve("none.xlsx"), ImportOptions.none())).contains("no such file");
        Path file = folder.resolve("page.xls");
        Files.writeString(file, "<html><table><tr><td>1</td></tr></table></html>");
        assertThat(message(file, ImportOptions.none())).contains("web page");
        Files.writeString(file, "");
        assertThat(message(file, ImportOptions.none())).contains("empty file");
        Path whole = OfficialLayout.chongqing2023().write(folder, "whole.xlsx");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(message(file, ImportOptions.none())).contains("damaged workbook");
        Path old = OfficialLayout.chongqing2023().write(folder, "old.xls");
        byte[] half = Files.readAllBytes(old);
        Files.write(file, java.util.Arrays.copyOf(half, half.length / 2));
        assertThat(message(file, ImportOptions.none())).contains("damaged workbook");
    }

    @Test
    void aStatedUnitMustNotContradictTheSheet() throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        Path file = layout.write(folder, "t.csv");
        assertThat(message(file, ImportOptions.none().withUnit("亿元"))).contains("10^8 yuan as stated");
        assertThat(message(file, ImportOptions.none().withUnit("stones"))).contains("unit \"stones\"");
        layout.set(1, layout.column("GO"), "");
        OfficialTable table = OfficialReader.read(
                layout.write(folder, "t.csv"), ImportOptions.none().withUnit("10^4 yuan"));
        assertThat(table.read().table().metadata().yuanPerUnit()).isEqualTo(1e4);
    }

    @Test
    void headingsInOtherWordsCanBeExplained() throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        heading(layout, "FU202", "", "库存差");
        ImportOptions explained =
                new ImportOptions(null, null, null, null, null, null, null, null, Map.of("库存差", "FU202"));
        OfficialTable table = OfficialReader.read(layout.write(folder, "t.csv"), explained);
        assertThat(table.read().table().column("FU202")).isNotNegative();
        ImportOptions wrong = new ImportOptions(null, null, null, null, null, null, null, null, Map.of("库存差", "XX"));
        assertThat(message(folder.resolve("t.csv"), wrong)).contains("the code XX");
    }

    @Test
    void anEnglishTableDamagedIsSaidToo() throws IOException {
        OfficialLayout layout = OfficialLayout.of(
                "chongqing-2023", "Input-output table of Chongqing, 2023", Dress.ENGLISH_WITH_NUMBERS);
        layout.set("05", "07", "abc");
        layout.cells.remove(layout.row("TI"));
        assertThat(message(layout.write(folder, "t.xlsx"), ImportOptions.none()))
                .contains("no TI")
                .contains("\"abc\"");
    }
}
