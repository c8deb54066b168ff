package org.cgeleap.iotables.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cgeleap.iotables.official.OfficialLayout.Dress;
import org.cgeleap.iotables.read.InvalidInputException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The city's table of 2007 (with and without codes) and both national tables of 2017 (42 sectors with domestic and
 * imported rows, 149 sectors) in the layouts of the offices, each damaged in its structure: refused with the place, what
 * was found, and what was expected.
 */
class DamagedLayoutsTest {
    @TempDir
    Path folder = Path.of("");

    /** A table in its dress; {@code origin} is what tells the rows of one sector apart in a split table. */
    private record Dressed(String table, String title, Dress dress, String origin) {
        OfficialLayout layout() {
            return OfficialLayout.of(table, title, dress);
        }

        /** Key of a sector's row. */
        String row(String sector) {
            return sector + origin;
        }
    }

    /** Damages a table, and says what the refusal must hold. */
    private interface Damage {
        List<String> to(OfficialLayout layout, Dressed table);
    }

    private static final List<Dressed> TABLES = List.of(
            new Dressed("chongqing-2007", "重庆市2007年投入产出表", Dress.LOCAL_NESTED_WITHOUT_CODES, ""),
            new Dressed("chongqing-2007", "重庆市2007年投入产出表", Dress.LOCAL_WITH_CODES, ""),
            new Dressed("china-2017-42", "2017年中国投入产出表", Dress.LOCAL_WITH_CODES, " domestic"),
            new Dressed("china-2017-42", "Input-output table of China, 2017", Dress.ENGLISH_WITH_NUMBERS, " domestic"),
            new Dressed("china-2017-149", "2017年中国149部门投入产出表", Dress.LOCAL_WITH_CODES, ""),
            new Dressed("china-2017-149", "Input-output table of China, 2017", Dress.ENGLISH_WITH_NUMBERS, ""));

    /** First, third and fifth sector of a table; codes differ between classifications. */
    private static String sector(OfficialLayout t, int position) {
        int column = t.firstFigureColumn + position - 1;
        return t.columnOf.entrySet().stream()
                .filter(e -> e.getValue() == column)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static String line(OfficialLayout t, String row) {
        return "row " + (t.row(row) + 1);
    }

    private static String place(OfficialLayout t, String row, String column) {
        return "row " + (t.row(row) + 1) + ", column " + letters(t.column(column));
    }

    private static String letters(int column) {
        return column < 26
                ? String.valueOf((char) ('A' + column))
                : letters(column / 26 - 1) + (char) ('A' + column % 26);
    }

    private static Damage figure(int supplier, int user, String text) {
        return (t, d) -> {
            String row = d.row(sector(t, supplier));
            String column = sector(t, user);
            t.set(row, column, text);
            return List.of(place(t, row, column), "\"" + text + "\"");
        };
    }

    private static Damage total(String row, int user, String text) {
        return (t, d) -> {
            t.set(row, sector(t, user), text);
            return List.of(place(t, row, sector(t, user)), "\"" + text + "\"");
        };
    }

    private static Damage use(int supplier, String column, String text) {
        return (t, d) -> {
            String row = d.row(sector(t, supplier));
            t.set(row, column, text);
            return List.of(place(t, row, column), "\"" + text + "\"");
        };
    }

    private static void drop(OfficialLayout t, int column) {
        t.cells.forEach(row -> {
            if (column < row.size()) {
                row.remove(column);
            }
        });
        t.merged.clear();
    }

    private static void repeat(OfficialLayout t, int column) {
        t.cells.forEach(row -> {
            if (column < row.size()) {
                row.add(column, row.get(column));
            }
        });
        t.merged.clear();
    }

    private static Stream<Object[]> kinds() {
        return Stream.of(
                kind("a letter for a digit", figure(3, 2, "12O3")),
                kind("a word for a number", figure(5, 1, "n.a.")),
                kind("a note for a number", use(2, "FU201", "见注1")),
                kind("an error of a formula", use(4, "GO", "#REF!")),
                kind("a missing lookup", figure(2, 5, "#N/A")),
                kind("a decimal comma", figure(3, 3, "1.234,5")),
                kind("a percentage", total("TII", 2, "12%")),
                kind("a footnote mark", total("VA001", 3, "123*")),
                kind("a number too large", figure(1, 1, "1e999")),
                kind("a date", total("VA003", 2, "2017-12-31")),
                kind("a sector's row lost", (t, d) -> {
                    t.cells.remove(t.row(d.row(sector(t, 5))));
                    return List.of("without its row");
                }),
                kind("a sector's row doubled", (t, d) -> {
                    int at = t.row(d.row(sector(t, 5)));
                    t.cells.add(at, new ArrayList<>(t.cells.get(at)));
                    return List.of("row " + (at + 2), "twice");
                }),
                kind("a sector's column lost", (t, d) -> {
                    drop(t, t.column(sector(t, 5)));
                    return List.of(line(t, d.row(sector(t, 5))), "heads no sector column");
                }),
                kind("a sector's column doubled", (t, d) -> {
                    repeat(t, t.column(sector(t, 5)));
                    // without codes the copy is told by the column that has no row of its own any more
                    return List.of(d.dress() == Dress.LOCAL_NESTED_WITHOUT_CODES ? "without its row" : "twice");
                }),
                kind("gross output lost", (t, d) -> {
                    drop(t, t.column("GO"));
                    return List.of("no GO");
                }),
                kind("gross output doubled", (t, d) -> {
                    repeat(t, t.column("GO"));
                    return List.of("GO", "each heading once");
                }),
                kind("total input lost", (t, d) -> {
                    t.cells.remove(t.row("TI"));
                    return List.of("no TI");
                }),
                kind("value added doubled", (t, d) -> {
                    t.cells.add(t.row("VA002"), new ArrayList<>(t.cells.get(t.row("VA002"))));
                    return List.of("VA002", "each row once");
                }),
                kind("cut off in the middle", (t, d) -> {
                    t.cells.subList(t.row(d.row(sector(t, 20))), t.cells.size()).clear();
                    return List.of("no TI", "without its row");
                }),
                kind("no unit", (t, d) -> {
                    t.set(1, t.column("GO"), "");
                    return List.of("no unit");
                }),
                kind("two units", (t, d) -> {
                    t.set(0, t.column("GO"), "单位：亿元");
                    return List.of("several units");
                }),
                kind("a unit ten thousand times too large", (t, d) -> {
                    t.set(1, t.column("GO"), "单位：亿元");
                    return List.of("gross output of", "10^-4");
                }),
                kind("no year", (t, d) -> {
                    t.set(0, 0, "投入产出表");
                    return List.of("no year");
                }),
                kind("a row without its heading", (t, d) -> {
                    int at = t.row(d.row(sector(t, 9)));
                    for (int c = 1; c < t.firstFigureColumn; c++) {
                        t.set(at, c, "");
                    }
                    return List.of("row " + (at + 1), "figures without a heading");
                }),
                kind("no figures", (t, d) -> {
                    t.cells.subList(2, t.cells.size()).clear();
                    t.merged.clear();
                    return List.of("no ");
                }),
                kind("figures without headings", (t, d) -> {
                    t.cells.subList(0, t.nameRow + 2).clear();
                    t.merged.clear();
                    return List.of("no ");
                }));
    }

    private static Object[] kind(String name, Damage damage) {
        return new Object[] {name, damage};
    }

    static Stream<Arguments> damages() {
        String[] formats = {"csv", "xlsx", "xls"};
        List<Arguments> all = new ArrayList<>();
        for (int t = 0; t < TABLES.size(); t++) {
            List<Object[]> kinds = kinds().toList();
            // the largest table takes longest: every fourth damage in each of its dresses
            boolean large = TABLES.get(t).table().endsWith("149");
            for (int k = large ? 2 * (t % 2) : 0; k < kinds.size(); k += large ? 4 : 1) {
                all.add(Arguments.of(
                        kinds.get(k)[0], TABLES.get(t), formats[(t + k) % formats.length], kinds.get(k)[1]));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}: {1} as .{2}")
    @MethodSource("damages")
    void isRefusedWithPlaceAndExpectation(String name, Dressed table, String format, Damage damage) throws IOException {
        OfficialLayout layout = table.layout();
        List<String> said = damage.to(layout, table);
        Path file = layout.write(folder, "damaged." + format);
        InvalidInputException failure = catchThrowableOfType(
                InvalidInputException.class, () -> OfficialReader.read(file, ImportOptions.none()));
        assertThat(failure).as("the damage must be noticed").isNotNull();
        assertThat(String.valueOf(failure.getMessage()))
                .contains(said)
                .contains("damaged." + format)
                .contains("expected");
    }
}
