package org.cgeleap.iotables.balance;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.iotables.balance.ContradictoryTotalsException.Contradiction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Weighted cross-entropy and least squares under linear totals and bounds, by Newton's method on the dual.
 *
 * <p>minimise Σ dᵢ(xᵢ) subject to A x = b, lower ≤ x ≤ upper. Its dual maximises D(λ) = b·λ − Σ ∫ xᵢ(u) du up to uᵢ = (Aᵀλ)ᵢ,
 * which is concave; its gradient is the residual b − A x(Aᵀλ), its Hessian −A diag(x′) Aᵀ. There are as many unknowns as
 * totals, so thousands of cells cost little. When the totals cannot be met within signs and bounds the dual is unbounded
 * and λ runs off along a certificate: the totals with the largest multipliers are those that contradict.
 */
public final class DualNewton implements Balancer {
    private static final int MAX_ITERATIONS = 300;
    /** Relative residual at which a total counts as met: close to rounding of sums of some hundred figures. */
    private static final double MET = 1e-13;
    /** Relative residual accepted when rounding stops further progress. */
    private static final double ACCEPTED = 1e-10;

    /** Relative residual that is enough where shortfalls are sought and not values. */
    private static final double NEAR = 1e-6;
    /** Steps after which a residual of {@link #HOPELESS} means that the multipliers run off. */
    private static final int HOPEFUL = 100;

    private static final double HOPELESS = 1e-2;

    private final String method;

    /** Balances by the distances its cells name. */
    public DualNewton() {
        this("weighted entropy and squares, dual Newton");
    }

    /** The same under the name of the method that set the cells up. */
    DualNewton(String method) {
        this.method = method;
    }

    @Override
    public BalanceResult balance(BalanceProblem stated) {
        Infeasibility.requireReach(stated);
        BalanceProblem problem = ForcedCells.settled(stated);
        if (problem != stated) {
            Infeasibility.requireReach(problem);
        }
        boolean[] independent = DependentTotals.requireAgreement(problem);
        List<LinearConstraint> active = new ArrayList<>();
        for (int c = 0; c < independent.length; c++) {
            if (independent[c]) {
                active.add(problem.constraints().get(c));
            }
        }
        Iteration iteration = new Iteration(problem, active);
        if (!iteration.run(ACCEPTED)) {
            throw Infeasibility.of(problem, active, iteration.largestMultipliers());
        }
        return BalanceResult.of(method, stated, iteration.x, iteration.steps);
    }

    /** Cells of a problem whose totals are independent and can be met, as near to them as rounding allows. */
    static double[] nearest(BalanceProblem problem) {
        Iteration iteration = new Iteration(problem, problem.constraints());
        iteration.run(NEAR);
        return iteration.x;
    }

    private static final class Iteration {
        private final BalanceProblem problem;
        private final List<LinearConstraint> active;
        private final int m;
        private final int[][] rowsOf;
        private final double[][] weightsOf;
        private final double[] lambda;
        private double[] x;
        private int steps;

        Iteration(BalanceProblem problem, List<LinearConstraint> active) {
            this.problem = problem;
            this.active = active;
            this.m = active.size();
            int n = problem.cells().size();
            List<List<Integer>> rows = new ArrayList<>();
            List<List<Double>> weights = new ArrayList<>();
            for (int k = 0; k < n; k++) {
                rows.add(new ArrayList<>());
                weights.add(new ArrayList<>());
            }
            for (int c = 0; c < m; c++) {
                LinearConstraint constraint = active.get(c);
                for (int k = 0; k < constraint.cells().length; k++) {
                    rows.get(constraint.cells()[k]).add(c);
                    weights.get(constraint.cells()[k]).add(constraint.coefficients()[k]);
                }
            }
            rowsOf = new int[n][];
            weightsOf = new double[n][];
            for (int k = 0; k < n; k++) {
                rowsOf[k] = rows.get(k).stream().mapToInt(Integer::intValue).toArray();
                weightsOf[k] =
                        weights.get(k).stream().mapToDouble(Double::doubleValue).toArray();
            }
            lambda = new double[m];
            x = cellsAt(lambda);
        }

        /** Whether the totals were met. */
        boolean run(double accepted) {
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(Math.max(m, 1));
            double best = Double.POSITIVE_INFINITY;
            int stalled = 0;
            for (steps = 0; steps <= MAX_ITERATIONS; steps++) {
                double residual = relativeResidual();
                if (residual <= MET || (residual <= accepted && stalled >= 3)) {
                    return true;
                }
                stalled = residual < 0.5 * best ? 0 : stalled + 1;
                best = Math.min(best, residual);
                if (steps >= HOPEFUL && residual > HOPELESS) {
                    return false;
                }
                DMatrixRMaj step = newtonStep(solver);
                if (!search(step) && residual > accepted) {
                    return false;
                }
            }
            return false;
        }

        private double[] cellsAt(double[] multipliers) {
            double[] cells = new double[rowsOf.length];
            for (int k = 0; k < cells.length; k++) {
                BalanceCell cell = problem.cells().get(k);
                cells[k] = cell.fixed() ? cell.start() : cell.at(combined(k, multipliers));
            }
            return cells;
        }

        private double combined(int k, double[] multipliers) {
            double u = 0;
            for (int r = 0; r < rowsOf[k].length; r++) {
                u += weightsOf[k][r] * multipliers[rowsOf[k][r]];
            }
            return u;
        }

        private double relativeResidual() {
            double largest = 0;
            for (LinearConstraint constraint : active) {
                double scale = Math.max(constraint.scale(x), Double.MIN_NORMAL);
                largest = Math.max(largest, Math.abs(constraint.value(x) - constraint.total()) / scale);
            }
            return largest;
        }

        private double dual(double[] multipliers) {
            double value = 0;
            for (int c = 0; c < m; c++) {
                value += active.get(c).total() * multipliers[c];
            }
            for (int k = 0; k < rowsOf.length; k++) {
                BalanceCell cell = problem.cells().get(k);
                double u = combined(k, multipliers);
                value -= cell.fixed() ? cell.start() * u : cell.integral(u);
            }
            return value;
        }

        private DMatrixRMaj newtonStep(LinearSolverDense<DMatrixRMaj> solver) {
            DMatrixRMaj hessian = new DMatrixRMaj(m, m);
            for (int k = 0; k < rowsOf.length; k++) {
                BalanceCell cell = problem.cells().get(k);
                double slope = cell.fixed() ? 0 : cell.slope(combined(k, lambda));
                for (int r = 0; slope > 0 && r < rowsOf[k].length; r++) {
                    for (int s = 0; s < rowsOf[k].length; s++) {
                        hessian.add(rowsOf[k][r], rowsOf[k][s], slope * weightsOf[k][r] * weightsOf[k][s]);
                    }
                }
            }
            DMatrixRMaj gradient = new DMatrixRMaj(m, 1);
            double largest = 0;
            for (int c = 0; c < m; c++) {
                gradient.set(c, active.get(c).total() - active.get(c).value(x));
                largest = Math.max(largest, hessian.get(c, c));
            }
            DMatrixRMaj step = new DMatrixRMaj(m, 1);
            DMatrixRMaj trial = hessian.copy();
            for (int c = 0; c < m; c++) {
                trial.add(c, c, 1e-15 * (hessian.get(c, c) + 1e-3 * largest));
            }
            if (solver.setA(trial) && solver.quality() > 1e-300) {
                solver.solve(gradient, step);
                if (finite(step)) {
                    return step;
                }
            }
            return scaledStep(solver, hessian, gradient);
        }

        /**
         * The step from the system scaled to a unit diagonal, for totals of very different sizes. A touch on the diagonal is
         * raised until the factorisation exists: totals whose cells all rest on bounds have none.
         */
        private DMatrixRMaj scaledStep(
                LinearSolverDense<DMatrixRMaj> solver, DMatrixRMaj hessian, DMatrixRMaj gradient) {
            double[] scale = new double[m];
            for (int c = 0; c < m; c++) {
                double diagonal = hessian.get(c, c);
                scale[c] = diagonal > 0 ? 1 / Math.sqrt(diagonal) : 0;
            }
            DMatrixRMaj right = new DMatrixRMaj(m, 1);
            DMatrixRMaj step = new DMatrixRMaj(m, 1);
            for (double touch = 1e-15; touch < 1; touch *= 100) {
                DMatrixRMaj trial = new DMatrixRMaj(m, m);
                for (int c = 0; c < m; c++) {
                    right.set(c, scale[c] * gradient.get(c));
                    for (int e = 0; e < m; e++) {
                        trial.set(c, e, scale[c] * scale[e] * hessian.get(c, e));
                    }
                    trial.set(c, c, 1 + touch);
                }
                if (solver.setA(trial)) {
                    solver.solve(right, step);
                    for (int c = 0; c < m; c++) {
                        step.set(c, scale[c] * step.get(c));
                    }
                    if (finite(step)) {
                        return step;
                    }
                }
            }
            return gradient;
        }

        private boolean finite(DMatrixRMaj step) {
            for (int c = 0; c < m; c++) {
                if (!Double.isFinite(step.get(c))) {
                    return false;
                }
            }
            return true;
        }

        /** Armijo search along the step on the dual, whose increase a Newton step must realise in part. */
        private boolean search(DMatrixRMaj step) {
            double slope = 0;
            for (int c = 0; c < m; c++) {
                slope += step.get(c) * (active.get(c).total() - active.get(c).value(x));
            }
            double here = dual(lambda);
            double before = relativeResidual();
            double length = 1;
            for (int halving = 0; halving < 60; halving++, length /= 2) {
                double[] trial = lambda.clone();
                for (int c = 0; c < m; c++) {
                    trial[c] += length * step.get(c);
                }
                double there = dual(trial);
                boolean ascends = Double.isFinite(there) && there >= here + 1e-4 * length * slope;
                double[] cells = cellsAt(trial);
                double[] old = x;
                x = cells;
                // near the end the dual cannot resolve the gain any more, the residual can
                if (ascends || relativeResidual() < 0.9 * before) {
                    System.arraycopy(trial, 0, lambda, 0, m);
                    return true;
                }
                x = old;
            }
            return false;
        }

        /** Where the multipliers ran off to, for want of a contradiction. */
        ContradictoryTotalsException largestMultipliers() {
            double largest = 0;
            for (double multiplier : lambda) {
                largest = Math.max(largest, Math.abs(multiplier));
            }
            double gap = 0;
            List<Contradiction> named = new ArrayList<>();
            for (int c = 0; c < m; c++) {
                if (Math.abs(lambda[c]) > 0.2 * largest) {
                    double reached = active.get(c).value(x);
                    gap = Math.max(gap, Math.abs(active.get(c).total() - reached));
                    named.add(new Contradiction(
                            active.get(c).name(),
                            lambda[c] / largest,
                            active.get(c).total(),
                            reached));
                }
            }
            return ContradictoryTotalsException.between(
                    "these totals can be met only with cells that reach zero or a bound in the limit, which the method"
                            + " does not find (least squares may); it came within",
                    gap,
                    named);
        }
    }
}
