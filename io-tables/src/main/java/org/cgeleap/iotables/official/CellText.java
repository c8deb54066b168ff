package org.cgeleap.iotables.official;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What the text of a cell means: nothing, a number, a heading. */
final class CellText {
    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{0,3}\\d{1,6}|[A-Z]{2,4}\\d{0,3}");
    private static final Pattern ORDINAL = Pattern.compile("\\d{1,3}(\\.0)?");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s\\p{Punct}、。，：；（）《》“”·—–]+");

    private CellText() {}

    /** Without blanks, no-break blanks, full-width blanks and byte-order marks around it. */
    static String strip(String text) {
        return text.replace('\u00A0', ' ')
                .replace('\u3000', ' ')
                .replace("\uFEFF", "")
                .strip();
    }

    /** Blank, or one of the signs that statistical offices print for nothing. */
    static boolean nothing(String text) {
        return switch (text) {
            case "", "-", "–", "—", "——", "－", "−", "…", "..", "..." -> true;
            default -> false;
        };
    }

    /** A number with decimal point; grouping by commas in threes and full-width digits are understood. */
    static OptionalDouble number(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('−', '-')
                .replace(" ", "");
        if (GROUPED.matcher(plain).matches()) {
            plain = plain.replace(",", "");
        }
        if (!PLAIN.matcher(plain).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(plain);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** Whether a number or a sign for nothing stands here; a code with a leading zero is no number. */
    static boolean figure(String text) {
        return !text.isEmpty()
                && !leadingZero(text)
                && (nothing(text) || number(text).isPresent());
    }

    /** A code such as 01 or 001. */
    static boolean leadingZero(String text) {
        return text.length() > 1 && text.charAt(0) == '0' && text.chars().allMatch(Character::isDigit);
    }

    /** A code of letters and digits. */
    static boolean code(String text) {
        return CODE.matcher(text).matches() || ORDINAL.matcher(text).matches();
    }

    /** The position a heading such as 7, 07, 007 or 7.0 states, or −1. */
    static int ordinal(String text) {
        return ORDINAL.matcher(text).matches() ? (int) Double.parseDouble(text) : -1;
    }

    /** Heading without case, blanks and punctuation, full-width letters made plain. */
    static String heading(String text) {
        return PUNCTUATION
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }

    /** Whether a text has Chinese characters. */
    static boolean chinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    /** Digits after the decimal point as printed. */
    static int decimals(String text) {
        int point = text.indexOf('.');
        if (point < 0 || text.indexOf('E') >= 0 || text.indexOf('e') >= 0) {
            return 0;
        }
        int last = text.length();
        while (last > point + 1 && text.charAt(last - 1) == '0') {
            last--;
        }
        return last - point - 1;
    }
}
