package org.cgeleap.calibration.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * Numbers of a case that do not stand in its parameter files, by name, so that studies can vary them like those that do:
 * {@code technology.CODE.markup} (the cost of a backstop over the price of generation in the base year), {@code .removal},
 * {@code .capture_rate}, {@code .heat_rate} of latent technologies; {@code reduction.SCENARIO.FROM}, the yearly reduction of
 * the intensity target in the period that begins in that year; {@code sector.CODE.resource_share}, the part of an extraction
 * sector's capital payments that is resource rent.
 */
public final class CaseNumbers {
    private CaseNumbers() {}

    /**
     * {@return all of a case with their values}
     *
     * @param given the case as read
     */
    public static Map<String, Double> of(Case given) {
        Map<String, Double> numbers = new TreeMap<>();
        with(given, Map.of(), numbers);
        return numbers;
    }

    /**
     * {@return names of all numbers of a case that can be varied: these, and the keys of its parameter files}
     *
     * @param given the case as read
     */
    public static Set<String> keys(Case given) {
        Set<String> keys = new java.util.TreeSet<>(of(given).keySet());
        keys.addAll(given.parameters().keys());
        return keys;
    }

    /**
     * {@return a copy of a case in which some of these numbers are others; names of other numbers are left alone}
     *
     * @param given the case as read
     * @param changes new value from the one that is there, by name
     */
    public static Case with(Case given, Map<String, DoubleUnaryOperator> changes) {
        return with(given, changes, new TreeMap<>());
    }

    private static Case with(Case given, Map<String, DoubleUnaryOperator> changes, Map<String, Double> seen) {
        List<Technology> technologies = new ArrayList<>();
        for (Technology t : given.technologies()) {
            if (t.kind() != Technology.Kind.LATENT) {
                technologies.add(t);
                continue;
            }
            String stem = "technology." + t.code() + ".";
            technologies.add(new Technology(
                    t.code(),
                    t.name(),
                    t.kind(),
                    t.tree(),
                    t.accounts(),
                    t.capitalShare(),
                    t.labourShare(),
                    t.resourceShare(),
                    t.materialShare(),
                    t.materialGood(),
                    t.fuel(),
                    number(stem + "heat_rate", t.heatRate(), changes, seen),
                    number(stem + "capture_rate", t.captureRate(), changes, seen),
                    number(stem + "removal", t.removal(), changes, seen),
                    number(stem + "markup", t.markup(), changes, seen)));
        }
        List<PolicyPeriod> periods = new ArrayList<>();
        for (PolicyPeriod p : given.policy()) {
            periods.add(
                    p.rule() != PolicyPeriod.Rule.ANNUAL
                            ? p
                            : new PolicyPeriod(
                                    p.scenario(),
                                    p.from(),
                                    p.to(),
                                    number("reduction." + p.scenario() + "." + p.from(), p.reduction(), changes, seen),
                                    p.rule()));
        }
        List<Sector> sectors = given.sectors().stream()
                .map(s -> s.resource().isEmpty()
                        ? s
                        : new Sector(
                                s.code(),
                                s.name(),
                                s.tree(),
                                s.resource(),
                                number("sector." + s.code() + ".resource_share", s.resourceShare(), changes, seen)))
                .toList();
        return given.with(sectors, technologies, periods);
    }

    private static double number(
            String name, double value, Map<String, DoubleUnaryOperator> changes, Map<String, Double> seen) {
        seen.put(name, value);
        DoubleUnaryOperator change = changes.get(name);
        return change == null ? value : change.applyAsDouble(value);
    }
}
