package org.cgeleap.calibration.energy;

/**
 * Two figures that must agree.
 *
 * @param year of the accounts
 * @param check what is compared
 * @param unit of both figures
 * @param found sum or supply
 * @param expected published total or use
 * @param tolerance allowed absolute difference
 */
public record BalanceCheck(int year, String check, String unit, double found, double expected, double tolerance) {
    /** {@return difference, found less expected} */
    public double difference() {
        return found - expected;
    }

    /** {@return whether they agree} */
    public boolean pass() {
        return Math.abs(difference()) <= tolerance;
    }
}
