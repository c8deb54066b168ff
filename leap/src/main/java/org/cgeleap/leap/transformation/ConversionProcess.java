package org.cgeleap.leap.transformation;

import java.util.List;

/**
 * A process of a module: plant type, refinery, network.
 *
 * @param name for messages and results
 * @param rules how it is dispatched, by year; one for all years
 * @param share fraction of the module's requirement, by year; empty for none
 * @param order merit order or running cost, by year; empty for none
 * @param efficiency output over feedstock that is not lost, by year, above 0
 * @param loss fraction of the feedstock that is lost, by year, below 1; empty for none
 * @param exogenous capacity that is given, energy a year, by year; empty if capacity is not limited
 * @param availability fraction of the year, by year; empty for 1
 * @param credit part of the capacity that counts towards the reserve margin, by year; empty for 1
 * @param lifetime of capacity the module adds, years
 * @param historical output before the first simulation year, by year; empty if none is given
 * @param firstSimulation index of the first year that is dispatched; before it the historical production counts
 * @param feedstocks what it converts; shares sum to 1
 * @param auxiliaries own use
 * @param coProduct co-product per unit of feedstock, by year; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record ConversionProcess(
        String name,
        DispatchRule[] rules,
        double[] share,
        double[] order,
        double[] efficiency,
        double[] loss,
        double[] exogenous,
        double[] availability,
        double[] credit,
        double lifetime,
        double[] historical,
        int firstSimulation,
        List<FuelShare> feedstocks,
        List<AuxiliaryUse> auxiliaries,
        double[] coProduct) {

    /**
     * Copies the lists.
     *
     * @param name for messages and results
     * @param rules how it is dispatched, by year
     * @param share fraction of the module's requirement, by year
     * @param order merit order or running cost, by year
     * @param efficiency output over feedstock that is not lost, by year, above 0
     * @param loss fraction of the feedstock that is lost, by year, below 1
     * @param exogenous capacity that is given, energy a year, by year
     * @param availability fraction of the year, by year
     * @param credit part of the capacity that counts towards the reserve margin, by year
     * @param lifetime of capacity the module adds, years
     * @param historical output before the first simulation year, by year
     * @param firstSimulation index of the first year that is dispatched
     * @param feedstocks what it converts
     * @param auxiliaries own use
     * @param coProduct co-product per unit of feedstock, by year
     */
    public ConversionProcess {
        feedstocks = List.copyOf(feedstocks);
        auxiliaries = List.copyOf(auxiliaries);
    }

    /**
     * A process that follows the same rule in every year.
     *
     * @param name for messages and results
     * @param rule how it is dispatched in every year
     * @param share fraction of the module's requirement, by year; empty for none
     * @param order merit order or running cost, by year; empty for none
     * @param efficiency output over feedstock that is not lost, by year, above 0
     * @param loss fraction of the feedstock that is lost, by year, below 1; empty for none
     * @param exogenous capacity that is given, energy a year, by year; empty if capacity is not limited
     * @param availability fraction of the year, by year; empty for 1
     * @param credit part of the capacity that counts towards the reserve margin, by year; empty for 1
     * @param lifetime of capacity the module adds, years
     * @param historical output before the first simulation year, by year; empty if none is given
     * @param firstSimulation index of the first year that is dispatched
     * @param feedstocks what it converts; shares sum to 1
     * @param auxiliaries own use
     * @param coProduct co-product per unit of feedstock, by year; empty for none
     */
    public ConversionProcess(
            String name,
            DispatchRule rule,
            double[] share,
            double[] order,
            double[] efficiency,
            double[] loss,
            double[] exogenous,
            double[] availability,
            double[] credit,
            double lifetime,
            double[] historical,
            int firstSimulation,
            List<FuelShare> feedstocks,
            List<AuxiliaryUse> auxiliaries,
            double[] coProduct) {
        this(
                name,
                new DispatchRule[] {rule},
                share,
                order,
                efficiency,
                loss,
                exogenous,
                availability,
                credit,
                lifetime,
                historical,
                firstSimulation,
                feedstocks,
                auxiliaries,
                coProduct);
    }

    /** The rule of a year. */
    DispatchRule rule(int t) {
        return rules[rules.length == 1 ? 0 : t];
    }

    /**
     * {@return a process that takes a share and has neither capacity nor own use: a network, a simple plant}
     *
     * @param name for messages and results
     * @param share fraction of the module's requirement, by year
     * @param efficiency output over feedstock, by year
     * @param feedstocks what it converts; shares sum to 1
     */
    public static ConversionProcess simple(
            String name, double[] share, double[] efficiency, List<FuelShare> feedstocks) {
        double[] none = {};
        return new ConversionProcess(
                name,
                DispatchRule.PERCENT_SHARE,
                share,
                none,
                efficiency,
                none,
                none,
                none,
                none,
                Double.POSITIVE_INFINITY,
                none,
                0,
                feedstocks,
                List.of(),
                none);
    }

    /** True if its historical production, not dispatch, counts in the year. */
    boolean historical(int t) {
        return t < firstSimulation && historical.length > 0;
    }

    /** Output per unit of feedstock, losses included. */
    double outputPerInput(int t) {
        return efficiency[t] * (1 - at(loss, t, 0));
    }

    boolean limited() {
        return exogenous.length > 0;
    }

    static double at(double[] series, int t, double otherwise) {
        return series.length == 0 ? otherwise : series[t];
    }
}
