package org.cgeleap.iotables.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgeleap.iotables.check.Balances.Cell;
import org.cgeleap.iotables.check.Balances.Entry;
import org.cgeleap.iotables.check.LikelyCause.Kind;
import org.cgeleap.iotables.read.StatedTotal;
import org.jspecify.annotations.Nullable;

/**
 * Errors of two columns of uses at once, of which neither alone would explain a total: headings in each other's place, or
 * both off by one factor (imports and inflow stated negative).
 */
final class PairsOfColumns {
    /** Part of the predicted misses that must be found. */
    private static final double REQUIRED = 0.95;

    private final Balances balances;
    private final Map<String, Map<String, Cell>> columns = new LinkedHashMap<>();

    private PairsOfColumns(Balances balances) {
        this.balances = balances;
        for (String column : uses()) {
            Map<String, Cell> cells = new LinkedHashMap<>();
            for (Cell cell : balances.lines(false).getOrDefault(column, List.of())) {
                if (rowOfUses(cell)) {
                    cells.put(cell.row(), cell);
                }
            }
            columns.put(column, cells);
        }
    }

    /** The pair that explains most of what fails, or nothing. */
    static @Nullable Supposed of(Balances balances) {
        PairsOfColumns pairs = new PairsOfColumns(balances);
        List<String> codes = new ArrayList<>(pairs.columns.keySet());
        Supposed best = null;
        for (int a = 0; a < codes.size(); a++) {
            for (int b = a + 1; b < codes.size(); b++) {
                best = Supposed.better(best, pairs.swapped(codes.get(a), codes.get(b)));
                best = Supposed.better(best, pairs.scaled(codes.get(a), codes.get(b)));
            }
        }
        return best;
    }

    /** Columns other than the sectors in failing balances of rows; totals of others are none of them. */
    private Set<String> uses() {
        Set<String> uses = new LinkedHashSet<>();
        for (int e = 0; e < balances.totals().size(); e++) {
            StatedTotal total = balances.totals().get(e);
            if (balances.failing(e)
                    && total.parts().stream().allMatch(part -> part.row().equals(total.row()))) {
                total.parts().forEach(part -> uses.add(part.column()));
            }
        }
        // a column whose own foot is a sum of its rows is a sector's
        uses.removeIf(column -> balances.totals().stream()
                .anyMatch(total -> total.column().equals(column)
                        && total.parts().stream().anyMatch(part -> !part.row().equals(total.row()))
                        && total.rule().equals("sum of the inputs")));
        return uses;
    }

    /** A cell that is a part of its own row's balance. */
    private boolean rowOfUses(Cell cell) {
        for (Entry entry : balances.entries(cell)) {
            if (balances.totals().get(entry.equation()).row().equals(cell.row())) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Supposed swapped(String a, String b) {
        Map<Cell, Double> errors = new LinkedHashMap<>();
        cells(a).forEach((row, cell) -> {
            Cell other = cells(b).get(row);
            if (other != null) {
                double error = balances.value(cell) - balances.value(other);
                errors.put(cell, error);
                errors.put(other, -error);
            }
        });
        Map<Integer, Double> effect = balances.effect(errors);
        int explained = balances.explained(effect, 1, REQUIRED);
        return explained < 2
                ? null
                : new Supposed(
                        Kind.SWAPPED,
                        "all",
                        a,
                        "columns " + a + " and " + b + " stand in each other's place",
                        explained,
                        effect);
    }

    private @Nullable Supposed scaled(String a, String b) {
        Map<Cell, Double> figures = new LinkedHashMap<>();
        for (String column : List.of(a, b)) {
            cells(column).values().forEach(cell -> figures.put(cell, balances.value(cell)));
        }
        Map<Integer, Double> unscaled = balances.effect(figures);
        Supposed best = null;
        for (double factor : Factor.sought()) {
            double part = 1 - 1 / factor;
            int explained = balances.explained(unscaled, part, REQUIRED);
            if (explained >= 2 && (best == null || explained > best.explained())) {
                best = new Supposed(
                        Factor.kind(factor),
                        "all",
                        a,
                        "columns " + a + " and " + b + " as a whole: each " + Factor.words(factor),
                        explained,
                        Supposed.scaled(unscaled, part));
            }
        }
        return best;
    }

    private Map<String, Cell> cells(String column) {
        return columns.getOrDefault(column, Map.of());
    }
}
