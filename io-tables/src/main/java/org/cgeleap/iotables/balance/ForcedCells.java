package org.cgeleap.iotables.balance;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells that totals leave no choice: a total equal to the least (or the most) its cells can add up to puts every one of them
 * on its bound, as a total of zero does with flows of zero or more. Entropy comes to zero only in the limit, so such cells
 * are put there beforehand.
 */
final class ForcedCells {
    /** Distance of a total from the end of its range that rounding explains, relative to its figures. */
    private static final double ROUNDING = 1e-13;

    private ForcedCells() {}

    /** The problem with forced cells fixed; the problem itself when there are none. */
    static BalanceProblem settled(BalanceProblem problem) {
        List<BalanceCell> cells = new ArrayList<>(problem.cells());
        boolean any = false;
        boolean again = true;
        while (again) {
            again = false;
            for (LinearConstraint constraint : problem.constraints()) {
                if (settle(constraint, cells)) {
                    again = true;
                    any = true;
                }
            }
        }
        return any ? new BalanceProblem(cells, problem.constraints()) : problem;
    }

    private static boolean settle(LinearConstraint constraint, List<BalanceCell> cells) {
        double low = 0;
        double high = 0;
        double size = Math.abs(constraint.total());
        boolean free = false;
        for (int k = 0; k < constraint.cells().length; k++) {
            BalanceCell cell = cells.get(constraint.cells()[k]);
            double coefficient = constraint.coefficients()[k];
            if (coefficient != 0) {
                low += coefficient * (coefficient > 0 ? cell.least() : cell.most());
                high += coefficient * (coefficient > 0 ? cell.most() : cell.least());
                size += cell.fixed() ? Math.abs(coefficient * cell.start()) : 0;
                free |= !cell.fixed();
            }
        }
        boolean least = Math.abs(constraint.total() - low) <= ROUNDING * size;
        boolean most = Math.abs(constraint.total() - high) <= ROUNDING * size;
        if (!free || !(least || most)) {
            return false;
        }
        for (int k = 0; k < constraint.cells().length; k++) {
            BalanceCell cell = cells.get(constraint.cells()[k]);
            double coefficient = constraint.coefficients()[k];
            if (coefficient != 0 && !cell.fixed()) {
                double value = coefficient > 0 == least ? cell.least() : cell.most();
                cells.set(
                        constraint.cells()[k],
                        new BalanceCell(cell.row(), cell.column(), cell.prior(), 0, value, value, cell.distance()));
            }
        }
        return true;
    }
}
