package org.cgeleap.calibration;

/**
 * A check of the calibration.
 *
 * @param name of the check
 * @param value found
 * @param tolerance largest absolute value that passes
 */
public record NamedCheck(String name, double value, double tolerance) {}
