package org.cgeleap.leap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the rows of an area and calculates cells as a spreadsheet would: no class of the engine is used. It knows what the
 * bundled area needs: arithmetic, references, Interp, Max, Remainder.
 */
final class Spreadsheet {
    static final int BASE = 2017;
    static final int FIRST_SCENARIO = 2021;
    private static final Pattern REFERENCE =
            Pattern.compile("(?:Key|Demand)(?:\\\\[A-Za-z0-9&]+(?: [A-Za-z0-9&]+)*)+(?::[A-Za-z&]+(?: [A-Za-z&]+)*)?");

    private final Map<String, String> expressions = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private final Map<String, Double> known = new HashMap<>();
    private final Map<String, String> parents;
    final List<List<String>> branches;

    Spreadsheet(Path folder, Map<String, String> parents) throws IOException {
        this.parents = parents;
        this.branches = rows(folder.resolve("branches.csv"));
        for (List<String> row : rows(folder.resolve("expressions.csv"))) {
            expressions.put(row.get(0) + ":" + row.get(1) + "@" + row.get(2), row.get(3));
            units.put(row.get(0) + ":" + row.get(1), row.get(4));
        }
    }

    /** Rows of a file without its header; quoted cells may hold commas and doubled quotes. */
    static List<List<String>> rows(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '"') {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    cells.add(cell.toString());
                    cell.setLength(0);
                } else {
                    cell.append(c);
                }
            }
            cells.add(cell.toString());
            rows.add(cells);
        }
        return rows.subList(1, rows.size());
    }

    String unit(String branch, String variable) {
        return units.getOrDefault(branch + ":" + variable, "");
    }

    List<List<String>> children(String branch) {
        return branches.stream()
                .filter(r -> r.get(0).startsWith(branch + "\\") && r.get(0).indexOf('\\', branch.length() + 1) < 0)
                .toList();
    }

    /** Value of a cell in a year, 0 where no row gives it. */
    double value(String branch, String variable, String scenario, int year) {
        String key = branch + ":" + variable + "@" + scenario + "@" + year;
        Double done = known.get(key);
        if (done != null) {
            return done;
        }
        String from = year < FIRST_SCENARIO ? "Current Accounts" : scenario;
        String text = null;
        while (from != null && text == null) {
            text = expressions.get(branch + ":" + variable + "@" + from);
            if (text == null) {
                from = parents.get(from);
            }
        }
        double value = text == null
                ? 0
                : new Cell(text, branch, variable, scenario, year, !"Current Accounts".equals(from)).value();
        known.put(key, value);
        return value;
    }

    /** One expression read from left to right. */
    private final class Cell {
        private final String text;
        private final String branch;
        private final String variable;
        private final String scenario;
        private final int year;
        private final boolean inScenario;
        private int at;

        Cell(String text, String branch, String variable, String scenario, int year, boolean inScenario) {
            this.text = text;
            this.branch = branch;
            this.variable = variable;
            this.scenario = scenario;
            this.year = year;
            this.inScenario = inScenario;
        }

        double value() {
            double value = sum();
            if (at < text.length()) {
                throw new IllegalStateException("cannot read " + text.substring(at) + " of " + text);
            }
            return value;
        }

        private boolean next(char c) {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            boolean found = at < text.length() && text.charAt(at) == c;
            at += found ? 1 : 0;
            return found;
        }

        private double sum() {
            double value = product();
            while (true) {
                if (next('+')) {
                    value += product();
                } else if (next('-')) {
                    value -= product();
                } else {
                    return value;
                }
            }
        }

        private double product() {
            double value = power();
            while (true) {
                if (next('*')) {
                    value *= power();
                } else if (next('/')) {
                    value /= power();
                } else {
                    return value;
                }
            }
        }

        private double power() {
            double value = operand();
            while (next('^')) {
                value = Math.pow(value, operand());
            }
            return value;
        }

        private double operand() {
            if (next('-')) {
                return -operand();
            }
            if (next('(')) {
                double value = sum();
                next(')');
                return value;
            }
            Matcher reference = REFERENCE.matcher(text).region(at, text.length());
            if (reference.lookingAt()) {
                at = reference.end();
                String[] parts = reference.group().split(":", -1);
                String wanted =
                        parts.length > 1 ? parts[1] : parts[0].startsWith("Key") ? "Key Assumption" : "Activity Level";
                return Spreadsheet.this.value(parts[0], wanted, scenario, year);
            }
            int from = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            String word = text.substring(from, at);
            return Character.isLetter(word.charAt(0)) ? function(word, from == 0) : Double.parseDouble(word);
        }

        private double function(String name, boolean first) {
            List<Double> arguments = new ArrayList<>();
            next('(');
            do {
                arguments.add(sum());
            } while (next(','));
            next(')');
            return switch (name) {
                case "Max" -> arguments.stream().mapToDouble(v -> v).max().orElseThrow();
                case "Remainder" -> arguments.get(0) - siblings();
                case "Interp" -> interpolated(arguments, inScenario && first && at == text.length());
                default -> throw new IllegalStateException("no function " + name);
            };
        }

        private double siblings() {
            double sum = 0;
            for (List<String> sibling : children(branch.substring(0, branch.lastIndexOf('\\')))) {
                if (!sibling.get(0).equals(branch)) {
                    sum += Spreadsheet.this.value(sibling.get(0), variable, scenario, year);
                }
            }
            return sum;
        }

        /** In a scenario the base-year value of Current Accounts is the first point of a cell that is one Interp. */
        private double interpolated(List<Double> pairs, boolean fromBase) {
            double before = Double.NaN;
            double valueBefore = Double.NaN;
            if (fromBase) {
                before = BASE;
                valueBefore = Spreadsheet.this.value(branch, variable, scenario, BASE);
            }
            for (int i = 0; i < pairs.size(); i += 2) {
                double x = pairs.get(i);
                double y = pairs.get(i + 1);
                if (fromBase && x <= BASE) {
                    continue;
                }
                if (year <= x) {
                    return Double.isNaN(before) ? y : valueBefore + (y - valueBefore) * (year - before) / (x - before);
                }
                before = x;
                valueBefore = y;
            }
            return valueBefore;
        }
    }
}
