package org.cgeleap.coupling.batch;

import java.io.Serializable;
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
 * @param set numbers of the case that are given a value, in every year and scenario
 * @param factors numbers of the case that are multiplied, in every year and scenario
 * @param closures macro closures other than the case's, as {@code --closure} of a run
 */
public record RunRequest(
        String label,
        String caseName,
        List<String> scenarios,
        Map<String, Double> set,
        Map<String, Double> factors,
        Map<String, String> closures)
        implements Serializable {

    /** How a column of a factor begins. */
    static final String FACTOR = "factor:";

    public RunRequest {
        scenarios = List.copyOf(scenarios);
        set = Collections.unmodifiableMap(new TreeMap<>(set));
        factors = Collections.unmodifiableMap(new TreeMap<>(factors));
        closures = Collections.unmodifiableMap(new TreeMap<>(closures));
    }

    /** A run under the case's own closures. */
    public RunRequest(
            String label,
            String caseName,
            List<String> scenarios,
            Map<String, Double> set,
            Map<String, Double> factors) {
        this(label, caseName, scenarios, set, factors, Map.of());
    }

    /** What the run's outcome depends on besides the case; not its label. */
    String content() {
        return caseName + '|' + scenarios + '|' + set + '|' + factors + '|' + closures;
    }

    /** Runs with the same name here start from the same base run. */
    String group() {
        return closures.isEmpty() ? caseName : caseName + " " + closures;
    }

    /** The value of an input column: {@code KEY}, or {@code factor:KEY}; NaN where the run leaves it alone. */
    double input(String column) {
        return column.startsWith(FACTOR)
                ? factors.getOrDefault(column.substring(FACTOR.length()), Double.NaN)
                : set.getOrDefault(column, Double.NaN);
    }
}
