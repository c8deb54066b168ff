package org.cgeleap.calibration.fit;

import java.util.List;
import java.util.Locale;
import org.cgeleap.calibration.casefile.FittedValue;

/**
 * A quantity a fit may move, and the numbers of the case it acts upon: one row of the case's {@code fit.csv}.
 *
 * @param name of the parameter
 * @param part of the case its numbers stand in
 * @param keys of the numbers; {@code *} stands for any characters
 * @param variable of a LEAP branch, empty for parameters
 * @param scenarios of the numbers; empty for those of all scenarios
 * @param years of the numbers; empty for constants
 * @param how it acts
 * @param prior value at which the numbers are the case's own
 * @param sd standard deviation of the prior
 * @param lower bound
 * @param upper bound
 * @param unit of the parameter
 * @param source why it may move and by how much
 * @param line in the file
 */
public record FitParameter(
        String name,
        FittedValue.Part part,
        List<String> keys,
        String variable,
        List<String> scenarios,
        List<Integer> years,
        How how,
        double prior,
        double sd,
        double lower,
        double upper,
        String unit,
        String source,
        int line) {

    /** How a parameter x acts on a number v of the case. */
    public enum How {
        /** v · x, prior 1: an intensity, an index, a factor. */
        FACTOR {
            @Override
            double act(double v, double x, double whole) {
                return v * x;
            }
        },
        /** v + x, prior 0: a growth rate. */
        ADD {
            @Override
            double act(double v, double x, double whole) {
                return v + x;
            }
        },
        /**
         * The odds of a share are multiplied, v/(w − v) · x with w the whole (1, or 100 where the number's unit is %),
         * prior 1: a technology-share curve, which stays between nothing and everything.
         */
        ODDS {
            @Override
            double act(double v, double x, double whole) {
                return v >= whole ? v : whole * v * x / (whole - v + v * x);
            }
        };

        abstract double act(double v, double x, double whole);

        /** Value at which the number is left alone. */
        double neutral() {
            return this == ADD ? 0 : 1;
        }

        /** {@return the word used in files} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Copies the lists.
     *
     * @param name of the parameter
     * @param part of the case its numbers stand in
     * @param keys of the numbers
     * @param variable of a LEAP branch, empty for parameters
     * @param scenarios of the numbers
     * @param years of the numbers
     * @param how it acts
     * @param prior value at which the numbers are the case's own
     * @param sd standard deviation of the prior
     * @param lower bound
     * @param upper bound
     * @param unit of the parameter
     * @param source why it may move and by how much
     * @param line in the file
     */
    public FitParameter {
        keys = List.copyOf(keys);
        scenarios = List.copyOf(scenarios);
        years = List.copyOf(years);
    }
}
