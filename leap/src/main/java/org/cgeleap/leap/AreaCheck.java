package org.cgeleap.leap;

/**
 * One check of a result.
 *
 * @param scenario name
 * @param region name, empty for an area of one region
 * @param year calendar year; 0 for what holds in all years
 * @param check kind, lower case with underscores
 * @param item branch or fuel
 * @param value what was found
 * @param tolerance what it may be at most
 * @param pass whether it is within
 * @param message in words; empty if nothing is to be said
 */
public record AreaCheck(
        String scenario,
        String region,
        int year,
        String check,
        String item,
        double value,
        double tolerance,
        boolean pass,
        String message) {}
