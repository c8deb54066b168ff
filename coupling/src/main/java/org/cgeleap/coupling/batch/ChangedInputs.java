package org.cgeleap.coupling.batch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.DataNumbers;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseNumbers;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.ParameterTable;

/** A case that was read with some of its numbers changed: what a run of a study or plan is solved with. */
public final class ChangedInputs {
    private ChangedInputs() {}

    /**
     * {@return a copy of a case's inputs with other numbers; nothing is read again}
     *
     * @param inputs as read
     * @param columns new numbers by column, as {@link RunRequest#values()}: {@code KEY} a value, {@code factor:KEY} what
     *     multiplies it, {@code trend:KEY} what a path drifts to
     * @throws InputException for a value where only a factor has a meaning
     * @throws IllegalArgumentException for an expression or a table that cannot be made so
     */
    public static CaseInputs of(CaseInputs inputs, Map<String, Double> columns) {
        RunRequest request = new RunRequest("", "", List.of(), columns, Map.of());
        Map<String, Double> set = request.set();
        Map<String, Double> factors = request.factors();
        Case given = inputs.given();
        ParameterTable table = given.parameters();
        Set<String> keys = table.keys();
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
        if (!request.trends().isEmpty()) {
            table = table.drifting(
                    request.trends(), given.years().alignment(), given.years().horizon());
        }
        // the table first: what stands beside it may follow from it
        Case varied = given.varied(table);
        CaseInputs other = new CaseInputs(
                beside.isEmpty() ? varied : CaseNumbers.with(varied, beside),
                inputs.table(),
                inputs.energy(),
                inputs.area(),
                inputs.link(),
                inputs.fitted(),
                inputs.compiled());
        return dataSet.isEmpty() && dataFactors.isEmpty() ? other : DataNumbers.with(other, dataSet, dataFactors);
    }

    private static Map<String, Double> only(Map<String, Double> values, Predicate<String> keys) {
        Map<String, Double> chosen = new TreeMap<>(values);
        chosen.keySet().removeIf(keys.negate());
        return chosen;
    }
}
