package org.cgeleap.leap.transformation;

/**
 * Own use of a process beside its feedstock.
 *
 * @param fuel index of the fuel
 * @param perUnit energy per unit of energy produced, or consumed
 * @param perInput true if counted per unit of feedstock, false per unit of output
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record AuxiliaryUse(int fuel, double[] perUnit, boolean perInput) {}
