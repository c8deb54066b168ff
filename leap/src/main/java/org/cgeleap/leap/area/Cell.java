package org.cgeleap.leap.area;

/**
 * Place of an expression.
 *
 * @param branch index of the branch
 * @param variable variable of the branch
 * @param scenario index of the scenario
 * @param region index of the region
 */
public record Cell(int branch, Variable variable, int scenario, int region) {}
