package org.cgeleap.leap.area;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An effect of effects.csv: a substance released, with its global warming potentials.
 *
 * @param code key used by effect branches and in units ({@code kg CH4/TJ})
 * @param name name for people
 * @param rows its rows
 */
public record Effect(String code, String name, List<Row> rows) {

    /**
     * A row of effects.csv.
     *
     * @param gwpSet name of the set (the IPCC report it is from); empty if the row gives no potential
     * @param gwp t CO2 equivalent per t; 0 if the row gives none
     * @param text the potential as written
     * @param basis sourced, derived, fitted or assumed
     * @param source citation
     * @param note free text
     */
    public record Row(String gwpSet, double gwp, String text, String basis, String source, String note) {}

    /**
     * Copies the list.
     *
     * @param code key used by effect branches and in units ({@code kg CH4/TJ})
     * @param name name for people
     * @param rows its rows
     */
    public Effect {
        rows = List.copyOf(rows);
    }

    /** {@return global warming potentials, t CO2 equivalent per t, by the name of the set} */
    public Map<String, Double> gwpBySet() {
        Map<String, Double> sets = new LinkedHashMap<>();
        rows.stream().filter(r -> !r.gwpSet().isEmpty()).forEach(r -> sets.put(r.gwpSet(), r.gwp()));
        return sets;
    }
}
