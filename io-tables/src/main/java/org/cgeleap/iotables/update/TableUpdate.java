package org.cgeleap.iotables.update;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.iotables.balance.BalanceCell;
import org.cgeleap.iotables.balance.BalanceMethod;
import org.cgeleap.iotables.balance.BalanceMethod.SquareWeight;
import org.cgeleap.iotables.balance.BalanceProblem;
import org.cgeleap.iotables.balance.BalanceResult;
import org.cgeleap.iotables.balance.CellChange;
import org.cgeleap.iotables.balance.LinearConstraint;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.UseColumn;
import org.cgeleap.iotables.update.CellRules.Place;

/**
 * Derives a table from prior tables and control totals, all blocks at once:
 *
 * <pre>
 * minimise   Σ (1/w) |p| (t ln t − t + 1),  t = x/p, over z, f, outflow, inflow, v
 * subject to Σⱼ z(i,j) + Σₖ f(i,k) + outflow(i) − inflow(i) = output(i) − exports(i) + imports(i)   each row
 *            Σᵢ z(i,j) + Σᵣ v(r,j) = output(j)                                                       each column
 *            Σᵢ f(i,k) = final-use total k,   Σⱼ v(r,j) = income total r
 *            Σ v over a group of sectors = value added of the group
 *            0 ≤ outflow(i) ≤ largest share · output(i) − exports(i)
 * </pre>
 *
 * <p>The bound on outflow keeps some output at home; the row identity then keeps what comes from outside below total use.
 * Total net outflow follows: GDP less final use.
 */
public final class TableUpdate {
    private static final double ANYTHING = Double.POSITIVE_INFINITY;

    private final UpdateInputs inputs;
    private final BalanceMethod method;
    private final SquareWeight weight;
    private final int n;
    private final BalanceProblem.Builder problem = new BalanceProblem.Builder();
    private final List<List<Integer>> rowCells = new ArrayList<>();
    private final List<List<Integer>> columnCells = new ArrayList<>();

    /**
     * An update of checked inputs by information loss, which keeps signs (GRAS with weights).
     *
     * @param inputs prior tables, blend and control totals
     */
    public TableUpdate(UpdateInputs inputs) {
        this(inputs, BalanceMethod.GRAS, SquareWeight.VALUE);
    }

    /**
     * An update of checked inputs by another method.
     *
     * @param inputs prior tables, blend and control totals
     * @param method what counts as the smallest change
     * @param weight variance of a cell; read by least squares alone
     */
    public TableUpdate(UpdateInputs inputs, BalanceMethod method, SquareWeight weight) {
        this.inputs = inputs;
        this.method = method;
        this.weight = weight;
        this.n = inputs.sectors().size();
    }

    /**
     * Derives the table.
     *
     * @return the table in the unit of the inputs, with every total before and after and every cell that moved
     * @throws org.cgeleap.iotables.balance.ContradictoryTotalsException when the control totals contradict each other
     */
    public UpdateResult run() {
        PriorBlend prior = new PriorBlend(inputs);
        for (int i = 0; i < n; i++) {
            rowCells.add(new ArrayList<>());
            columnCells.add(new ArrayList<>());
        }
        List<String> reasons = new ArrayList<>();
        int[][] z = intermediateCells(prior, reasons);
        int[][] f = finalUseCells(prior, reasons);
        int[][] v = valueAddedCells(prior, reasons);
        int[] outflow = new int[n];
        int[] inflow = new int[n];
        for (int i = 0; i < n; i++) {
            Label sector = inputs.sectors().get(i);
            double most = inputs.grossTrade().largestShare() * inputs.totals().output()[i]
                    - inputs.totals().exports()[i];
            outflow[i] = trade(sector, inputs.trade().outflow(), prior.outflow[i], most, reasons);
            inflow[i] = trade(sector, inputs.trade().inflow(), prior.inflow[i], ANYTHING, reasons);
        }
        constrain(f, v, outflow, inflow);
        BalanceProblem built = problem.build();
        BalanceResult balanced = method.balance(built);
        IoTable table = table(balanced.values(), z, f, v, outflow, inflow);
        return new UpdateResult(table, report(built, balanced, reasons));
    }

    private int[][] intermediateCells(PriorBlend prior, List<String> reasons) {
        int[][] cells = new int[n][n];
        for (int i = 0; i < n; i++) {
            Place row = PriorBlend.sector(inputs.sectors().get(i));
            for (int j = 0; j < n; j++) {
                Place column = PriorBlend.sector(inputs.sectors().get(j));
                cells[i][j] = cell(row, column, prior.intermediate[i][j], Double.POSITIVE_INFINITY);
                reasons.add("coefficient of " + prior.origin(row, column));
                rowCells.get(i).add(cells[i][j]);
                columnCells.get(j).add(cells[i][j]);
            }
        }
        return cells;
    }

    private int[][] finalUseCells(PriorBlend prior, List<String> reasons) {
        int[][] cells = new int[n][inputs.finalColumns().size()];
        for (int i = 0; i < n; i++) {
            Place row = PriorBlend.sector(inputs.sectors().get(i));
            for (int k = 0; k < inputs.finalColumns().size(); k++) {
                Place column = new Place(inputs.finalColumns().get(k).code(), CellRules.FINAL_USES);
                cells[i][k] = cell(row, column, prior.finalUse[i][k], Double.POSITIVE_INFINITY);
                reasons.add("structure of " + prior.origin(row, column));
                rowCells.get(i).add(cells[i][k]);
            }
        }
        return cells;
    }

    private int[][] valueAddedCells(PriorBlend prior, List<String> reasons) {
        int[][] cells = new int[inputs.valueAddedRows().size()][n];
        for (int r = 0; r < cells.length; r++) {
            Place row = new Place(inputs.valueAddedRows().get(r).code(), CellRules.VALUE_ADDED);
            for (int j = 0; j < n; j++) {
                Place column = PriorBlend.sector(inputs.sectors().get(j));
                cells[r][j] = cell(row, column, prior.valueAdded[r][j], Double.POSITIVE_INFINITY);
                reasons.add("coefficient of " + prior.origin(row, column));
                columnCells.get(j).add(cells[r][j]);
            }
        }
        return cells;
    }

    private int trade(Label sector, UseColumn column, double prior, double most, List<String> reasons) {
        reasons.add("share of " + inputs.grossTrade().prior() + " or of the case's trade shares");
        return cell(PriorBlend.sector(sector), new Place(column.code(), CellRules.TRADE), prior, most);
    }

    private int cell(Place row, Place column, double prior, double most) {
        double looseness = inputs.looseness().value(row, column, 1);
        double lower = prior < 0 ? Double.NEGATIVE_INFINITY : 0;
        double upper = prior < 0 ? 0 : most;
        return problem.cell(
                method.cell(row.code(), column.code(), prior, looseness, columnSize(column), weight, lower, upper));
    }

    /** Size of a column relative to the mean output, which cross-entropy divides by; trade columns have no size of their own. */
    private double columnSize(Place column) {
        double mean = 0;
        for (double output : inputs.totals().output()) {
            mean += output / n;
        }
        for (int j = 0; j < n; j++) {
            if (inputs.sectors().get(j).code().equals(column.code())) {
                return inputs.totals().output()[j] / mean;
            }
        }
        for (int k = 0; k < inputs.finalColumns().size(); k++) {
            if (inputs.finalColumns().get(k).code().equals(column.code())) {
                return Math.abs(inputs.totals().finalUse()[k]) / mean;
            }
        }
        return 1;
    }

    private void constrain(int[][] f, int[][] v, int[] outflow, int[] inflow) {
        ControlTotals totals = inputs.totals();
        for (int i = 0; i < n; i++) {
            List<Integer> cells = new ArrayList<>(rowCells.get(i));
            cells.add(outflow[i]);
            cells.add(inflow[i]);
            double[] coefficients = new double[cells.size()];
            java.util.Arrays.fill(coefficients, 1);
            coefficients[coefficients.length - 1] = -1;
            problem.constraint(new LinearConstraint(
                    "row " + inputs.sectors().get(i).code() + ": output - exports + imports",
                    cells.stream().mapToInt(Integer::intValue).toArray(),
                    coefficients,
                    totals.output()[i] - totals.exports()[i] + totals.imports()[i]));
        }
        for (int j = 0; j < n; j++) {
            problem.sum(
                    "column " + inputs.sectors().get(j).code() + ": output", columnCells.get(j), totals.output()[j]);
        }
        for (int k = 0; k < inputs.finalColumns().size(); k++) {
            List<Integer> cells = new ArrayList<>();
            for (int[] row : f) {
                cells.add(row[k]);
            }
            problem.sum("final use " + inputs.finalColumns().get(k).code(), cells, totals.finalUse()[k]);
        }
        for (int r = 0; r < v.length; r++) {
            List<Integer> cells = new ArrayList<>();
            for (int c : v[r]) {
                cells.add(c);
            }
            problem.sum("income " + inputs.valueAddedRows().get(r).code(), cells, totals.valueAdded()[r]);
        }
        for (ControlTotals.Industry industry : totals.industries()) {
            List<Integer> cells = new ArrayList<>();
            for (int j : industry.sectors()) {
                for (int[] row : v) {
                    cells.add(row[j]);
                }
            }
            problem.sum("value added " + industry.name(), cells, industry.valueAdded());
        }
    }

    private IoTable table(double[] x, int[][] z, int[][] f, int[][] v, int[] outflow, int[] inflow) {
        List<UseColumn> columns = new ArrayList<>(inputs.finalColumns());
        columns.add(inputs.trade().exports());
        columns.add(inputs.trade().outflow());
        columns.add(inputs.trade().imports());
        columns.add(inputs.trade().inflow());
        int finals = inputs.finalColumns().size();
        double[][] uses = new double[n][columns.size()];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < finals; k++) {
                uses[i][k] = x[f[i][k]];
            }
            uses[i][finals] = inputs.totals().exports()[i];
            uses[i][finals + 1] = x[outflow[i]];
            uses[i][finals + 2] = inputs.totals().imports()[i];
            uses[i][finals + 3] = x[inflow[i]];
        }
        return IoTable.of(
                inputs.metadata(),
                inputs.sectors(),
                columns,
                inputs.valueAddedRows(),
                values(x, z),
                uses,
                values(x, v),
                inputs.totals().output());
    }

    private static double[][] values(double[] x, int[][] cells) {
        double[][] values = new double[cells.length][];
        for (int i = 0; i < cells.length; i++) {
            values[i] = new double[cells[i].length];
            for (int j = 0; j < cells[i].length; j++) {
                values[i][j] = x[cells[i][j]];
            }
        }
        return values;
    }

    private UpdateReport report(BalanceProblem built, BalanceResult balanced, List<String> reasons) {
        List<CellChange> changes = new ArrayList<>();
        for (int k = 0; k < reasons.size(); k++) {
            BalanceCell cell = built.cells().get(k);
            double after = balanced.values()[k];
            if (Math.abs(after - cell.prior()) > 1e-12 * Math.max(Math.abs(after), Math.abs(cell.prior()))) {
                changes.add(new CellChange(
                        cell.row(), cell.column(), cell.prior(), after, reasons.get(k) + ", brought to the totals"));
            }
        }
        return new UpdateReport(
                balanced.residuals(), changes, balanced.iterations(), balanced.largestResidual(), inputs.notes());
    }
}
