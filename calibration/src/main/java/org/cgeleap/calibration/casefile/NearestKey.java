package org.cgeleap.calibration.casefile;

import java.util.Collection;

/** The known key that a misspelt one was probably meant to be. */
public final class NearestKey {
    private NearestKey() {}

    /**
     * The key of smallest edit distance, the first of several.
     *
     * @return empty if there are no keys
     */
    public static String of(String key, Collection<String> known) {
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(key, candidate);
            if (distance < fewest) {
                fewest = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** Insertions, deletions and replacements between two words (Levenshtein 1966). */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[b.length()];
    }
}
