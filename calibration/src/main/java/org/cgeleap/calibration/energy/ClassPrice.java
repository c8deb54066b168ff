package org.cgeleap.calibration.energy;

/**
 * Price of a good implied for a class of users.
 *
 * @param good code
 * @param userClass name of the class; {@link #ALL} for the whole row
 * @param value 10⁸ yuan
 * @param quantity Mtce
 * @param yuanPerTce implied price
 * @param lowest smallest price allowed, yuan/tce: of the class's users, or of the row's average; NaN where none is
 * @param highest largest price allowed, yuan/tce; NaN where none is
 * @param natural the implied price in the good's natural unit, NaN where the case gives none
 * @param unit natural unit
 */
public record ClassPrice(
        String good,
        String userClass,
        double value,
        double quantity,
        double yuanPerTce,
        double lowest,
        double highest,
        double natural,
        String unit) {
    /** All users together. */
    public static final String ALL = "all";
}
