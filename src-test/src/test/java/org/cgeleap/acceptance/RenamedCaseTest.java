package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No sector, fuel, technology, account, scenario or year means anything to the program: the small case under other names,
 * 83 years later, has the same results.
 */
class RenamedCaseTest {
    private static final Path GIVEN = Commands.HOME.resolve("calibration/cases/china-12");

    private static final int LATER = 83;

    private static final Pattern YEAR = Pattern.compile("(?<![\\w./-])20[1-5]\\d(?![\\w.])");

    /** In energy files, where an amount may look like a year. */
    private static final Pattern FIRST_COLUMN = Pattern.compile("(?m)^20[1-5]\\d(?=,)");

    /** Of a value: both runs do the same arithmetic, but sums over names in alphabetical order may round otherwise. */
    private static final double SAME = 1e-9;

    @TempDir
    private Path folder = Path.of("");

    private static List<String> column(String file, String name) {
        return Table.of(GIVEN.resolve(file)).rows().stream()
                .map(row -> row.getOrDefault(name, ""))
                .toList();
    }

    /** Another name for every code of the case. */
    private static Map<String, String> names() {
        List<String> words = Stream.of(
                        column("sectors.csv", "code"),
                        column("power.csv", "technology"),
                        List.of("HHC", "GOV", "ROW", "LAB", "REF", "CAP"))
                .flatMap(List::stream)
                .toList();
        Map<String, String> names = new HashMap<>();
        words.forEach(word -> names.put(word, "q" + names.size() + "Z"));
        return names;
    }

    private static void copyRenamed(Path from, Path to, Map<String, String> names) throws IOException {
        Pattern words = Pattern.compile("(?<![\\w/-])("
                + names.keySet().stream()
                        .sorted((a, b) -> b.length() - a.length())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"))
                + ")(?![\\w-])");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                String text = Files.readString(file);
                if (!file.endsWith("tables/table.csv")) {
                    text = words.matcher(text)
                            .replaceAll(m -> Matcher.quoteReplacement(names.getOrDefault(m.group(1), "")));
                    Pattern year = from.relativize(file).startsWith("energy") ? FIRST_COLUMN : YEAR;
                    text = year.matcher(text).replaceAll(RenamedCaseTest::later);
                }
                Files.writeString(copy, text);
            }
        }
    }

    private static String later(MatchResult year) {
        return String.valueOf(Integer.parseInt(year.group()) + LATER);
    }

    private Table results(Path given, String out) {
        Path to = folder.resolve(out);
        Commands.Outcome run = Commands.run("run", given.toString(), "--out", to.toString());
        assertThat(run.status()).as(run.said()).isZero();
        return Table.of(to.resolve("results.csv"));
    }

    @Test
    void theSameResultsUnderOtherNamesInOtherYears() throws IOException {
        Map<String, String> names = names();
        Path renamed = folder.resolve("renamed");
        copyRenamed(GIVEN, renamed, names);
        Table expected = results(GIVEN, "given-out");
        Map<String, Double> found = new HashMap<>();
        results(renamed, "renamed-out")
                .rows()
                .forEach(row -> found.put(place(row, Map.of(), 0), Table.number(row, "value")));
        assertThat(found).hasSameSizeAs(expected.rows());
        for (Map<String, String> row : expected.rows()) {
            double value = Table.number(row, "value");
            String place = place(row, names, LATER);
            assertThat(found).containsKey(place);
            assertThat(found.getOrDefault(place, Double.NaN))
                    .as(place)
                    .isCloseTo(value, within(SAME * Math.max(1, Math.abs(value))));
        }
    }

    private static String place(Map<String, String> row, Map<String, String> names, int later) {
        String codes = Stream.of("scenario", "model", "variable", "sector", "fuel", "technology")
                .map(column -> row.getOrDefault(column, ""))
                .map(code -> names.getOrDefault(code, code))
                .collect(Collectors.joining(" | "));
        return codes + " | " + (Integer.parseInt(row.getOrDefault("year", "0")) + later);
    }
}
