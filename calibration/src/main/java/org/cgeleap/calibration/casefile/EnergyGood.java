package org.cgeleap.calibration.casefile;

/**
 * An energy good of the economy and the fuel it is in LEAP.
 *
 * @param code of the good, also a sector's
 * @param name for people
 * @param leapFuel fuel of the LEAP area
 * @param co2Factor t CO2/tce burnt (equation 1); 0 for electricity
 */
public record EnergyGood(String code, String name, String leapFuel, double co2Factor) {}
