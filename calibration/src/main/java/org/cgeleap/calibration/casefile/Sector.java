package org.cgeleap.calibration.casefile;

/**
 * A producing sector.
 *
 * @param code as in the tables
 * @param name for people
 * @param tree nest tree of {@code nests.yaml}
 * @param resource name of its natural resource, empty for none
 * @param resourceShare of capital payments that is resource rent, 0 to 1
 */
public record Sector(String code, String name, String tree, String resource, double resourceShare) {}
