package org.cgeleap.leap.expression;

import java.util.Collection;
import java.util.Locale;

/** The known name nearest to one that is not known, by edit distance. */
public final class NearestName {
    private NearestName() {}

    /**
     * {@return "did you mean …?", or nothing if no known name is near}
     *
     * @param name that is not known
     * @param known names there are
     */
    public static String hint(String name, Collection<String> known) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : known) {
            String other = candidate.toLowerCase(Locale.ROOT);
            if (Math.abs(other.length() - wanted.length()) < bestDistance) {
                int distance = distance(wanted, other);
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = candidate;
                }
            }
        }
        return bestDistance <= Math.max(2, wanted.length() / 3) ? "did you mean \"" + best + "\"?" : "";
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
