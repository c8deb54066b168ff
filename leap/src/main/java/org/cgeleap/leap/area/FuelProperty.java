package org.cgeleap.leap.area;

/**
 * A property of a fuel, a row of fuel-properties.csv.
 *
 * @param fuel code in fuels.csv
 * @param property name of the function that gives it: {@code EnergyContent}, {@code Density}, …
 * @param value the number as written
 * @param unit its unit
 * @param basis sourced, derived, fitted or assumed
 * @param source citation
 */
public record FuelProperty(String fuel, String property, double value, String unit, String basis, String source) {}
