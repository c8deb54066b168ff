package org.cgeleap.iotables.balance;

import java.util.ArrayList;
import java.util.List;

/**
 * A balanced set of cells.
 *
 * @param method name of the balancer
 * @param values one per cell of the problem
 * @param iterations steps taken
 * @param largestResidual largest |residual| of a total relative to its size
 * @param residuals every total, wanted, before and after
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record BalanceResult(
        String method, double[] values, int iterations, double largestResidual, List<ConstraintResidual> residuals) {
    /**
     * Copies the arrays.
     *
     * @param method name of the balancer
     * @param values one per cell of the problem
     * @param iterations steps taken
     * @param largestResidual largest |residual| of a total relative to its size
     * @param residuals every total, wanted, before and after
     */
    public BalanceResult {
        values = values.clone();
        residuals = List.copyOf(residuals);
    }

    static BalanceResult of(String method, BalanceProblem problem, double[] values, int iterations) {
        double[] prior = new double[values.length];
        for (int k = 0; k < prior.length; k++) {
            prior[k] = problem.cells().get(k).prior();
        }
        List<ConstraintResidual> residuals = new ArrayList<>();
        double largest = 0;
        for (LinearConstraint constraint : problem.constraints()) {
            double after = constraint.value(values);
            residuals.add(
                    new ConstraintResidual(constraint.name(), constraint.total(), constraint.value(prior), after));
            double scale = Math.max(constraint.scale(values), Double.MIN_NORMAL);
            largest = Math.max(largest, Math.abs(after - constraint.total()) / scale);
        }
        return new BalanceResult(method, values, iterations, largest, residuals);
    }

    /**
     * {@return the cells that differ from their priors by more than a relative hair (1e-12)}
     *
     * @param problem the problem these values solve, for priors and names
     */
    public List<CellChange> changes(BalanceProblem problem) {
        List<CellChange> changes = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            BalanceCell cell = problem.cells().get(k);
            if (Math.abs(values[k] - cell.prior()) > 1e-12 * Math.max(Math.abs(values[k]), Math.abs(cell.prior()))) {
                changes.add(new CellChange(cell.row(), cell.column(), cell.prior(), values[k], method));
            }
        }
        return changes;
    }
}
