package org.cgeleap.coupling.report;

/**
 * Numbers with as many digits as a figure can show: the page says so, and the CSV files beside it have all. Written here and
 * not with a format string because a run has hundreds of thousands.
 */
final class Significant {
    private static final double[] POWERS = new double[19];

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private Significant() {}

    /**
     * Appends a number rounded to some significant digits, at most 15, but never before the point; nothing where it is not
     * finite.
     */
    static void append(StringBuilder to, double value, int digits) {
        if (!Double.isFinite(value)) {
            return;
        }
        double size = Math.abs(value);
        if (size == 0) {
            to.append('0');
            return;
        }
        int exponent = (int) Math.floor(Math.log10(size));
        int decimals = digits - 1 - exponent;
        if (decimals <= 0 && size < 1e15) {
            to.append(Math.round(value)); // all digits before the point
            return;
        }
        if (decimals > 18 || size >= 1e15) {
            to.append(new java.math.BigDecimal(value)
                    .round(new java.math.MathContext(digits))
                    .stripTrailingZeros());
            return;
        }
        long scaled = Math.round(size * POWERS[decimals]);
        while (decimals > 0 && scaled % 10 == 0) {
            scaled /= 10;
            decimals--;
        }
        if (scaled == 0) {
            to.append('0');
            return;
        }
        if (value < 0) {
            to.append('-');
        }
        long unit = (long) POWERS[decimals];
        to.append(scaled / unit);
        if (decimals > 0) {
            to.append('.');
            String fraction = Long.toString(scaled % unit);
            for (int i = fraction.length(); i < decimals; i++) {
                to.append('0');
            }
            to.append(fraction);
        }
    }
}
