package org.cgeleap.leap.expression;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** Mathematical and statistical functions. A value outside a function's domain is an error, never NaN. */
final class MathFunctions {
    /** Digits that a double holds for certain. */
    private static final int MOST_DECIMALS = 15;

    private MathFunctions() {}

    static double log(double x, int position) {
        if (!(x > 0)) {
            throw new EvaluationFault(position, "logarithm of " + x + "; it needs a number above zero");
        }
        return Math.log(x);
    }

    /** A function of one number. */
    static FunctionForm unary(DoubleUnaryOperator function) {
        return (call, compiler, whole) -> {
            FunctionForm.requireArguments(call, 1, 1);
            Term x = compiler.term(call.arguments().get(0));
            return Compiler.fold(
                    (t, s) -> {
                        double argument = x.at(t, s);
                        return finite(function.applyAsDouble(argument), call, argument);
                    },
                    x);
        };
    }

    /** A function of two numbers. */
    static FunctionForm binary(DoubleBinaryOperator function) {
        return (call, compiler, whole) -> {
            FunctionForm.requireArguments(call, 2, 2);
            Term x = compiler.term(call.arguments().get(0));
            Term y = compiler.term(call.arguments().get(1));
            return Compiler.fold(
                    (t, s) -> {
                        double a = x.at(t, s);
                        double b = y.at(t, s);
                        return finite(function.applyAsDouble(a, b), call, a, b);
                    },
                    x,
                    y);
        };
    }

    /** A function of one number, or of a number and a count of decimals. */
    static Term round(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 1, 2);
        Term x = compiler.term(call.arguments().get(0));
        int decimals = call.arguments().size() == 1
                ? 0
                : FunctionForm.fixedWhole(call.arguments().get(1), compiler, "a whole number");
        if (Math.abs(decimals) > MOST_DECIMALS) {
            throw new ExpressionException(
                    call.arguments().get(1).position(),
                    decimals + " decimals",
                    "a whole number from -" + MOST_DECIMALS + " to " + MOST_DECIMALS,
                    "a number has no more digits than that");
        }
        double scale = Math.pow(10, decimals);
        return Compiler.fold((t, s) -> halfAwayFromZero(x.at(t, s) * scale) / scale, x);
    }

    /** Mantissa m of x = m 2^e, 0.5 &lt;= |m| &lt; 1; 0 for 0. */
    static double mantissa(double x) {
        return x == 0 ? 0 : x / Math.pow(2, exponent(x));
    }

    /** Exponent e of x = m 2^e, 0.5 &lt;= |m| &lt; 1; 0 for 0. */
    static double exponent(double x) {
        return x == 0 ? 0 : Math.getExponent(x) + 1.0;
    }

    /** {@code Constrain(x, low, high)}. */
    static Term constrain(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.requireArguments(call, 3, 3);
        Term x = compiler.term(call.arguments().get(0));
        Term low = compiler.term(call.arguments().get(1));
        Term high = compiler.term(call.arguments().get(2));
        int position = call.position();
        return Compiler.fold(
                (t, s) -> {
                    double least = low.at(t, s);
                    double most = high.at(t, s);
                    if (least > most) {
                        throw new EvaluationFault(position, "Constrain between " + least + " and " + most);
                    }
                    return Math.max(least, Math.min(most, x.at(t, s)));
                },
                x,
                low,
                high);
    }

    /** A statistic of one or more numbers. */
    static FunctionForm statistic(int least, ToDoubleFunction<double[]> function) {
        return (call, compiler, whole) -> {
            FunctionForm.requireArguments(call, least, Integer.MAX_VALUE);
            Term[] terms = call.arguments().stream().map(compiler::term).toArray(Term[]::new);
            return Compiler.fold(
                    (t, s) -> {
                        double[] values = new double[terms.length];
                        for (int i = 0; i < values.length; i++) {
                            values[i] = terms[i].at(t, s);
                        }
                        return finite(function.applyAsDouble(values), call, values);
                    },
                    terms);
        };
    }

    private static double finite(double value, Node.Call call, double... arguments) {
        if (!Double.isFinite(value)) {
            throw new EvaluationFault(
                    call.position(), call.name() + " of " + Arrays.toString(arguments) + " is not a finite number");
        }
        return value;
    }

    static double halfAwayFromZero(double x) {
        return Math.copySign(Math.floor(Math.abs(x) + 0.5), x);
    }

    static double truncate(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    static double mean(double[] x) {
        return Arrays.stream(x).sum() / x.length;
    }

    static double median(double[] x) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    static double geometricMean(double[] x) {
        double logs = 0;
        for (double v : x) {
            logs += Math.log(v);
        }
        return Math.exp(logs / x.length);
    }

    static double harmonicMean(double[] x) {
        double inverses = 0;
        for (double v : x) {
            inverses += 1 / v;
        }
        return x.length / inverses;
    }

    static double variance(double[] x) {
        double mean = mean(x);
        double squares = 0;
        for (double v : x) {
            squares += (v - mean) * (v - mean);
        }
        return squares / (x.length - 1);
    }
}
