package org.cgeleap.calibration.casefile;

import java.util.Collection;
import java.util.Locale;
import org.cgeleap.cge.file.NearestName;

/** The known key that a misspelt one was probably meant to be. */
public final class NearestKey {
    private NearestKey() {}

    /**
     * What may stand in a place, with the word that was probably meant where one is like what was found.
     *
     * @param found what stands there
     * @param known what may stand there, in the order it is listed
     * @return the list in words, for the expected part of a {@link Finding}
     */
    public static String oneOf(String found, Collection<String> known) {
        String nearest = of(found, known);
        int changes = NearestName.distance(found.toLowerCase(Locale.ROOT), nearest.toLowerCase(Locale.ROOT));
        boolean alike = !found.isEmpty() && 2 * changes <= Math.max(found.length(), nearest.length());
        return "one of " + known + (alike ? "; the nearest is " + nearest : "");
    }

    /**
     * The key of smallest edit distance, the first of several.
     *
     * @param key as written
     * @param known keys there are
     * @return empty if there are no keys
     */
    public static String of(String key, Collection<String> known) {
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = NearestName.distance(key.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < fewest) {
                fewest = distance;
                best = candidate;
            }
        }
        return best;
    }
}
