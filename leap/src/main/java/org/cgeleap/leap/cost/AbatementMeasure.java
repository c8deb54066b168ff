package org.cgeleap.leap.cost;

import java.util.OptionalDouble;

/**
 * What a measure (a branch of one scenario against another) saves and costs, over a year or a period.
 *
 * @param name branch of the measure
 * @param abatement emission of the reference less that of the scenario, Mt CO2; negative if the measure emits more
 * @param cost cost of the scenario less that of the reference, 10^8 yuan; negative if the measure pays for itself
 */
public record AbatementMeasure(String name, double abatement, double cost) {
    /** 10^8 yuan per Mt = 100 yuan per t. */
    private static final double YUAN_PER_TONNE = 100;

    /** {@return cost of saved carbon, yuan/t CO2; empty where nothing is saved, because a quotient would mean nothing} */
    public OptionalDouble costOfSavedCarbon() {
        return abatement > 0 ? OptionalDouble.of(cost / abatement * YUAN_PER_TONNE) : OptionalDouble.empty();
    }
}
