package org.cgeleap.calibration;

import org.cgeleap.calibration.casefile.Basis;

/**
 * A number that reached the solver and where it comes from.
 *
 * @param key name of the number, its year and scenario where it has them
 * @param value finite
 * @param unit of the value
 * @param basis sourced, derived, fitted or assumed
 * @param source citation, derivation or reason
 */
public record Provenance(String key, double value, String unit, Basis basis, String source) {}
