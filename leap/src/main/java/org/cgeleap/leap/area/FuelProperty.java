package org.cgeleap.leap.area;

/**
 * A property of a fuel, a row of fuel-properties.csv.
 *
 * @param fuel code in fuels.csv
 * @param property name of the function that gives it: {@code EnergyContent}, {@code Density}, …
 * @param value its value
 * @param text the value as written
 * @param unit its unit
 * @param basis sourced, derived, fitted or assumed
 * @param source citation
 * @param note free text
 */
public record FuelProperty(
        String fuel,
        String property,
        double value,
        String text,
        String unit,
        String basis,
        String source,
        String note) {}
