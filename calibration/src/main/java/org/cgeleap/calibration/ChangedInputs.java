package org.cgeleap.calibration;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseNumbers;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.ParameterTable;

/**
 * A case that was read with some of its numbers changed: what a run of a study or plan is solved with. A column is
 * {@code KEY}, which gives a number a value, {@code factor:KEY}, which multiplies it, or {@code trend:KEY}, which lets a path drift
 * from the alignment year on until it is so many times itself at the horizon.
 */
public final class ChangedInputs {
    /** How a column of a factor begins. */
    public static final String FACTOR = "factor:";

    /** How a column of a drift begins. */
    public static final String TREND = "trend:";

    private ChangedInputs() {}

    /**
     * {@return the number of the case a column is of}
     *
     * @param column {@code KEY}, {@code factor:KEY} or {@code trend:KEY}
     */
    public static String key(String column) {
        return column.startsWith(FACTOR)
                ? column.substring(FACTOR.length())
                : column.startsWith(TREND) ? column.substring(TREND.length()) : column;
    }

    /**
     * {@return what a column does to its number: the words before the key, empty for a value}
     *
     * @param column {@code KEY}, {@code factor:KEY} or {@code trend:KEY}
     */
    public static String prefix(String column) {
        return column.substring(0, column.length() - key(column).length());
    }

    /**
     * {@return a copy of a case's inputs with other numbers; nothing is read again}
     *
     * @param inputs as read
     * @param columns new numbers by column, with the names of {@link NumberNames}
     * @throws InputException for a value where only a factor has a meaning, and for numbers out of their range
     * @throws IllegalArgumentException for an expression or a table that cannot be made so
     */
    public static CaseInputs of(CaseInputs inputs, Map<String, Double> columns) {
        Map<String, Double> set = beginning("", columns);
        Map<String, Double> factors = beginning(FACTOR, columns);
        Map<String, Double> trends = beginning(TREND, columns);
        Case given = inputs.given();
        ParameterTable table = given.parameters();
        Set<String> keys = table.names();
        Map<String, Double> tableSet = only(set, keys::contains);
        Map<String, Double> tableFactors = only(factors, keys::contains);
        Map<String, Double> dataSet = only(set, DataNumbers::is);
        Map<String, Double> dataFactors = only(factors, DataNumbers::is);
        Map<String, DoubleUnaryOperator> beside = new HashMap<>();
        set.forEach((key, value) -> beside.put(key, was -> value));
        factors.forEach((key, factor) -> beside.merge(key, was -> was * factor, DoubleUnaryOperator::andThen));
        beside.keySet().removeIf(key -> keys.contains(key) || DataNumbers.is(key));
        if (!tableSet.isEmpty()) {
            table = table.with(tableSet);
        }
        if (!tableFactors.isEmpty()) {
            table = table.scaled(tableFactors);
        }
        if (!trends.isEmpty()) {
            table = table.drifting(
                    trends, given.years().alignment(), given.years().horizon());
        }
        // the table first: what stands beside it may follow from it
        Case varied = given.varied(table);
        if (!beside.isEmpty()) {
            varied = CaseNumbers.with(varied, beside);
        }
        varied.check();
        CaseInputs other = new CaseInputs(
                varied,
                inputs.table(),
                inputs.energy(),
                inputs.area(),
                inputs.link(),
                inputs.fitted(),
                inputs.compiled());
        return dataSet.isEmpty() && dataFactors.isEmpty() ? other : DataNumbers.with(other, dataSet, dataFactors);
    }

    /** Numbers of columns that begin so; an empty beginning stands for values. */
    private static Map<String, Double> beginning(String prefix, Map<String, Double> columns) {
        Map<String, Double> chosen = new TreeMap<>();
        columns.forEach((column, value) -> {
            if (prefix(column).equals(prefix)) {
                chosen.put(key(column), value);
            }
        });
        return chosen;
    }

    private static Map<String, Double> only(Map<String, Double> values, Predicate<String> keys) {
        Map<String, Double> chosen = new TreeMap<>(values);
        chosen.keySet().removeIf(keys.negate());
        return chosen;
    }
}
