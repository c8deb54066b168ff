package org.cgeleap.coupling.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.loop.CoupledResult;

/**
 * A condition of a year that switches when a parameter moves a little: a variable that reaches its bound, or the condition of one
 * at its bound that becomes zero, so that it leaves it. How far that is away is taken from the rates of the year's solution,
 * as if they stayed what they are.
 *
 * @param scenario it is in
 * @param year of it
 * @param parameter place among the directions
 * @param change of the parameter at which it switches, in the parameter's unit, not zero
 * @param what switches
 */
record NearSwitch(String scenario, int year, int parameter, double change, String what) {
    /** Of the parameter's size: what switches further away is not looked for, as rates do not stay so far. */
    static final double NEAR = 0.1;

    /** Of the parameter's size: what is nearer is a kink ({@link Kink}), where the two cannot be told from rounding. */
    private static final double AT_ONCE = 1e-6;

    /** A rate of a variable or condition of this size is rounding over the step. */
    private static final double NOTHING = 1e-6;

    /** The nearest switch to each side of every parameter, year by year. */
    static List<NearSwitch> of(Marched marched, List<Direction> directions) {
        List<NearSwitch> all = new ArrayList<>();
        ScenarioTangent tangent = marched.tangent();
        CoupledResult result = tangent.result();
        // the years of the calibration have an economy of their own, without the scenario's policies
        for (int t = tangent.first(); t < result.path().years().size(); t++) {
            EquilibriumSystem system = tangent.stood(t);
            Equilibrium here = at(result, t);
            for (int k = 0; k < directions.size(); k++) {
                Direction direction = directions.get(k);
                Equilibrium up = at(marched.up().get(k).result(), t);
                Equilibrium down = at(marched.down().get(k).result(), t);
                double unit = 2 * tangent.step(k) * direction.scale();
                Optional<NearSwitch> above = Optional.empty();
                Optional<NearSwitch> below = Optional.empty();
                for (int i = 0; i < system.size(); i++) {
                    if (system.logarithmic(i) || system.held(i)) {
                        continue;
                    }
                    double change = change(system, here, up, down, unit, i);
                    double share = Math.abs(change) / Direction.scale(direction.at());
                    if (!(share > AT_ONCE && share <= NEAR)) {
                        continue;
                    }
                    boolean leaves = here.value(i) == system.lower(i) || here.value(i) == system.upper(i);
                    NearSwitch found = new NearSwitch(
                            result.scenario().name(),
                            result.path().year(t).year(),
                            k,
                            change,
                            system.variableName(i) + (leaves ? " leaves its bound" : " reaches its bound"));
                    if (change > 0 && above.map(a -> change < a.change()).orElse(true)) {
                        above = Optional.of(found);
                    }
                    if (change < 0 && below.map(b -> change > b.change()).orElse(true)) {
                        below = Optional.of(found);
                    }
                }
                above.ifPresent(all::add);
                below.ifPresent(all::add);
            }
        }
        return all;
    }

    private static Equilibrium at(CoupledResult result, int t) {
        return result.path().year(t).solve().equilibrium();
    }

    /** By how much the parameter must change until a variable and its condition switch; NaN where they never do. */
    private static double change(
            EquilibriumSystem system, Equilibrium here, Equilibrium up, Equilibrium down, double unit, int i) {
        double value = here.value(i);
        double marginal = here.marginal(i);
        double low = value - system.lower(i);
        double high = system.upper(i) - value;
        // a solver leaves a variable at its bound, or within rounding of it
        boolean atBound = Math.abs(marginal) / system.conditionScale(i) > Math.min(low, high) / system.variableScale(i);
        if (atBound) {
            double rate = (up.marginal(i) - down.marginal(i)) / unit;
            return Math.abs(rate) > NOTHING * system.conditionScale(i) ? -marginal / rate : Double.NaN;
        }
        double rate = (up.value(i) - down.value(i)) / unit;
        if (!(Math.abs(rate) > NOTHING * system.variableScale(i))) {
            return Double.NaN;
        }
        // towards the bound that lies on the way, if there is one
        double toLow = -low / rate;
        double toHigh = high / rate;
        return Math.abs(toLow) < Math.abs(toHigh) ? toLow : toHigh;
    }

    /**
     * The values of a parameter between which a result's derivative by it holds.
     *
     * @param near switches of all scenarios
     * @param reference name of the scenario whose productivity the others hold
     */
    static Reach reach(Watched watched, List<NearSwitch> near, String reference, int k, double at) {
        Optional<NearSwitch> above = Optional.empty();
        Optional<NearSwitch> below = Optional.empty();
        for (NearSwitch s : near) {
            boolean on = s.scenario().equals(reference) || watched.scenarios().contains(s.scenario());
            boolean before = watched.year() <= 0 || s.year() <= watched.year();
            if (s.parameter() != k || !on || !before) {
                continue;
            }
            if (s.change() > 0 && above.map(a -> s.change() < a.change()).orElse(true)) {
                above = Optional.of(s);
            }
            if (s.change() < 0 && below.map(b -> s.change() > b.change()).orElse(true)) {
                below = Optional.of(s);
            }
        }
        if (above.isEmpty() && below.isEmpty()) {
            return Reach.FAR;
        }
        List<String> words = new ArrayList<>();
        below.ifPresent(s -> words.add("below, " + s.scenario() + " " + s.year() + " " + s.what()));
        above.ifPresent(s -> words.add("above, " + s.scenario() + " " + s.year() + " " + s.what()));
        return new Reach(
                below.map(s -> at + s.change()).orElse(Double.NEGATIVE_INFINITY),
                above.map(s -> at + s.change()).orElse(Double.POSITIVE_INFINITY),
                String.join("; ", words));
    }
}
