package org.cgeleap.cge.solution;

import org.cgeleap.cge.solver.ComplementarityProblem;
import org.cgeleap.cge.solver.Continuation;
import org.cgeleap.cge.system.EquilibriumSystem;

/**
 * An equilibrium system on the way from a point, the anchor, to its present parameters and closure. At t all parameters, the
 * values of held variables, and bounds the anchor violates are (1 − t) times the anchor's and t times the present ones.
 *
 * <p>With gifts, every condition also has (1 − t) times what it lacks at the anchor added, so that the anchor solves it at
 * t = 0: F_i(x) − (1 − t) F_i(anchor), where F_i(anchor) is not what its bound allows.
 */
final class ShockPath extends AlteredSystem implements Continuation.Family {
    private final ComplementarityProblem limits;
    private final double[] from;
    private final double[] to;
    private final double[] anchor;
    private final double[] target;
    private final double[] now;
    private final double[] gifts;
    private double t = 1;

    /**
     * A path to the present closure of a system.
     *
     * @param limits what is tried of variables that are not held: the system's, or those of an {@link IndebtedEconomy}
     * @param from parameters at t = 0
     * @param to parameters at t = 1
     * @param anchor values at t = 0, in natural units
     */
    ShockPath(EquilibriumSystem system, ComplementarityProblem limits, double[] from, double[] to, double[] anchor) {
        super(system);
        this.limits = limits;
        this.from = from;
        this.to = to;
        this.anchor = anchor.clone();
        this.now = new double[from.length];
        this.gifts = new double[anchor.length];
        this.target = new double[anchor.length];
        double[] x = new double[anchor.length];
        system.toSolver(anchor, x);
        system.toNatural(x, target); // held variables at the value they are held at, all else as in the anchor
    }

    /** Gives every condition what it lacks at the anchor; false if it cannot be evaluated there. */
    boolean give() {
        at(0);
        double[] x = solver(anchor);
        double[] f = new double[x.length];
        if (!system.evaluate(x, f)) {
            return false;
        }
        for (int i = 0; i < f.length; i++) {
            boolean allowed = (x[i] <= system.lower(i) && f[i] >= 0) || (x[i] >= system.upper(i) && f[i] <= 0);
            gifts[i] = allowed || system.held(i) ? 0 : f[i];
        }
        return true;
    }

    /** Whether the path leads anywhere: something differs between its ends. */
    boolean moves() {
        for (int p = 0; p < from.length; p++) {
            if (from[p] != to[p]) {
                return true;
            }
        }
        for (int i = 0; i < anchor.length; i++) {
            if (anchor[i] != target[i] || gifts[i] != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void at(double at) {
        t = at;
        for (int p = 0; p < now.length; p++) {
            now[p] = t == 1 || from[p] == to[p] ? to[p] : (1 - t) * from[p] + t * to[p];
        }
        system.parameters(now);
    }

    @Override
    public double[] common(double[] x) {
        double[] result = new double[x.length];
        system.toNatural(x, result);
        return result;
    }

    @Override
    public double[] solver(double[] common) {
        double[] x = new double[common.length];
        system.toSolver(common, x);
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.min(Math.max(x[i], leastTried(i)), mostTried(i));
        }
        return x;
    }

    /** Solver value of what a variable held at the end of the path is held at now. */
    private double held(int variable, double end) {
        boolean logarithm = system.logarithmic(variable);
        if (anchor[variable] == target[variable] || t == 1 || (logarithm && !(anchor[variable] > 0))) {
            return end;
        }
        double natural = (1 - t) * anchor[variable] + t * target[variable];
        return logarithm ? Math.log(natural) : natural;
    }

    private boolean holds(int i) {
        return system.held(i) && system.heldVariable(i) == i;
    }

    private double bound(int i, double present, boolean below) {
        double at = system.logarithmic(i) ? Math.log(anchor[i]) : anchor[i];
        boolean violated = below ? at < present : at > present;
        return violated && t < 1 && Double.isFinite(at) && Double.isFinite(present)
                ? (1 - t) * at + t * present
                : present;
    }

    @Override
    public double lower(int i) {
        return bound(i, system.lower(i), true);
    }

    @Override
    public double upper(int i) {
        return bound(i, system.upper(i), false);
    }

    @Override
    public double leastTried(int i) {
        double lower = lower(i);
        return holds(i) ? held(i, system.leastTried(i)) : lower < system.lower(i) ? lower : limits.leastTried(i);
    }

    @Override
    public double mostTried(int i) {
        return holds(i) ? held(i, system.mostTried(i)) : upper(i);
    }

    @Override
    public boolean evaluate(double[] x, double[] f) {
        if (!system.evaluate(x, f)) {
            return false;
        }
        if (t < 1) {
            for (int i = 0; i < f.length; i++) {
                f[i] -= (1 - t) * gifts[i];
                if (system.held(i)) {
                    int variable = system.heldVariable(i);
                    double end = x[variable] - f[i];
                    f[i] = x[variable] - held(variable, end);
                }
            }
        }
        return true;
    }
}
