package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;

/**
 * The straight path from the base to a scenario: everything the scenario changes moves in proportion to t from 0 to 1.
 *
 * <p>Parameters go from their base values to those set. A variable that is held (fixed, numeraire, swapped) goes from where
 * the base solution has it, so that the base solution satisfies the scenario's closure at t = 0. Bounds of the scenario
 * apply all along; a bound the base solution violates, or one that bound it and is moved, starts there too.
 */
final class StraightPath {
    private enum Kind {
        PARAMETER,
        HELD,
        LOWER,
        UPPER
    }

    /** What a shock moves: a parameter, the value in the place of a condition, or a bound of a variable. */
    private record Mover(Kind kind, int index) {}

    final CompiledModel model;
    final EquilibriumSystem system;
    private final Map<String, Double> set;
    private final int[] followers;
    private final List<Shock> shocks = new ArrayList<>();
    private final List<Mover> movers = new ArrayList<>();
    private final double[] start;
    private double[] parameters;

    StraightPath(Scenario scenario, Equilibrium base, Equilibrium end) {
        this.model = end.model();
        this.system = new EquilibriumSystem(model);
        this.set = scenario.set();
        this.followers = model.followers(set.keySet());
        this.parameters = end.parameters();
        system.parameters(parameters);
        ScenarioClosure.apply(system, scenario, end);
        this.start = start(base);
        CompiledModel from = base.model();
        double[] before = base.parameters();
        set.forEach((name, to) ->
                add(name, before[from.parameterIndex(name)], to, Kind.PARAMETER, model.parameterIndex(name)));
        for (int i = 0; i < start.length; i++) {
            if (system.held(i)) {
                int held = system.heldVariable(i);
                boolean idle = held == i && !stated(scenario, held);
                if (!idle) {
                    add(model.variableName(held), start[held], end.value(held), Kind.HELD, i);
                }
            }
        }
        scenario.bounds().forEach((name, bounds) -> bounds(name, bounds, base));
    }

    /** Whether a variable is held by the scenario or as numeraire, and not because nothing depends on it. */
    private boolean stated(Scenario scenario, int variable) {
        return variable == system.numeraire()
                || scenario.fix().containsKey(model.variableName(variable))
                || scenario.bounds().containsKey(model.variableName(variable));
    }

    /** The base solution; parameters that the scenario makes endogenous at their base values. */
    private double[] start(Equilibrium base) {
        double[] values = model.start();
        for (int i = 0; i < values.length; i++) {
            String name = model.variableName(i);
            int known = base.model().findVariable(name);
            int parameter = base.model().findParameter(name);
            values[i] = known >= 0 ? base.value(known) : parameter >= 0 ? base.parameters()[parameter] : values[i];
        }
        return values;
    }

    private void bounds(String name, Bounds bounds, Equilibrium base) {
        int i = model.variableIndex(name);
        if (bounds.fixed() || system.held(i)) {
            return;
        }
        double at = start[i];
        boolean wasUpper = base.standing(i) == Equilibrium.Standing.UPPER && bounds.upper() < Double.POSITIVE_INFINITY;
        boolean wasLower = base.standing(i) == Equilibrium.Standing.LOWER && bounds.lower() > Double.NEGATIVE_INFINITY;
        if (at > bounds.upper() || wasUpper) {
            add(name, at, bounds.upper(), Kind.UPPER, i);
        } else if (at < bounds.lower() || wasLower) {
            add(name, at, bounds.lower(), Kind.LOWER, i);
        }
    }

    private void add(String name, double from, double to, Kind kind, int index) {
        if (Math.abs(to - from) > 1e-12 * Math.max(Math.abs(from), Math.abs(to))) { // more than two solves differ by
            shocks.add(new Shock(name, from, to));
            movers.add(new Mover(kind, index));
        }
    }

    List<Shock> shocks() {
        return shocks;
    }

    /** Where the path begins, natural units. */
    double[] start() {
        return start.clone();
    }

    /** Moves parameters, held values and bounds to a place on the path. */
    void move(double t) {
        Map<String, Double> now = new LinkedHashMap<>(set);
        for (int k = 0; k < shocks.size(); k++) {
            if (movers.get(k).kind() == Kind.PARAMETER) {
                now.put(shocks.get(k).name(), shocks.get(k).at(t));
            }
        }
        parameters = model.parameterValues(now);
        system.parameters(parameters);
        for (int k = 0; k < shocks.size(); k++) {
            hold(movers.get(k), shocks.get(k).at(t));
        }
    }

    private void hold(Mover mover, double value) {
        int i = mover.index();
        switch (mover.kind()) {
            case HELD -> {
                int held = system.heldVariable(i);
                if (i == system.numeraire()) {
                    system.numeraire(held, value);
                } else if (held != i) {
                    system.swap(i, held, value);
                } else {
                    system.hold(held, value);
                }
            }
            case LOWER -> system.bounds(i, value, natural(i, system.upper(i)));
            case UPPER -> system.bounds(i, natural(i, system.lower(i)), value);
            case PARAMETER -> {}
        }
    }

    private double natural(int i, double solver) {
        return system.logarithmic(i) ? Math.exp(solver) : solver;
    }

    /** Adds the direction of one shock at the place last moved to; bounds in solver units. */
    void direction(int shock, double[] dParameters, double[] dHeld, double[] dBound) {
        double change = shocks.get(shock).change();
        int i = movers.get(shock).index();
        switch (movers.get(shock).kind()) {
            case PARAMETER -> {
                if (followers.length == 0) {
                    dParameters[i] += change;
                    return;
                }
                double[] each = model.parameterDerivatives(i, parameters, followers);
                for (int p = 0; p < each.length; p++) {
                    dParameters[p] += change * each[p];
                }
            }
            case HELD -> dHeld[i] += change;
            case LOWER -> dBound[i] += system.logarithmic(i) ? change / Math.exp(system.lower(i)) : change;
            case UPPER -> dBound[i] += system.logarithmic(i) ? change / Math.exp(system.upper(i)) : change;
        }
    }
}
