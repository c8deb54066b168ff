package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cgeleap.cge.solver.SemismoothNewton;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.solver.SolverResult;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.Tangents;

/**
 * An equilibrium that is moved along a {@link StraightPath}: solved to rounding at any place near the last one, differentiated
 * there, and told which complementarities it violates.
 */
final class PathFollower {
    /** Distance and scaled condition below which a complementarity is open, at a point solved to rounding. */
    private static final double OPEN = 1e-10;

    /** Steps after which the next place past a jump is tried. */
    private static final double[] PAST_A_JUMP = {1e-9, 1e-7, 1e-5, 1e-3, 1e-2, 0.1, 1};

    private final StraightPath path;
    private final EquilibriumSystem system;
    private final ActiveSet set;
    private final Tangents tangents;
    private final DirectionalAnswer answer;
    private final PathAccount account;
    private final int n;
    private final double[] x;

    /** Where the equilibrium is. */
    double t;
    /** It, in natural units. */
    double[] natural;
    /** Its rate of change, natural units; zero where it is not known. */
    double[] rate;

    PathFollower(StraightPath path, PathAccount account) {
        this.path = path;
        this.system = path.system;
        this.set = new ActiveSet(system);
        this.tangents = new Tangents(system);
        this.answer = new DirectionalAnswer(system, set, tangents);
        this.account = account;
        this.n = system.size();
        this.x = new double[n];
        this.natural = path.start();
        this.rate = new double[n];
    }

    /** Takes the base solution; false if it does not satisfy the conditions at the beginning of the path. */
    boolean begin() {
        path.move(0);
        system.toSolver(natural, x);
        boolean solution = set.decide(x, ActiveSet.OPEN) && set.polish(x);
        if (solution) {
            system.toNatural(x, natural);
            decide(true);
        }
        return solution;
    }

    /** Values of all quantities where the equilibrium is. */
    double[] values() {
        system.evaluate(x, new double[n]);
        return account.of(system, x);
    }

    /** Decides what is open where the equilibrium is, so that the direction of the path can be followed. */
    void decide(boolean atStart) {
        double[] here = natural.clone();
        boolean[] held = new boolean[n];
        for (int i = 0; i < n; i++) {
            held[i] = system.held(i);
        }
        set.decide(x, OPEN);
        double[] dParameters = new double[path.model.parameterCount()];
        double[] dHeld = new double[n];
        double[] dBound = new double[n];
        for (int k = 0; k < path.shocks().size(); k++) {
            path.direction(k, dParameters, dHeld, dBound);
        }
        boolean found = answer.find(x, set.open(), true, dParameters, dHeld, dBound, new double[n]);
        for (int i = 0; i < n; i++) {
            rate[i] = found ? tangents.value(i) : 0;
        }
        if (atStart) {
            // what has no inputs at the base is held there and is no longer: it waits at its bound
            path.move(Math.ulp(1));
            for (int i = 0; i < n; i++) {
                if (held[i] && !system.held(i) && here[i] <= 0) {
                    set.side(i, -1);
                }
            }
            path.move(0);
        }
    }

    /** Moves to another place on the same decisions; false if there is no solution near. */
    boolean moveTo(double to) {
        double dt = to - t;
        path.move(to);
        double[] guess = natural.clone();
        for (int i = 0; i < n; i++) {
            boolean nominal = system.logarithmic(i) && guess[i] > 0;
            guess[i] = nominal ? guess[i] * Math.exp(rate[i] / guess[i] * dt) : guess[i] + rate[i] * dt;
        }
        system.toSolver(guess, x);
        if (!set.polish(x)) {
            return false;
        }
        t = to;
        system.toNatural(x, natural);
        return true;
    }

    /** Back to a place that was solved before. */
    void back(double to, double[] solution, double[] rateThere) {
        t = to;
        natural = solution.clone();
        rate = rateThere.clone();
    }

    /** Variables whose decision is wrong here by more than a tolerance. */
    int[] violated(double tolerance) {
        int count = 0;
        int[] result = new int[n];
        for (int i = 0; i < n; i++) {
            if (set.slack(i, x) < -tolerance) {
                result[count++] = i;
            }
        }
        return Arrays.copyOf(result, count);
    }

    double slack(int i) {
        return set.slack(i, x);
    }

    int side(int i) {
        return set.side(i);
    }

    void side(int i, int value) {
        set.side(i, value);
    }

    /** Factorises here, for {@link #rates}. */
    boolean linearise() {
        Arrays.fill(rate, 0);
        return set.linearise(x);
    }

    /** Rates of all quantities under some of the shocks, or nothing; adds to {@link #rate}. */
    double[] rates(int[] shocks) {
        double[] dParameters = new double[path.model.parameterCount()];
        double[] dHeld = new double[n];
        double[] dBound = new double[n];
        for (int shock : shocks) {
            path.direction(shock, dParameters, dHeld, dBound);
        }
        if (!set.answer(tangents, dParameters, dHeld, dBound, new double[n])) {
            return new double[0];
        }
        for (int i = 0; i < n; i++) {
            rate[i] += tangents.value(i);
        }
        return account.rates(system, tangents);
    }

    /** Leaps over a place that cannot be passed smoothly; false if nothing is found on the other side. */
    boolean leap() {
        SolverOptions options = SolverOptions.standard().withTolerance(1e-11);
        double from = t;
        for (double step : PAST_A_JUMP) {
            double to = Math.min(1, from + step);
            path.move(to);
            system.toSolver(natural, x);
            SolverResult result = new SemismoothNewton(options).solve(system, x);
            if (result.residual() <= 1e-9) {
                System.arraycopy(result.x(), 0, x, 0, n);
                if (set.decide(x, ActiveSet.OPEN) && set.polish(x)) {
                    t = to;
                    system.toNatural(x, natural);
                    decide(false);
                    return true;
                }
            }
        }
        return false;
    }

    /** What changed of the decisions, in words. */
    List<String> switched(int[] before) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (before[i] != set.side(i) && !system.held(i)) {
                String bound = (set.side(i) == 0 ? before[i] : set.side(i)) < 0 ? "lower" : "upper";
                words.add(path.model.variableName(i) + (set.side(i) == 0 ? " leaves its " : " reaches its ") + bound
                        + " bound");
            }
        }
        return words;
    }

    int[] sides() {
        int[] result = new int[n];
        Arrays.setAll(result, set::side);
        return result;
    }
}
