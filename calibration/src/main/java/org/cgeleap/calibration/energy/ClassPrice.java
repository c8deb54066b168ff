package org.cgeleap.calibration.energy;

/**
 * Price of a good implied for a class of users.
 *
 * @param good code
 * @param userClass name of the class
 * @param value 10⁸ yuan
 * @param quantity Mtce
 * @param yuanPerTce implied price
 * @param natural the same in the good's natural unit, NaN where the case gives none
 * @param unit natural unit
 */
public record ClassPrice(
        String good, String userClass, double value, double quantity, double yuanPerTce, double natural, String unit) {}
