package org.cgeleap.iotables.read;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.iotables.read.DescriptionReader.Described;
import org.cgeleap.iotables.read.DescriptionReader.Subtotal;
import org.cgeleap.iotables.read.StatedTotal.Part;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.UseColumn;
import org.jspecify.annotations.Nullable;

/** Pairs every total a table states with the parts it states. */
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
        for (Label sector : grid.sectors()) {
            for (String origin : origins) {
                audit.row(sector.code(), origin);
            }
        }
        for (Label row : described.valueAddedRows().values()) {
            List<Part> industries = new ArrayList<>();
            for (Label user : grid.sectors()) {
                industries.add(audit.part(row.code(), TableGrid.ALL, user.code(), 1));
            }
            audit.add(row.code(), TableGrid.ALL, described.intermediateTotal(), "sum over the industries", industries);
        }
        for (Label user : grid.sectors()) {
            audit.column(user.code());
        }
        audit.useColumns();
        return audit.totals;
    }

    private void row(String sector, String origin) {
        List<Part> uses = new ArrayList<>();
        for (Label user : grid.sectors()) {
            uses.add(part(sector, origin, user.code(), 1));
        }
        add(sector, origin, described.intermediateTotal(), "sum of the intermediate uses", uses);
        List<Part> all = new ArrayList<>(uses);
        for (UseColumn column : described.useColumns().values()) {
            all.add(part(sector, origin, column.code(), column.role().sign()));
        }
        add(sector, origin, described.output(), "intermediate and final uses, net of what came from outside", all);
        for (Subtotal subtotal : described.columnSubtotals()) {
            List<Part> parts = new ArrayList<>();
            for (String part : subtotal.parts()) {
                parts.add(part(sector, origin, part, 1));
            }
            add(sector, origin, subtotal.code(), "sum of " + subtotal.parts(), parts);
        }
    }

    private void column(String user) {
        List<Part> inputs = columnParts(user);
        add(described.totalInputs(), TableGrid.ALL, user, "sum of the inputs", inputs);
        for (Subtotal subtotal : described.rowSubtotals()) {
            List<Part> parts = new ArrayList<>();
            for (String part : subtotal.parts()) {
                parts.add(part(part, TableGrid.ALL, user, 1));
            }
            add(subtotal.code(), TableGrid.ALL, user, "sum of " + subtotal.parts(), parts);
        }
        List<Part> all = new ArrayList<>(inputs);
        for (Label row : described.valueAddedRows().values()) {
            all.add(part(row.code(), TableGrid.ALL, user, 1));
        }
        add(described.totalInput(), TableGrid.ALL, user, "inputs and value added", all);
        add(
                described.totalInput(),
                TableGrid.ALL,
                user,
                "output of the same sector's row",
                List.of(part(user, origins.get(0), described.output(), 1)));
    }

    private void useColumns() {
        List<String> codes = new ArrayList<>(described.useColumns().keySet());
        described.columnSubtotals().forEach(subtotal -> codes.add(subtotal.code()));
        if (described.intermediateTotal() != null) {
            codes.add(described.intermediateTotal());
        }
        for (String code : codes) {
            add(described.totalInputs(), TableGrid.ALL, code, "sum over the products", columnParts(code));
        }
    }

    private List<Part> columnParts(String code) {
        List<Part> parts = new ArrayList<>();
        for (Label sector : grid.sectors()) {
            for (String origin : origins) {
                parts.add(part(sector.code(), origin, code, 1));
            }
        }
        return parts;
    }

    private Part part(String row, String origin, String column, int sign) {
        return new Part(key(row, origin), column, grid.value(row, origin, column), sign);
    }

    private static String key(String row, String origin) {
        return origin.isEmpty() ? row : row + " " + origin;
    }

    /** Totals that are not stated, or with a part that is not stated, are not compared. */
    private void add(@Nullable String row, String origin, @Nullable String column, String rule, List<Part> parts) {
        if (row == null || column == null) {
            return;
        }
        double stated = grid.value(row, origin, column);
        StatedTotal total = StatedTotal.of(key(row, origin), column, rule, stated, parts);
        if (!Double.isNaN(stated) && !Double.isNaN(total.computed())) {
            totals.add(total);
        }
    }
}
