package org.cgeleap.calibration.energy;

/**
 * The range of a user's price as a multiple of the average price of the good.
 *
 * @param name class of users
 * @param low smallest multiple
 * @param high largest multiple
 */
public record UserClass(String name, double low, double high) {}
