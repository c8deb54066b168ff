package org.cgeleap.coupling.explain;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.cgeleap.calibration.casefile.InputException;

/** Explains rows of {@code results.csv} and of {@code parameters.csv}: meaning, equation, value, parts, source. */
final class ResultExplanation {
    private static final List<String> DIMENSIONS = List.of("sector", "fuel", "technology");
    private static final int SHOWN = 12;

    private final RunFolder run;
    private final Map<String, Map<String, String>> variables;

    ResultExplanation(RunFolder run) throws IOException {
        this.run = run;
        this.variables = variables();
    }

    private static Map<String, Map<String, String>> variables() throws IOException {
        Map<String, Map<String, String>> known = new LinkedHashMap<>();
        String name = "/org/cgeleap/coupling/results/variables.csv";
        try (InputStream in = Objects.requireNonNull(ResultExplanation.class.getResourceAsStream(name), name);
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(in)) {
            while (rows.hasNext()) {
                Map<String, String> row = rows.next();
                known.put(row.getOrDefault("variable", ""), row);
            }
        }
        return known;
    }

    /** Whether a name, up to a bracket, is a variable of results.csv. */
    boolean knows(String quantity) {
        return variables.containsKey(name(quantity));
    }

    private static String name(String quantity) {
        int bracket = quantity.indexOf('[');
        return (bracket < 0 ? quantity : quantity.substring(0, bracket)).strip();
    }

    /** Codes in the brackets, e.g. {@code energy_use[NMM,coal]}. */
    private static List<String> codes(String quantity) {
        int bracket = quantity.indexOf('[');
        if (bracket < 0) {
            return List.of();
        }
        if (!quantity.strip().endsWith("]")) {
            throw new InputException(List.of("QUANTITY: found " + quantity + "; expected " + name(quantity)
                    + "[sector,fuel,technology], each where it applies"));
        }
        String inside = quantity.substring(bracket + 1, quantity.lastIndexOf(']'));
        List<String> codes = new ArrayList<>();
        for (String code : inside.split(",", -1)) {
            if (!code.isBlank()) {
                codes.add(code.strip());
            }
        }
        return codes;
    }

    /** Years of a variable in words; none where the scenario has no row of it. */
    private String years(String name, String scenario) throws IOException {
        TreeSet<String> years = new TreeSet<>();
        run.rows("results.csv", row -> {
            if (row.getOrDefault("variable", "").equals(name)
                    && row.getOrDefault("scenario", "").equals(scenario)) {
                years.add(row.getOrDefault("year", ""));
            }
        });
        return years.isEmpty() ? "none; another scenario may" : years.first() + " to " + years.last();
    }

    String of(String quantity, String scenario, int year) throws IOException {
        String name = name(quantity);
        List<String> codes = codes(quantity);
        List<Map<String, String>> all = new ArrayList<>();
        run.rows("results.csv", row -> {
            if (row.getOrDefault("variable", "").equals(name)
                    && row.getOrDefault("scenario", "").equals(scenario)
                    && row.getOrDefault("year", "").equals(String.valueOf(year))) {
                all.add(row);
            }
        });
        List<Map<String, String>> exact = all.stream()
                .filter(row -> dimensions(row).equals(sorted(codes)))
                .toList();
        List<Map<String, String>> within = all.stream()
                .filter(row ->
                        dimensions(row).containsAll(codes) && dimensions(row).size() > codes.size())
                .sorted(Comparator.comparingDouble((Map<String, String> row) -> -Math.abs(value(row))))
                .toList();
        if (all.isEmpty()) {
            throw new InputException(List.of("QUANTITY: found " + name + ", of which results.csv has no row in " + year
                    + " of " + scenario + "; expected a year it has: " + years(name, scenario)));
        }
        if (exact.isEmpty() && within.isEmpty()) {
            // what stands with the codes that are there, or else with any
            List<List<String>> sets =
                    all.stream().map(ResultExplanation::dimensions).toList();
            List<String> known = codes.stream()
                    .filter(code -> sets.stream().anyMatch(set -> set.contains(code)))
                    .limit(1)
                    .toList();
            throw new InputException(List.of("QUANTITY: found " + quantity + ", of which results.csv has no row in "
                    + year + " of " + scenario + "; expected codes among "
                    + new TreeSet<>(sets.stream()
                            .filter(set -> set.containsAll(known))
                            .flatMap(List::stream)
                            .toList())
                    + (known.isEmpty() ? "" : ", which stand with " + known.get(0))));
        }
        StringBuilder text = new StringBuilder();
        Map<String, String> variable = variables.getOrDefault(name, Map.of());
        text.append(name)
                .append(": ")
                .append(variable.getOrDefault("meaning", ""))
                .append('\n');
        text.append("  = ").append(variable.getOrDefault("equation", "")).append('\n');
        exact.forEach(row -> text.append("  ").append(line(row)).append('\n'));
        if (!within.isEmpty()) {
            text.append(exact.isEmpty() ? "rows, largest first\n" : "of which, largest first\n");
            within.stream()
                    .limit(SHOWN)
                    .forEach(row -> text.append("  ").append(line(row)).append('\n'));
            if (within.size() > SHOWN) {
                text.append("  and ").append(within.size() - SHOWN).append(" more in results.csv\n");
            }
        }
        return text
                + new ResultTerms(run, variables.keySet())
                        .of(name, variable.getOrDefault("equation", ""), codes, scenario, year);
    }

    private static List<String> sorted(List<String> codes) {
        return codes.stream().sorted().toList();
    }

    static List<String> dimensions(Map<String, String> row) {
        return DIMENSIONS.stream()
                .map(d -> row.getOrDefault(d, ""))
                .filter(c -> !c.isEmpty())
                .sorted()
                .toList();
    }

    private static double value(Map<String, String> row) {
        return Double.parseDouble(row.getOrDefault("value", ""));
    }

    static String line(Map<String, String> row) {
        String where = String.join(", ", dimensions(row));
        return String.format(
                Locale.ROOT,
                "%s, %s, %s%s = %s %s",
                row.getOrDefault("model", ""),
                row.getOrDefault("scenario", ""),
                row.getOrDefault("year", ""),
                where.isEmpty() ? "" : ", " + where,
                row.getOrDefault("value", ""),
                row.getOrDefault("unit", ""));
    }

    /** A number of the case that reached the solver; empty text if there is none of that key. */
    String parameter(String key) throws IOException {
        StringBuilder text = new StringBuilder();
        run.rows("parameters.csv", row -> {
            if (row.getOrDefault("key", "").equals(key)) {
                text.append(String.format(
                        "%s = %s %s%n  %s: %s%n",
                        key,
                        row.getOrDefault("value", ""),
                        row.getOrDefault("unit", ""),
                        row.getOrDefault("basis", ""),
                        row.getOrDefault("source", "")));
            }
        });
        return text.toString();
    }

    /** Names a user may ask for. */
    List<String> names() {
        return List.copyOf(variables.keySet());
    }
}
