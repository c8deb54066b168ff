package org.cgeleap.exported;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of a GAMS program that this export writes: levels and bounds, equations, the pairs of the model. */
final class GamsProgram {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)\\.(l|lo|up|fx)\\s*=\\s*(\\S+)");

    final Map<String, Double> level = new LinkedHashMap<>();
    final Map<String, Double> lower = new HashMap<>();
    final Map<String, Double> upper = new HashMap<>();
    final List<String> statements = new ArrayList<>();
    final List<String> block = new ArrayList<>();

    private GamsProgram() {}

    static GamsProgram of(String text) {
        GamsProgram program = new GamsProgram();
        StringBuilder plain = new StringBuilder();
        boolean off = false;
        for (String line : text.lines().toList()) {
            assertThat(line.length()).as("GAMS' longest line").isLessThan(80_000);
            if (line.equalsIgnoreCase("$ontext")) {
                off = true;
            } else if (line.equalsIgnoreCase("$offtext")) {
                off = false;
            } else if (off) {
                program.block.add(line);
            } else if (!line.startsWith("*") && !line.startsWith("$")) {
                plain.append(line).append('\n');
            }
        }
        for (String statement : plain.toString().split(";", 0)) {
            String one = statement.trim();
            Matcher assignment = ASSIGNMENT.matcher(one);
            if (assignment.matches()) {
                program.assign(key(assignment.group(1)), assignment.group(2), number(assignment.group(3)));
            } else if (!one.isEmpty()) {
                program.statements.add(one);
            }
        }
        return program;
    }

    static String key(String name) {
        assertThat(name).as("a name that GAMS allows").matches(NAME);
        return name.toLowerCase(Locale.ROOT);
    }

    private static double number(String text) {
        return switch (text) {
            case "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private void assign(String name, String what, double value) {
        switch (what) {
            case "l" -> level.put(name, value);
            case "lo" -> lower.put(name, value);
            case "up" -> upper.put(name, value);
            default -> {
                level.put(name, value);
                lower.put(name, value);
                upper.put(name, value);
            }
        }
    }

    double level(String name) {
        Double value = level.get(name);
        if (value == null) {
            throw new AssertionError("no level of " + name);
        }
        return value;
    }

    Complementarity.Row row(String name, double f, double size) {
        return new Complementarity.Row(
                name,
                level(name),
                lower.getOrDefault(name, Double.NEGATIVE_INFINITY),
                upper.getOrDefault(name, Double.POSITIVE_INFINITY),
                f,
                Math.max(1, size));
    }

    /** The complementarity problem of equations and the pairs of the model statement. */
    Complementarity algebra() {
        Map<String, String> bodies = new LinkedHashMap<>();
        Map<String, String> relations = new HashMap<>();
        Map<String, String> pairs = new LinkedHashMap<>();
        Pattern definition = Pattern.compile("(?s)(\\w+)\\.\\.(.*?)=([elgn])=(.*)");
        for (String statement : statements) {
            Matcher equation = definition.matcher(statement);
            if (equation.matches()) {
                String name = key(equation.group(1));
                assertThat(bodies.put(name, equation.group(2) + " - (" + equation.group(4) + ")"))
                        .isNull();
                relations.put(name, equation.group(3));
            } else if (statement.startsWith("Model")) {
                String list = statement.substring(statement.indexOf('/') + 1, statement.lastIndexOf('/'));
                for (String pair : list.split(",", 0)) {
                    String[] two = pair.trim().split("\\.", 0);
                    assertThat(pairs.put(key(two[0]), key(two[1]))).isNull();
                }
            }
        }
        assertThat(bodies.keySet()).isEqualTo(pairs.keySet());
        assertThat(pairs.values())
                .as("each variable once")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(level.keySet());
        List<Complementarity.Row> rows = new ArrayList<>();
        pairs.forEach((equation, variable) -> {
            GamsExpression.Sized f = GamsExpression.of(bodies.getOrDefault(equation, ""), this::level);
            Complementarity.Row row = row(variable, f.value(), f.size());
            boolean below = !Double.isInfinite(row.lower());
            boolean above = !Double.isInfinite(row.upper());
            // what GAMS demands of a pair: =e= a free variable, =g= a lower bound alone, =l= an upper; =n= anything
            assertThat(relations.get(equation))
                    .as(equation)
                    .isEqualTo(below && above ? "n" : below ? "g" : above ? "l" : "e");
            rows.add(row);
        });
        return new Complementarity(rows);
    }
}
