package org.cgeleap.leap.transformation;

/**
 * A module in one year; energies a year.
 *
 * @param required of its processes for the shared outputs, after import targets, own use of the module included
 * @param output of each process, shared outputs together
 * @param input feedstock of each process, all fuels together
 * @param lost part of the feedstock of each process that is lost
 * @param produced by output fuel, co-products included
 * @param imported by output fuel: target and shortfall
 * @param exported by output fuel: target and surplus
 * @param passedOn by output fuel: requirement left to modules and resources further on
 * @param wasted by output fuel: surplus nobody takes
 * @param consumed by fuel: feedstock of all processes
 * @param ownUse by fuel: auxiliary use of all processes and what the module uses of its own output
 * @param capacity of each process after additions; infinite where it is not limited
 * @param added capacity of each process added in the year
 * @param peak requirement
 * @param marginBefore reserve margin before additions
 * @param marginAfter reserve margin after additions
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record ModuleYear(
        double required,
        double[] output,
        double[] input,
        double[] lost,
        double[] produced,
        double[] imported,
        double[] exported,
        double[] passedOn,
        double[] wasted,
        double[] consumed,
        double[] ownUse,
        double[] capacity,
        double[] added,
        double peak,
        double marginBefore,
        double marginAfter) {}
