package org.cgeleap.iotables.read;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.iotables.read.DescriptionReader.Described;
import org.cgeleap.iotables.read.DescriptionReader.Subtotal;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.UseColumn;
import org.jspecify.annotations.Nullable;

/** Pairs every total a table states with the sum of the parts it states. */
final class TotalsAudit {
    private final TableGrid grid;
    private final Described described;
    private final List<String> origins;
    private final List<StatedTotal> totals = new ArrayList<>();

    private TotalsAudit(TableGrid grid, Described described, List<String> origins) {
        this.grid = grid;
        this.described = described;
        this.origins = origins;
    }

    static List<StatedTotal> of(TableGrid grid, Described described, List<String> origins) {
        TotalsAudit audit = new TotalsAudit(grid, described, origins);
        audit.rows();
        audit.columns();
        return audit.totals;
    }

    private void rows() {
        for (Label sector : grid.sectors()) {
            for (String origin : origins) {
                String row = origin.isEmpty() ? sector.code() : sector.code() + " " + origin;
                double uses = 0;
                for (Label user : grid.sectors()) {
                    uses += grid.value(sector.code(), origin, user.code());
                }
                add(
                        row,
                        described.intermediateTotal(),
                        "sum of the intermediate uses",
                        grid.value(sector.code(), origin, described.intermediateTotal()),
                        uses);
                double all = uses;
                for (UseColumn column : described.useColumns().values()) {
                    all += column.role().sign() * grid.value(sector.code(), origin, column.code());
                }
                add(
                        row,
                        described.output(),
                        "intermediate and final uses, net of what came from outside",
                        grid.value(sector.code(), origin, described.output()),
                        all);
                for (Subtotal subtotal : described.columnSubtotals()) {
                    double sum = 0;
                    for (String part : subtotal.parts()) {
                        sum += grid.value(sector.code(), origin, part);
                    }
                    add(
                            row,
                            subtotal.code(),
                            "sum of " + subtotal.parts(),
                            grid.value(sector.code(), origin, subtotal.code()),
                            sum);
                }
            }
        }
        for (Label valueAdded : described.valueAddedRows().values()) {
            double sum = 0;
            for (Label user : grid.sectors()) {
                sum += grid.value(valueAdded.code(), TableGrid.ALL, user.code());
            }
            add(
                    valueAdded.code(),
                    described.intermediateTotal(),
                    "sum over the industries",
                    grid.value(valueAdded.code(), TableGrid.ALL, described.intermediateTotal()),
                    sum);
        }
    }

    private void columns() {
        String inputs = described.totalInputs();
        for (Label user : grid.sectors()) {
            double sum = columnSum(user.code());
            if (grid.hasRow(inputs) && inputs != null) {
                add(inputs, user.code(), "sum of the inputs", grid.value(inputs, TableGrid.ALL, user.code()), sum);
            }
            double valueAdded = 0;
            for (Label row : described.valueAddedRows().values()) {
                valueAdded += grid.value(row.code(), TableGrid.ALL, user.code());
            }
            for (Subtotal subtotal : described.rowSubtotals()) {
                double parts = 0;
                for (String part : subtotal.parts()) {
                    parts += grid.value(part, TableGrid.ALL, user.code());
                }
                add(
                        subtotal.code(),
                        user.code(),
                        "sum of " + subtotal.parts(),
                        grid.value(subtotal.code(), TableGrid.ALL, user.code()),
                        parts);
            }
            String totalInput = described.totalInput();
            if (totalInput != null) {
                double stated = grid.value(totalInput, TableGrid.ALL, user.code());
                add(totalInput, user.code(), "inputs and value added", stated, sum + valueAdded);
                String origin = origins.get(0);
                add(
                        totalInput,
                        user.code(),
                        "output of the same sector's row",
                        stated,
                        grid.value(user.code(), origin, described.output()));
            }
        }
        if (inputs != null && grid.hasRow(inputs)) {
            List<String> codes = new ArrayList<>(described.useColumns().keySet());
            for (Subtotal subtotal : described.columnSubtotals()) {
                codes.add(subtotal.code());
            }
            if (described.intermediateTotal() != null) {
                codes.add(described.intermediateTotal());
            }
            for (String code : codes) {
                add(inputs, code, "sum over the products", grid.value(inputs, TableGrid.ALL, code), columnSum(code));
            }
        }
    }

    private double columnSum(String code) {
        double sum = 0;
        for (Label sector : grid.sectors()) {
            for (String origin : origins) {
                sum += grid.value(sector.code(), origin, code);
            }
        }
        return sum;
    }

    private void add(String row, @Nullable String column, String rule, double stated, double computed) {
        if (column != null && !Double.isNaN(stated) && !Double.isNaN(computed)) {
            totals.add(new StatedTotal(row, column, rule, stated, computed));
        }
    }
}
