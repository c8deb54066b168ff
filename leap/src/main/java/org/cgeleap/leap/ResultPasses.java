package org.cgeleap.leap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.Finding;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation in which demand itself depends on results: of the year before, or of another part of the area.
 *
 * <p>The area is calculated with assumed results and gives results; where both agree up to a year, those are right, as no
 * circle within a year exists. The first year that differs takes the new results, later ones are carried forward from it,
 * and the area is calculated again. Every pass makes one more year, or one more link within a year, right, so the end is
 * reached in years times results at most and holds exactly, not to a tolerance.
 */
final class ResultPasses {
    private final AreaModel model;
    private final AreaInputs inputs;
    private final double[][] early;
    private final @Nullable Accounting other;

    /**
     * Passes of an evaluation.
     *
     * @param early values of what needs no result
     * @param other an evaluation of the model to start from
     */
    ResultPasses(AreaModel model, AreaInputs inputs, double[][] early, @Nullable Accounting other) {
        this.model = model;
        this.inputs = inputs;
        this.early = early;
        this.other = other;
    }

    Accounting run() {
        Map<Integer, double[]> used = other != null && !other.results().isEmpty() ? other.results() : start();
        Accounting last = other;
        int limit = model.yearCount() * (used.size() + 1) + 1;
        for (int pass = 0; pass <= limit; pass++) {
            double[][] values = early.clone();
            model.cells().late().complete(values, inputs.seriesByIndex(), used);
            last = Accounting.pass(model, inputs, values, last);
            Map<Integer, double[]> found = AreaFigures.of(new AreaResult(model, last));
            int open = firstDifference(used, found);
            if (open == model.yearCount()) {
                last.keep(used);
                return last;
            }
            used = carriedForward(used, found, open);
        }
        throw new AreaException(List.of(new Finding(
                "expressions.csv",
                0,
                "results in expressions",
                "results that do not settle, " + model.scenario(),
                "expressions whose results follow year by year",
                "refer to the year before with PrevYearValue")));
    }

    /** Results if everything that needs them stays as the history leaves it. */
    private Map<Integer, double[]> start() {
        Map<Integer, double[]> ones = new HashMap<>();
        model.cells().late().results().keySet().forEach(c -> {
            double[] one = new double[model.yearCount()];
            java.util.Arrays.fill(one, 1);
            ones.put(c, one);
        });
        double[][] values = early.clone();
        inputs.seriesByIndex().forEach((c, series) -> values[c] = series);
        ones.forEach((c, series) -> values[c] = series);
        try {
            model.cells().late().holdAfterHistory(values, inputs.seriesByIndex().keySet());
            return AreaFigures.of(new AreaResult(model, Accounting.pass(model, inputs, values, null)));
        } catch (AreaException e) {
            return ones; // shares that only add up with the results: start from plain numbers
        }
    }

    private int firstDifference(Map<Integer, double[]> used, Map<Integer, double[]> found) {
        for (int t = 0; t < model.yearCount(); t++) {
            for (Map.Entry<Integer, double[]> series : found.entrySet()) {
                if (used.getOrDefault(series.getKey(), new double[0])[t] != series.getValue()[t]) {
                    return t;
                }
            }
        }
        return model.yearCount();
    }

    private Map<Integer, double[]> carriedForward(Map<Integer, double[]> used, Map<Integer, double[]> found, int open) {
        Map<Integer, double[]> next = new HashMap<>();
        found.forEach((c, series) -> {
            double[] carried = series.clone();
            System.arraycopy(used.getOrDefault(c, series), 0, carried, 0, open);
            java.util.Arrays.fill(carried, open, carried.length, series[open]);
            next.put(c, carried);
        });
        return next;
    }
}
