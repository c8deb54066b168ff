package org.cgeleap.leap.area;

import java.util.List;
import org.cgeleap.leap.expression.EvaluationFault;
import org.cgeleap.leap.expression.Term;

/**
 * Calculates the cells of a block year by year, each after those it needs in that year.
 *
 * @param area whose years and rows messages name
 * @param cells by series
 */
record BlockCalculation(LeapArea area, List<CompiledCell> cells) {

    /** All years of a block, in place; series that are {@code fixed} stay. */
    void evaluate(CellBlock block, double[][] values, boolean[] fixed) {
        int split = area.years().scenarioStart();
        int end = area.years().length();
        history(block, values, fixed, split);
        for (int t = split; t < end; t++) {
            for (int c : block.futureOrder()) {
                if (!fixed[c]) {
                    values[c][t] = value(cells.get(c), cells.get(c).future(), t, values);
                }
            }
        }
    }

    /** The years before {@code split} alone. */
    void history(CellBlock block, double[][] values, boolean[] fixed, int split) {
        for (int t = 0; t < split; t++) {
            for (int c : block.historyOrder()) {
                if (!fixed[c]) {
                    values[c][t] = value(cells.get(c), cells.get(c).history(), t, values);
                }
            }
        }
    }

    private double value(CompiledCell cell, Term term, int t, double[][] values) {
        int position;
        String message;
        try {
            double value = term.at(t, values);
            if (Double.isFinite(value)) {
                return value;
            }
            position = 0;
            message = Double.isNaN(value) ? "it has no value" : "the value is " + value;
        } catch (EvaluationFault fault) {
            position = fault.position();
            message = String.valueOf(fault.getMessage());
        }
        Entry entry = t < area.years().scenarioStart() ? cell.historyEntry() : cell.futureEntry();
        String text = entry == null ? "" : entry.expression().text();
        throw new AreaException(List.of(new Finding(
                ExpressionsFile.FILE,
                entry == null ? 0 : entry.row(),
                "expression",
                "in " + area.years().year(t) + " at character " + (position + 1) + " of \"" + text + "\" ("
                        + CellLabel.of(area, cell.cell(), entry) + "): " + message,
                "a finite number in every year",
                "correct the expression or what it refers to")));
    }
}
