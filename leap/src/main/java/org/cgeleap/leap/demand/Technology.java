package org.cgeleap.leap.demand;

import java.util.List;

/**
 * A technology of a process, with the series that describe it.
 *
 * @param branch index of its branch
 * @param activityShare share of activity (method activity)
 * @param stockShare share of the base-year stock (method stock-turnover)
 * @param salesShare share of new capacity (method stock-turnover)
 * @param lifetime years in service; {@link Quantity#NONE} if not given
 * @param capture fraction of direct CO2 captured
 * @param capitalCost 10^8 yuan per unit of annual capacity
 * @param fixedOm 10^8 yuan per unit of annual capacity and year
 * @param variableOm 10^8 yuan per unit of activity
 * @param interest interest rate, a fraction a year
 * @param uses its fuels
 */
public record Technology(
        int branch,
        Quantity activityShare,
        Quantity stockShare,
        Quantity salesShare,
        Quantity lifetime,
        Quantity capture,
        Quantity capitalCost,
        Quantity fixedOm,
        Quantity variableOm,
        Quantity interest,
        List<FuelUse> uses) {
    /**
     * Copies the list.
     *
     * @param branch index of its branch
     * @param activityShare share of activity (method activity)
     * @param stockShare share of the base-year stock (method stock-turnover)
     * @param salesShare share of new capacity (method stock-turnover)
     * @param lifetime years in service
     * @param capture fraction of direct CO2 captured
     * @param capitalCost 10^8 yuan per unit of annual capacity
     * @param fixedOm 10^8 yuan per unit of annual capacity and year
     * @param variableOm 10^8 yuan per unit of activity
     * @param interest interest rate, a fraction a year
     * @param uses its fuels
     */
    public Technology {
        uses = List.copyOf(uses);
    }
}
