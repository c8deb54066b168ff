package org.cgeleap.iotables.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cgeleap.iotables.check.LikelyCause.Kind;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.official.OfficialLayout.Dress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A table that reads but does not add up: every damage is found, with its place and its cause. */
class InconsistentOfficialTest {
    @TempDir
    private Path folder = Path.of("");

    /** A damage to figures. */
    private enum Damage {
        SIGN_OF_A_FIGURE(Kind.SIGN),
        SIGN_OF_A_ROW(Kind.SIGN),
        SIGN_OF_IMPORTS(Kind.SIGN),
        FIGURE_IN_ANOTHER_UNIT(Kind.UNIT),
        ROW_IN_ANOTHER_UNIT(Kind.UNIT),
        COLUMN_IN_ANOTHER_UNIT(Kind.UNIT),
        DECIMAL_POINT(Kind.DECIMAL_POINT),
        DIGITS(Kind.DIGITS),
        FIGURE_BLANK(Kind.MISSING),
        FIGURE_DOUBLED(Kind.DOUBLED),
        TOTAL_DOUBLED(Kind.DOUBLED),
        TOTAL_OFF(Kind.FIGURE),
        VALUE_ADDED_OFF(Kind.FIGURE),
        COLUMNS_SWAPPED(Kind.SWAPPED),
        ROWS_SWAPPED(Kind.SWAPPED),
        ROW_SHIFTED_RIGHT(Kind.SHIFTED),
        ROW_SHIFTED_LEFT(Kind.SHIFTED),
        COLUMN_SHIFTED_DOWN(Kind.SHIFTED),
        SECTOR_LOST(Kind.LOST_SECTOR),
        NEGATIVE_OUTPUT(Kind.NEGATIVE_OUTPUT);

        private final Kind kind;

        Damage(Kind kind) {
            this.kind = kind;
        }
    }

    static Stream<Arguments> damages() {
        List<Arguments> all = new ArrayList<>();
        for (String table : List.of("chongqing-2007", "chongqing-2023", "china-2017-42", "china-2017-149")) {
            int count = 0;
            for (Damage damage : Damage.values()) {
                count++;
                boolean imports = table.equals("chongqing-2007") || table.equals("china-2017-149");
                // the largest table takes longest: every third damage
                boolean skipped = table.endsWith("149") && count % 3 != 0;
                if (!skipped && (damage != Damage.SIGN_OF_IMPORTS || imports)) {
                    all.add(Arguments.of(table, damage));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("damages")
    void isFoundWithPlaceAndCause(String table, Damage damage) throws IOException {
        OfficialLayout layout = OfficialLayout.of(
                table,
                (table.contains("2007") ? "2007" : table.contains("2023") ? "2023" : "2017") + "年投入产出表",
                Dress.LOCAL_WITH_CODES);
        boolean split = table.equals("china-2017-42");
        String[] flow = largestFlow(layout, split);
        String sector = flow[0];
        String user = flow[1];
        String row = split ? sector + " domestic" : sector;
        String[] place = damage(layout, damage, row, sector, user, split);
        OfficialTable official = OfficialReader.read(layout.write(folder, "t.csv"), ImportOptions.none());
        TableCheck check = TableCheck.of(official.read());

        assertThat(check.passed()).isFalse();
        assertThat(check.discrepancies())
                .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.difference()), Math.abs(a.difference())));
        assertThat(check.causes())
                .as(
                        "causes of %s; %s",
                        damage, check.discrepancies().stream().limit(6).toList())
                .anySatisfy(cause -> {
                    assertThat(cause.kind()).isEqualTo(damage.kind);
                    assertThat(cause.row()).isEqualTo(place[0]);
                    assertThat(cause.column()).isEqualTo(place[1]);
                });
        if (layout.rowOf.containsKey(place[0]) && layout.columnOf.containsKey(place[1])) {
            assertThat(official.place(place[0], place[1])).isEqualTo(layout.place(place[0], place[1]));
        }
    }

    /** Supplier and user of the largest flow between two different sectors. */
    private static String[] largestFlow(OfficialLayout t, boolean split) {
        String[] largest = {"", ""};
        double most = 0;
        for (String supplier : t.columnOf.keySet()) {
            String row = split ? supplier + " domestic" : supplier;
            for (String user : t.columnOf.keySet()) {
                boolean flow = t.rowOf.containsKey(row)
                        && t.column(supplier) < t.column("TIU")
                        && t.column(user) < t.column("TIU")
                        && !supplier.equals(user);
                if (flow && t.number(row, user) > most) {
                    most = t.number(row, user);
                    largest = new String[] {supplier, user};
                }
            }
        }
        return largest;
    }

    private static String[] damage(
            OfficialLayout t, Damage damage, String row, String sector, String user, boolean split) {
        double figure = t.number(row, user);
        switch (damage) {
            case SIGN_OF_A_FIGURE -> t.set(row, user, -figure);
            case SIGN_OF_A_ROW -> scaleRow(t, row, -1);
            case SIGN_OF_IMPORTS -> {
                scaleColumn(t, "IM", -1);
                return new String[] {"all", "IM"};
            }
            case FIGURE_IN_ANOTHER_UNIT -> t.set(row, user, figure * 1e4);
            case ROW_IN_ANOTHER_UNIT -> scaleRow(t, row, 1e-4);
            case COLUMN_IN_ANOTHER_UNIT -> scaleColumn(t, user, 1e4);
            case DECIMAL_POINT -> t.set(row, user, figure * 10);
            case DIGITS -> t.set(row, user, swapDigits(figure));
            case FIGURE_BLANK -> t.set(row, user, "");
            case FIGURE_DOUBLED -> t.set(row, user, figure * 2);
            case TOTAL_DOUBLED -> {
                t.set("TII", user, 2 * t.number("TII", user));
                return new String[] {"TII", user};
            }
            case TOTAL_OFF -> {
                t.set(row, "TIU", t.number(row, "TIU") + 123456.5);
                return new String[] {row, "TIU"};
            }
            case VALUE_ADDED_OFF -> {
                t.set("VA001", user, t.number("VA001", user) + 123456.5);
                return new String[] {"VA001", user};
            }
            case COLUMNS_SWAPPED -> {
                swapColumns(t, sector, user);
                return new String[] {"all", sector};
            }
            case ROWS_SWAPPED -> {
                swapRows(t, row, split ? user + " domestic" : user);
                return new String[] {row, "all"};
            }
            case ROW_SHIFTED_RIGHT -> shiftRow(t, row, 1);
            case ROW_SHIFTED_LEFT -> shiftRow(t, row, -1);
            case COLUMN_SHIFTED_DOWN -> {
                int column = t.column(user);
                for (int r = t.row("TII") - 1; r > 5; r--) {
                    t.set(r, column, t.get(r - 1, column));
                }
                t.set(5, column, "");
                return new String[] {"all", user};
            }
            case SECTOR_LOST -> {
                if (split) {
                    remove(t, t.row(sector + " imported"));
                }
                remove(t, t.row(row));
                int column = t.column(sector);
                t.cells.forEach(line -> {
                    if (column < line.size()) {
                        line.remove(column);
                    }
                });
                return new String[] {"all", "all"};
            }
            case NEGATIVE_OUTPUT -> {
                t.set(row, "GO", -t.number(row, "GO"));
                t.set("TI", sector, -t.number("TI", sector));
                return new String[] {sector, "GO"};
            }
            default -> throw new IllegalStateException(damage.name());
        }
        boolean wholeRow = damage.name().contains("_ROW") || damage.name().startsWith("ROW_");
        if (damage == Damage.COLUMN_IN_ANOTHER_UNIT) {
            return new String[] {"all", user};
        }
        return wholeRow ? new String[] {row, "all"} : new String[] {row, user};
    }

    /** Takes a row out; a group heading that began there begins in the next. */
    private static void remove(OfficialLayout t, int row) {
        if (!t.get(row, 0).equals("")) {
            t.set(row + 1, 0, t.get(row, 0));
        }
        t.cells.remove(row);
    }

    private static void scaleRow(OfficialLayout t, String row, double factor) {
        t.columnOf.forEach((code, column) -> scale(t, t.row(row), column, factor));
    }

    private static void scaleColumn(OfficialLayout t, String column, double factor) {
        t.rowOf.forEach((code, row) -> scale(t, row, t.column(column), factor));
    }

    private static void scale(OfficialLayout t, int row, int column, double factor) {
        if (t.get(row, column) instanceof Double number) {
            t.set(row, column, number * factor);
        }
    }

    private static double swapDigits(double figure) {
        char[] digits = Long.toString((long) figure).toCharArray();
        for (int k = 0; k + 1 < digits.length; k++) {
            if (digits[k] != digits[k + 1] && digits[k + 1] != '0') {
                char first = digits[k];
                digits[k] = digits[k + 1];
                digits[k + 1] = first;
                break;
            }
        }
        return Double.parseDouble(new String(digits)) + figure - Math.floor(figure);
    }

    private static void swapColumns(OfficialLayout t, String a, String b) {
        for (int r = 5; r < t.row("TII"); r++) {
            Object first = t.get(r, t.column(a));
            t.set(r, t.column(a), t.get(r, t.column(b)));
            t.set(r, t.column(b), first);
        }
    }

    private static void swapRows(OfficialLayout t, String a, String b) {
        for (int c = t.firstFigureColumn; c < t.column("TIU"); c++) {
            Object first = t.get(t.row(a), c);
            t.set(t.row(a), c, t.get(t.row(b), c));
            t.set(t.row(b), c, first);
        }
    }

    private static void shiftRow(OfficialLayout t, String row, int by) {
        int first = t.firstFigureColumn;
        int last = t.column("TIU") - 1;
        List<Object> figures = new ArrayList<>();
        for (int c = first; c <= last; c++) {
            figures.add(Objects.requireNonNull(t.get(t.row(row), c)));
        }
        for (int c = first; c <= last; c++) {
            int from = c - first - by;
            t.set(t.row(row), c, from >= 0 && from < figures.size() ? figures.get(from) : "");
        }
    }
}
