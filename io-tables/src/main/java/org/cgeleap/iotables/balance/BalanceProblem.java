package org.cgeleap.iotables.balance;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells with priors and the totals they must meet. Built once, never changed.
 */
public final class BalanceProblem {
    private final List<BalanceCell> cells;
    private final List<LinearConstraint> constraints;

    BalanceProblem(List<BalanceCell> cells, List<LinearConstraint> constraints) {
        this.cells = List.copyOf(cells);
        this.constraints = List.copyOf(constraints);
    }

    /** {@return the unknowns} */
    public List<BalanceCell> cells() {
        return cells;
    }

    /** {@return the totals} */
    public List<LinearConstraint> constraints() {
        return constraints;
    }

    /** Gathers cells and totals. */
    public static final class Builder {
        private final List<BalanceCell> cells = new ArrayList<>();
        private final List<LinearConstraint> constraints = new ArrayList<>();

        /**
         * Adds a cell and returns its position.
         *
         * @param cell the next unknown
         * @return position of the cell, from 0, as {@link LinearConstraint} refers to it
         */
        public int cell(BalanceCell cell) {
            cells.add(cell);
            return cells.size() - 1;
        }

        /**
         * Adds a total.
         *
         * @param constraint total over cells that have been added
         */
        public void constraint(LinearConstraint constraint) {
            constraints.add(constraint);
        }

        /**
         * Adds a total over cells with coefficient one.
         *
         * @param name what the total is called in reports
         * @param members positions of the cells, as {@link #cell} gave them
         * @param total right-hand side
         */
        public void sum(String name, List<Integer> members, double total) {
            int[] positions = new int[members.size()];
            double[] ones = new double[members.size()];
            for (int k = 0; k < positions.length; k++) {
                positions[k] = members.get(k);
                ones[k] = 1;
            }
            constraint(new LinearConstraint(name, positions, ones, total));
        }

        /** {@return the problem} */
        public BalanceProblem build() {
            return new BalanceProblem(cells, constraints);
        }
    }

    /**
     * {@return the classic problem: a matrix to be brought to row and column totals} Cells are numbered row by row.
     *
     * @param rowNames one per row
     * @param columnNames one per column
     * @param prior rows × columns, values before balancing
     * @param rowTotals wanted sums, one per row
     * @param columnTotals wanted sums, one per column; their sum must be that of the row totals for a solution to exist
     */
    public static BalanceProblem ofMatrix(
            List<String> rowNames,
            List<String> columnNames,
            double[][] prior,
            double[] rowTotals,
            double[] columnTotals) {
        Builder builder = new Builder();
        int rows = rowNames.size();
        int columns = columnNames.size();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                builder.cell(BalanceCell.entropy(rowNames.get(i), columnNames.get(j), prior[i][j]));
            }
        }
        for (int i = 0; i < rows; i++) {
            List<Integer> members = new ArrayList<>();
            for (int j = 0; j < columns; j++) {
                members.add(i * columns + j);
            }
            builder.sum("row " + rowNames.get(i), members, rowTotals[i]);
        }
        for (int j = 0; j < columns; j++) {
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                members.add(i * columns + j);
            }
            builder.sum("column " + columnNames.get(j), members, columnTotals[j]);
        }
        return builder.build();
    }
}
