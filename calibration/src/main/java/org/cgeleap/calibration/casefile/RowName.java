package org.cgeleap.calibration.casefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of the parameter files by name, as {@code parameters.csv} of a run writes them: {@code KEY} is all rows of a key,
 * {@code KEY[SCENARIO]} those of a scenario, {@code KEY[YEAR]} those of a year, {@code KEY[SCENARIO][YEAR]} one row.
 *
 * @param key of the rows
 * @param places scenario or year that they must have, or both
 */
record RowName(String key, List<String> places) {
    /** Reads a name. */
    static RowName of(String name) {
        int open = name.indexOf('[');
        if (open < 0 || !name.endsWith("]")) {
            return new RowName(name, List.of());
        }
        return new RowName(
                name.substring(0, open),
                Arrays.asList(name.substring(open + 1, name.length() - 1).split("]\\[", -1)));
    }

    /** Whether a row is one of these. */
    boolean names(ParameterTable.Entry entry) {
        String year = entry.year().map(String::valueOf).orElse("");
        return entry.key().equals(key)
                && places.stream().allMatch(p -> !p.isEmpty() && (p.equals(entry.scenario()) || p.equals(year)));
    }

    /** All names a row goes by. */
    static List<String> all(ParameterTable.Entry entry) {
        List<String> names = new ArrayList<>(List.of(entry.key()));
        String year = entry.year().map(y -> "[" + y + "]").orElse("");
        String scenario = entry.scenario().isEmpty() ? "" : "[" + entry.scenario() + "]";
        for (String place : List.of(year, scenario, scenario + year)) {
            if (!place.isEmpty() && !names.contains(entry.key() + place)) {
                names.add(entry.key() + place);
            }
        }
        return names;
    }
}
