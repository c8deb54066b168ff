package org.cgeleap.calibration.energy;

/**
 * A cell of the table changed by the harmonisation.
 *
 * @param user code
 * @param good code
 * @param before 10⁸ yuan
 * @param after 10⁸ yuan
 * @param quantity Mtce
 * @param userClass class of the user, whose range of prices holds
 * @param lowest smallest price allowed, yuan/tce; NaN without a quantity
 * @param highest largest price allowed, yuan/tce; NaN without a quantity
 * @param reason why it changed
 */
public record ValueChange(
        String user,
        String good,
        double before,
        double after,
        double quantity,
        String userClass,
        double lowest,
        double highest,
        String reason) {
    /** {@return after less before, 10⁸ yuan} */
    public double change() {
        return after - before;
    }

    /** {@return price after the change, yuan/tce; NaN without a quantity} */
    public double price() {
        return quantity == 0 ? Double.NaN : after / quantity * EnergyHarmonisation.YUAN_PER_TCE;
    }

    /** {@return price before the change, yuan/tce; NaN without a quantity} */
    public double priceBefore() {
        return quantity == 0 ? Double.NaN : before / quantity * EnergyHarmonisation.YUAN_PER_TCE;
    }
}
