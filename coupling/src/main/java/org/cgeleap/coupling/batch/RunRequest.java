package org.cgeleap.coupling.batch;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run that is asked for.
 *
 * @param label for people
 * @param caseName folder of the case or name of a bundled one
 * @param scenarios that are run; the reference is run in any case
 * @param set keys of the parameter files that are given a value, in every year and scenario
 * @param factors keys whose rows are multiplied
 */
public record RunRequest(
        String label, String caseName, List<String> scenarios, Map<String, Double> set, Map<String, Double> factors) {

    public RunRequest {
        scenarios = List.copyOf(scenarios);
        set = Collections.unmodifiableMap(new TreeMap<>(set));
        factors = Collections.unmodifiableMap(new TreeMap<>(factors));
    }

    /** What the run's outcome depends on besides the case; not its label. */
    String content() {
        return caseName + '|' + scenarios + '|' + set + '|' + factors;
    }

    /** The value of an input column: {@code KEY}, or {@code factor:KEY}; NaN where the run leaves it alone. */
    double input(String column) {
        return column.startsWith(FACTOR)
                ? factors.getOrDefault(column.substring(FACTOR.length()), Double.NaN)
                : set.getOrDefault(column, Double.NaN);
    }

    /** How a column of a factor begins. */
    static final String FACTOR = "factor:";
}
