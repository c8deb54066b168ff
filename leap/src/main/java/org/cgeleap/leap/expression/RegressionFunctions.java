package org.cgeleap.leap.expression;

/**
 * Statistics of the straight line that LinForecast fits to the same arguments (rule REGRESSION), and the logistic
 * forecast.
 */
final class RegressionFunctions {
    /** The asymptotes stand this share of the range of the data outside it (rule LOGISTIC_FORECAST). */
    private static final double MARGIN = 0.05;

    private RegressionFunctions() {}

    /**
     * A least-squares line y = c + m x.
     *
     * @param slope m
     * @param intercept c
     * @param residual sum of squared residuals
     * @param total sum of squared deviations of y from its mean
     */
    record Line(int points, double slope, double intercept, double residual, double total) {
        static Line through(double[] x, double[] y) {
            int n = x.length;
            double meanX = MathFunctions.mean(x);
            double meanY = MathFunctions.mean(y);
            double xx = 0;
            double xy = 0;
            double yy = 0;
            for (int i = 0; i < n; i++) {
                xx += (x[i] - meanX) * (x[i] - meanX);
                xy += (x[i] - meanX) * (y[i] - meanY);
                yy += (y[i] - meanY) * (y[i] - meanY);
            }
            double slope = xy / xx;
            double residual = 0;
            for (int i = 0; i < n; i++) {
                double error = y[i] - meanY - slope * (x[i] - meanX);
                residual += error * error;
            }
            return new Line(n, slope, meanY - slope * meanX, residual, yy);
        }

        double at(double x) {
            return intercept + slope * x;
        }
    }

    @FunctionalInterface
    interface Statistic {
        double of(Line line, int position);
    }

    static FunctionForm statistic(Statistic statistic) {
        return (call, compiler, whole) -> {
            Points points = ForecastFunctions.points(call, compiler);
            double[] years = points.years();
            Term[] values = points.values();
            int position = call.position();
            return (t, s) -> statistic.of(Line.through(years, at(values, t, s)), position);
        };
    }

    private static double[] at(Term[] values, int t, double[][] series) {
        double[] y = new double[values.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = values[i].at(t, series);
        }
        return y;
    }

    static double rSquared(Line line, int position) {
        if (line.total() == 0) {
            throw new EvaluationFault(position, "RSquared of values that are all equal; they leave nothing to explain");
        }
        return 1 - line.residual() / line.total();
    }

    /** Standard error of the estimate, with n - 2 degrees of freedom. */
    static double standardError(Line line, int position) {
        if (line.points() < 3) {
            throw new EvaluationFault(position, "StandardError of " + line.points() + " points; it needs three");
        }
        return Math.sqrt(line.residual() / (line.points() - 2));
    }

    /** {@code LogisticForecast}: y = A + (B - A) / (1 + exp(-(a + b x))), a and b by regression of the logit. */
    static Term logistic(Node.Call call, Compiler compiler, boolean whole) {
        Points points = ForecastFunctions.points(call, compiler);
        double[] years = points.years();
        Term[] values = points.values();
        TimeFrame frame = compiler.years();
        int position = call.position();
        return (t, s) -> {
            double[] y = at(values, t, s);
            double least = y[0];
            double most = y[0];
            for (double v : y) {
                least = Math.min(least, v);
                most = Math.max(most, v);
            }
            if (least == most) {
                throw new EvaluationFault(position, "LogisticForecast of values that are all " + least);
            }
            double low = least - MARGIN * (most - least);
            double high = most + MARGIN * (most - least);
            double[] logit = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                logit[i] = Math.log((y[i] - low) / (high - y[i]));
            }
            return low
                    + (high - low) / (1 + Math.exp(-Line.through(years, logit).at(frame.year(t))));
        };
    }
}
