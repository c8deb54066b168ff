package org.cgeleap.iotables.check;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cgeleap.iotables.check.LikelyCause.Kind;
import org.jspecify.annotations.Nullable;

/**
 * An error that may have been made.
 *
 * @param kind what it is
 * @param row code of the row in error, or "all"
 * @param column code of the column in error, or "all"
 * @param text in words
 * @param explained number of totals that miss their parts by just what it predicts
 * @param effect what it leaves in the equations
 */
record Supposed(Kind kind, String row, String column, String text, int explained, Map<Integer, Double> effect) {

    /** The one that explains more; the first of equals. */
    static @Nullable Supposed better(@Nullable Supposed a, @Nullable Supposed b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return b.explained() > a.explained() ? b : a;
    }

    /** Effects times a factor. */
    static Map<Integer, Double> scaled(Map<Integer, Double> effect, double factor) {
        Map<Integer, Double> scaled = new LinkedHashMap<>();
        effect.forEach((equation, value) -> scaled.put(equation, factor * value));
        return scaled;
    }
}
