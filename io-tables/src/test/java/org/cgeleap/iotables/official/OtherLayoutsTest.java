package org.cgeleap.iotables.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgeleap.iotables.check.LikelyCause;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.official.OfficialLayout.Dress;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.read.ReadTable;
import org.cgeleap.iotables.read.TableReader;
import org.cgeleap.iotables.table.IoTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layouts of provinces and other offices: two languages, other words, other order; and what only looks like a table. */
class OtherLayoutsTest {
    private static final int NAMES = 3;
    private static final int CODES = 4;

    @TempDir
    Path folder = Path.of("");

    private static OfficialLayout table2007() {
        return OfficialLayout.of("chongqing-2007", "重庆市2007年投入产出表", Dress.LOCAL_WITH_CODES);
    }

    private static ReadTable read(Path file) {
        return OfficialReader.read(file, ImportOptions.none()).read();
    }

    private static void equalsTheBundled(String table, IoTable read) {
        OfficialReaderTest.assertSameFigures(read, TableReader.readTable(Path.of("tables", table + ".csv")));
    }

    private static void isRefused(Path file, String... said) {
        assertThatThrownBy(() -> OfficialReader.read(file, ImportOptions.none()))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .contains(said)
                .contains(String.valueOf(file.getFileName()));
    }

    private static final IoTable BUNDLED_2023 = TableReader.readTable(Path.of("tables", "chongqing-2023.csv"));

    private static String english(String code) {
        return BUNDLED_2023.sectors().get(BUNDLED_2023.sector(code)).name();
    }

    /** Chinese and English in one cell, or in two lines and two columns: the canonical table has both. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void bothLanguagesAreKept(boolean oneCell) throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        for (int k = 1; k <= 42; k++) {
            String code = String.format(java.util.Locale.ROOT, "%02d", k);
            int column = layout.column(code);
            int row = layout.row(code);
            if (oneCell) {
                layout.set(NAMES, column, layout.get(NAMES, column) + "\n" + english(code));
                layout.set(row, 1, layout.get(row, 1) + " " + english(code));
            } else {
                layout.set(2, column, english(code));
                layout.set(row, 0, english(code));
            }
        }
        layout.merged.clear();
        IoTable read = read(layout.write(folder, "both.xlsx")).table();
        equalsTheBundled("chongqing-2023", read);
        assertThat(read.sectors().get(10).name()).isEqualTo(english("11"));
        assertThat(read.sectors().get(10).localName()).isEqualTo("石油、炼焦产品和核燃料加工品");
    }

    @Test
    void codesInBracketsNumbersBeforeNamesAndOneLanguageEachInTheirCells() throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        layout.set(NAMES, layout.column("TIU"), "中间使用合计(TIU)");
        layout.set(NAMES, layout.column("FU202"), "存货变动 Changes in Inventories");
        layout.set(NAMES, layout.column("GO"), "总 产 出\nGross Output");
        for (String use : List.of("TIU", "FU202", "GO")) {
            layout.set(CODES, layout.column(use), "");
        }
        for (int k = 1; k <= 42; k++) {
            int row = layout.row(String.format(java.util.Locale.ROOT, "%02d", k));
            layout.set(row, 1, k + ". " + layout.get(row, 1));
        }
        IoTable read = read(layout.write(folder, "words.xlsx")).table();
        equalsTheBundled("chongqing-2023", read);
        assertThat(read.sectors().get(4).name()).isEqualTo("非金属矿和其他矿采选产品");
    }

    /** Gross output and the total of uses left of the sectors, as some yearbooks print them. */
    @Test
    void totalsMayStandBeforeTheSectors() throws IOException {
        OfficialLayout layout = table2007();
        int output = layout.column("GO");
        int uses = layout.column("TIU");
        for (int r = 2; r < layout.cells.size(); r++) {
            List<Object> line = layout.cells.get(r);
            if (line.size() > output) {
                Object go = line.remove(output);
                Object tiu = line.remove(uses);
                line.add(layout.firstFigureColumn, tiu);
                line.add(layout.firstFigureColumn, go);
            }
        }
        layout.cells.get(2).clear();
        layout.merged.clear();
        equalsTheBundled(
                "chongqing-2007", read(layout.write(folder, "first.csv")).table());
    }

    @Test
    void aTableTurnedRoundIsToldInOneSentence() throws IOException {
        OfficialLayout layout = table2007();
        List<List<Object>> turned = new ArrayList<>(List.of(List.of("重庆市2007年投入产出表"), List.of("单位：万元")));
        for (int c = 1; c <= layout.column("GO"); c++) {
            List<Object> line = new ArrayList<>();
            for (int r = NAMES; r <= layout.row("TI"); r++) {
                line.add(layout.get(r, c));
            }
            turned.add(line);
        }
        layout.cells.clear();
        layout.cells.addAll(turned);
        assertThatThrownBy(() -> read(layout.write(folder, "turned.csv")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        failure -> assertThat(failure.findings())
                                .singleElement()
                                .asString()
                                .contains("turned round", "transpose"));
    }

    @Test
    void coefficientsAreNoFlows() throws IOException {
        OfficialLayout layout = table2007();
        int last = layout.column("42");
        layout.cells.subList(layout.row("42") + 1, layout.cells.size()).clear();
        layout.merged.clear();
        layout.cells.forEach(line -> {
            line.subList(Math.min(line.size(), last + 1), line.size()).clear();
            line.replaceAll(cell -> cell instanceof Double number ? number / 1e9 : cell);
        });
        isRefused(layout.write(folder, "coefficients.csv"), "coefficients, it seems", "table of flows");
    }

    /** Last year's table, hidden by whoever overwrote a copy. */
    @Test
    void aHiddenSheetIsNotTaken() throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        Path file = folder.resolve("hidden.xlsx");
        layout.xlsx(file, List.of("旧表", "表"));
        assertThat(read(file).file()).contains("sheet 表");
        layout.xlsx(file, List.of("表", "表二"));
        isRefused(file, "tables in several sheets, [表, 表二]");
    }

    /** A workbook written by a program whose formulas no spreadsheet has computed: no silent zeros. */
    @Test
    void aFormulaWithoutItsValueIsNoZero() throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        layout.set("05", "07", "=1000*3");
        isRefused(layout.write(folder, "formula.xlsx"), "\"=1000*3\"", "row 05, column 07", "save it");
    }

    @ParameterizedTest
    @CsvSource({"IM,IF,SIGN,each has the wrong sign", "OF,IF,SWAPPED,in each other's place"})
    void twoColumnsInErrorTogetherAreNamed(String a, String b, LikelyCause.Kind kind, String said) throws IOException {
        OfficialLayout layout = table2007();
        int one = layout.column(a);
        int two = layout.column(b);
        for (List<Object> line : layout.cells.subList(CODES + 1, layout.cells.size())) {
            if (line.size() <= Math.max(one, two)) {
                continue;
            }
            Object first = line.get(one);
            Object second = line.get(two);
            boolean swap = kind == LikelyCause.Kind.SWAPPED;
            line.set(one, swap ? second : first instanceof Double x ? -x : first);
            line.set(two, swap ? first : second instanceof Double x ? -x : second);
        }
        assertThat(TableCheck.of(read(layout.write(folder, "pair.csv"))).causes())
                .singleElement()
                .satisfies(cause -> {
                    assertThat(cause.kind()).isEqualTo(kind);
                    assertThat(cause.text()).contains(a, b, said);
                });
    }

    /** As spreadsheets of many countries write text: semicolons, decimal commas, points between thousands. */
    @Test
    void decimalCommasThroughoutAreUnderstood() throws IOException {
        OfficialLayout layout = OfficialLayout.chongqing2023();
        String text = layout.cells.stream()
                .map(line -> line.stream()
                        .map(cell -> cell instanceof Double number
                                ? String.format(java.util.Locale.GERMANY, "%,.2f", number)
                                : cell.toString())
                        .collect(Collectors.joining(";")))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("komma.csv"), text);
        equalsTheBundled("chongqing-2023", read(file).table());
        // one of them among points stays an error
        Files.writeString(
                file, text.replace(".", "").replace(',', '.').replaceFirst(";(\\d{4,})\\.(\\d\\d);", ";$1,$2;"));
        isRefused(file, "decimal point");
    }

    /** Ten sectors in the words of another office: bare totals, households as a whole, year and unit in cells of their own. */
    @Test
    void tenSectorsInOtherWords() throws IOException {
        List<String> names = List.of(
                "Agriculture",
                "Mining",
                "Manufacturing",
                "Energy",
                "Construction",
                "Trade",
                "Transport",
                "Other",
                "Government",
                "Services");
        StringBuilder text =
                new StringBuilder("Symmetric table at basic prices\nYear,2019\nUnit,Million UNIT\nCPA,Products,"
                        + String.join(",", names)
                        + ",Total,Final consumption expenditure by households,Final consumption expenditure by government,"
                        + "Gross fixed capital formation,Exports,Total final uses,Imports,Total output\n");
        double[] inputs = new double[10];
        double[] output = new double[10];
        for (int i = 0; i < 10; i++) {
            double sum = 0;
            text.append("P").append(i).append(',').append(names.get(i));
            for (int j = 0; j < 10; j++) {
                double flow = 100 + 7 * i + 3 * j + (i == j ? 400 : 0);
                sum += flow;
                inputs[j] += flow;
                text.append(',').append(flow);
            }
            double households = 500 + 10 * i;
            output[i] = sum + households + 60 + 70 + 80 - 90;
            text.append(',').append(sum).append(',').append(households).append(",60,70,80,");
            text.append(households + 210).append(",90,").append(output[i]).append('\n');
        }
        StringBuilder labour = new StringBuilder(",Compensation of employees");
        StringBuilder taxes = new StringBuilder(",Other net taxes on production");
        StringBuilder surplus = new StringBuilder(",Gross operating surplus and mixed income");
        StringBuilder added = new StringBuilder(",\"Value added, gross\"");
        StringBuilder total = new StringBuilder(",Total intermediate consumption");
        StringBuilder all = new StringBuilder(",Output");
        for (int j = 0; j < 10; j++) {
            labour.append(",200");
            taxes.append(",20");
            surplus.append(',').append(output[j] - inputs[j] - 220);
            added.append(',').append(output[j] - inputs[j]);
            total.append(',').append(inputs[j]);
            all.append(',').append(output[j]);
        }
        text.append(String.join("\n", total, labour, taxes, surplus, added, all))
                .append('\n');
        Path file = folder.resolve("siot.csv");
        Files.writeString(file, text.toString().replace("UNIT", "yuan"), StandardCharsets.UTF_8);
        ReadTable read = read(file);
        assertThat(TableCheck.of(read).passed()).isTrue();
        assertThat(read.table().metadata().year()).isEqualTo(2019);
        assertThat(read.table().sectors().get(7).name()).isEqualTo("Other");
        assertThat(read.table().columns().stream().map(c -> c.code()).toList())
                .containsExactly("THC", "FU103", "FU201", "EX", "IM");
        Files.writeString(file, text.toString().replace("UNIT", "euro"), StandardCharsets.UTF_8);
        isRefused(file, "another currency, \"Million euro\"", "--unit");
        ImportOptions asTheyStand = new ImportOptions(null, null, "10^6 yuan", null, null, null, null, null, Map.of());
        assertThat(OfficialReader.read(file, asTheyStand).notices())
                .anySatisfy(notice -> assertThat(notice).contains("Million euro", "as stated"));
    }
}
