package org.cgeleap.leap.cost;

/**
 * A step of a marginal abatement cost curve.
 *
 * @param measure the measure
 * @param costOfSavedCarbon height, yuan/t CO2
 * @param cumulativeAbatement right end, Mt CO2: its own abatement and that of all cheaper steps
 * @param cumulativeCost 10^8 yuan: its own cost and that of all cheaper steps
 */
public record AbatementStep(
        AbatementMeasure measure, double costOfSavedCarbon, double cumulativeAbatement, double cumulativeCost) {}
