package org.cgeleap.iotables.balance;

import java.util.List;

/**
 * A problem that is one matrix with row and column totals: every cell stands with coefficient one in one row total and
 * one column total, row totals listed first.
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
record MatrixForm(int rows, int columns, double[][] prior, double[] rowTotals, double[] columnTotals, int[][] cell) {

    /** Whether a problem has this form. */
    static boolean fits(BalanceProblem problem) {
        try {
            of(problem, "scaling");
            return true;
        } catch (IllegalArgumentException e) {
            // the reason is for those who insist on scaling
            return false;
        }
    }

    static MatrixForm of(BalanceProblem problem, String method) {
        List<LinearConstraint> constraints = problem.constraints();
        int n = problem.cells().size();
        int[] first = new int[n];
        int[] second = new int[n];
        int[] times = new int[n];
        int rows = 0;
        for (int c = 0; c < constraints.size(); c++) {
            LinearConstraint constraint = constraints.get(c);
            for (int k = 0; k < constraint.cells().length; k++) {
                int position = constraint.cells()[k];
                if (constraint.coefficients()[k] != 1) {
                    throw refuse(method, constraint.name() + " has a coefficient other than one");
                }
                if (times[position] == 0) {
                    first[position] = c;
                    rows = Math.max(rows, c + 1);
                } else {
                    second[position] = c;
                }
                times[position]++;
            }
        }
        int columns = constraints.size() - rows;
        double[][] prior = new double[rows][columns];
        int[][] cell = new int[rows][columns];
        for (int[] line : cell) {
            java.util.Arrays.fill(line, -1);
        }
        for (int k = 0; k < n; k++) {
            BalanceCell at = problem.cells().get(k);
            if (times[k] != 2 || second[k] < rows) {
                throw refuse(
                        method, "cell (" + at.row() + ", " + at.column() + ") is not in one row and one column total");
            }
            if (at.distance() != Distance.ENTROPY
                    || at.looseness() != 1
                    || at.lower() != Double.NEGATIVE_INFINITY
                    || at.upper() != Double.POSITIVE_INFINITY) {
                throw refuse(method, "cell (" + at.row() + ", " + at.column() + ") has bounds or a weight of its own");
            }
            prior[first[k]][second[k] - rows] = at.prior();
            cell[first[k]][second[k] - rows] = k;
        }
        double[] rowTotals = new double[rows];
        double[] columnTotals = new double[columns];
        for (int i = 0; i < rows; i++) {
            rowTotals[i] = constraints.get(i).total();
        }
        for (int j = 0; j < columns; j++) {
            columnTotals[j] = constraints.get(rows + j).total();
        }
        return new MatrixForm(rows, columns, prior, rowTotals, columnTotals, cell);
    }

    private static IllegalArgumentException refuse(String method, String why) {
        return new IllegalArgumentException(
                method + " balances one matrix to row and column totals; " + why + " (use DualNewton)");
    }
}
