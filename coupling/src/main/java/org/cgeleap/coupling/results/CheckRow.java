package org.cgeleap.coupling.results;

/**
 * One check of {@code checks.csv}.
 *
 * @param scenario name; "benchmark" for the base year
 * @param year calendar year
 * @param check name
 * @param value what was found
 * @param tolerance what it may be at most
 */
public record CheckRow(String scenario, int year, String check, double value, double tolerance) {

    /** {@return whether the value is within the tolerance; a value that is not a number is not} */
    public boolean pass() {
        return Math.abs(value) <= tolerance;
    }
}
