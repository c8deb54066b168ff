package org.cgeleap.iotables.official;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** What the text of a cell means: nothing, a number, a heading. */
final class CellText {
    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{0,3}\\d{1,6}|[A-Z]{2,4}\\d{0,3}");
    private static final Pattern ORDINAL = Pattern.compile("\\d{1,3}(\\.0)?");
    private static final Pattern BRACKETS = Pattern.compile("[(\\[【]([^)\\]】]*)[)\\]】]");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z0-9 ,.;:&/'’()\\-]*");
    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{3,}");
    private static final Pattern LOCAL = Pattern.compile("[\\p{IsHan}、，。；：《》（）]+");
    private static final Pattern AROUND = Pattern.compile("^[\\s/|,;:\\-]+|[\\s/|,;:\\-]+$");
    private static final Pattern NUMBERED = Pattern.compile("^\\d{1,3}(?:\\s*[.．、)]\\s*|\\s+)(?=[\\p{IsHan}A-Za-z])");
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

    /**
     * Ways to read a heading, normalised, the most literal first: as it stands, without what stands in brackets, and each of
     * its languages where it has two.
     */
    static List<String> readings(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String bare = BRACKETS.matcher(plain).replaceAll(" ");
        Set<String> readings = new LinkedHashSet<>(List.of(heading(plain), heading(bare)));
        if (bilingual(bare)) {
            readings.add(heading(local(bare)));
            readings.add(heading(foreign(bare)));
        }
        readings.remove("");
        return List.copyOf(readings);
    }

    /** Whether a text begins as words do and not as figures: most cells of a sheet need no reading. */
    static boolean words(String text) {
        return !text.isEmpty() && Character.isLetter(text.codePointAt(0));
    }

    /** What stands in brackets. */
    static List<String> bracketed(String text) {
        if (text.chars().noneMatch(c -> c == '(' || c == '（' || c == '[' || c == '【')) {
            return List.of();
        }
        return BRACKETS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }

    /** Whether a text says something in Chinese and something in Latin letters. */
    static boolean bilingual(String text) {
        return !local(text).isEmpty() && LATIN_WORD.matcher(foreign(text)).find();
    }

    /** The Chinese part of a heading; empty when it has none. */
    static String local(String text) {
        return chinese(text)
                ? AROUND.matcher(LATIN.matcher(text).replaceAll(" ")).replaceAll("")
                : "";
    }

    /** The part of a heading in Latin letters; empty when it has none. */
    static String foreign(String text) {
        String latin = LOCAL.matcher(text).replaceAll(" ").replaceAll("\\s+", " ");
        return LATIN_WORD.matcher(latin).find() ? AROUND.matcher(latin).replaceAll("") : "";
    }

    /** A name without the number some offices print before it, as in "3. 石油" or "12 Chemicals". */
    static String unnumbered(String name) {
        return NUMBERED.matcher(name).replaceFirst("");
    }

    /** A text without its line breaks, which between Chinese characters stand for nothing. */
    static String oneLine(String text) {
        return text.replaceAll("(?<=[\\p{IsHan}、，])\\s*\\R\\s*(?=\\p{IsHan})", "")
                .replaceAll("\\s*\\R\\s*", " ");
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
