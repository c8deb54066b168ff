package org.cgeleap.leap.expression;

/** Constant yearly payment for an investment. */
public final class Annuity {
    private Annuity() {}

    /**
     * Capital recovery factor i (1 + i)^n / ((1 + i)^n - 1), and 1/n for i = 0.
     *
     * @param rate interest rate as a fraction a year, above -1
     * @param years lifetime, above zero
     * @param position place in the expression that asks, for the error
     * @return payment a year per unit of investment
     * @throws EvaluationFault outside these bounds
     */
    public static double capitalRecoveryFactor(double rate, double years, int position) {
        if (!(rate > -1) || !(years > 0)) {
            throw new EvaluationFault(
                    position,
                    "annuity at rate " + rate + " over " + years
                            + " years; it needs a rate above -1 and years above 0");
        }
        // i / (1 - (1+i)^-n), through expm1/log1p so that small rates lose no digits
        return rate == 0 ? 1 / years : rate / -Math.expm1(-years * Math.log1p(rate));
    }
}
