package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.cgeleap.leap.area.AreaException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Valid expressions and files, damaged at random places (seeded): read and finite, or refused with the place; nothing
 * else. The limit of time is far above what a case takes (milliseconds); it only tells a loop without end.
 */
final class FuzzTest {
    private static final int EXPRESSIONS = 600;
    private static final int FILES = 160;
    private static final Duration FOREVER = Duration.ofMinutes(2);
    private static final List<String> VALID = List.of(
            "Interp(2000, 10, 2010, 16, 2020, 30, 2%)",
            "If(Year < 2012, Growth(3%), Growth(-1%))",
            "If(year <= 2019, ScenarioValue(Current Accounts), Value(2019) * Interp(2020, 1.03, 2021, 1.06))",
            "Key\\Driver * 2 ^ 0.5 - Max(3, Min(Key\\Driver, 7)) / 4",
            "BaselineValue * Interp(BaseYear, 1, EndYear, 1.5)",
            "Smooth(2000, 1, 2010, 4, 2020, 9) + Step(2000, 300, 2010, 500)",
            "GrowthAs(Key\\Driver, 0.9)",
            "0.3 + PrevYearValue(Key\\Driver) And 1 Or FnNot(0)",
            "ConvertUnits(1, tce, GJ) * AnnualizedCost(1, 20, 5%)",
            "Demand\\Mill:Final Energy Demand[PJ, Fuel=coal]? a note",
            "PrevYearValue(Demand\\Mill:Direct CO2) / 1 Million",
            "LinForecast(2000, 4, 2001, 3, 2002, 8) ~ + Lookup(Year - 2000, 0, 0, 10, 50)");
    private static final String MARKS = "()[]{},;:\\\"'%^*/+-=<>?~#.0123456789eE xX\t\u00e9\u4e2d\u2212\u0000";

    @TempDir
    Path folder;

    private static AreaFiles area(String expression) {
        return new AreaFiles(2000, 2003, 2022)
                .key("Driver", "1", "Growth(2%)", "")
                .key("Grid Emission Factor", "0.5", "", "")
                .key("X", "1", "1", expression.replace("\"", "\"\""))
                .branch("Demand\\Mill", "technology", "", "coal", "t")
                .set("Demand\\Mill", "Activity Level", "Current Accounts", "1000 * Key\\Driver", "")
                .set(
                        "Demand\\Mill",
                        "Final Energy Intensity",
                        "Current Accounts",
                        "Interp(2000, 1, 2020, 0.5)",
                        "tce/t");
    }

    private static String damaged(String text, SplittableRandom random) {
        StringBuilder changed = new StringBuilder(text);
        int times = 1 + random.nextInt(3);
        for (int k = 0; k < times && !changed.isEmpty(); k++) {
            int at = random.nextInt(changed.length());
            char mark = MARKS.charAt(random.nextInt(MARKS.length()));
            switch (random.nextInt(5)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, mark);
                case 2 -> changed.setCharAt(at, mark);
                case 3 -> changed.setLength(at);
                default -> {
                    int to = Math.min(changed.length(), at + 1 + random.nextInt(12));
                    changed.insert(random.nextInt(changed.length()), changed.substring(at, to));
                }
            }
        }
        return changed.toString();
    }

    private int refused;
    private int read;

    /** Calculates the area; anything but finite figures or a message with its place fails. */
    private void judge(AreaFiles files, String what) {
        try {
            AreaResult result = files.run(folder, "Mitigation");
            for (int year = 2000; year <= 2022; year++) {
                double energy = result.energy("Demand", year);
                if (!Double.isFinite(energy) || !Double.isFinite(result.co2Total(0, year) + energy)) {
                    fail(what + ": energy " + energy + " in " + year);
                }
            }
            read++;
        } catch (AreaException e) {
            refused++;
            String message = String.valueOf(e.getMessage());
            if (!message.matches(
                    "(?s).*(area\\.yaml|fuels\\.csv|branches\\.csv|expressions\\.csv).*found .*expected .*")) {
                fail(what + ": a message without its place: " + message);
            }
            if (message.contains("Exception") || message.contains("NaN") || message.contains("\tat ")) {
                fail(what + ": a message that shows the program: " + message);
            }
        } catch (RuntimeException e) {
            fail(what + ": " + e, e);
        }
    }

    @Test
    void damagedExpressions() {
        SplittableRandom random = new SplittableRandom(20261124);
        Assertions.assertTimeout(FOREVER, () -> {
            for (int k = 0; k < EXPRESSIONS; k++) {
                String expression = damaged(VALID.get(k % VALID.size()), random);
                if (expression.contains("\n") || expression.contains("\u0000")) {
                    continue;
                }
                judge(area(expression), "expression " + k + ", " + expression);
            }
        });
        assertThat(refused).isGreaterThan(EXPRESSIONS / 3);
        assertThat(read).isGreaterThan(EXPRESSIONS / 40);
    }

    @Test
    void damagedExpressionsCarryBranchVariableScenarioAndPosition() {
        SplittableRandom random = new SplittableRandom(7);
        int seen = 0;
        for (int k = 0; k < 300; k++) {
            String expression = damaged(VALID.get(k % VALID.size()), random).replaceAll("[\"\u0000]", "");
            if (expression.isBlank()) {
                continue;
            }
            try {
                area(expression).run(folder, "Mitigation");
            } catch (AreaException e) {
                String message = String.valueOf(e.getMessage());
                if (message.contains("expression: found")) {
                    assertThat(message)
                            .as(expression)
                            .containsPattern("at character \\d+|circular reference")
                            .contains("Key\\X")
                            .contains("Mitigation");
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(80);
    }

    @Test
    void damagedFiles() {
        SplittableRandom random = new SplittableRandom(20261125);
        Assertions.assertTimeout(FOREVER, () -> {
            for (int k = 0; k < FILES; k++) {
                AreaFiles files = area(VALID.get(k % VALID.size()));
                switch (k % 4) {
                    case 0 -> files.yaml = damaged(files.yaml, random);
                    case 1 -> damage(files.fuels, random);
                    case 2 -> damage(files.branches, random);
                    default -> damage(files.expressions, random);
                }
                judge(files, "file " + k + ", " + files.yaml + files.fuels + files.branches + files.expressions);
            }
        });
        assertThat(refused).isGreaterThan(FILES / 3);
    }

    private static void damage(List<String> rows, SplittableRandom random) {
        int row = random.nextInt(rows.size());
        rows.set(row, damaged(rows.get(row), random).replace("\u0000", ""));
    }
}
