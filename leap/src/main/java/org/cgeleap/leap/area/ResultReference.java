package org.cgeleap.leap.area;

/**
 * A result of demand that expressions refer to.
 *
 * @param branch index of the branch, Demand or below
 * @param quantity what of it; {@link Variable#isResult()}
 * @param fuel index of the fuel; -1 for all
 * @param except true for all fuels but {@code fuel}
 */
public record ResultReference(int branch, Variable quantity, int fuel, boolean except) {}
