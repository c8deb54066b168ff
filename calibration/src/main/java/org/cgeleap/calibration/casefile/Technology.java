package org.cgeleap.calibration.casefile;

import java.util.List;
import java.util.Optional;

/**
 * A generation technology.
 *
 * @param code of the technology
 * @param name for people
 * @param kind active in the base year, latent (inactive until it pays), or inflow (power bought outside)
 * @param tree nest tree of {@code nests.yaml}
 * @param accounts technologies of the energy accounts it stands for
 * @param capitalShare of the cost that is not fuel
 * @param labourShare likewise
 * @param resourceShare likewise
 * @param materialShare likewise
 * @param materialGood good bought with it
 * @param fuel energy good burnt by a latent technology, empty for none
 * @param heatRate kgce of fuel per kWh, latent technologies
 * @param captureRate share of the fuel's CO2 captured
 * @param removal t CO2 taken out of the air per MWh
 * @param markup cost over the price of generation in the base year, latent technologies
 * @param cost from which the mark-up follows; none where it was typed
 */
public record Technology(
        String code,
        String name,
        Kind kind,
        String tree,
        List<String> accounts,
        double capitalShare,
        double labourShare,
        double resourceShare,
        double materialShare,
        String materialGood,
        String fuel,
        double heatRate,
        double captureRate,
        double removal,
        double markup,
        Optional<LevelisedCost> cost) {

    /**
     * Copies the accounts.
     *
     * @param code of the technology
     * @param name for people
     * @param kind active in the base year, latent (inactive until it pays), or inflow (power bought outside)
     * @param tree nest tree of {@code nests.yaml}
     * @param accounts technologies of the energy accounts it stands for
     * @param capitalShare of the cost that is not fuel
     * @param labourShare likewise
     * @param resourceShare likewise
     * @param materialShare likewise
     * @param materialGood good bought with it
     * @param fuel energy good burnt by a latent technology, empty for none
     * @param heatRate kgce of fuel per kWh, latent technologies
     * @param captureRate share of the fuel's CO2 captured
     * @param removal t CO2 taken out of the air per MWh
     * @param markup cost over the price of generation in the base year, latent technologies
     * @param cost from which the mark-up follows; none where it was typed
     */
    public Technology {
        accounts = List.copyOf(accounts);
    }

    /**
     * {@return the technology with another mark-up}
     *
     * @param other cost over the price of generation in the base year
     */
    Technology withMarkup(double other) {
        return new Technology(
                code,
                name,
                kind,
                tree,
                accounts,
                capitalShare,
                labourShare,
                resourceShare,
                materialShare,
                materialGood,
                fuel,
                heatRate,
                captureRate,
                removal,
                other,
                cost);
    }

    /** How a technology takes part. */
    public enum Kind {
        /** Generates in the base year. */
        ACTIVE,
        /** Inactive until it pays. */
        LATENT,
        /** Power bought outside. */
        INFLOW
    }
}
