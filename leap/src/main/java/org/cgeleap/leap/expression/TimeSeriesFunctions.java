package org.cgeleap.leap.expression;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** Interp, InterpFSY, Step, Smooth, SmoothForecast (LEAP-FUNCTIONS §3.1–3.4). */
final class TimeSeriesFunctions {
    /** Highest degree Smooth fits (the help shows terms up to X^4). */
    private static final int HIGHEST_DEGREE = 4;

    private TimeSeriesFunctions() {}

    static Term interp(Node.Call call, Compiler compiler, boolean whole) {
        return interp(call, compiler, whole, compiler.years().base());
    }

    static Term interpFsy(Node.Call call, Compiler compiler, boolean whole) {
        return interp(call, compiler, whole, compiler.years().firstScenario() - 1);
    }

    private static Term interp(Node.Call written, Compiler compiler, boolean whole, int implicitYear) {
        Node.Call call = Points.withPairs(written, compiler);
        FunctionForm.requireArguments(call, 2, Integer.MAX_VALUE);
        int n = call.arguments().size();
        Term growth = n % 2 == 1 ? compiler.term(call.arguments().get(n - 1)) : new Term.Fixed(0);
        Points points = points(call, n - n % 2, compiler, whole, implicitYear);
        TimeFrame years = compiler.years();
        int[] from = new int[years.length()];
        double[] weight = new double[years.length()];
        for (int t = 0; t < from.length; t++) {
            int year = years.year(t);
            from[t] = Math.max(0, points.at(year));
            if (from[t] + 1 < points.size() && year > points.year(from[t])) {
                weight[t] = (double) (year - points.year(from[t])) / (points.year(from[t] + 1) - points.year(from[t]));
            }
        }
        Term[] values = points.values();
        int last = points.last();
        int position = call.position();
        return (t, s) -> {
            double v = values[from[t]].at(t, s);
            if (weight[t] > 0) {
                return v + (values[from[t] + 1].at(t, s) - v) * weight[t];
            }
            int beyond = years.year(t) - last;
            return beyond <= 0 ? v : v * Operations.power(1 + growth.at(t, s), beyond, position);
        };
    }

    /** {@code ExpInterp}: as Interp, with constant growth between the points. */
    static Term expInterp(Node.Call written, Compiler compiler, boolean whole) {
        Node.Call call = Points.withPairs(written, compiler);
        evenPairs(call, 1);
        Points points = points(
                call, call.arguments().size(), compiler, whole, compiler.years().base());
        TimeFrame years = compiler.years();
        Term[] values = points.values();
        int position = call.position();
        return (t, s) -> {
            int year = years.year(t);
            int from = Math.max(0, points.at(year));
            double v = values[from].at(t, s);
            if (from + 1 >= points.size() || year <= points.year(from)) {
                return v;
            }
            double after = values[from + 1].at(t, s);
            if (!(v > 0) || !(after > 0)) {
                throw new EvaluationFault(
                        position, "ExpInterp between " + v + " and " + after + "; both must be above zero");
            }
            double weight = (double) (year - points.year(from)) / (points.year(from + 1) - points.year(from));
            return v * Math.exp(Math.log(after / v) * weight);
        };
    }

    /** {@code Data}: pairs held for other functions; as a value of its own, the line through them. */
    static Term data(Node.Call call, Compiler compiler, boolean whole) {
        evenPairs(call, 1);
        for (int i = 1; i < call.arguments().size(); i += 2) {
            FunctionForm.fixed(call.arguments().get(i), compiler, "numbers in Data");
        }
        return interp(call, compiler, false, compiler.years().base());
    }

    static Term step(Node.Call written, Compiler compiler, boolean whole) {
        Node.Call call = Points.withPairs(written, compiler);
        evenPairs(call, 1);
        Points points = points(
                call, call.arguments().size(), compiler, whole, compiler.years().base());
        TimeFrame years = compiler.years();
        Term[] byYear = new Term[years.length()];
        for (int t = 0; t < byYear.length; t++) {
            byYear[t] = points.value(Math.max(0, points.at(years.year(t))));
        }
        return (t, s) -> byYear[t].at(t, s);
    }

    static Term smooth(Node.Call call, Compiler compiler, boolean whole) {
        return polynomial(call, compiler, whole, false);
    }

    static Term smoothForecast(Node.Call call, Compiler compiler, boolean whole) {
        return polynomial(call, compiler, whole, true);
    }

    private static Term polynomial(Node.Call written, Compiler compiler, boolean whole, boolean extrapolate) {
        Node.Call call = Points.withPairs(written, compiler);
        evenPairs(call, 1);
        Points points = points(
                call, call.arguments().size(), compiler, whole, compiler.years().base());
        if (points.size() < 3) {
            throw new ExpressionException(
                    call.position(), points.size() + " points", "at least 3 points", "use Interp for fewer");
        }
        TimeFrame years = compiler.years();
        double[][] weights = new double[years.length()][];
        for (int t = 0; t < weights.length; t++) {
            int year = years.year(t);
            int held = extrapolate ? year : Math.max(points.first(), Math.min(points.last(), year));
            weights[t] = polynomialWeights(points, held);
        }
        return weighted(weights, points.values());
    }

    /** Weights of the points' values in the fitted polynomial's value at a year: it is linear in them. */
    private static double[] polynomialWeights(Points points, int year) {
        int n = points.size();
        int degree = Math.min(n - 1, HIGHEST_DEGREE);
        double middle = (points.first() + points.last()) / 2.0;
        double half = (points.last() - points.first()) / 2.0;
        double[][] design = new double[n][degree + 1];
        for (int i = 0; i < n; i++) {
            fillPowers(design[i], (points.year(i) - middle) / half);
        }
        double[] at = new double[degree + 1];
        fillPowers(at, (year - middle) / half);
        RealMatrix unit = new Array2DRowRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            unit.setEntry(i, i, 1);
        }
        RealMatrix coefficients = new QRDecomposition(new Array2DRowRealMatrix(design, false))
                .getSolver()
                .solve(unit);
        return coefficients.preMultiply(at);
    }

    private static void fillPowers(double[] row, double x) {
        double power = 1;
        for (int k = 0; k < row.length; k++) {
            row[k] = power;
            power *= x;
        }
    }

    /** Sum of the values by the weights of the year. */
    static Term weighted(double[][] weights, Term[] values) {
        return (t, s) -> {
            double sum = 0;
            double[] row = weights[t];
            for (int i = 0; i < row.length; i++) {
                sum += row[i] * values[i].at(t, s);
            }
            return sum;
        };
    }

    static void evenPairs(Node.Call call, int least) {
        FunctionForm.requireArguments(call, 2 * least, Integer.MAX_VALUE);
        if (call.arguments().size() % 2 == 1) {
            throw new ExpressionException(
                    call.position(),
                    call.name() + " with " + call.arguments().size() + " arguments",
                    "pairs of year and value",
                    "add the missing value or year");
        }
    }

    private static Points points(Node.Call call, int count, Compiler compiler, boolean whole, int implicitYear) {
        Points points = Points.read(call, count, compiler);
        if (compiler.scope().inCurrentAccounts()) {
            return points;
        }
        if (whole) {
            return points.startingAt(implicitYear, compiler, call.position());
        }
        if (points.first() > compiler.years().firstScenario()) {
            compiler.warn(
                    call.position(),
                    call.name() + " is part of a larger expression, so its first value holds until " + points.first()
                            + " (rule " + ChosenRule.IMPLICIT_POINT.name() + ")");
        }
        return points;
    }
}
