package org.cgeleap.leap.area;

/**
 * A result that expressions refer to.
 *
 * @param branch index of the branch; what is below it is counted with it
 * @param quantity what of it; {@link Variable#isResult()}
 * @param fuel index of the fuel; -1 for all
 * @param except true for all fuels but {@code fuel}
 * @param effect index of the effect; -1 where none is asked for
 */
public record ResultReference(int branch, Variable quantity, int fuel, boolean except, int effect) {}
