package org.cgeleap.coupling.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cgeleap.calibration.casefile.InputException;

/**
 * Two runs side by side: what of their settings differs, and their results, largest difference first. A difference is judged by
 * the size of its variable: the largest value the variable has in a model of either run.
 *
 * @param settings what differs of closure, options, inputs and status, in words
 * @param warnings scenarios of either run that did not converge, in words
 * @param rows of results that differ, largest first
 * @param variables each variable of a model, that with the largest difference first
 * @param compared rows both runs have
 * @param onlyFirst rows only the first has
 * @param onlySecond rows only the second has
 * @param names of variables and scenarios of either run
 */
public record RunComparison(
        List<String> settings,
        List<String> warnings,
        List<Difference> rows,
        List<Variable> variables,
        int compared,
        int onlyFirst,
        int onlySecond,
        Set<String> names) {

    /**
     * A row that differs.
     *
     * @param key what names the row
     * @param unit of both values
     * @param first value in the first run
     * @param second value in the second run
     * @param relative second over first less one; NaN where the first is zero
     * @param ofScale difference over the largest value of the variable, in size
     */
    public record Difference(ResultKey key, String unit, double first, double second, double relative, double ofScale) {

        /**
         * Second less first.
         *
         * @return in the unit of the row
         */
        public double absolute() {
            return second - first;
        }
    }

    /**
     * A variable of a model: how many of its rows differ, and the one that differs most.
     *
     * @param model of the variable
     * @param name of the variable
     * @param unit of its rows
     * @param rows both runs have of it
     * @param differing how many of them differ
     * @param largest the row that differs most
     */
    public record Variable(String model, String name, String unit, int rows, int differing, Difference largest) {}

    /**
     * Copies the lists.
     *
     * @param settings what differs of closure, options, inputs and status, in words
     * @param warnings scenarios of either run that did not converge, in words
     * @param rows of results that differ, largest first
     * @param variables each variable of a model, that with the largest difference first
     * @param compared rows both runs have
     * @param onlyFirst rows only the first has
     * @param onlySecond rows only the second has
     * @param names of variables and scenarios of either run
     */
    public RunComparison {
        settings = List.copyOf(settings);
        warnings = List.copyOf(warnings);
        rows = List.copyOf(rows);
        variables = List.copyOf(variables);
        names = Set.copyOf(names);
    }

    /**
     * Compares two runs.
     *
     * @param first folder of a run, which is subtracted
     * @param second folder of the other run
     * @param acrossClosures whether runs with different closures may be compared
     * @return what differs
     * @throws InputException where a folder is no run, or the closures differ
     * @throws java.io.IOException where a file of a run cannot be read
     */
    public static RunComparison of(Path first, Path second, boolean acrossClosures) throws IOException {
        RunRead a = RunRead.of(first);
        RunRead b = RunRead.of(second);
        if (!a.closureHash().equals(b.closureHash()) && !acrossClosures) {
            List<String> messages = new ArrayList<>();
            messages.add(
                    first + " and " + second + ": found runs with different closures, which answer different questions;"
                            + " expected the same closure (say --across-closures to compare them all the same)");
            messages.addAll(differing(a, b, "closure"));
            throw new InputException(messages);
        }
        List<String> settings = new ArrayList<>();
        for (String part : List.of("closure", "version", "options", "leap_rules", "numeraire", "inputs")) {
            settings.addAll(differing(a, b, part));
        }
        List<String> warnings = new ArrayList<>(a.unusable());
        warnings.addAll(b.unusable());
        return compare(a, b, settings, warnings);
    }

    private static List<String> differing(RunRead a, RunRead b, String part) {
        Map<String, String> one = a.leaves(part);
        Map<String, String> other = b.leaves(part);
        TreeSet<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        List<String> words = new ArrayList<>();
        for (String key : keys) {
            String x = one.getOrDefault(key, "nothing");
            String y = other.getOrDefault(key, "nothing");
            if (!x.equals(y)) {
                words.add(
                        part.equals("inputs")
                                ? key.substring(part.length() + 1)
                                        + (x.equals("nothing") || y.equals("nothing")
                                                ? ": only in the " + (y.equals("nothing") ? "first" : "second")
                                                : ": another content")
                                : key + ": " + x + " | " + y);
            }
        }
        return words;
    }

    private static RunComparison compare(RunRead a, RunRead b, List<String> settings, List<String> warnings) {
        Map<String, Double> scale = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (RunRead run : List.of(a, b)) {
            run.values().forEach((key, value) -> {
                scale.merge(name(key), Math.abs(value), Math::max);
                names.add(key.variable());
                names.add(key.scenario());
            });
        }
        List<Difference> rows = new ArrayList<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        int onlyFirst = 0;
        for (Map.Entry<ResultKey, Double> entry : a.values().entrySet()) {
            ResultKey key = entry.getKey();
            Double other = b.values().get(key);
            if (other == null) {
                onlyFirst++;
                continue;
            }
            counts.merge(name(key), 1, Integer::sum);
            double x = entry.getValue();
            if (x != other) {
                double size = Objects.requireNonNullElse(scale.get(name(key)), 1.0);
                rows.add(new Difference(
                        key,
                        a.units().getOrDefault(key, ""),
                        x,
                        other,
                        x == 0 ? Double.NaN : (other - x) / Math.abs(x),
                        Math.abs(other - x) / size));
            }
        }
        int onlySecond = (int) b.values().keySet().stream()
                .filter(k -> !a.values().containsKey(k))
                .count();
        rows.sort(Comparator.comparingDouble(Difference::ofScale).reversed());
        int compared = counts.values().stream().mapToInt(n -> n).sum();
        return new RunComparison(
                settings, warnings, rows, variables(rows, counts), compared, onlyFirst, onlySecond, names);
    }

    private static List<Variable> variables(List<Difference> rows, Map<String, Integer> counts) {
        Map<String, Difference> largest = new LinkedHashMap<>(); // rows come largest first
        Map<String, Integer> differing = new HashMap<>();
        for (Difference row : rows) {
            largest.putIfAbsent(name(row.key()), row);
            differing.merge(name(row.key()), 1, Integer::sum);
        }
        List<Variable> variables = new ArrayList<>();
        largest.forEach((name, row) -> variables.add(new Variable(
                row.key().model(),
                row.key().variable(),
                row.unit(),
                counts.getOrDefault(name, 0),
                differing.getOrDefault(name, 0),
                row)));
        return variables;
    }

    private static String name(ResultKey key) {
        return key.model() + " " + key.variable();
    }

    /**
     * {@return the part of the comparison that is of some variables and scenarios}
     *
     * @param names of variables, empty for all
     * @param scenarios empty for all
     * @throws InputException for a name neither run has
     */
    public RunComparison only(List<String> names, List<String> scenarios) {
        if (names.isEmpty() && scenarios.isEmpty()) {
            return this;
        }
        List<String> unknown = new ArrayList<>();
        List.of(names, scenarios)
                .forEach(l -> l.stream().filter(n -> !this.names.contains(n)).forEach(unknown::add));
        if (!unknown.isEmpty()) {
            throw new InputException(List.of("--variable, --scenario: found " + String.join(", ", unknown)
                    + ", which neither run has; expected names of " + new TreeSet<>(this.names)));
        }
        List<Difference> kept = rows.stream()
                .filter(d -> names.isEmpty() || names.contains(d.key().variable()))
                .filter(d -> scenarios.isEmpty() || scenarios.contains(d.key().scenario()))
                .toList();
        Map<String, Integer> counts = new HashMap<>();
        variables.forEach(v -> counts.put(v.model() + " " + v.name(), v.rows()));
        return new RunComparison(
                settings, warnings, kept, variables(kept, counts), compared, onlyFirst, onlySecond, this.names);
    }

    /** {@return the largest difference, over the size of its variable; 0 for runs that are alike} */
    public double largest() {
        return rows.isEmpty() ? 0 : rows.get(0).ofScale();
    }
}
