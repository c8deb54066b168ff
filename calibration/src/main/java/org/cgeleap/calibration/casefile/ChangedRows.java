package org.cgeleap.calibration.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.cgeleap.calibration.casefile.ParameterTable.Entry;

/** Rows of a parameter table that take other values, each saying what it was. */
final class ChangedRows {
    private final String asked;
    private final Change value;
    private final DoubleFunction<String> how;

    /** The value of a row in place of its own. */
    interface Change {
        /** With the row's year, what stands there, and the given number. */
        double of(int year, double was, double number);
    }

    /**
     * A way to change rows.
     *
     * @param asked where the numbers come from, for findings
     * @param value of a row, made of its own and the given one
     * @param how the given number acts, in words
     */
    ChangedRows(String asked, Change value, DoubleFunction<String> how) {
        this.asked = asked;
        this.value = value;
        this.how = how;
    }

    /** A copy of a table in which every row of some names has another value. */
    ParameterTable in(ParameterTable table, Map<String, Double> given) {
        ParameterTable copy = table.copy();
        List<Finding> unknown = new ArrayList<>();
        // by name, so that a row goes after the key it is of
        new TreeMap<>(given).forEach((name, number) -> {
            if (!change(copy, RowName.of(name), number)) {
                unknown.add(new Finding(
                        asked,
                        0,
                        name,
                        "no such key",
                        "a key of the case's parameter files; the nearest is " + NearestKey.of(name, table.names())));
            }
        });
        if (!unknown.isEmpty()) {
            throw new CaseException(unknown);
        }
        return copy;
    }

    private boolean change(ParameterTable copy, RowName named, double number) {
        boolean found = false;
        for (NavigableMap<Integer, Entry> rows : copy.paths()) {
            for (Map.Entry<Integer, Entry> row : rows.entrySet()) {
                Entry e = row.getValue();
                if (named.names(e)) {
                    found = true;
                    row.setValue(new Entry(
                            e.key(),
                            e.year(),
                            e.scenario(),
                            value.of(row.getKey(), e.value(), number),
                            e.unit(),
                            Basis.ASSUMED,
                            how.apply(number) + " (was " + e.value() + ")",
                            e.file(),
                            e.row()));
                }
            }
        }
        return found;
    }
}
