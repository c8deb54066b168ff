package org.cgeleap.iotables.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cgeleap.iotables.balance.BalanceCell;
import org.cgeleap.iotables.balance.BalanceMethod;
import org.cgeleap.iotables.balance.BalanceMethod.SquareWeight;
import org.cgeleap.iotables.balance.BalanceProblem;
import org.cgeleap.iotables.balance.BalanceResult;
import org.cgeleap.iotables.balance.CellChange;
import org.cgeleap.iotables.balance.LinearConstraint;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.ImportedUses;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.TableMetadata;
import org.cgeleap.iotables.update.BalanceRequirements.Side;
import org.cgeleap.iotables.update.BalanceRequirements.Sum;
import org.cgeleap.iotables.update.BalanceRequirements.Term;
import org.cgeleap.iotables.update.BalanceRequirements.Total;

/**
 * A table brought to totals by the smallest change, all cells at once:
 *
 * <pre>
 * minimise   the distance of the method over z, f, v
 * subject to Σⱼ z(i,j) + Σₖ sign(k) f(i,k) = output(i)   each row      (or = the column's sum, where output is free)
 *            Σᵢ z(i,j) + Σᵣ v(r,j)        = output(j)   each column
 *            the totals, sub-totals and sums stated; fixed cells; signs
 * </pre>
 *
 * Where domestic and imported goods are apart, z and f are of either, the row of a product is its domestic one, and the
 * column of a sector adds up both: one problem, so that a change of imports is one of domestic uses or inputs too.
 */
public final class TableBalance {
    /** Miss of a total that rounding leaves in a balanced table, relative to the largest output. */
    private static final double ROUNDING = 1e-11;

    /**
     * How a table is balanced.
     *
     * @param method what counts as the smallest change
     * @param weight variance of a cell in least squares
     * @param coefficients whether coefficients are the prior (flows scaled to the new totals of their columns) and not flows
     * @param intermediateOnly whether final uses and value added stay as they are
     */
    public record Options(BalanceMethod method, SquareWeight weight, boolean coefficients, boolean intermediateOnly) {
        /**
         * Flows are the prior, every cell may move, squares are weighted by size.
         *
         * @param method what counts as the smallest change
         * @return these options
         */
        public static Options of(BalanceMethod method) {
            return new Options(method, SquareWeight.VALUE, false, false);
        }
    }

    private final IoTable table;
    private final BalanceRequirements requirements;
    private final Options options;
    private final TableCells cells;
    private final int n;
    private final BalanceProblem.Builder problem = new BalanceProblem.Builder();
    private final double[] output;
    private final int[][] cell;

    private TableBalance(IoTable table, BalanceRequirements requirements, Options options) {
        this.table = table;
        this.requirements = requirements;
        this.options = options;
        n = table.size();
        cells = new TableCells(table, requirements, options);
        output = cells.output();
        cell = new int[cells.rows()][cells.columns()];
    }

    /**
     * Balances a table.
     *
     * @param table the prior; it need not add up
     * @param requirements what it has to meet beside rows and columns adding up to its outputs
     * @param options method, weights and what may move
     * @return the balanced table in the prior's unit, with what was done
     * @throws org.cgeleap.iotables.read.InvalidInputException when the method cannot treat what is asked
     * @throws org.cgeleap.iotables.balance.ContradictoryTotalsException when the totals contradict each other; it names
     *     them and by how much
     */
    public static UpdateResult of(IoTable table, BalanceRequirements requirements, Options options) {
        return new TableBalance(table, requirements, options).run();
    }

    private UpdateResult run() {
        double[] sizes = cells.columnSizes();
        for (int i = 0; i < cells.rows(); i++) {
            Arrays.fill(cell[i], -1);
            for (int j = 0; j < cells.columns(); j++) {
                if (cells.holds(i, j)) {
                    cell[i][j] = problem.cell(cells.cell(i, j, sizes[j]));
                }
            }
        }
        for (int s = 0; s < n; s++) {
            outputs(s);
        }
        for (Total total : requirements.totals()) {
            stated(total);
        }
        requirements.sums().forEach(this::sum);
        BalanceProblem built = problem.build();
        BalanceResult balanced = options.method().balance(built);
        return result(built, balanced);
    }

    /** The product's row (what the sector itself makes of it) and the sector's column. */
    private void outputs(int s) {
        String code = table.sectors().get(s).code();
        Terms row = row(s, 1);
        Terms column = new Terms();
        for (int i = 0; i < cells.rows(); i++) {
            column.add(cell[i][s], 1);
        }
        if (Double.isNaN(output[s])) {
            for (int i = 0; i < cells.rows(); i++) {
                row.add(cell[i][s], -1);
            }
            problem.constraint(row.constraint("row of " + code + " less its column", 0));
        } else {
            problem.constraint(row.constraint("row of " + code, output[s]));
            problem.constraint(column.constraint("column of " + code, output[s]));
        }
    }

    /** Everything in a row with the sign of its column. */
    private Terms row(int i, double coefficient) {
        Terms row = new Terms();
        for (int j = 0; j < cells.columns(); j++) {
            if (cells.holds(i, j)) {
                row.add(cell[i][j], coefficient * cells.sign(j));
            }
        }
        return row;
    }

    private void stated(Total total) {
        Terms terms = new Terms();
        for (int i = 0; i < cells.rows(); i++) {
            for (int j = 0; j < cells.columns(); j++) {
                if (cells.holds(i, j) && belongs(total, i, j)) {
                    terms.add(cell[i][j], wholeRow(total) ? cells.sign(j) : 1);
                }
            }
        }
        if (total.side() != Side.OUTPUT) {
            problem.constraint(terms.constraint(total.side().key() + " " + total.code(), total.value()));
        }
    }

    /** Whether a total is of imports shown apart: all of an imported row. */
    private boolean wholeRow(Total total) {
        return table.split() && (total.side() == Side.IMPORTS || cells.sumOfImports(total.code()));
    }

    private boolean belongs(Total total, int i, int j) {
        boolean product = i < cells.products();
        boolean ofRow = cells.row(i).product().equals(total.code());
        boolean ofColumn = cells.column(j).code().equals(total.code());
        return switch (total.side()) {
            case OUTPUT -> false;
            case COLUMN -> cells.sumOfImports(total.code()) ? cells.imported(i) : product && ofColumn && j >= n;
            case ROW -> !product && ofRow;
            case INTERMEDIATE_USE -> product && ofRow && j < n;
            case IMPORTS ->
                ofRow
                        && (table.split()
                                ? cells.imported(i)
                                : product
                                        && j >= n
                                        && table.columns().get(j - n).role() == ColumnRole.IMPORT);
            case INTERMEDIATE_INPUT -> product && ofColumn && j < n;
            case VALUE_ADDED -> !product && ofColumn;
        };
    }

    private void sum(Sum sum) {
        Terms terms = new Terms();
        for (Term term : sum.terms()) {
            boolean imports = cells.sumOfImports(term.column());
            for (int i = 0; i < cells.rows(); i++) {
                if (!BalanceRequirements.matches(term.row(), cells.row(i))) {
                    continue;
                }
                if (imports && cells.imported(i)) {
                    terms.addAll(row(i, term.coefficient()));
                }
                for (int j = 0; !imports && j < cells.columns(); j++) {
                    if (cells.holds(i, j) && BalanceRequirements.matches(term.column(), cells.column(j))) {
                        terms.add(cell[i][j], term.coefficient());
                    }
                }
            }
        }
        problem.constraint(terms.constraint("constraint " + sum.name(), sum.total()));
    }

    /** Coefficients by cell, those of one cell added up. */
    private static final class Terms {
        private final Map<Integer, Double> coefficients = new java.util.LinkedHashMap<>();

        void add(int cell, double coefficient) {
            coefficients.merge(cell, coefficient, Double::sum);
        }

        void addAll(Terms other) {
            other.coefficients.forEach(this::add);
        }

        LinearConstraint constraint(String name, double total) {
            int[] cells = new int[coefficients.size()];
            double[] values = new double[cells.length];
            int at = 0;
            for (Map.Entry<Integer, Double> entry : coefficients.entrySet()) {
                cells[at] = entry.getKey();
                values[at++] = entry.getValue();
            }
            return new LinearConstraint(name, cells, values, total);
        }

        double value(double[] x) {
            double sum = 0;
            for (Map.Entry<Integer, Double> entry : coefficients.entrySet()) {
                sum += entry.getValue() * x[entry.getKey()];
            }
            return sum;
        }
    }

    private UpdateResult result(BalanceProblem built, BalanceResult balanced) {
        double[] x = balanced.values();
        int uses = table.columns().size();
        double[][] z = new double[n][n];
        double[][] f = new double[n][uses];
        double[][] v = new double[table.valueAddedRows().size()][n];
        double[][] importedFlows = new double[n][n];
        double[][] importedUses = new double[n][uses];
        List<CellChange> changes = new ArrayList<>();
        for (int i = 0; i < cells.rows(); i++) {
            for (int j = 0; j < cells.columns(); j++) {
                if (!cells.holds(i, j)) {
                    continue;
                }
                double value = x[cell[i][j]];
                int at = j < n ? j : j - n;
                if (i >= cells.products()) {
                    v[i - cells.products()][at] = value;
                } else {
                    (j < n ? z : f)[i % n][at] += value;
                }
                if (cells.imported(i)) {
                    (j < n ? importedFlows : importedUses)[i % n][at] = value;
                }
                change(cells.value(i, j), value, built.cells().get(cell[i][j]), changes);
            }
        }
        for (int i = n; i < cells.products(); i++) {
            f[i - n][importColumn()] = row(i, 1).value(x);
        }
        double largest = 0;
        for (int j = 0; j < n; j++) {
            if (Double.isNaN(output[j])) {
                output[j] = 0;
                for (int i = 0; i < cells.rows(); i++) {
                    output[j] += x[cell[i][j]];
                }
            }
            largest = Math.max(largest, Math.abs(output[j]));
        }
        TableMetadata m = table.metadata();
        TableMetadata metadata = new TableMetadata(
                m.region(),
                m.year(),
                m.unit(),
                m.yuanPerUnit(),
                m.priceBasis(),
                m.layout(),
                m.classification(),
                ROUNDING * largest,
                "balanced by " + options.method().key() + " from: " + m.source(),
                m.licence());
        IoTable result =
                IoTable.of(metadata, table.sectors(), table.columns(), table.valueAddedRows(), z, f, v, output);
        return new UpdateResult(
                table.split() ? result.withImportedUses(new ImportedUses(importedFlows, importedUses)) : result,
                new UpdateReport(
                        balanced.residuals(),
                        changes,
                        balanced.iterations(),
                        balanced.largestResidual(),
                        notes(balanced.method())));
    }

    private int importColumn() {
        for (int k = 0; k < table.columns().size(); k++) {
            if (table.columns().get(k).role() == ColumnRole.IMPORT) {
                return k;
            }
        }
        throw new IllegalStateException("imports apart without their column");
    }

    private void change(double before, double after, BalanceCell cell, List<CellChange> changes) {
        if (Math.abs(after - before) > 1e-12 * Math.max(Math.abs(after), Math.abs(before))) {
            String reason = cell.looseness() == 0 && after != before
                    ? "fixed at a stated value"
                    : "brought to the totals by " + options.method().key();
            changes.add(new CellChange(cell.row(), cell.column(), before, after, reason));
        }
    }

    private List<String> notes(String method) {
        List<String> notes = new ArrayList<>();
        long stated = requirements.totals().stream()
                .filter(t -> t.side() == Side.OUTPUT)
                .count();
        notes.add("method " + method + (options.coefficients() ? ", prior coefficients" : ", prior flows"));
        notes.add((n - stated) + " of " + n + " sectors keep the output the table states");
        long trade = table.columns().stream()
                .map(column -> column.role())
                .filter(ColumnRole::isTrade)
                .count();
        if (table.split()) {
            notes.add("domestic and imported goods balanced together: rows of domestic goods meet output, imported ones"
                    + " add up to imports");
        }
        notes.add(table.columns().size() + " use columns, " + trade + " of them trade, and "
                + table.valueAddedRows().size() + " value-added rows; "
                + requirements.totals().stream()
                        .filter(t -> t.side() != Side.OUTPUT)
                        .count()
                + " further totals and " + requirements.sums().size() + " constraints were stated");
        return notes;
    }
}
