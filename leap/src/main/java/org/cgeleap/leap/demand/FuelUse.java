package org.cgeleap.leap.demand;

/**
 * A fuel branch: a technology's use of a fuel.
 *
 * @param branch index of its branch
 * @param leaf index among all fuel branches, in the order of the tree
 * @param fuel index of the fuel
 * @param intensity Mtce per unit of activity
 * @param co2Factor Mt CO2 per Mtce, direct; {@link Quantity#NONE} for the fuel's own
 * @param cost price of the fuel, 10^8 yuan per Mtce
 */
public record FuelUse(int branch, int leaf, int fuel, Quantity intensity, Quantity co2Factor, Quantity cost) {}
