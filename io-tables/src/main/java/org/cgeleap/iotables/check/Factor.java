package org.cgeleap.iotables.check;

import org.cgeleap.iotables.check.LikelyCause.Kind;

/** Factors by which figures are off when a unit, a sign or a decimal point is wrong, and what each is called. */
final class Factor {
    private static final double[] SOUGHT = {1e4, 1e-4, 1e8, 1e-8, -1, 2, 10, 0.1, 100, 0.01, 1000, 0.001};

    private Factor() {}

    /** The factors worth trying. */
    static double[] sought() {
        return SOUGHT.clone();
    }

    /** The kind of error that multiplies by a factor. */
    static Kind kind(double factor) {
        if (factor == -1) {
            return Kind.SIGN;
        }
        if (factor == 2) {
            return Kind.DOUBLED;
        }
        double power = Math.abs(Math.log10(factor));
        return Math.abs(power - 4) < 1e-9 || Math.abs(power - 8) < 1e-9 ? Kind.UNIT : Kind.DECIMAL_POINT;
    }

    /** What a factor says of the figures it multiplied. */
    static String words(double factor) {
        String times = "10^" + Math.round(Math.log10(Math.abs(factor))) + " times";
        return switch (kind(factor)) {
            case SIGN -> "has the wrong sign";
            case DOUBLED -> "is counted twice";
            case UNIT -> "is in another unit, " + times + " of the table's figures";
            default -> "is " + times + " of what the totals need (decimal point)";
        };
    }
}
