package org.cgeleap.leap.expression;

import java.util.Map;

/**
 * Loans and depreciation (rule FINANCE): rates are fractions a period, payments fall at the end of a period, all amounts
 * are positive.
 */
final class FinanceFunctions {
    private static final int MOST_ITERATIONS = 200;

    private FinanceFunctions() {}

    @FunctionalInterface
    private interface Formula {
        double of(double[] arguments, int position);
    }

    static Map<String, FunctionForm> all() {
        return Map.ofEntries(
                Map.entry("annualizedcost", form(3, 3, (a, p) -> a[0] * recovery(a[2], a[1], p))),
                Map.entry("annuity", form(2, 2, (a, p) -> recovery(a[0], a[1], p))),
                Map.entry("payment", form(3, 4, FinanceFunctions::payment)),
                Map.entry("pmt", form(3, 4, FinanceFunctions::payment)),
                Map.entry("interestpayment", form(4, 4, FinanceFunctions::interest)),
                Map.entry("periodpayment", form(4, 4, (a, p) -> recovery(a[0], a[2], p) * a[3] - interest(a, p))),
                Map.entry("presentvalue", form(3, 4, FinanceFunctions::presentValue)),
                Map.entry("futurevalue", form(3, 4, FinanceFunctions::futureValue)),
                Map.entry("numberofperiods", form(3, 3, FinanceFunctions::periods)),
                Map.entry("interestrate", form(3, 3, FinanceFunctions::rate)),
                Map.entry("straightlinedepreciation", form(3, 3, (a, p) -> (a[0] - a[1]) / life(a[2], p))),
                Map.entry("doubledecliningdepreciation", form(4, 4, FinanceFunctions::doubleDeclining)),
                Map.entry("sumofyearsdigitsdepreciation", form(4, 4, FinanceFunctions::sumOfYears)));
    }

    private static FunctionForm form(int least, int most, Formula formula) {
        return (call, compiler, whole) -> {
            FunctionForm.requireArguments(call, least, most);
            Term[] terms = call.arguments().stream().map(compiler::term).toArray(Term[]::new);
            int position = call.position();
            return Compiler.fold(
                    (t, s) -> {
                        double[] arguments = new double[terms.length];
                        for (int i = 0; i < arguments.length; i++) {
                            arguments[i] = terms[i].at(t, s);
                        }
                        double value = formula.of(arguments, position);
                        if (!Double.isFinite(value)) {
                            throw new EvaluationFault(
                                    position,
                                    call.name() + " of " + java.util.Arrays.toString(arguments)
                                            + " is not a finite number");
                        }
                        return value;
                    },
                    terms);
        };
    }

    private static double recovery(double rate, double periods, int position) {
        return Annuity.capitalRecoveryFactor(rate, periods, position);
    }

    private static double growth(double rate, double periods) {
        return Math.exp(periods * Math.log1p(rate));
    }

    /** {@code Payment(rate, periods, presentValue[, futureValue])}: repays the one and, if given, leaves the other. */
    private static double payment(double[] a, int position) {
        double factor = recovery(a[0], a[1], position);
        double left = a.length == 4 ? a[3] / growth(a[0], a[1]) : 0;
        return (a[2] - left) * factor;
    }

    /** {@code InterestPayment(rate, period, periods, presentValue)}: interest within the payment of a period. */
    private static double interest(double[] a, int position) {
        double payment = recovery(a[0], a[2], position) * a[3];
        if (!(a[1] >= 1 && a[1] <= a[2])) {
            throw new EvaluationFault(position, "period " + a[1] + " of " + a[2] + "; it must lie within 1.." + a[2]);
        }
        double grown = growth(a[0], a[1] - 1);
        double paid = a[0] == 0 ? a[1] - 1 : (grown - 1) / a[0];
        return a[0] * (a[3] * grown - payment * paid);
    }

    /** {@code PresentValue(rate, periods, payment[, futureValue])}. */
    private static double presentValue(double[] a, int position) {
        double sum = a[2] / recovery(a[0], a[1], position);
        return sum + (a.length == 4 ? a[3] / growth(a[0], a[1]) : 0);
    }

    /** {@code FutureValue(rate, periods, payment[, presentValue])}. */
    private static double futureValue(double[] a, int position) {
        double sum = a[2] / recovery(a[0], a[1], position);
        return (sum + (a.length == 4 ? a[3] : 0)) * growth(a[0], a[1]);
    }

    /** {@code NumberOfPeriods(rate, payment, presentValue)}. */
    private static double periods(double[] a, int position) {
        if (!(a[1] > a[0] * a[2])) {
            throw new EvaluationFault(position, "a payment of " + a[1] + " never repays " + a[2] + " at rate " + a[0]);
        }
        return a[0] == 0 ? a[2] / a[1] : -Math.log1p(-a[0] * a[2] / a[1]) / Math.log1p(a[0]);
    }

    /** {@code InterestRate(periods, payment, presentValue)}: bisection of the payment, which rises with the rate. */
    private static double rate(double[] a, int position) {
        if (!(a[0] > 0) || !(a[1] > 0) || !(a[2] > 0) || a[1] * a[0] < a[2]) {
            throw new EvaluationFault(
                    position, "no rate from 0 on repays " + a[2] + " with " + a[0] + " payments of " + a[1]);
        }
        double low = 0;
        double high = 1;
        while (a[2] * recovery(high, a[0], position) < a[1] && high < 1e12) {
            high *= 2;
        }
        for (int i = 0; i < MOST_ITERATIONS && high - low > Math.ulp(high); i++) {
            double middle = low + (high - low) / 2;
            if (a[2] * recovery(middle, a[0], position) < a[1]) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + (high - low) / 2;
    }

    private static double life(double years, int position) {
        if (!(years > 0)) {
            throw new EvaluationFault(position, "a life of " + years + "; it must be above zero");
        }
        return years;
    }

    private static int period(double[] a, int position) {
        double life = life(a[2], position);
        if (a[3] != Math.rint(a[3]) || a[3] < 1 || a[3] > life) {
            throw new EvaluationFault(position, "period " + a[3] + "; it must be a whole number within 1.." + life);
        }
        return (int) a[3];
    }

    /** {@code DoubleDecliningDepreciation(cost, salvage, life, period)}: 2/life of the book value, not below salvage. */
    private static double doubleDeclining(double[] a, int position) {
        double book = a[0];
        double last = 0;
        for (int k = period(a, position); k > 0; k--) {
            last = Math.min(book * Math.min(1, 2 / a[2]), Math.max(0, book - a[1]));
            book -= last;
        }
        return last;
    }

    /** {@code SumOfYearsDigitsDepreciation(cost, salvage, life, period)}. */
    private static double sumOfYears(double[] a, int position) {
        int period = period(a, position);
        return (a[0] - a[1]) * (a[2] - period + 1) * 2 / (a[2] * (a[2] + 1));
    }
}
