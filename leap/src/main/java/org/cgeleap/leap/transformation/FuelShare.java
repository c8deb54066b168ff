package org.cgeleap.leap.transformation;

/**
 * A feedstock of a process.
 *
 * @param fuel index of the fuel
 * @param share fraction of the process's feedstock energy, by year
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record FuelShare(int fuel, double[] share) {}
