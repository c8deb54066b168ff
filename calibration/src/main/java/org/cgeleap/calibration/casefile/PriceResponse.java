package org.cgeleap.calibration.casefile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the energy of an industry answers to prices (MODEL.md §7). */
public enum PriceResponse {
    /** The economy's nests answer; LEAP applies their answer to its intensities. */
    CES,
    /** LEAP's technology shares answer, by logit to their cost; the economy takes LEAP's use over. */
    TECHNOLOGY,
    /** Nothing answers: LEAP's intensities and shares are as its scenario says, and the economy takes them over. */
    NONE;

    /** {@return the word used in files} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(PriceResponse::word).toList();
    }

    static Optional<PriceResponse> of(String word) {
        return Arrays.stream(values()).filter(r -> r.word().equals(word)).findFirst();
    }
}
