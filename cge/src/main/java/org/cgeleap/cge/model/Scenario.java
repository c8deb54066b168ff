package org.cgeleap.cge.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One case to solve: what differs from the base.
 *
 * @param name of the scenario
 * @param set parameters that differ from the base in this scenario only
 * @param fix variables held at a value, their conditions dropped (GAMS {@code .fx})
 * @param start first guesses by variable (GAMS {@code .l})
 * @param bounds bounds by variable (GAMS {@code .lo}, {@code .up}); the start in them is not used
 * @param numeraire held in this scenario instead of the model's
 * @param swap exchanges of exogenous and endogenous, after {@code fix} and {@code numeraire}; every name in one of them only
 * @param replicate whether the start must already be an equilibrium
 * @param subtotals whether, and in which groups, the change from the base is split among what the scenario changes
 */
public record Scenario(
        String name,
        Map<String, Double> set,
        Map<String, Double> fix,
        Map<String, Double> start,
        Map<String, Bounds> bounds,
        Optional<Numeraire> numeraire,
        List<Swap> swap,
        boolean replicate,
        Optional<Subtotals> subtotals) {

    /**
     * Copies the collections, whose orders are kept.
     *
     * @param name of the scenario
     * @param set parameters that differ from the base in this scenario only
     * @param fix variables held at a value, their conditions dropped (GAMS {@code .fx})
     * @param start first guesses by variable (GAMS {@code .l})
     * @param bounds bounds by variable (GAMS {@code .lo}, {@code .up})
     * @param numeraire held in this scenario instead of the model's
     * @param swap exchanges of exogenous and endogenous
     * @param replicate whether the start must already be an equilibrium
     * @param subtotals whether, and in which groups, the change from the base is split among what the scenario changes
     */
    public Scenario {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        fix = Collections.unmodifiableMap(new LinkedHashMap<>(fix));
        start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
        bounds = Collections.unmodifiableMap(new LinkedHashMap<>(bounds));
        swap = List.copyOf(swap);
    }

    /**
     * A scenario without swaps whose change is not split.
     *
     * @param name of the scenario
     * @param set parameters that differ from the base in this scenario only
     * @param fix variables held at a value, their conditions dropped
     * @param start first guesses by variable
     * @param bounds bounds by variable; the start in them is not used
     * @param numeraire held in this scenario instead of the model's
     * @param replicate whether the start must already be an equilibrium
     */
    public Scenario(
            String name,
            Map<String, Double> set,
            Map<String, Double> fix,
            Map<String, Double> start,
            Map<String, Bounds> bounds,
            Optional<Numeraire> numeraire,
            boolean replicate) {
        this(name, set, fix, start, bounds, numeraire, List.of(), replicate, Optional.empty());
    }

    /**
     * {@return this scenario with its change split, or not}
     *
     * @param value the groups the change is split into; empty if it is not split
     */
    public Scenario withSubtotals(Optional<Subtotals> value) {
        return new Scenario(name, set, fix, start, bounds, numeraire, swap, replicate, value);
    }

    /**
     * {@return this scenario with other first guesses}
     *
     * @param value first guesses by variable, in place of all stated before
     */
    public Scenario withStart(Map<String, Double> value) {
        return new Scenario(name, set, fix, value, bounds, numeraire, swap, replicate, subtotals);
    }

    /**
     * {@return a scenario that changes nothing but the given parameters}
     *
     * @param name of the scenario
     * @param set parameters that differ from the base, by name
     */
    public static Scenario of(String name, Map<String, Double> set) {
        return new Scenario(name, set, Map.of(), Map.of(), Map.of(), Optional.empty(), false);
    }

    /**
     * {@return the same with these exchanges of exogenous and endogenous}
     *
     * @param exchanges in place of all stated before
     */
    public Scenario swapping(Swap... exchanges) {
        return new Scenario(name, set, fix, start, bounds, numeraire, List.of(exchanges), replicate, subtotals);
    }
}
