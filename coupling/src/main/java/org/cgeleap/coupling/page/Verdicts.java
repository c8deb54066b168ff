package org.cgeleap.coupling.page;

import java.util.Locale;
import org.cgeleap.coupling.batch.Watched;

/** What an index says, in a sentence. */
final class Verdicts {
    private static final double NINETY_FIVE = 1.959963984540054;

    private Verdicts() {}

    /** An output as a heading. */
    static String heading(Watched of) {
        String words = of.words();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The share an input explains by itself. */
    static String firstOrder(String factor, Watched of, double value, double error, String note) {
        return String.format(
                Locale.ROOT,
                "%s explains %s %% of the variance of the %s%s",
                factor,
                interval(100 * value, 100 * error),
                of.words(),
                end(note));
    }

    /** The share an input explains with its interactions. */
    static String total(String factor, Watched of, double value, double error, String note) {
        return String.format(
                Locale.ROOT,
                "%s with its interactions explains %s %% of the variance of the %s%s",
                factor,
                interval(100 * value, 100 * error),
                of.words(),
                end(note));
    }

    /** By how much an input moves an output between its ends. */
    static String swing(String factor, Watched of, double low, double high, String note) {
        return String.format(
                Locale.ROOT,
                "%s moves the %s most: from %s at its low end to %s at its high end%s",
                factor,
                of.words(),
                HtmlPage.number(low),
                HtmlPage.number(high),
                end(note));
    }

    /** The mean elementary effect. */
    static String effect(String factor, Watched of, double muStar, double error, String note) {
        return String.format(
                Locale.ROOT,
                "%s moves the %s most: by %s on average when it crosses its range%s",
                factor,
                of.words(),
                HtmlPage.number(muStar) + " ± " + HtmlPage.number(NINETY_FIVE * error),
                end(note));
    }

    private static String interval(double value, double error) {
        double half = NINETY_FIVE * error;
        return Double.isFinite(half) && half > 0
                ? String.format(Locale.ROOT, half < 0.95 ? "%.1f ± %.1f" : "%.0f ± %.0f", value, half)
                : String.format(Locale.ROOT, "%.0f", value);
    }

    private static String end(String note) {
        return note.isEmpty() ? "." : " (" + note + ").";
    }
}
