package org.cgeleap.leap.area;

import java.util.Map;

/**
 * An effect of effects.csv: a substance released, with its global warming potentials.
 *
 * @param code key used by effect branches and in units ({@code kg CH4/TJ})
 * @param name name for people
 * @param gwpBySet t CO2 equivalent per t, by the name of the set (the IPCC report it is from)
 * @param basis sourced, derived, fitted or assumed
 * @param source citation
 */
public record Effect(String code, String name, Map<String, Double> gwpBySet, String basis, String source) {
    /** Copies the map. */
    public Effect {
        gwpBySet = Map.copyOf(gwpBySet);
    }
}
