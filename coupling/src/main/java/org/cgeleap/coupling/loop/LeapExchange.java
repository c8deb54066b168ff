package org.cgeleap.coupling.loop;

import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaResult;

/**
 * What LEAP answers to a path of the economy.
 *
 * @param inputs what the area was given: output indices, grid factor, and factors on intensities (alignment × response)
 * @param result of the area, price responses applied
 * @param energy of each link cell, Mtce: [year][cell]
 * @param reference energy per unit of the sector's level, price response taken out: [year][cell]
 * @param technologyCapital extra annualised technology cost per unit of the sector's level, 10⁸ yuan: [year][sector]
 * @param gridFactor t CO2/MWh of the electricity supplied: [year]
 * @param received the economy's figures the answer was made from, so that an answer to another path is recognised
 * @param power dispatch of the power module; none where the case does not link it
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record LeapExchange(
        AreaInputs inputs,
        AreaResult result,
        double[][] energy,
        double[][] reference,
        double[][] technologyCapital,
        double[] gridFactor,
        Received received,
        PowerDispatch power) {

    /**
     * An answer without a power module.
     *
     * @param inputs what the area was given
     * @param result of the area, price responses applied
     * @param energy of each link cell, Mtce: [year][cell]
     * @param reference energy per unit of the sector's level, price response taken out: [year][cell]
     * @param technologyCapital extra annualised technology cost per unit of the sector's level, 10⁸ yuan:
     *     [year][sector]
     * @param gridFactor t CO2/MWh of the electricity supplied: [year]
     * @param received the economy's figures the answer was made from
     */
    public LeapExchange(
            AreaInputs inputs,
            AreaResult result,
            double[][] energy,
            double[][] reference,
            double[][] technologyCapital,
            double[] gridFactor,
            Received received) {
        this(inputs, result, energy, reference, technologyCapital, gridFactor, received, PowerDispatch.none());
    }

    /**
     * What came from the economy.
     *
     * @param years calendar years
     * @param level of the sector of each cell: [year][cell]
     * @param response of each cell's use to prices, 1 at reference prices: [year][cell]
     */
    public record Received(int[] years, double[][] level, double[][] response) {}

    /**
     * {@return the same answer with other numbers}
     *
     * @param otherEnergy of each link cell, Mtce: [year][cell]
     * @param otherReference energy per unit of the sector's level: [year][cell]
     * @param otherGridFactor t CO2/MWh: [year]
     */
    public LeapExchange with(double[][] otherEnergy, double[][] otherReference, double[] otherGridFactor) {
        return new LeapExchange(
                inputs, result, otherEnergy, otherReference, technologyCapital, otherGridFactor, received, power);
    }

    /**
     * {@return the same answer with another dispatch}
     *
     * @param other of the power module
     */
    public LeapExchange with(PowerDispatch other) {
        return new LeapExchange(inputs, result, energy, reference, technologyCapital, gridFactor, received, other);
    }
}
