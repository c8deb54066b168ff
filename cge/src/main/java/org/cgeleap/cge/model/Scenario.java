package org.cgeleap.cge.model;

import java.util.Collections;
import java.util.LinkedHashMap;
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
 * @param replicate whether the start must already be an equilibrium
 */
public record Scenario(
        String name,
        Map<String, Double> set,
        Map<String, Double> fix,
        Map<String, Double> start,
        Map<String, Bounds> bounds,
        Optional<Numeraire> numeraire,
        boolean replicate) {

    public Scenario {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        fix = Collections.unmodifiableMap(new LinkedHashMap<>(fix));
        start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
        bounds = Collections.unmodifiableMap(new LinkedHashMap<>(bounds));
    }

    /** A scenario that changes nothing but the given parameters. */
    public static Scenario of(String name, Map<String, Double> set) {
        return new Scenario(name, set, Map.of(), Map.of(), Map.of(), Optional.empty(), false);
    }
}
