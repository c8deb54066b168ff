package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Subtotals;

/**
 * The change from the base to a scenario split among what the scenario changes (subtotals; Harrison, Horridge and Pearson
 * 2000, "Decomposing simulation results with respect to exogenous shocks", Computational Economics 15).
 *
 * <p>The split depends on the path on which the shocks are made; here all move in proportion ({@link StraightPath}).
 *
 * @param quantities what changes
 * @param base value of each at the base
 * @param total change of each
 * @param groups names of the groups of shocks
 * @param contributions of each group to each quantity
 * @param shocks what the scenario changes
 * @param path pieces of the path between switches
 * @param notes where the path could not be followed smoothly, in words; empty if all is attributed
 */
@SuppressWarnings("ArrayRecordComponent") // long vectors, never compared as values
public record Decomposition(
        List<Quantity> quantities,
        double[] base,
        double[] total,
        List<String> groups,
        double[][] contributions,
        List<Shock> shocks,
        List<PathPiece> path,
        List<String> notes) {

    /** Difference of sum and total, relative to max(1, quantity), up to which a change counts as attributed. */
    public static final double TOLERANCE = 1e-8;

    /**
     * Splits a change.
     *
     * @param scenario with or without groups
     * @param base the solution at base parameters and the model's own closure
     * @param end the scenario's solution
     * @return contributions of each group to each quantity, with what could not be attributed
     * @throws IllegalArgumentException if a group names what the scenario does not change
     */
    public static Decomposition of(Scenario scenario, Equilibrium base, Equilibrium end) {
        Quantities quantities = new Quantities(end.model());
        StraightPath path = new StraightPath(scenario, base, end);
        List<String> names = new ArrayList<>();
        List<int[]> groups = new ArrayList<>();
        group(scenario, path.shocks(), names, groups);
        PathIntegral integral =
                new PathIntegral(new PathFollower(path, quantities), groups.toArray(int[][]::new), quantities.size());
        integral.run();
        double[] from = integral.startOfPath().length > 0 ? integral.startOfPath() : values(base, quantities);
        double[] to = exact(path, quantities, end);
        double[] total = new double[to.length];
        Arrays.setAll(total, q -> to[q] - from[q]);
        List<String> notes = new ArrayList<>(integral.notes());
        Decomposition result = new Decomposition(
                quantities.list(),
                from,
                total,
                names,
                integral.contributions(),
                List.copyOf(path.shocks()),
                integral.pieces(),
                List.of());
        if (result.defect() > TOLERANCE && notes.isEmpty()) {
            notes.add(String.format(
                    Locale.ROOT, "the path ends at another solution, %.2g (relative) away", result.defect()));
        }
        return new Decomposition(
                result.quantities(), from, total, names, result.contributions(), result.shocks(), result.path(), notes);
    }

    /** The scenario's solution to rounding: a solver's tolerance would be the largest part of what is not attributed. */
    private static double[] exact(StraightPath path, Quantities quantities, Equilibrium end) {
        path.move(1);
        double[] x = new double[path.system.size()];
        path.system.toSolver(end.values(), x);
        ActiveSet set = new ActiveSet(path.system);
        return set.decide(x, ActiveSet.OPEN) && set.polish(x) ? quantities.of(path.system, x) : quantities.of(end);
    }

    /** Values at the base of what is known there. */
    private static double[] values(Equilibrium base, Quantities wanted) {
        Quantities known = new Quantities(base.model());
        double[] all = known.of(base);
        return wanted.list().stream()
                .mapToInt(known.list()::indexOf)
                .mapToDouble(k -> k < 0 ? 0 : all[k])
                .toArray();
    }

    private static void group(Scenario scenario, List<Shock> shocks, List<String> names, List<int[]> groups) {
        Set<String> changed = new HashSet<>(scenario.set().keySet());
        changed.addAll(scenario.fix().keySet());
        changed.addAll(scenario.bounds().keySet());
        scenario.numeraire().ifPresent(n -> changed.add(n.name()));
        scenario.swap().forEach(s -> changed.add(s.exogenous()));
        Set<String> grouped = new HashSet<>();
        for (List<String> group : scenario.subtotals().orElse(Subtotals.EACH).groups()) {
            for (String name : group) {
                if (!changed.contains(name)) {
                    throw new IllegalArgumentException("subtotals name '" + name + "', which scenario "
                            + scenario.name() + " does not change; expected one of " + changed);
                }
            }
            grouped.addAll(group);
            names.add(String.join("+", group));
            groups.add(IntStream.range(0, shocks.size())
                    .filter(k -> group.contains(shocks.get(k).name()))
                    .toArray());
        }
        for (int k = 0; k < shocks.size(); k++) {
            if (!grouped.contains(shocks.get(k).name())) {
                names.add(shocks.get(k).name());
                groups.add(new int[] {k});
            }
        }
    }

    /**
     * {@return what is not attributed of the change of a quantity: total less the sum of contributions}
     *
     * @param quantity position in {@link #quantities}
     */
    public double unattributed(int quantity) {
        double rest = total[quantity];
        for (double[] of : contributions) {
            rest -= of[quantity];
        }
        return rest;
    }

    /** {@return largest part that is not attributed, relative to max(1, quantity)} */
    public double defect() {
        double worst = 0;
        for (int q = 0; q < total.length; q++) {
            worst = Math.max(worst, Math.abs(unattributed(q)) / size(q));
        }
        return worst;
    }

    private double size(int q) {
        return Math.max(1, Math.max(Math.abs(base[q]), Math.abs(base[q] + total[q])));
    }
}
