package org.cgeleap.calibration.casefile;

/**
 * A scenario of the case.
 *
 * @param name of the scenario
 * @param reference whether it is the one that solves productivity
 * @param leap scenario of the LEAP area
 * @param description for people
 */
public record ScenarioSpec(String name, boolean reference, String leap, String description) {}
