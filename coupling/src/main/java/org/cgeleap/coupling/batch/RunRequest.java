package org.cgeleap.coupling.batch;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cgeleap.calibration.ChangedInputs;

/**
 * One run that is asked for.
 *
 * @param label for people
 * @param caseName folder of the case or name of a bundled one
 * @param scenarios that are run; the reference is run in any case
 * @param values of what varies, by column: {@code KEY} gives a number of the case a value in every year and scenario,
 *     {@code factor:KEY} multiplies it there, {@code trend:KEY} lets a path drift from the alignment year on until it is so
 *     many times itself at the horizon
 * @param closures macro closures other than the case's, as {@code --closure} of a run
 */
public record RunRequest(
        String label, String caseName, List<String> scenarios, Map<String, Double> values, Map<String, String> closures)
        implements Serializable {

    /** How a column of a factor begins. */
    public static final String FACTOR = ChangedInputs.FACTOR;

    /** How a column of a drift begins. */
    public static final String TREND = ChangedInputs.TREND;

    /**
     * Copies all; values and closures are put in the order of their names.
     *
     * @param label for people
     * @param caseName folder of the case or name of a bundled one
     * @param scenarios that are run
     * @param values of what varies, by column: {@code KEY} gives a number of the case a value in every year and
     *     scenario, {@code factor:KEY} multiplies it there, {@code trend:KEY} lets a path drift from the alignment
     *     year on until it is so many times itself at the horizon
     * @param closures macro closures other than the case's, as {@code --closure} of a run
     */
    public RunRequest {
        scenarios = List.copyOf(scenarios);
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        closures = Collections.unmodifiableMap(new TreeMap<>(closures));
    }

    /**
     * {@return the number of the case a column is of}
     *
     * @param column {@code KEY}, {@code factor:KEY} or {@code trend:KEY}
     */
    public static String key(String column) {
        return ChangedInputs.key(column);
    }

    /** What the run's outcome depends on besides the case; not its label. */
    String content() {
        return caseName + '|' + scenarios + '|' + values + '|' + closures;
    }

    /**
     * Runs with the same name here start from the same base run.
     *
     * @return the case's name, and the closures where there are any
     */
    public String group() {
        return closures.isEmpty() ? caseName : caseName + " " + closures;
    }

    /** The value of an input column; NaN where the run leaves it alone. */
    double input(String column) {
        return values.getOrDefault(column, Double.NaN);
    }
}
