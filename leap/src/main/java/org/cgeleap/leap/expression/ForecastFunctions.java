package org.cgeleap.leap.expression;

/** LinForecast and ExpForecast, free or forced through the base-year value (LEAP-FUNCTIONS §3.9). */
final class ForecastFunctions {
    private ForecastFunctions() {}

    static Term linear(Node.Call call, Compiler compiler, boolean whole) {
        Points points = points(call, compiler);
        return TimeSeriesFunctions.weighted(weights(points, compiler.years()), points.values());
    }

    static Term exponential(Node.Call call, Compiler compiler, boolean whole) {
        Points points = points(call, compiler);
        return exponential(weights(points, compiler.years()), points.values(), call.position());
    }

    static Term linearForced(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.scenarioOnly(call, compiler);
        Points points = points(call, compiler).startingAt(compiler.years().base(), compiler, call.position());
        return TimeSeriesFunctions.weighted(forcedWeights(points, compiler.years()), points.values());
    }

    static Term exponentialForced(Node.Call call, Compiler compiler, boolean whole) {
        FunctionForm.scenarioOnly(call, compiler);
        Points points = points(call, compiler).startingAt(compiler.years().base(), compiler, call.position());
        return exponential(forcedWeights(points, compiler.years()), points.values(), call.position());
    }

    private static Term exponential(double[][] weights, Term[] values, int position) {
        Term[] logs = new Term[values.length];
        for (int i = 0; i < logs.length; i++) {
            Term value = values[i];
            logs[i] = (t, s) -> MathFunctions.log(value.at(t, s), position);
        }
        Term sum = TimeSeriesFunctions.weighted(weights, logs);
        return (t, s) -> Math.exp(sum.at(t, s));
    }

    /** Pairs, or with two arguments (FirstYear, LastYear) the cell's own history. */
    static Points points(Node.Call written, Compiler compiler) {
        Node.Call call = Points.withPairs(written, compiler);
        TimeSeriesFunctions.evenPairs(call, 1);
        if (call.arguments().size() == 2) {
            FunctionForm.scenarioOnly(call, compiler);
            return Points.history(
                    call,
                    FunctionForm.fixedYear(call.arguments().get(0), compiler),
                    FunctionForm.fixedYear(call.arguments().get(1), compiler),
                    compiler);
        }
        Points points = Points.read(call, call.arguments().size(), compiler);
        if (points.size() < 2) {
            throw new ExpressionException(call.position(), "one point", "two or more", "a line needs two points");
        }
        return points;
    }

    /** Ordinary least squares y = c + m x: the prediction's weight of each point. */
    private static double[][] weights(Points points, TimeFrame years) {
        int n = points.size();
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += (double) points.year(i) / n;
        }
        double spread = 0;
        for (int i = 0; i < n; i++) {
            spread += square(points.year(i) - mean);
        }
        double[][] weights = new double[years.length()][n];
        for (int t = 0; t < weights.length; t++) {
            for (int i = 0; i < n; i++) {
                weights[t][i] = 1.0 / n + (years.year(t) - mean) * (points.year(i) - mean) / spread;
            }
        }
        return weights;
    }

    /** Least squares of the slope through the first point. */
    private static double[][] forcedWeights(Points points, TimeFrame years) {
        int n = points.size();
        int origin = points.first();
        double spread = 0;
        for (int i = 1; i < n; i++) {
            spread += square(points.year(i) - origin);
        }
        double[][] weights = new double[years.length()][n];
        for (int t = 0; t < weights.length; t++) {
            double x = years.year(t) - origin;
            double others = 0;
            for (int i = 1; i < n; i++) {
                weights[t][i] = x * (points.year(i) - origin) / spread;
                others += weights[t][i];
            }
            weights[t][0] = 1 - others;
        }
        return weights;
    }

    private static double square(double x) {
        return x * x;
    }
}
