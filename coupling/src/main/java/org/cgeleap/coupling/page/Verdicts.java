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
        return share(factor, of, value, error, note);
    }

    /** A share of the variance, as far as its interval lets one speak of it. */
    private static String share(String who, Watched of, double value, double error, String note) {
        double half = NINETY_FIVE * error;
        String stated = interval(100 * value, 100 * error);
        String what = " of the variance of the " + of.words();
        if (half >= value) {
            return "These runs do not tell what explains the variance of the " + of.words()
                    + ": the largest estimate is " + stated + " %, of " + who + "; more points would" + end(note);
        }
        return value > 1 && half > 0
                ? String.format(
                        Locale.ROOT,
                        "%s explains at least %.0f %%%s (estimated %s %%)%s",
                        who,
                        100 * Math.min(1, value - half),
                        what,
                        stated,
                        end(note))
                : who + " explains " + stated + " %" + what + end(note);
    }

    /** The share an input explains with its interactions. */
    static String total(String factor, Watched of, double value, double error, String note) {
        return share(factor + " with its interactions", of, value, error, note);
    }

    /** By how much an input moves an output between its ends. */
    static String swing(String factor, Watched of, String unit, double low, double high, String note) {
        return String.format(
                Locale.ROOT,
                "%s moves the %s most: from %s at its low end to %s at its high end%s%s",
                factor,
                of.words(),
                HtmlPage.number(low),
                HtmlPage.number(high),
                in(unit),
                end(note));
    }

    /** The mean elementary effect. */
    static String effect(String factor, Watched of, String unit, double muStar, double error, String note) {
        return String.format(
                Locale.ROOT,
                "%s moves the %s most: by %s on average when it crosses its range%s%s",
                factor,
                of.words(),
                HtmlPage.number(muStar) + " ± " + HtmlPage.number(NINETY_FIVE * error),
                in(unit),
                end(note));
    }

    /** Mean and standard deviation. */
    static String moments(Watched of, String unit, double mean, double deviation) {
        return "The " + of.words() + " has a mean of " + HtmlPage.number(mean) + " and a standard deviation of "
                + HtmlPage.number(deviation) + in(unit) + ".";
    }

    /** A unit behind numbers; nothing for pure numbers. */
    static String in(String unit) {
        return unit.isEmpty() || unit.equals("1") ? "" : " (" + unit + ")";
    }

    private static String interval(double value, double error) {
        double half = NINETY_FIVE * error;
        return Double.isFinite(half) && half > 0
                ? String.format(Locale.ROOT, half < 0.95 ? "%.1f ± %.1f" : "%.0f ± %.0f", value, half)
                        .replaceFirst("^-", "−")
                : String.format(Locale.ROOT, "%.0f", value).replaceFirst("^-", "−");
    }

    private static String end(String note) {
        return note.isEmpty() ? "." : " (" + note + ").";
    }
}
