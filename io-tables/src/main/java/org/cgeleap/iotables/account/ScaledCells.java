package org.cgeleap.iotables.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cgeleap.iotables.balance.BalanceCell;
import org.cgeleap.iotables.balance.BalanceMethod;
import org.cgeleap.iotables.balance.BalanceProblem;
import org.cgeleap.iotables.balance.LinearConstraint;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.UseColumn;

/**
 * A table in which some cells are so many times themselves and the others give way: gross outputs and the changed cells are
 * held, every other cell moves as little as it can, Σ |p| (t ln t − t + 1) with t = x/p (GRAS; Lenzen, Wood and Gallego 2007),
 * until each row and each column adds up as before. GDP moves with the cells.
 */
public final class ScaledCells {
    private ScaledCells() {}

    /**
     * {@return a cell by the codes of its row (product or value added) and its column (industry or use)}
     *
     * @param row code of a sector or of a value-added row
     * @param column code of a sector or of a use column
     */
    public static String name(String row, String column) {
        return row + "." + column;
    }

    /**
     * {@return the cells of a table that are not zero, by {@link #name}}
     *
     * @param table whose cells are listed, in its own unit
     */
    public static Map<String, Double> of(IoTable table) {
        Map<String, Double> cells = new TreeMap<>();
        new Cells(table, Map.of()).priors.forEach(cells::put);
        return cells;
    }

    /**
     * {@return the table with cells scaled and balanced anew}
     *
     * @param table in competitive form, flows in any unit; it stays as it is
     * @param factors by name of the cell
     * @throws IllegalArgumentException for a cell that is zero or not there, and for a table with imported uses apart
     * @throws org.cgeleap.iotables.balance.ContradictoryTotalsException where nothing adds up with such cells
     */
    public static IoTable with(IoTable table, Map<String, Double> factors) {
        if (table.split()) {
            throw new IllegalArgumentException(
                    "cells of the table: found a table with imported uses apart; expected one"
                            + " without, as only its totals would be held");
        }
        Cells cells = new Cells(table, factors);
        factors.keySet().stream().filter(f -> !cells.priors.containsKey(f)).forEach(f -> {
            throw new IllegalArgumentException(
                    "cell " + f + ": found none or zero in the table; expected one of " + cells.priors.keySet());
        });
        double[] values = BalanceMethod.GRAS.balance(cells.problem()).values();
        return cells.table(values);
    }

    /** The cells in one list, with where each is. */
    private static final class Cells {
        private final IoTable table;
        private final Map<String, Double> priors = new LinkedHashMap<>();
        private final BalanceProblem.Builder builder = new BalanceProblem.Builder();
        private final int[][] intermediate;
        private final int[][] finalUse;
        private final int[][] valueAdded;

        Cells(IoTable table, Map<String, Double> factors) {
            this.table = table;
            int n = table.size();
            intermediate = new int[n][n];
            finalUse = new int[n][table.columns().size()];
            valueAdded = new int[table.valueAddedRows().size()][n];
            for (int i = 0; i < n; i++) {
                String row = table.sectors().get(i).code();
                for (int j = 0; j < n; j++) {
                    intermediate[i][j] = cell(row, table.sectors().get(j).code(), table.intermediate(i, j), factors);
                }
                for (int k = 0; k < finalUse[i].length; k++) {
                    finalUse[i][k] = cell(row, table.columns().get(k).code(), table.finalUse(i, k), factors);
                }
            }
            for (int r = 0; r < valueAdded.length; r++) {
                for (int j = 0; j < n; j++) {
                    valueAdded[r][j] = cell(
                            table.valueAddedRows().get(r).code(),
                            table.sectors().get(j).code(),
                            table.valueAdded(r, j),
                            factors);
                }
            }
        }

        private int cell(String row, String column, double value, Map<String, Double> factors) {
            String name = name(row, column);
            if (value != 0) {
                priors.put(name, value);
            }
            Double factor = factors.get(name);
            return builder.cell(
                    factor == null
                            ? BalanceCell.entropy(row, column, value)
                            : BalanceMethod.GRAS.cell(
                                    row,
                                    column,
                                    value * factor,
                                    0,
                                    1,
                                    BalanceMethod.SquareWeight.EQUAL,
                                    Double.NEGATIVE_INFINITY,
                                    Double.POSITIVE_INFINITY));
        }

        BalanceProblem problem() {
            for (int i = 0; i < table.size(); i++) {
                List<Integer> members = new ArrayList<>();
                List<Double> signs = new ArrayList<>();
                for (int j = 0; j < table.size(); j++) {
                    members.add(intermediate[i][j]);
                    signs.add(1.0);
                }
                for (int k = 0; k < finalUse[i].length; k++) {
                    members.add(finalUse[i][k]);
                    signs.add((double) table.columns().get(k).role().sign());
                }
                // what the table misses by, it goes on to miss by
                total("row", i, members, signs, table.output(i) + table.rowGap(i));
                members.clear();
                signs.clear();
                for (int j = 0; j < table.size(); j++) {
                    members.add(intermediate[j][i]);
                    signs.add(1.0);
                }
                for (int[] row : valueAdded) {
                    members.add(row[i]);
                    signs.add(1.0);
                }
                total("column", i, members, signs, table.output(i) + table.columnGap(i));
            }
            return builder.build();
        }

        private void total(String what, int sector, List<Integer> members, List<Double> signs, double total) {
            builder.constraint(new LinearConstraint(
                    "output of " + what + " " + table.sectors().get(sector).code(),
                    members.stream().mapToInt(m -> m).toArray(),
                    signs.stream().mapToDouble(s -> s).toArray(),
                    total));
        }

        IoTable table(double[] values) {
            double[] output = new double[table.size()];
            for (int i = 0; i < output.length; i++) {
                output[i] = table.output(i);
            }
            List<Label> sectors = table.sectors();
            List<UseColumn> columns = table.columns();
            return IoTable.of(
                    table.metadata(),
                    sectors,
                    columns,
                    table.valueAddedRows(),
                    at(intermediate, values),
                    at(finalUse, values),
                    at(valueAdded, values),
                    output);
        }

        private static double[][] at(int[][] positions, double[] values) {
            double[][] block = new double[positions.length][];
            for (int i = 0; i < positions.length; i++) {
                block[i] = new double[positions[i].length];
                for (int j = 0; j < positions[i].length; j++) {
                    block[i][j] = values[positions[i][j]];
                }
            }
            return block;
        }
    }
}
