package org.cgeleap.calibration.energy;

/**
 * A cell of the table changed by the harmonisation.
 *
 * @param user code
 * @param good code
 * @param before 10⁸ yuan
 * @param after 10⁸ yuan
 * @param quantity Mtce
 */
public record ValueChange(String user, String good, double before, double after, double quantity) {
    /** After less before, 10⁸ yuan. */
    public double change() {
        return after - before;
    }

    /** Price after the change, yuan/tce; NaN without a quantity. */
    public double price() {
        return quantity == 0 ? Double.NaN : after / quantity * EnergyHarmonisation.YUAN_PER_TCE;
    }
}
