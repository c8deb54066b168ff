package org.cgeleap.cge.solution;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cgeleap.cge.solver.SolverOptions.Factorisation;
import org.cgeleap.cge.solver.SparseLu;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.Tangents;

/**
 * The square, smooth system that is left of a model's conditions when every complementarity is decided: a variable is at
 * its lower or upper bound, or its condition holds as an equation.
 *
 * <p>On one set of decisions the solution is a smooth function of all parameters, so Newton's method finds it to rounding
 * and the implicit function theorem gives its derivatives, F'_x dx = −F'_p dp.
 */
final class ActiveSet {
    /** Distance from a bound and scaled condition below which it is open which of the two binds, at a solver's solution. */
    static final double OPEN = 1e-7;

    /** Scaled residual at which Newton's method rests; rounding of a few hundred terms. */
    private static final double EXACT = 1e-14;

    /** Scaled residual that must be reached at the least for a point to count as a solution of the set. */
    private static final double ENOUGH = 1e-10;

    /** Share of the residual that a step with an old Jacobian may leave for the Jacobian to be kept. */
    private static final double GAIN = 1e-3;

    private static final int ROUNDS = 16;

    /** Rounds of the condition estimate; it usually settles in two or three. */
    private static final int ESTIMATES = 5;

    private final EquilibriumSystem system;
    private final int n;
    private final int[] side;
    private final boolean[] open;
    private final double[] f;
    private final double[] values;
    private final double[] step;
    private final SparseLu lu;

    ActiveSet(EquilibriumSystem system) {
        this.system = system;
        this.n = system.size();
        this.side = new int[n];
        this.open = new boolean[n];
        this.f = new double[n];
        this.values = new double[system.columnPointers()[n]];
        this.step = new double[n];
        this.lu = new SparseLu(n, system.columnPointers(), system.rowIndices(), Factorisation.FROZEN_PIVOTS);
    }

    /**
     * Decides every complementarity at a solution; false if it cannot be evaluated.
     *
     * @param near distance from a bound and scaled condition below which it is open which of the two binds
     */
    boolean decide(double[] x, double near) {
        if (!system.evaluate(x, f)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            double size = Math.max(system.variableScale(i), Math.abs(x[i]));
            double below = (x[i] - system.lower(i)) / size;
            double above = (system.upper(i) - x[i]) / size;
            double g = f[i] / system.rowScale(i);
            boolean held = system.held(i);
            side[i] = held ? 0 : below <= near && below <= Math.max(g, near) ? -1 : 0;
            if (!held && side[i] == 0 && above <= near && above <= Math.max(-g, near)) {
                side[i] = 1;
            }
            open[i] = side[i] != 0 && Math.abs(g) <= near;
        }
        return true;
    }

    /** −1 at the lower bound, 1 at the upper, 0 where the condition holds or the variable is held. */
    int side(int i) {
        return side[i];
    }

    void side(int i, int value) {
        side[i] = value;
    }

    /** Variables at a bound whose condition is zero too. */
    int[] open() {
        return IntStream.range(0, n).filter(i -> open[i]).toArray();
    }

    /** Names of variables for messages. */
    List<String> names(int[] variables) {
        return Arrays.stream(variables).mapToObj(system::variableName).toList();
    }

    private double bound(int i) {
        return side[i] < 0 ? system.lower(i) : system.upper(i);
    }

    /**
     * Newton's method on the set from a point near its solution; x is the solution if true. While steps with the last
     * Jacobian gain three figures each, it is kept.
     */
    boolean polish(double[] x) {
        double before = Double.POSITIVE_INFINITY;
        double[] best = x.clone();
        boolean factorised = false;
        boolean kept = false;
        for (int round = 0; round < ROUNDS; round++) {
            double now = residual(x);
            if (!(now < before)) {
                if (!kept) {
                    break;
                }
                System.arraycopy(best, 0, x, 0, n);
                now = residual(x);
            }
            boolean slow = now > before / 4 && now < ENOUGH;
            System.arraycopy(x, 0, best, 0, n);
            boolean keeps = factorised && now <= GAIN * before;
            before = now;
            if (now <= EXACT || (slow && !kept) || !(keeps || factorise(x))) {
                break;
            }
            factorised = true;
            kept = keeps;
            if (!newtonStep(x, step)) {
                break;
            }
            for (int i = 0; i < n; i++) {
                double most = system.maxStep(i);
                x[i] += Math.max(-most, Math.min(most, step[i]));
            }
        }
        System.arraycopy(best, 0, x, 0, n);
        return before <= ENOUGH && residual(x) < Double.POSITIVE_INFINITY;
    }

    /** The step Newton's method would take at the point last linearised; false if it cannot be found. */
    boolean newtonStep(double[] x, double[] dx) {
        for (int i = 0; i < n; i++) {
            dx[i] = side[i] == 0 ? -f[i] : bound(i) - x[i];
        }
        return lu.solve(dx, dx);
    }

    /**
     * Estimate of the condition number in the 1-norm of the Jacobian last linearised, rows in units of their natural size and
     * columns of the variables (Hager 1984; a lower bound that is rarely off by more than a factor of three, Higham 1988).
     */
    double condition(double[] x) {
        double[] row = new double[n];
        double[] column = new double[n];
        for (int i = 0; i < n; i++) {
            row[i] = side[i] == 0 ? system.rowScale(i) : 1;
            column[i] = system.logarithmic(i) ? 1 : Math.max(Math.abs(x[i]), 1e-6);
        }
        double norm = 0;
        int[] pointers = system.columnPointers();
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                sum += Math.abs(values[t]) / row[system.rowIndices()[t]] * column[j];
            }
            norm = Math.max(norm, sum);
        }
        double[] v = new double[n];
        Arrays.fill(v, 1.0 / n);
        double inverse = 0;
        for (int round = 0; round < ESTIMATES; round++) {
            for (int i = 0; i < n; i++) {
                v[i] *= row[i];
            }
            if (!lu.solve(v, v)) {
                return Double.POSITIVE_INFINITY;
            }
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += Math.abs(v[i] / column[i]);
                v[i] = Math.signum(v[i]) / column[i];
            }
            if (sum <= inverse || !lu.solveTransposed(v, v)) {
                break;
            }
            inverse = sum;
            int largest = 0;
            for (int i = 0; i < n; i++) {
                largest = Math.abs(v[i] * row[i]) > Math.abs(v[largest] * row[largest]) ? i : largest;
            }
            Arrays.fill(v, 0);
            v[largest] = 1;
        }
        return norm * inverse;
    }

    /** Largest scaled residual of the set at a point, +∞ outside the domain. */
    double residual(double[] x) {
        if (!system.evaluate(x, f)) {
            return Double.POSITIVE_INFINITY;
        }
        double worst = 0;
        for (int i = 0; i < n; i++) {
            double r = side[i] == 0
                    ? Math.abs(f[i]) / system.rowScale(i)
                    : Math.abs(x[i] - bound(i)) / system.variableScale(i);
            worst = r <= worst ? worst : r;
        }
        return worst;
    }

    /**
     * How far a decision is from being wrong at the point last evaluated: distance from the nearer bound of a variable that
     * is free, scaled condition of one at its bound; negative beyond.
     */
    double slack(int i, double[] x) {
        if (system.held(i)) {
            return Double.POSITIVE_INFINITY;
        }
        return side[i] == 0
                ? Math.min(x[i] - system.lower(i), system.upper(i) - x[i]) / system.variableScale(i)
                : -side[i] * f[i] / system.rowScale(i);
    }

    /** Factorises the Jacobian of the set; false if it is singular. */
    boolean linearise(double[] x) {
        return system.evaluate(x, f) && factorise(x);
    }

    /** As {@link #linearise}, at the point last evaluated. */
    private boolean factorise(double[] x) {
        if (!system.jacobian(x, values)) {
            return false;
        }
        int[] pointers = system.columnPointers();
        int[] rows = system.rowIndices();
        for (int j = 0; j < n; j++) {
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                if (side[rows[t]] != 0) {
                    values[t] = rows[t] == j ? 1 : 0;
                }
            }
        }
        return lu.factorise(values);
    }

    /** Conditions that depend on the others after {@link #linearise} has failed. */
    List<String> dependent() {
        return Arrays.stream(lu.singularRows()).mapToObj(system::conditionName).toList();
    }

    /** Solves with the Jacobian last linearised in place; false if it cannot be done accurately. */
    boolean solve(double[] right) {
        return lu.solve(right, right);
    }

    /**
     * The solution's answer dx to a direction at the point last linearised; flows and conditions answer in the tangents.
     *
     * @param dHeld of the values variables are held at, natural units
     * @param dBound of the binding bounds, solver units
     * @return false if it has none
     */
    boolean answer(Tangents tangents, double[] dParameters, double[] dHeld, double[] dBound, double[] dx) {
        if (!tangents.along(dParameters, new double[n], dHeld)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            dx[i] = side[i] == 0 ? -tangents.residual(i) : dBound[i];
        }
        return lu.solve(dx, dx) && tangents.along(dParameters, dx, dHeld);
    }
}
