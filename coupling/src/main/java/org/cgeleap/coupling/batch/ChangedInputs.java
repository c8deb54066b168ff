package org.cgeleap.coupling.batch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
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
        Case given = inputs.given();
        ParameterTable table = given.parameters();
        Set<String> keys = table.keys();
        Map<String, DoubleUnaryOperator> beside = new HashMap<>();
        Map<String, Double> set = request.set();
        Map<String, Double> dataSet = request.set();
        dataSet.keySet().removeIf(key -> !DataNumbers.is(key));
        set.forEach((key, value) -> beside.put(key, was -> value));
        set.keySet().retainAll(keys);
        Map<String, Double> factors = request.factors();
        Map<String, Double> dataFactors = request.factors();
        dataFactors.keySet().removeIf(key -> !DataNumbers.is(key));
        factors.forEach((key, factor) -> beside.put(key, was -> was * factor));
        factors.keySet().retainAll(keys);
        beside.keySet().removeAll(keys);
        if (!set.isEmpty()) {
            table = table.with(set);
        }
        if (!factors.isEmpty()) {
            table = table.scaled(factors);
        }
        if (!request.trends().isEmpty()) {
            table = table.drifting(
                    request.trends(), given.years().alignment(), given.years().horizon());
        }
        Case changed = beside.isEmpty() ? given : CaseNumbers.with(given, beside);
        CaseInputs other = new CaseInputs(
                changed.with(table),
                inputs.table(),
                inputs.energy(),
                inputs.area(),
                inputs.link(),
                inputs.fitted(),
                inputs.compiled());
        return dataSet.isEmpty() && dataFactors.isEmpty() ? other : DataNumbers.with(other, dataSet, dataFactors);
    }
}
