package org.cgeleap.iotables.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgeleap.iotables.read.StatedTotal;

/**
 * Every stated total as an equation stated − Σ sign · part = 0 over the cells of the table, with what each equation
 * misses. An error δ in a cell leaves coefficient · δ in every equation the cell stands in.
 */
final class Balances {
    /** A cell of the table. */
    record Cell(String row, String column) {}

    /** Place of a cell in an equation. */
    record Entry(int equation, int coefficient) {}

    private final List<StatedTotal> totals;
    private final double tolerance;
    private final double[] residual;
    private final boolean[] failing;
    private final Map<Cell, List<Entry>> entries = new LinkedHashMap<>();
    private final Map<Cell, Double> values = new HashMap<>();
    private final Map<String, List<Cell>> byRow = new LinkedHashMap<>();
    private final Map<String, List<Cell>> byColumn = new LinkedHashMap<>();

    Balances(List<StatedTotal> totals, double tolerance) {
        this.totals = totals.stream().filter(t -> !t.parts().isEmpty()).toList();
        this.tolerance = tolerance;
        residual = new double[this.totals.size()];
        failing = new boolean[this.totals.size()];
        for (int e = 0; e < residual.length; e++) {
            StatedTotal total = this.totals.get(e);
            residual[e] = -total.difference();
            failing[e] = Math.abs(residual[e]) > tolerance;
            add(e, total.row(), total.column(), total.stated(), 1);
            for (StatedTotal.Part part : total.parts()) {
                add(e, part.row(), part.column(), part.value(), -part.sign());
            }
        }
    }

    private void add(int equation, String row, String column, double value, int coefficient) {
        Cell cell = new Cell(row, column);
        List<Entry> at = entries.get(cell);
        if (at == null) {
            at = new ArrayList<>(4);
            entries.put(cell, at);
            values.put(cell, value);
            byRow.computeIfAbsent(row, r -> new ArrayList<>()).add(cell);
            byColumn.computeIfAbsent(column, c -> new ArrayList<>()).add(cell);
        }
        at.add(new Entry(equation, coefficient));
    }

    List<StatedTotal> totals() {
        return totals;
    }

    double tolerance() {
        return tolerance;
    }

    boolean failing(int equation) {
        return failing[equation];
    }

    double residual(int equation) {
        return residual[equation];
    }

    int failures() {
        int count = 0;
        for (boolean fails : failing) {
            count += fails ? 1 : 0;
        }
        return count;
    }

    double value(Cell cell) {
        return values.getOrDefault(cell, 0.0);
    }

    Map<String, List<Cell>> lines(boolean rows) {
        return rows ? byRow : byColumn;
    }

    List<Entry> entries(Cell cell) {
        return entries.getOrDefault(cell, List.of());
    }

    /** Cells of failing equations. */
    Set<Cell> suspects() {
        Set<Cell> suspects = new LinkedHashSet<>();
        entries.forEach((cell, at) -> {
            if (at.stream().anyMatch(entry -> failing[entry.equation()])) {
                suspects.add(cell);
            }
        });
        return suspects;
    }

    /** What errors in some cells leave in the equations. */
    Map<Integer, Double> effect(Map<Cell, Double> errors) {
        Map<Integer, Double> effect = new LinkedHashMap<>();
        errors.forEach((cell, error) -> {
            for (Entry entry : entries(cell)) {
                effect.merge(entry.equation(), entry.coefficient() * error, Double::sum);
            }
        });
        return effect;
    }

    /**
     * How well supposed errors explain what fails.
     *
     * @param effect what the errors leave in the equations, before scaling
     * @param factor scale of the errors
     * @param required part of the visible effects that must be found
     * @return number of equations explained, or 0 when fewer than the part required of the visible effects are found
     */
    int explained(Map<Integer, Double> effect, double factor, double required) {
        int visible = 0;
        int matched = 0;
        for (Map.Entry<Integer, Double> at : effect.entrySet()) {
            double predicted = factor * at.getValue();
            double slack = 2 * tolerance + 1e-6 * Math.abs(predicted);
            if (Math.abs(predicted) > 2 * slack) {
                visible++;
                matched += Math.abs(residual[at.getKey()] - predicted) <= slack ? 1 : 0;
            }
        }
        return visible > 0 && matched >= required * visible ? matched : 0;
    }

    /** Takes supposed errors out of the equations they explain. */
    double remove(Map<Integer, Double> effect) {
        double largest = 0;
        for (Map.Entry<Integer, Double> at : effect.entrySet()) {
            int e = at.getKey();
            double left = residual[e] - at.getValue();
            if (Math.abs(left) <= 2 * tolerance + 1e-6 * Math.abs(at.getValue())) {
                largest = Math.max(largest, Math.abs(residual[e]));
                residual[e] = 0;
            } else {
                residual[e] = left;
            }
            failing[e] = Math.abs(residual[e]) > tolerance;
        }
        return largest;
    }
}
