package org.cgeleap.leap.transformation;

import java.util.List;

/**
 * The chain over the years.
 *
 * @param chain what was calculated
 * @param finalDemand by fuel and year
 * @param statisticalDifference by fuel and year
 * @param stockDraw by fuel and year
 * @param years one for each year
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record TransformationResult(
        TransformationChain chain,
        double[][] finalDemand,
        double[][] statisticalDifference,
        double[][] stockDraw,
        List<ChainYear> years) {
    /**
     * Copies the list.
     *
     * @param chain what was calculated
     * @param finalDemand by fuel and year
     * @param statisticalDifference by fuel and year
     * @param stockDraw by fuel and year
     * @param years one for each year
     */
    public TransformationResult {
        years = List.copyOf(years);
    }

    /**
     * {@return a module in a year}
     *
     * @param module index in the chain
     * @param t year by index, 0 = base year
     */
    public ModuleYear module(int module, int t) {
        return years.get(t).modules().get(module);
    }
}
