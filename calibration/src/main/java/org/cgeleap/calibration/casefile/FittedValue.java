package org.cgeleap.calibration.casefile;

/**
 * A number of the case that a fit replaced: one row of the file the case names under {@code fitted}.
 *
 * @param part whose number it is
 * @param key of the parameter, or path of the LEAP branch
 * @param variable of the branch; empty for a parameter
 * @param scenario it belongs to; empty for a parameter of all scenarios
 * @param year of the number; 0 for a constant
 * @param value that takes the place of the prior
 * @param prior that the case had when the value was fitted
 * @param unit as the prior's
 * @param source what was fitted to what, and the prior value
 * @param line in the file, 0 where it did not come from a file
 */
public record FittedValue(
        Part part,
        String key,
        String variable,
        String scenario,
        int year,
        double value,
        double prior,
        String unit,
        String source,
        int line) {

    /** The part of a case a number belongs to. */
    public enum Part {
        /** A parameter file: {@code key,year,scenario,value}. */
        PARAMETER,
        /** An expression of the LEAP area: a number, or one of the values of an {@code Interp}. */
        LEAP;

        /** {@return the word used in files} */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** {@return the number in words, for messages} */
    public String place() {
        return key
                + (variable.isEmpty() ? "" : ":" + variable)
                + (scenario.isEmpty() ? "" : " of " + scenario)
                + (year == 0 ? "" : " in " + year);
    }

    /**
     * {@return whether both stand for the same number}
     *
     * @param other value
     */
    public boolean samePlace(FittedValue other) {
        return part == other.part
                && year == other.year
                && key.equals(other.key)
                && variable.equals(other.variable)
                && scenario.equals(other.scenario);
    }

    /**
     * {@return whether the number in the case is still the prior the value was fitted around}
     *
     * @param inCase the number as the case has it now
     */
    public boolean fits(double inCase) {
        return prior == inCase;
    }

    /**
     * {@return what is wrong where it is not}
     *
     * @param file the value stands in
     * @param inCase the number as the case has it now
     */
    public Finding stale(String file, double inCase) {
        return new Finding(
                file,
                line,
                "prior",
                prior + " for " + place() + ", but the case now has " + inCase,
                "the prior the value was fitted around; delete the row to use the case's own number, or run"
                        + " calibrate --fit again");
    }
}
