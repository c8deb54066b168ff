package org.cgeleap.leap.area;

/**
 * A fuel of fuels.csv.
 *
 * @param code key used by branches.csv
 * @param name name for people
 * @param kind whether it emits where it is used
 * @param co2Factor direct emission factor, t CO2 per tce; 0 for electricity and carriers
 * @param factorText the factor as written
 * @param unit unit of the factor as written
 * @param basis sourced, derived, fitted or assumed
 * @param source citation
 * @param note free text
 */
public record Fuel(
        String code,
        String name,
        FuelKind kind,
        double co2Factor,
        String factorText,
        String unit,
        String basis,
        String source,
        String note) {

    /**
     * {@return the fuel with another emission factor}
     *
     * @param factor t CO2 per tce
     */
    public Fuel withCo2Factor(double factor) {
        return new Fuel(code, name, kind, factor, Double.toString(factor), unit, basis, source, note);
    }
}
