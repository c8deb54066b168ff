package org.cgeleap.coupling.sensitivity;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** What is believed of an uncertain number. */
public sealed interface Distribution {
    /** Steps of the quadrature that gives mean and standard deviation where there is no closed form. */
    int STEPS = 20_000;

    /**
     * {@return the value below which the number lies with probability u, 0 to 1}
     *
     * @param u probability
     */
    double quantile(double u);

    /**
     * {@return the probability of a value below or at x}
     *
     * @param x in the unit of the number
     */
    double cumulative(double x);

    /** {@return whether no value lies beyond the ends of a finite interval} */
    default boolean bounded() {
        return Double.isFinite(quantile(0)) && Double.isFinite(quantile(1));
    }

    /** {@return the mean; by the midpoint rule over quantiles where there is no closed form} */
    default double mean() {
        double sum = 0;
        for (int k = 0; k < STEPS; k++) {
            sum += quantile((k + 0.5) / STEPS);
        }
        return sum / STEPS;
    }

    /** {@return the standard deviation; by the midpoint rule over quantiles where there is no closed form} */
    default double standardDeviation() {
        double mean = mean();
        double sum = 0;
        for (int k = 0; k < STEPS; k++) {
            double d = quantile((k + 0.5) / STEPS) - mean;
            sum += d * d;
        }
        return Math.sqrt(sum / STEPS);
    }

    /**
     * Every value between two ends alike.
     *
     * @param low smallest value
     * @param high largest value
     */
    record Uniform(double low, double high) implements Distribution {
        /**
         * Checks the ends.
         *
         * @param low smallest value
         * @param high largest value
         * @throws IllegalArgumentException unless low is below high
         */
        public Uniform {
            require(low < high, "uniform: low < high", low + " and " + high);
        }

        @Override
        public double quantile(double u) {
            return low + u * (high - low);
        }

        @Override
        public double cumulative(double x) {
            return Math.max(0, Math.min(1, (x - low) / (high - low)));
        }

        @Override
        public double mean() {
            return (low + high) / 2;
        }

        @Override
        public double standardDeviation() {
            return (high - low) / Math.sqrt(12);
        }
    }

    /**
     * Linear density up to a mode and down from it.
     *
     * @param low smallest value
     * @param mode most likely value
     * @param high largest value
     */
    record Triangular(double low, double mode, double high) implements Distribution {
        /**
         * Checks the ends and the mode.
         *
         * @param low smallest value
         * @param mode most likely value
         * @param high largest value
         * @throws IllegalArgumentException unless low is below high and the mode between them
         */
        public Triangular {
            require(
                    low <= mode && mode <= high && low < high,
                    "triangular: low <= mode <= high, low < high",
                    low + ", " + mode + ", " + high);
        }

        @Override
        public double quantile(double u) {
            double split = (mode - low) / (high - low);
            return u < split
                    ? low + Math.sqrt(u * (high - low) * (mode - low))
                    : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
        }

        @Override
        public double cumulative(double x) {
            if (x <= low) {
                return 0;
            }
            if (x >= high) {
                return 1;
            }
            return x < mode
                    ? (x - low) * (x - low) / ((high - low) * (mode - low))
                    : 1 - (high - x) * (high - x) / ((high - low) * (high - mode));
        }

        @Override
        public double mean() {
            return (low + mode + high) / 3;
        }

        @Override
        public double standardDeviation() {
            return Math.sqrt((low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18);
        }
    }

    /**
     * The normal distribution.
     *
     * @param mean of the number
     * @param sd standard deviation
     */
    record Normal(double mean, double sd) implements Distribution {
        /**
         * Checks the two numbers.
         *
         * @param mean of the number
         * @param sd standard deviation
         * @throws IllegalArgumentException unless the mean is finite and the standard deviation above zero
         */
        public Normal {
            require(sd > 0 && Double.isFinite(mean), "normal: a finite mean and sd > 0", mean + " and " + sd);
        }

        @Override
        public double quantile(double u) {
            return mean + sd * Gauss.quantile(u);
        }

        @Override
        public double cumulative(double x) {
            return Gauss.cumulative((x - mean) / sd);
        }

        @Override
        public double standardDeviation() {
            return sd;
        }
    }

    /**
     * A number whose logarithm is normal, by its median and the standard deviation of its logarithm.
     *
     * @param median of the number
     * @param sigma standard deviation of the logarithm
     */
    record LogNormal(double median, double sigma) implements Distribution {
        /**
         * Checks the two numbers.
         *
         * @param median of the number
         * @param sigma standard deviation of the logarithm
         * @throws IllegalArgumentException unless both are above zero
         */
        public LogNormal {
            require(median > 0 && sigma > 0, "lognormal: median > 0 and sigma > 0", median + " and " + sigma);
        }

        @Override
        public double quantile(double u) {
            return median * Math.exp(sigma * Gauss.quantile(u));
        }

        @Override
        public double cumulative(double x) {
            return x <= 0 ? 0 : Gauss.cumulative(Math.log(x / median) / sigma);
        }

        @Override
        public double mean() {
            return median * Math.exp(sigma * sigma / 2);
        }

        @Override
        public double standardDeviation() {
            return mean() * Math.sqrt(Math.expm1(sigma * sigma));
        }
    }

    /**
     * Another distribution, given that the number lies between two ends.
     *
     * @param of the other distribution
     * @param low smallest value
     * @param high largest value
     */
    record Truncated(Distribution of, double low, double high) implements Distribution {
        /**
         * Checks the ends.
         *
         * @param of the other distribution
         * @param low smallest value
         * @param high largest value
         * @throws IllegalArgumentException where low is not below high, or nothing is likely between them
         */
        public Truncated {
            require(
                    low < high && of.cumulative(high) > of.cumulative(low),
                    "truncated: low < high with some probability between",
                    low + " and " + high);
        }

        @Override
        public double quantile(double u) {
            double from = of.cumulative(low);
            double to = of.cumulative(high);
            return Math.max(low, Math.min(high, of.quantile(from + u * (to - from))));
        }

        @Override
        public double cumulative(double x) {
            double from = of.cumulative(low);
            return Math.max(0, Math.min(1, (of.cumulative(x) - from) / (of.cumulative(high) - from)));
        }
    }

    /**
     * Some values, each with its weight.
     *
     * @param values in ascending order
     * @param weights of the values; they add up to one
     */
    @SuppressWarnings("ArrayRecordComponent") // plain numbers; instances are never compared
    record Discrete(double[] values, double[] weights) implements Distribution {
        /**
         * Checks the weights, and puts the values in ascending order; weights are made to add up to one.
         *
         * @param values in ascending order
         * @param weights of the values
         * @throws IllegalArgumentException unless there are as many weights above zero as values
         */
        public Discrete {
            require(
                    values.length > 0
                            && values.length == weights.length
                            && Arrays.stream(values).allMatch(Double::isFinite)
                            && Arrays.stream(weights).allMatch(w -> w > 0 && w < Double.POSITIVE_INFINITY),
                    "discrete: numbers, and as many weights > 0",
                    Arrays.toString(values) + " and " + Arrays.toString(weights));
            Integer[] order = new Integer[values.length];
            Arrays.setAll(order, i -> i);
            double[] given = values;
            Arrays.sort(order, (a, b) -> Double.compare(given[a], given[b]));
            double sum = Arrays.stream(weights).sum();
            values = Arrays.stream(order).mapToDouble(i -> given[i]).toArray();
            double[] stated = weights;
            weights = Arrays.stream(order).mapToDouble(i -> stated[i] / sum).toArray();
        }

        @Override
        public double quantile(double u) {
            double sum = 0;
            for (int k = 0; k < values.length - 1; k++) {
                sum += weights[k];
                if (u < sum) {
                    return values[k];
                }
            }
            return values[values.length - 1];
        }

        @Override
        public double cumulative(double x) {
            double sum = 0;
            for (int k = 0; k < values.length && values[k] <= x; k++) {
                sum += weights[k];
            }
            return sum;
        }

        @Override
        public double mean() {
            double sum = 0;
            for (int k = 0; k < values.length; k++) {
                sum += weights[k] * values[k];
            }
            return sum;
        }

        @Override
        public double standardDeviation() {
            double mean = mean();
            double sum = 0;
            for (int k = 0; k < values.length; k++) {
                sum += weights[k] * (values[k] - mean) * (values[k] - mean);
            }
            return Math.sqrt(sum);
        }
    }

    /**
     * Observed values, linear between them (the quantile definition 5 of Hyndman and Fan 1996, of which the mean is that of the
     * sample): the k-th of n stands at probability (k − 1/2) / n, and what is outside of the first and the last is these.
     *
     * @param sample observed values, ascending; two or more
     */
    @SuppressWarnings("ArrayRecordComponent") // plain numbers; instances are never compared
    record Empirical(double[] sample) implements Distribution {
        /**
         * Copies the sample in ascending order.
         *
         * @param sample observed values, ascending
         * @throws IllegalArgumentException for fewer than two values, or one that is no number
         */
        public Empirical {
            require(
                    sample.length > 1 && Arrays.stream(sample).allMatch(Double::isFinite),
                    "empirical: two numbers or more",
                    Arrays.toString(sample));
            sample = sample.clone();
            Arrays.sort(sample);
        }

        @Override
        public double quantile(double u) {
            double at = Math.min(sample.length - 1.0, Math.max(0, u * sample.length - 0.5));
            int k = (int) Math.min(sample.length - 2, Math.floor(at));
            return sample[k] + (at - k) * (sample[k + 1] - sample[k]);
        }

        @Override
        public double cumulative(double x) {
            int n = sample.length;
            if (x < sample[0]) {
                return 0;
            }
            for (int k = 0; k < n - 1; k++) {
                if (x < sample[k + 1]) {
                    return (k + 0.5 + (x - sample[k]) / (sample[k + 1] - sample[k])) / n;
                }
            }
            return 1;
        }

        @Override
        public double mean() {
            return Arrays.stream(sample).sum() / sample.length;
        }
    }

    private static void require(boolean holds, String expected, String found) {
        if (!holds) {
            throw new IllegalArgumentException("found " + found + "; expected " + expected);
        }
    }

    /** The standard normal distribution. */
    final class Gauss {
        private static final NormalDistribution STANDARD = new NormalDistribution();

        private Gauss() {}

        static double quantile(double u) {
            return STANDARD.inverseCumulativeProbability(u);
        }

        static double cumulative(double z) {
            return STANDARD.cumulativeProbability(z);
        }
    }
}
