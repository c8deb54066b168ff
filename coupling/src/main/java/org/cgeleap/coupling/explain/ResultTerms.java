package org.cgeleap.coupling.explain;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of what the equation of a result names: other results of the same year, of the year before and of the reference
 * scenario where it speaks of them, and numbers of the case with their basis and source.
 */
final class ResultTerms {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*");
    private static final String REFERENCE = "reference scenario";
    private static final String BEFORE = "year before";

    private final RunFolder run;
    private final Set<String> variables;

    /**
     * @param run whose numbers are shown
     * @param variables that results.csv may have
     */
    ResultTerms(RunFolder run, Set<String> variables) {
        this.run = run;
        this.variables = Set.copyOf(variables);
    }

    /**
     * Lines with the terms' values; empty where the equation names none.
     *
     * @param codes of the result, which its terms have as well or are of none
     */
    String of(String name, String equation, List<String> codes, String scenario, int year) throws IOException {
        Set<String> named = new LinkedHashSet<>();
        for (Matcher m = NAME.matcher(equation); m.find(); ) {
            named.add(m.group());
        }
        String reference = equation.contains(REFERENCE) ? run.reference() : "";
        boolean held = !reference.isEmpty() && !reference.equals(scenario);
        boolean before = equation.contains(BEFORE);
        List<String> sorted = codes.stream().sorted().toList();
        // by scenario, year and variable; a row of the result's own codes goes before one of none
        Map<String, String> found = new TreeMap<>();
        run.rows("results.csv", row -> {
            String variable = row.getOrDefault("variable", "");
            String of = row.getOrDefault("scenario", "");
            int at = Integer.parseInt(row.getOrDefault("year", "0"));
            boolean own = of.equals(scenario) && at == year;
            boolean itself = variable.equals(name) && (before || named.stream().noneMatch(variables::contains));
            boolean elsewhere =
                    (held && of.equals(reference) && at == year) || (before && of.equals(scenario) && at == year - 1);
            boolean term = variables.contains(variable) && named.contains(variable);
            List<String> dimensions = ResultExplanation.dimensions(row);
            boolean same = dimensions.equals(sorted);
            boolean another = term && !variable.equals(name);
            boolean wanted = (own && another) || (elsewhere && (another || itself));
            if (wanted && (same || dimensions.isEmpty())) {
                String key = of + "|" + at + "|" + variable + "|" + row.getOrDefault("model", "");
                if (same || !found.containsKey(key)) {
                    found.put(key, variable + ": " + ResultExplanation.line(row));
                }
            }
        });
        StringBuilder text = new StringBuilder();
        found.values().forEach(line -> text.append("  ").append(line).append('\n'));
        run.rows("parameters.csv", row -> {
            String full = row.getOrDefault("key", "");
            String key = full.indexOf('[') < 0 ? full : full.substring(0, full.indexOf('['));
            int point = key.indexOf('.');
            boolean meant = named.contains(key)
                    || (point > 0
                            && named.contains(key.substring(0, point))
                            && codes.contains(key.substring(point + 1)));
            if (meant && !variables.contains(key)) {
                text.append(String.format(
                        "  %s = %s %s (%s: %s)%n",
                        full,
                        row.getOrDefault("value", ""),
                        row.getOrDefault("unit", ""),
                        row.getOrDefault("basis", ""),
                        row.getOrDefault("source", "")));
            }
        });
        return text.length() == 0 ? "" : "terms\n" + text;
    }
}
