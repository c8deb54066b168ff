package org.cgeleap.iotables.update;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.update.CellRules.Place;

/**
 * Prior values of every cell of the wanted table, from the prior tables and the blend.
 *
 * <p>Value added: v(r, j) = Σ weight · prior coefficient · output, then scaled so that each group of sectors meets its
 * value added. Intermediate use: z(i, j) = Σ weight · prior coefficient · output, then each column scaled to output less
 * value added. Final use: f(i, k) = Σ weight · prior share of the column · its total. Cells with a prior value of their
 * own keep it, the others share what is left of the column.
 */
final class PriorBlend {
    private final UpdateInputs inputs;
    private final int n;
    final double[][] intermediate;
    final double[][] finalUse;
    final double[][] valueAdded;
    final double[] outflow;
    final double[] inflow;

    PriorBlend(UpdateInputs inputs) {
        this.inputs = inputs;
        this.n = inputs.sectors().size();
        this.valueAdded = blendValueAdded();
        this.intermediate = blendIntermediate();
        this.finalUse = blendFinalUse();
        this.outflow = new double[n];
        this.inflow = new double[n];
        blendTrade();
    }

    static Place sector(Label sector) {
        return new Place(sector.code(), CellRules.SECTORS);
    }

    private double[][] blendValueAdded() {
        int rows = inputs.valueAddedRows().size();
        double[][] v = new double[rows][n];
        for (int r = 0; r < rows; r++) {
            Label label = inputs.valueAddedRows().get(r);
            Place row = new Place(label.code(), CellRules.VALUE_ADDED);
            for (int j = 0; j < n; j++) {
                int column = j;
                v[r][j] = inputs.totals().output()[j]
                        * blended(
                                row,
                                sector(inputs.sectors().get(j)),
                                prior -> prior.output(column) == 0
                                        ? Double.NaN
                                        : prior.valueAdded(prior.valueAddedRow(label.code()), column)
                                                / prior.output(column));
            }
        }
        for (ControlTotals.Industry industry : inputs.totals().industries()) {
            double sum = 0;
            for (int j : industry.sectors()) {
                for (double[] row : v) {
                    sum += row[j];
                }
            }
            for (int j : industry.sectors()) {
                for (double[] row : v) {
                    row[j] *= industry.valueAdded() / sum;
                }
            }
        }
        return v;
    }

    private double[][] blendIntermediate() {
        double[][] z = new double[n][n];
        for (int j = 0; j < n; j++) {
            int column = j;
            Place user = sector(inputs.sectors().get(j));
            double output = inputs.totals().output()[j];
            double left = output;
            for (double[] row : valueAdded) {
                left -= row[j];
            }
            double[] blend = new double[n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                int row = i;
                Place supplier = sector(inputs.sectors().get(i));
                z[i][j] = inputs.priorValues().value(supplier, user, Double.NaN);
                if (Double.isNaN(z[i][j])) {
                    blend[i] = output
                            * blended(
                                    supplier,
                                    user,
                                    prior -> prior.output(column) == 0
                                            ? Double.NaN
                                            : prior.intermediate(row, column) / prior.output(column));
                    sum += blend[i];
                } else {
                    left -= z[i][j];
                }
            }
            for (int i = 0; i < n; i++) {
                if (Double.isNaN(z[i][j])) {
                    z[i][j] = sum > 0 ? blend[i] * Math.max(left, 0) / sum : 0;
                }
            }
        }
        return z;
    }

    private double[][] blendFinalUse() {
        int columns = inputs.finalColumns().size();
        double[][] f = new double[n][columns];
        for (int k = 0; k < columns; k++) {
            String code = inputs.finalColumns().get(k).code();
            Place column = new Place(code, CellRules.FINAL_USES);
            Map<IoTable, Double> columnTotals = new HashMap<>();
            double total = inputs.totals().finalUse()[k];
            double left = total;
            double[] blend = new double[n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                int row = i;
                Place place = sector(inputs.sectors().get(i));
                double share = inputs.finalShares().value(place, column, Double.NaN);
                f[i][k] = inputs.priorValues().value(place, column, total * share);
                if (Double.isNaN(f[i][k])) {
                    blend[i] = blended(
                            place,
                            column,
                            prior -> prior.finalUse(row, prior.column(code))
                                    / columnTotals.computeIfAbsent(prior, p -> p.finalUseTotal(p.column(code))));
                    sum += blend[i];
                } else {
                    left -= f[i][k];
                }
            }
            for (int i = 0; i < n; i++) {
                if (Double.isNaN(f[i][k])) {
                    f[i][k] = blend[i] * left / sum;
                }
            }
        }
        return f;
    }

    private void blendTrade() {
        UpdateInputs.GrossTrade gross = inputs.grossTrade();
        IoTable prior = inputs.priors().get(gross.prior());
        if (prior == null) {
            throw new IllegalArgumentException("gross trade refers to prior " + gross.prior() + ", which is not among "
                    + inputs.priors().keySet());
        }
        for (int i = 0; i < n; i++) {
            double priorUse = prior.intermediateUse(i) + prior.ofRole(i, ColumnRole.FINAL_USE);
            double outflowShare = prior.output(i) == 0 ? 0 : prior.ofRole(i, ColumnRole.OUTFLOW) / prior.output(i);
            double inflowShare = priorUse == 0 ? 0 : prior.ofRole(i, ColumnRole.INFLOW) / priorUse;
            Place row = sector(inputs.sectors().get(i));
            outflowShare = gross.shares().value(row, new Place("outflow", CellRules.TRADE), outflowShare);
            inflowShare = gross.shares().value(row, new Place("inflow", CellRules.TRADE), inflowShare);
            double use = 0;
            for (int j = 0; j < n; j++) {
                use += intermediate[i][j];
            }
            for (double f : finalUse[i]) {
                use += f;
            }
            double output = inputs.totals().output()[i];
            double most = gross.largestShare() * output - inputs.totals().exports()[i];
            outflow[i] = Math.min(Math.max(outflowShare, gross.smallestShare()) * output, 0.9 * most);
            inflow[i] = Math.max(inflowShare, gross.smallestShare()) * use;
        }
    }

    /** Σ weight · value over the priors a cell's rule names; priors without the sector are left out. */
    private double blended(Place row, Place column, ToDoubleFunction<IoTable> value) {
        double sum = 0;
        double weights = 0;
        for (CellRules.Rule rule : inputs.blend().at(row, column)) {
            IoTable prior = inputs.priors().get(rule.key());
            if (prior == null) {
                throw new IllegalArgumentException(inputs.blend().file() + ": prior " + rule.key() + " for row "
                        + rule.row() + ", column " + rule.column() + " is not among "
                        + inputs.priors().keySet());
            }
            double x = value.applyAsDouble(prior);
            if (Double.isFinite(x)) {
                sum += rule.value() * x;
                weights += rule.value();
            }
        }
        return weights == 0 ? 0 : sum / weights;
    }

    /** The blend of a cell in words, for the report of changes. */
    String origin(Place row, Place column) {
        for (CellRules.Rule rule : inputs.priorValues().at(row, column)) {
            return rule.key() + " (" + rule.note() + ")";
        }
        List<String> parts = new ArrayList<>();
        for (CellRules.Rule rule : inputs.blend().at(row, column)) {
            parts.add(rule.key() + " " + rule.value());
        }
        return String.join(" + ", parts);
    }
}
