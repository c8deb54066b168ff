package org.cgeleap.exported;

import java.util.ArrayList;
import java.util.List;

/**
 * A mixed complementarity problem as some reader found it: how far its start is from solving it.
 *
 * @param rows one condition F ⊥ l ≤ x ≤ u each
 */
record Complementarity(List<Row> rows) {

    /**
     * A pair.
     *
     * @param name of the variable
     * @param x its start
     * @param lower bound
     * @param upper bound
     * @param f the condition there
     * @param size what f is the small difference of: sum of its terms' sizes, at least 1
     */
    record Row(String name, double x, double lower, double upper, double f, double size) {

        /** |x − mid(l, x − F, u)|, each part relative to its size: zero just where the pair holds. */
        double residual() {
            double scale = Math.max(1, Math.abs(x));
            double step = f / size;
            double below = (x - lower) / scale;
            double above = (x - upper) / scale;
            return Math.abs(Math.max(Math.min(step, below), above));
        }
    }

    Complementarity {
        rows = List.copyOf(rows);
    }

    double residual() {
        return rows.stream().mapToDouble(Row::residual).max().orElse(Double.NaN);
    }

    /** Names of the rows off by more. */
    List<String> worse(double than) {
        List<String> names = new ArrayList<>();
        rows.stream().filter(r -> !(r.residual() <= than)).forEach(r -> names.add(r.name() + " " + r.residual()));
        return names;
    }
}
