package org.cgeleap.coupling.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as a person reads them, in pages and their charts: no zeros that say nothing, no exponents in letters. */
final class ShownNumber {
    private static final int DIGITS = 4;
    private static final double SMALL = 1e-3;
    private static final double LARGE = 1e7;
    private static final BigDecimal PARTED = new BigDecimal(10_000);
    private static final String MINUS = "−";

    /** Digits of a cell of a heat map, which has many beside each other. */
    private static final int HEAT_DIGITS = 3;

    private ShownNumber() {}

    /** Four significant digits, as a person reads them; the CSV beside the page has all. */
    static String of(double v) {
        double size = Math.abs(v);
        if (v == 0) {
            return "0";
        }
        if (!Double.isFinite(v)) {
            return ""; // a price of nothing
        }
        if (size < SMALL || size >= LARGE) {
            String[] parts = String.format(Locale.ROOT, "%.2e", size).split("e", -1);
            String digits = parts[0].replaceAll("\\.?0+$", "");
            String power = powerOfTen(Integer.parseInt(parts[1]));
            return (v < 0 ? MINUS : "") + (digits.equals("1") ? power : digits + " × " + power);
        }
        return grouped(rounded(v));
    }

    /** A power of ten with its exponent raised. */
    static String powerOfTen(int exponent) {
        StringBuilder raised = new StringBuilder("10");
        for (char c : Integer.toString(exponent).toCharArray()) {
            raised.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return raised.toString();
    }

    private static BigDecimal rounded(double v) {
        int decimals = (int) Math.max(0, DIGITS - 1 - Math.floor(Math.log10(Math.abs(v))));
        return new BigDecimal(v).setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    /** Thousands are parted from five digits on, so that a year is left alone. */
    static String grouped(BigDecimal v) {
        String plain = v.abs().compareTo(PARTED) < 0
                ? v.abs().toPlainString()
                : String.format(Locale.ROOT, "%,." + Math.max(0, v.scale()) + "f", v.abs());
        return (v.signum() < 0 ? MINUS : "") + plain;
    }

    /** A number of a heat map, which has many beside each other, as short as may be. */
    static String tiny(double v) {
        double size = Math.abs(v);
        if (size < SMALL || size >= LARGE) {
            return String.format(Locale.ROOT, "%.0e", v).replace("-", MINUS);
        }
        int decimals = (int) Math.max(0, HEAT_DIGITS - 1 - Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + Math.min(4, decimals) + "f", v).replace("-", MINUS);
    }
}
