package org.cgeleap.leap.transformation;

import java.util.List;

/**
 * The chain in one year; energies by fuel.
 *
 * @param index of the year
 * @param modules in the order of the chain
 * @param requirement what the modules leave to the resources
 * @param production won in the area
 * @param imports of resources and of fuels nobody makes
 * @param exports of resources
 * @param unmet requirement of fuels that modules make but not enough of, without a resource behind them
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record ChainYear(
        int index,
        List<ModuleYear> modules,
        double[] requirement,
        double[] production,
        double[] imports,
        double[] exports,
        double[] unmet) {}
