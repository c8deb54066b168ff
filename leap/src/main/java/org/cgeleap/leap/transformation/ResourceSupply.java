package org.cgeleap.leap.transformation;

/**
 * Where a fuel comes from that no module makes.
 *
 * @param fuel index of the fuel
 * @param indigenous true if the area has it; false if all of it is imported
 * @param mostPerYear energy that can be won a year, by year; empty for no limit
 * @param reserves energy that can be won in all, infinite for no limit
 * @param found energy added to the reserves, by year; empty for none
 * @param importTarget energy imported at least, by year; empty for none
 * @param exportTarget energy exported on top of the requirement, by year; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record ResourceSupply(
        int fuel,
        boolean indigenous,
        double[] mostPerYear,
        double reserves,
        double[] found,
        double[] importTarget,
        double[] exportTarget) {}
