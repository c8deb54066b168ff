package org.cgeleap.iotables.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.iotables.balance.BalanceCell;
import org.cgeleap.iotables.balance.BalanceMethod;
import org.cgeleap.iotables.balance.BalanceMethod.SquareWeight;
import org.cgeleap.iotables.balance.BalanceProblem;
import org.cgeleap.iotables.balance.BalanceResult;
import org.cgeleap.iotables.balance.CellChange;
import org.cgeleap.iotables.balance.LinearConstraint;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.TableMetadata;
import org.cgeleap.iotables.update.BalanceRequirements.Fixed;
import org.cgeleap.iotables.update.BalanceRequirements.Side;
import org.cgeleap.iotables.update.BalanceRequirements.Sign;
import org.cgeleap.iotables.update.BalanceRequirements.Sum;
import org.cgeleap.iotables.update.BalanceRequirements.Term;
import org.cgeleap.iotables.update.BalanceRequirements.Total;
import org.cgeleap.iotables.update.CellRules.Place;

/**
 * A table brought to totals by the smallest change, all cells at once:
 *
 * <pre>
 * minimise   the distance of the method over z, f, v
 * subject to Σⱼ z(i,j) + Σₖ sign(k) f(i,k) = output(i)   each row      (or = the column's sum, where output is free)
 *            Σᵢ z(i,j) + Σᵣ v(r,j)        = output(j)   each column
 *            the totals, sub-totals and sums stated; fixed cells; signs
 * </pre>
 */
public final class TableBalance {
    private static final double ANYTHING = Double.POSITIVE_INFINITY;
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
        /** Flows are the prior, every cell may move, squares are weighted by size. */
        public static Options of(BalanceMethod method) {
            return new Options(method, SquareWeight.VALUE, false, false);
        }
    }

    private final IoTable table;
    private final BalanceRequirements requirements;
    private final Options options;
    private final int n;
    private final int uses;
    private final int incomes;
    private final BalanceProblem.Builder problem = new BalanceProblem.Builder();
    private final List<Place> rowPlaces = new ArrayList<>();
    private final List<Place> columnPlaces = new ArrayList<>();
    private final double[] output;
    private final Map<String, Double> totals = new HashMap<>();
    private final int[][] cell;

    private TableBalance(IoTable table, BalanceRequirements requirements, Options options) {
        this.table = table;
        this.requirements = requirements;
        this.options = options;
        n = table.size();
        uses = table.columns().size();
        incomes = table.valueAddedRows().size();
        output = new double[n];
        for (int j = 0; j < n; j++) {
            output[j] = table.output(j);
        }
        requirements.totals().forEach(total -> totals.put(total.side() + " " + total.code(), total.value()));
        for (int i = 0; i < n; i++) {
            String code = table.sectors().get(i).code();
            output[i] = totals.getOrDefault(Side.OUTPUT + " " + code, output[i]);
            rowPlaces.add(new Place(code, CellRules.SECTORS));
            columnPlaces.add(new Place(code, CellRules.SECTORS));
        }
        table.valueAddedRows().forEach(row -> rowPlaces.add(new Place(row.code(), CellRules.VALUE_ADDED)));
        table.columns()
                .forEach(column -> columnPlaces.add(
                        new Place(column.code(), column.role().isTrade() ? CellRules.TRADE : CellRules.FINAL_USES)));
        cell = new int[n + incomes][n + uses];
    }

    /**
     * Balances a table.
     *
     * @throws InvalidInputException when the method cannot treat what is asked
     * @throws org.cgeleap.iotables.balance.ContradictoryTotalsException when the totals contradict each other; it names
     *     them and by how much
     */
    public static UpdateResult of(IoTable table, BalanceRequirements requirements, Options options) {
        return new TableBalance(table, requirements, options).run();
    }

    private UpdateResult run() {
        double[] sizes = columnSizes();
        for (int i = 0; i < n + incomes; i++) {
            Arrays.fill(cell[i], -1);
            for (int j = 0; j < (i < n ? n + uses : n); j++) {
                cell[i][j] = problem.cell(cell(i, j, sizes[j]));
            }
        }
        outputs();
        for (Total total : requirements.totals()) {
            stated(total);
        }
        requirements.sums().forEach(this::sum);
        BalanceProblem built = problem.build();
        BalanceResult balanced = options.method().balance(built);
        return result(built, balanced);
    }

    private double prior(int i, int j) {
        double value = i < n ? j < n ? table.intermediate(i, j) : table.finalUse(i, j - n) : table.valueAdded(i - n, j);
        if (!options.coefficients()) {
            return value;
        }
        double before = j < n ? table.output(j) : table.finalUseTotal(j - n);
        double after = j < n
                ? output[j]
                : totals.getOrDefault(Side.COLUMN + " " + columnPlaces.get(j).code(), before);
        return before == 0 || Double.isNaN(after) ? value : value * after / before;
    }

    private BalanceCell cell(int i, int j, double size) {
        Place row = rowPlaces.get(i);
        Place column = columnPlaces.get(j);
        double prior = prior(i, j);
        double looseness = requirements.looseness().value(row, column, 1);
        Fixed fixed = requirements.fixed(row, column);
        if (fixed != null || (options.intermediateOnly() && (i >= n || j >= n))) {
            Double value = fixed == null ? null : fixed.value();
            prior = value == null ? prior : value;
            looseness = 0;
        }
        Sign sign = requirements.sign(row, column);
        boolean squares = options.method() == BalanceMethod.LEAST_SQUARES;
        boolean crosses =
                sign == Sign.ANY || (sign == Sign.POSITIVE && prior < 0) || (sign == Sign.NEGATIVE && prior > 0);
        if (!squares && crosses && looseness > 0) {
            throw refused(
                    "sign " + sign.key() + " for row " + row.code() + ", column " + column.code() + " of " + prior
                            + ": " + options.method().key() + " keeps signs",
                    "least-squares, or the sign keep");
        }
        double lower = squares && (sign == Sign.POSITIVE || (sign == Sign.KEEP && prior >= 0)) ? 0 : -ANYTHING;
        double upper = squares && (sign == Sign.NEGATIVE || (sign == Sign.KEEP && prior <= 0)) ? 0 : ANYTHING;
        if (looseness == 0) {
            lower = -ANYTHING;
            upper = ANYTHING;
        }
        try {
            return options.method()
                    .cell(row.code(), column.code(), prior, looseness, size, options.weight(), lower, upper);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()), "gras, or cells of zero or more");
        }
    }

    private static InvalidInputException refused(String found, String expected) {
        return new InvalidInputException(List.of(new Finding("balance", 0, "", found, expected)));
    }

    /** Sizes of the columns relative to their mean. */
    private double[] columnSizes() {
        double[] sizes = new double[n + uses];
        double mean = 0;
        for (int j = 0; j < sizes.length; j++) {
            double stated = j < n
                    ? output[j]
                    : totals.getOrDefault(
                            Side.COLUMN + " " + columnPlaces.get(j).code(), Double.NaN);
            double own = 0;
            for (int i = 0; i < (j < n ? n + incomes : n); i++) {
                own += Math.abs(prior(i, j));
            }
            sizes[j] = Double.isNaN(stated) || stated == 0 ? own : Math.abs(stated);
            mean += sizes[j] / sizes.length;
        }
        for (int j = 0; j < sizes.length; j++) {
            // an empty column has nothing to move
            sizes[j] = mean == 0 || sizes[j] == 0 ? 1 : sizes[j] / mean;
        }
        return sizes;
    }

    private double sign(int j) {
        return j < n ? 1 : table.columns().get(j - n).role().sign();
    }

    private void outputs() {
        for (int s = 0; s < n; s++) {
            String code = rowPlaces.get(s).code();
            Terms row = new Terms();
            for (int j = 0; j < n + uses; j++) {
                row.add(cell[s][j], sign(j));
            }
            Terms column = new Terms();
            for (int i = 0; i < n + incomes; i++) {
                column.add(cell[i][s], 1);
            }
            if (Double.isNaN(output[s])) {
                for (int i = 0; i < n + incomes; i++) {
                    row.add(cell[i][s], -1);
                }
                problem.constraint(row.constraint("row of " + code + " less its column", 0));
            } else {
                problem.constraint(row.constraint("row of " + code, output[s]));
                problem.constraint(column.constraint("column of " + code, output[s]));
            }
        }
    }

    private void stated(Total total) {
        if (total.side() == Side.OUTPUT) {
            return;
        }
        int at = position(total.side() == Side.COLUMN ? columnPlaces : rowPlaces, total.code());
        Terms terms = new Terms();
        switch (total.side()) {
            case COLUMN -> {
                for (int i = 0; i < n; i++) {
                    terms.add(cell[i][at], 1);
                }
            }
            case ROW, INTERMEDIATE_USE -> {
                for (int j = 0; j < n; j++) {
                    terms.add(cell[at][j], 1);
                }
            }
            default -> {
                boolean inputs = total.side() == Side.INTERMEDIATE_INPUT;
                for (int i = inputs ? 0 : n; i < (inputs ? n : n + incomes); i++) {
                    terms.add(cell[i][at], 1);
                }
            }
        }
        problem.constraint(terms.constraint(total.side().key() + " " + total.code(), total.value()));
    }

    private static int position(List<Place> places, String code) {
        for (int k = 0; k < places.size(); k++) {
            if (places.get(k).code().equals(code)) {
                return k;
            }
        }
        throw refused("no " + code, "a code of the table");
    }

    private void sum(Sum sum) {
        Terms terms = new Terms();
        for (Term term : sum.terms()) {
            for (int i = 0; i < n + incomes; i++) {
                for (int j = 0; j < (i < n ? n + uses : n); j++) {
                    if (BalanceRequirements.matches(term.row(), rowPlaces.get(i))
                            && BalanceRequirements.matches(term.column(), columnPlaces.get(j))) {
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
    }

    private UpdateResult result(BalanceProblem built, BalanceResult balanced) {
        double[] x = balanced.values();
        double[][] z = new double[n][n];
        double[][] f = new double[n][uses];
        double[][] v = new double[incomes][n];
        List<CellChange> changes = new ArrayList<>();
        for (int i = 0; i < n + incomes; i++) {
            for (int j = 0; j < (i < n ? n + uses : n); j++) {
                double value = x[cell[i][j]];
                (i < n ? j < n ? z[i] : f[i] : v[i - n])[j < n ? j : j - n] = value;
                change(i, j, value, built.cells().get(cell[i][j]), changes);
            }
        }
        double largest = 0;
        for (int j = 0; j < n; j++) {
            if (Double.isNaN(output[j])) {
                output[j] = 0;
                for (int i = 0; i < n + incomes; i++) {
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
                result,
                new UpdateReport(
                        balanced.residuals(),
                        changes,
                        balanced.iterations(),
                        balanced.largestResidual(),
                        notes(balanced.method())));
    }

    private void change(int i, int j, double after, BalanceCell cell, List<CellChange> changes) {
        double before =
                i < n ? j < n ? table.intermediate(i, j) : table.finalUse(i, j - n) : table.valueAdded(i - n, j);
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
        notes.add(uses + " use columns, " + trade + " of them trade, and " + incomes + " value-added rows; "
                + requirements.totals().stream()
                        .filter(t -> t.side() != Side.OUTPUT)
                        .count()
                + " further totals and " + requirements.sums().size() + " constraints were stated");
        return notes;
    }
}
