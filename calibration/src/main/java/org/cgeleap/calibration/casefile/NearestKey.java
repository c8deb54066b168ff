package org.cgeleap.calibration.casefile;

import java.util.Collection;
import org.cgeleap.cge.file.NearestName;

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
            int distance = NearestName.distance(key, candidate);
            if (distance < fewest) {
                fewest = distance;
                best = candidate;
            }
        }
        return best;
    }
}
