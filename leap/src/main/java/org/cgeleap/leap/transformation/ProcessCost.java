package org.cgeleap.leap.transformation;

import org.cgeleap.leap.demand.Quantity;

/**
 * Costs of a transformation process.
 *
 * @param capital 10^8 yuan per MW
 * @param fixedOm 10^8 yuan per MW and year
 * @param variableOm 10^8 yuan per Mtce of output
 * @param interest a fraction a year
 * @param lifetime years
 * @param capture fraction of direct CO2 captured
 */
public record ProcessCost(
        Quantity capital,
        Quantity fixedOm,
        Quantity variableOm,
        Quantity interest,
        Quantity lifetime,
        Quantity capture) {}
