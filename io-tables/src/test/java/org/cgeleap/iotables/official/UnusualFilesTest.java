package org.cgeleap.iotables.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgeleap.iotables.check.LikelyCause;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.read.TableReader;
import org.cgeleap.iotables.table.IoTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as programs and hands leave them: other separators and marks, pasted parts, several tables. */
class UnusualFilesTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    private Path folder = Path.of("");

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("t.csv"), bytes);
    }

    private static String csv(OfficialLayout layout, Path folder) throws IOException {
        Path file = folder.resolve("source.csv");
        layout.csv(file, StandardCharsets.UTF_8, false);
        return Files.readString(file);
    }

    private void readsLikeTheBundledTable(Path file) {
        OfficialReaderTest.assertSameFigures(
                OfficialReader.read(file, ImportOptions.none()).read().table(),
                TableReader.readTable(Path.of("tables", "chongqing-2023.csv")));
    }

    private static void isRefused(Path file, String... said) {
        assertThatThrownBy(() -> OfficialReader.read(file, ImportOptions.none()))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .contains(said)
                .contains("t.csv");
    }

    @ParameterizedTest
    @ValueSource(chars = {';', '\t'})
    void semicolonsAndTabsSeparateToo(char separator) throws IOException {
        String text = csv(OfficialLayout.chongqing2023(), folder);
        StringBuilder other = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            other.append(c == ',' && !quoted ? separator : c);
        }
        readsLikeTheBundledTable(file(other.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theMarkOfUtf8BeforeGb18030IsNoObstacle() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        bytes.write(csv(OfficialLayout.chongqing2023(), folder).getBytes(GB18030));
        readsLikeTheBundledTable(file(bytes.toByteArray()));
    }

    /** Twenty lines of UTF-8, the rest of GB18030: neither reads it, and the message says where each fails. */
    @Test
    void linesInTwoEncodingsAreSaidWithTheirPlaces() throws IOException {
        List<String> lines = csv(OfficialLayout.chongqing2023(), folder).lines().toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int l = 0; l < lines.size(); l++) {
            bytes.write((lines.get(l) + "\n").getBytes(l < 20 ? StandardCharsets.UTF_8 : GB18030));
        }
        isRefused(file(bytes.toByteArray()), "not UTF-8 in line 21", "not GB18030 in line 1", "pasted");
    }

    @Test
    void twoTablesInOneSheetAreTold() throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        List<List<Object>> again = new ArrayList<>();
        layout.cells.forEach(row -> again.add(new ArrayList<>(row)));
        int heading = layout.cells.size();
        layout.cells.addAll(again);
        String first = Sheet.place(layout.nameRow, layout.column("GO"));
        String second = Sheet.place(heading + layout.nameRow, layout.column("GO"));
        isRefused(
                file(csv(layout, folder).getBytes(StandardCharsets.UTF_8)),
                "2 tables below each other",
                first,
                second,
                "one table in a sheet");
    }

    /** Totals pasted from a table in 10^8 yuan into one in 10^4. */
    @Test
    void outputsInAnotherUnitThanTheFlowsAreTold() throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        for (int r = layout.row("01"); r <= layout.row("42"); r++) {
            Object cell = layout.cells.get(r).get(layout.column("GO"));
            layout.set(r, layout.column("GO"), Double.parseDouble(String.valueOf(cell)) / 1e4);
        }
        isRefused(
                file(csv(layout, folder).getBytes(StandardCharsets.UTF_8)),
                "while intermediate uses add up to",
                "gross output is in another unit than the flows, by about 10^-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2%", "(1234.5)", "12,34.5", "=SUM(C6:AR6)", "约100"})
    void whatIsNoPlainNumberIsSaidWithItsCell(String text) throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        layout.set("05", "07", text);
        isRefused(file(csv(layout, folder).getBytes(StandardCharsets.UTF_8)), "\"" + text + "\"", "row 05, column 07");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234,567.5", "1，234，567.5", "１２３４５６７.５"})
    void groupedAndWideDigitsAreNumbers(String text) throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        layout.set("05", "07", text);
        assertThat(OfficialReader.read(file(csv(layout, folder).getBytes(StandardCharsets.UTF_8)), ImportOptions.none())
                        .read()
                        .table()
                        .intermediate(4, 6))
                .isEqualTo(1234567.5);
    }

    /** A blank column between sectors (hidden in the office's sheet) is passed over; one with figures needs a heading. */
    @Test
    void blankColumnsArePassedOver() throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        int at = layout.column("10");
        layout.merged.clear();
        layout.cells.stream().filter(row -> row.size() > at).forEach(row -> row.add(at, ""));
        String text = csv(layout, folder);
        readsLikeTheBundledTable(file(text.getBytes(StandardCharsets.UTF_8)));
        layout.cells.get(layout.row("03")).set(at, 5.0);
        isRefused(file(csv(layout, folder).getBytes(StandardCharsets.UTF_8)), "a blank heading over figures");
    }

    /** As data packages carry the national table: columns by code, rows by code, name and a column of origins. */
    @Test
    void aColumnOfOriginsIsNoColumnOfNames() throws IOException {
        String text = Files.readString(Path.of("tables", "china-2017-42.csv"))
                .replaceFirst("code,name,name_local,origin", "Code,Description,DescriptionInChinese,Origin")
                .replace(",domestic,", ",Domestic,")
                .replace(",imported,", ",Imports,")
                .replace(",total,", ",TOT,");
        Path file = file(text.getBytes(StandardCharsets.UTF_8));
        isRefused(file, "found no unit", "--unit", "found no year", "--year");
        ImportOptions stated =
                new ImportOptions(null, null, "10^4 yuan", "China", 2017, null, null, null, java.util.Map.of());
        IoTable read = OfficialReader.read(file, stated).read().table();
        OfficialReaderTest.assertSameFigures(read, TableReader.readTable(Path.of("tables", "china-2017-42.csv")));
        assertThat(read.sectors().get(1).name()).isEqualTo("Mining and washing of coal");
        assertThat(read.sectors().get(1).localName()).isEqualTo("煤炭采选产品");
    }

    @Test
    void aNegativeWageBillIsFoundByItsTotals() throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        layout.set("VA001", "25", "-333070.73");
        TableCheck check = TableCheck.of(
                OfficialReader.read(file(csv(layout, folder).getBytes(StandardCharsets.UTF_8)), ImportOptions.none())
                        .read());
        assertThat(check.causes()).singleElement().satisfies(cause -> {
            assertThat(cause.kind()).isEqualTo(LikelyCause.Kind.SIGN);
            assertThat(cause.row() + " " + cause.column()).isEqualTo("VA001 25");
        });
    }
}
