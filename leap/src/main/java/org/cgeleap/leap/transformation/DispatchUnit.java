package org.cgeleap.leap.transformation;

/**
 * A process as its module's dispatch sees it in one year.
 *
 * @param rule how it is dispatched
 * @param share fraction of the module's requirement ({@link DispatchRule#PERCENT_SHARE})
 * @param available capacity times availability, energy a year; infinite if capacity is not limited
 * @param key merit order or running cost, low first
 */
public record DispatchUnit(DispatchRule rule, double share, double available, double key) {
    /**
     * Rejects numbers without a meaning.
     *
     * @param rule how it is dispatched
     * @param share fraction of the module's requirement ({@link DispatchRule#PERCENT_SHARE})
     * @param available capacity times availability, energy a year
     * @param key merit order or running cost, low first
     * @throws IllegalArgumentException for negative numbers and for a rule that needs a capacity where there is none
     */
    public DispatchUnit {
        if (!(available >= 0) || !(share >= 0) || Double.isNaN(key)) {
            throw new IllegalArgumentException("dispatch of a process with available capacity " + available + ", share "
                    + share + ", order " + key + ": expected numbers that are not negative");
        }
        if (Double.isInfinite(available) && rule != DispatchRule.PERCENT_SHARE) {
            throw new IllegalArgumentException(
                    rule.label() + " needs a capacity; without one a process can only take a share (PercentShare)");
        }
    }
}
