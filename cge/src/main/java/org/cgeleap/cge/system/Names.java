package org.cgeleap.cge.system;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parameters and variables by name. */
final class Names {
    private final String[] parameters;
    private final String[] variables;
    private final VariableKind[] kinds;
    private final Map<String, Integer> parameterIndex;
    private final Map<String, Integer> variableIndex;

    Names(List<String> parameters, List<String> variables, List<VariableKind> kinds) {
        this.parameters = parameters.toArray(String[]::new);
        this.variables = variables.toArray(String[]::new);
        this.kinds = kinds.toArray(VariableKind[]::new);
        this.parameterIndex = index(parameters);
        this.variableIndex = index(variables);
    }

    private static Map<String, Integer> index(List<String> names) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            index.putIfAbsent(names.get(i), i);
        }
        return index;
    }

    int parameterCount() {
        return parameters.length;
    }

    String parameter(int i) {
        return parameters[i];
    }

    int variableCount() {
        return variables.length;
    }

    String variable(int i) {
        return variables[i];
    }

    VariableKind kind(int i) {
        return kinds[i];
    }

    /** Index of a parameter, or −1. */
    int findParameter(String name) {
        return parameterIndex.getOrDefault(name, -1);
    }

    /** Index of a variable, or −1. */
    int findVariable(String name) {
        return variableIndex.getOrDefault(name, -1);
    }

    /** " (nearest known name: 'x')" or nothing if no name is near. */
    String nearest(String name) {
        Set<String> all = new LinkedHashSet<>(parameterIndex.keySet());
        all.addAll(variableIndex.keySet());
        return nearest(name, all);
    }

    /** " (nearest known name: 'x')" among candidates, or nothing if no name is near. */
    static String nearest(String name, Collection<String> candidates) {
        Optional<String> best = Optional.empty();
        int distance = Math.max(2, name.length() / 2);
        for (String candidate : candidates) {
            int d = edits(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (d < distance || (d == distance && best.isPresent() && candidate.compareTo(best.get()) < 0)) {
                distance = d;
                best = Optional.of(candidate);
            }
        }
        return best.map(b -> " (nearest known name: '" + b + "')").orElse("");
    }

    /** Edit distance (Levenshtein 1966). */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
