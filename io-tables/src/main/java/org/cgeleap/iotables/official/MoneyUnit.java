package org.cgeleap.iotables.official;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit of money as tables print it.
 *
 * @param name canonical name, such as {@code 10^4 yuan}
 * @param yuan yuan in one unit
 */
record MoneyUnit(String name, double yuan) {
    private static final Pattern LOCAL = Pattern.compile("(亿|百万|万|千|)元");
    private static final Pattern POWER = Pattern.compile("10\\s*\\^\\s*(\\d)\\s*(?:yuan|rmb|cny)");
    private static final Pattern WORDS = Pattern.compile(
            "(100 ?million|hundred million|10[, ]?000|ten thousand|10 ?thousand|million|thousand|billion|)\\s*(?:yuan|rmb|cny)");
    private static final Pattern FOREIGN = Pattern.compile(
            "[美欧日港澳台韩加]元|英镑|卢布|卢比|韩币|\\b(?:euros?|eur|ecu|usd|dollars?|gbp|pounds?|sterling|jpy|yen|krw|won|inr|rupees?"
                    + "|aud|cad|chf|francs?|roubles?|rubles?|zloty|pln|kronor|kroner|sek|nok|dkk)\\b|us\\$|€|£|¥");
    /** What may stand beside a unit in a cell that says nothing else. */
    private static final Pattern BESIDE = Pattern.compile(
            "人民币|rmb|cny|按?当年(生产者)?价格?(计算)?|\\b(in|of|at|current|basic|producers|purchasers|prices?|figures|values?)\\b|[\\s\\p{Punct}，。：；（）]");

    private static final Pattern PLACE = Pattern.compile(".*(单位|unit|units).*", Pattern.DOTALL);

    /** The unit a text states, as in 单位：万元 or "10^8 yuan". */
    static Optional<MoneyUnit> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (FOREIGN.matcher(plain).find()) {
            return Optional.empty();
        }
        Matcher local = LOCAL.matcher(plain);
        if (local.find()) {
            return Optional.of(
                    switch (local.group(1)) {
                        case "亿" -> new MoneyUnit("10^8 yuan", 1e8);
                        case "百万" -> new MoneyUnit("10^6 yuan", 1e6);
                        case "万" -> new MoneyUnit("10^4 yuan", 1e4);
                        case "千" -> new MoneyUnit("10^3 yuan", 1e3);
                        default -> new MoneyUnit("yuan", 1);
                    });
        }
        Matcher power = POWER.matcher(plain.replace("⁴", "^4").replace("⁸", "^8"));
        if (power.find()) {
            int exponent = Integer.parseInt(power.group(1));
            return Optional.of(new MoneyUnit("10^" + exponent + " yuan", Math.pow(10, exponent)));
        }
        Matcher words = WORDS.matcher(plain);
        if (words.find()) {
            String factor = words.group(1).replace(",", "").replace(" ", "");
            return Optional.of(
                    switch (factor) {
                        case "100million", "hundredmillion" -> new MoneyUnit("10^8 yuan", 1e8);
                        case "10000", "tenthousand", "10thousand" -> new MoneyUnit("10^4 yuan", 1e4);
                        case "million" -> new MoneyUnit("10^6 yuan", 1e6);
                        case "thousand" -> new MoneyUnit("10^3 yuan", 1e3);
                        case "billion" -> new MoneyUnit("10^9 yuan", 1e9);
                        default -> new MoneyUnit("yuan", 1);
                    });
        }
        return Optional.empty();
    }

    /** Whether a cell is there to state a unit: it says so, or holds nothing but a unit. */
    static boolean statedBy(String text) {
        String plain = CellText.heading(text);
        return of(text).isPresent() && (PLACE.matcher(plain).matches() || plain.length() <= 4 || nothingElse(text));
    }

    /** Whether a cell states a unit of another currency. */
    static boolean foreign(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        boolean place = PLACE.matcher(CellText.heading(text)).matches();
        return FOREIGN.matcher(plain).find() && (place || plain.length() <= 24);
    }

    private static boolean nothingElse(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String rest = plain;
        for (Pattern unit : new Pattern[] {POWER, WORDS, LOCAL}) {
            rest = unit.matcher(rest).replaceAll(" ");
        }
        return !rest.equals(plain) && BESIDE.matcher(rest).replaceAll("").isEmpty();
    }
}
