package org.cgeleap.calibration.casefile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Numbers of a case that do not stand in its parameter files, by name, so that studies can vary them like those that do:
 * {@code technology.CODE.markup} (the cost of a backstop over the price of generation in the base year), {@code .removal},
 * {@code .capture_rate}, {@code .heat_rate} of latent technologies, and {@code technology.CODE.ITEM}, an item of the levelised cost
 * that the mark-up follows from; {@code technology.CODE.capital_share}, {@code .labour_share}, {@code .resource_share},
 * {@code .material_share} of the cost that is not fuel, where it is not zero, the others keeping their proportions; {@code reduction.SCENARIO.FROM}, the yearly reduction of
 * the intensity target in the period that begins in that year; {@code sector.CODE.resource_share}, the part of an extraction
 * sector's capital payments that is resource rent; {@code nest.TREE.NEST}, an elasticity that is typed as a number in the
 * nests (of all nests of that name in the tree).
 */
public final class CaseNumbers {
    private static final List<String> SHARES =
            List.of("capital_share", "labour_share", "resource_share", "material_share");

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
     * {@return names of all numbers of a case that can be varied: these, and those of the rows of its parameter files}
     *
     * @param given the case as read
     */
    public static Set<String> keys(Case given) {
        Set<String> keys = new TreeSet<>(of(given).keySet());
        keys.addAll(given.parameters().names());
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
            technologies.add(technology(t, changes, seen));
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
                                share("sector." + s.code() + ".resource_share", s.resourceShare(), changes, seen)))
                .toList();
        Map<String, NestTemplate.Aggregate> nests = new LinkedHashMap<>();
        given.trees().forEach((name, tree) -> nests.put(name, nest("nest." + name + ".", tree, changes, seen)));
        return given.with(sectors, technologies, periods, nests);
    }

    private static NestTemplate.Aggregate nest(
            String stem,
            NestTemplate.Aggregate nest,
            Map<String, DoubleUnaryOperator> changes,
            Map<String, Double> seen) {
        List<NestTemplate> of = nest.of().stream()
                .map(b -> b instanceof NestTemplate.Aggregate a ? nest(stem, a, changes, seen) : b)
                .toList();
        OptionalDouble typed = nest.number();
        if (typed.isEmpty()) {
            return new NestTemplate.Aggregate(nest.name(), nest.elasticity(), of, nest.row());
        }
        double elasticity = number(stem + nest.name(), typed.getAsDouble(), changes, seen);
        if (!(elasticity >= 0 && Double.isFinite(elasticity))) {
            throw new InputException(
                    List.of(stem + nest.name() + ": found " + elasticity + "; expected an elasticity of zero or more"));
        }
        String text = elasticity == typed.getAsDouble() ? nest.elasticity() : String.valueOf(elasticity);
        return new NestTemplate.Aggregate(nest.name(), text, of, nest.row());
    }

    private static Technology technology(
            Technology t, Map<String, DoubleUnaryOperator> changes, Map<String, Double> seen) {
        String stem = "technology." + t.code() + ".";
        double[] shares = shares(
                stem,
                new double[] {t.capitalShare(), t.labourShare(), t.resourceShare(), t.materialShare()},
                changes,
                seen);
        boolean latent = t.kind() == Technology.Kind.LATENT;
        Optional<LevelisedCost> cost = t.cost().map(c -> cost(stem, c, changes, seen));
        double markup = t.markup();
        if (!cost.equals(t.cost())) {
            markup *= cost.orElseThrow().perKilowattHour()
                    / t.cost().orElseThrow().perKilowattHour();
        }
        return new Technology(
                t.code(),
                t.name(),
                t.kind(),
                t.tree(),
                t.accounts(),
                shares[0],
                shares[1],
                shares[2],
                shares[3],
                t.materialGood(),
                t.fuel(),
                latent ? number(stem + "heat_rate", t.heatRate(), changes, seen) : t.heatRate(),
                latent ? share(stem + "capture_rate", t.captureRate(), changes, seen) : t.captureRate(),
                latent ? number(stem + "removal", t.removal(), changes, seen) : t.removal(),
                latent ? number(stem + "markup", markup, changes, seen) : markup,
                cost);
    }

    /** Those that change take their new values, the others share the rest as they did. */
    private static double[] shares(
            String stem, double[] shares, Map<String, DoubleUnaryOperator> changes, Map<String, Double> seen) {
        double[] other = shares.clone();
        double left = 0;
        double rest = 0;
        for (int i = 0; i < SHARES.size(); i++) {
            if (shares[i] > 0) {
                other[i] = number(stem + SHARES.get(i), shares[i], changes, seen);
                boolean changed = changes.containsKey(stem + SHARES.get(i));
                left += changed ? shares[i] - other[i] : 0;
                rest += changed ? 0 : shares[i];
            }
        }
        if (left == 0) {
            return other;
        }
        double scale = (rest + left) / rest;
        for (int i = 0; i < other.length; i++) {
            other[i] *= changes.containsKey(stem + SHARES.get(i)) ? 1 : scale;
            if (!(other[i] >= 0 && other[i] <= 1)) {
                throw new InputException(List.of(stem + SHARES.get(i) + ": found " + other[i]
                        + "; expected shares of a cost between 0 and 1 that add up as they did, with at least one"
                        + " left to give way"));
            }
        }
        return other;
    }

    private static LevelisedCost cost(
            String stem, LevelisedCost cost, Map<String, DoubleUnaryOperator> changes, Map<String, Double> seen) {
        Map<LevelisedCost.Item, LevelisedCost.Entry> items = new EnumMap<>(LevelisedCost.Item.class);
        cost.items()
                .forEach((item, e) -> items.put(
                        item,
                        new LevelisedCost.Entry(
                                number(stem + item.word(), e.value(), changes, seen),
                                e.unit(),
                                e.basis(),
                                e.source())));
        LevelisedCost other = new LevelisedCost(items);
        if (!other.equals(cost)
                && (!Double.isFinite(other.perKilowattHour())
                        || items.values().stream().anyMatch(e -> e.value() < 0))) {
            throw new InputException(List.of(stem + "*: found a cost of " + other.perKilowattHour()
                    + " yuan/kWh; expected items of a levelised cost that are not negative, with a lifetime and"
                    + " full-load hours above zero"));
        }
        return other;
    }

    private static double share(
            String name, double value, Map<String, DoubleUnaryOperator> changes, Map<String, Double> seen) {
        double share = number(name, value, changes, seen);
        if (!(share >= 0 && share <= 1)) {
            throw new InputException(List.of(name + ": found " + share + "; expected a share between 0 and 1"));
        }
        return share;
    }

    private static double number(
            String name, double value, Map<String, DoubleUnaryOperator> changes, Map<String, Double> seen) {
        seen.put(name, value);
        DoubleUnaryOperator change = changes.get(name);
        return change == null ? value : change.applyAsDouble(value);
    }
}
