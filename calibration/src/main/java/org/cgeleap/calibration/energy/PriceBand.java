package org.cgeleap.calibration.energy;

/**
 * The range in which the average price of an energy good is plausible.
 *
 * @param year of the prices
 * @param good code
 * @param unit natural unit of the bounds ("yuan/kWh")
 * @param low lower bound in the natural unit
 * @param high upper bound in the natural unit
 * @param tcePerUnit tce in one natural unit of the good
 */
public record PriceBand(int year, String good, String unit, double low, double high, double tcePerUnit) {
    /** {@return yuan per tce, which is also 10⁶ yuan per Mtce, of the lower bound} */
    public double lowPerTce() {
        return low / tcePerUnit;
    }

    /** {@return yuan per tce of the upper bound} */
    public double highPerTce() {
        return high / tcePerUnit;
    }
}
