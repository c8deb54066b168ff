package org.cgeleap.iotables.update;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.iotables.balance.BalanceCell;
import org.cgeleap.iotables.balance.BalanceMethod;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.update.BalanceRequirements.Fixed;
import org.cgeleap.iotables.update.BalanceRequirements.Side;
import org.cgeleap.iotables.update.BalanceRequirements.Sign;
import org.cgeleap.iotables.update.CellRules.Place;
import org.cgeleap.iotables.update.TableBalance.Options;

/**
 * The unknowns of a table's balancing problem: products by industries and uses, then incomes by industries. Where a table
 * shows domestic and imported goods apart, each product has two rows, and imports, being the sum of the imported row, are
 * no unknown of their own.
 */
final class TableCells {
    private static final double ANYTHING = Double.POSITIVE_INFINITY;

    private final IoTable table;
    private final BalanceRequirements requirements;
    private final Options options;
    private final int n;
    private final int products;
    private final int importColumn;
    private final List<Place> rows = new ArrayList<>();
    private final List<Place> columns = new ArrayList<>();
    private final double[] output;
    private final Map<String, Double> totals = new HashMap<>();

    TableCells(IoTable table, BalanceRequirements requirements, Options options) {
        this.table = table;
        this.requirements = requirements;
        this.options = options;
        n = table.size();
        products = table.split() ? 2 * n : n;
        output = new double[n];
        requirements.totals().forEach(total -> totals.put(total.side() + " " + total.code(), total.value()));
        for (int i = 0; i < products; i++) {
            String code = table.sectors().get(i % n).code();
            rows.add(
                    table.split()
                            ? Place.of(code, CellRules.SECTORS, i < n ? CellRules.DOMESTIC : CellRules.IMPORTED)
                            : new Place(code, CellRules.SECTORS));
            if (i < n) {
                output[i] = totals.getOrDefault(Side.OUTPUT + " " + code, table.output(i));
                columns.add(new Place(code, CellRules.SECTORS));
            }
        }
        table.valueAddedRows().forEach(row -> rows.add(new Place(row.code(), CellRules.VALUE_ADDED)));
        int found = -1;
        for (int k = 0; k < table.columns().size(); k++) {
            ColumnRole role = table.columns().get(k).role();
            columns.add(
                    new Place(table.columns().get(k).code(), role.isTrade() ? CellRules.TRADE : CellRules.FINAL_USES));
            found = table.split() && role == ColumnRole.IMPORT ? n + k : found;
        }
        importColumn = found;
    }

    /** Rows of products: one each, or two where domestic and imported goods are apart. */
    int products() {
        return products;
    }

    /** Rows of products and of incomes. */
    int rows() {
        return rows.size();
    }

    /** Columns of industries and of uses. */
    int columns() {
        return columns.size();
    }

    Place row(int i) {
        return rows.get(i);
    }

    Place column(int j) {
        return columns.get(j);
    }

    /** Whether the row is of imported goods alone. */
    boolean imported(int i) {
        return i >= n && i < products;
    }

    /** Whether the column of imports is asked for, which is a sum of rows here and no column of unknowns. */
    boolean sumOfImports(String pattern) {
        return importColumn >= 0 && pattern.equals(columns.get(importColumn).code());
    }

    /** Whether there is an unknown: incomes have no uses, and imports apart have no column. */
    boolean holds(int i, int j) {
        return j < n || (i < products && j != importColumn);
    }

    /** Sign of a column in the balance of a row. */
    double sign(int j) {
        return j < n ? 1 : table.columns().get(j - n).role().sign();
    }

    /** Output each sector's row and column add up to; NaN where it is free. */
    double[] output() {
        return output.clone();
    }

    /** The flow in the table. */
    double value(int i, int j) {
        if (i >= products) {
            return table.valueAdded(i - products, j);
        }
        double apart = j < n ? table.importedIntermediate(i % n, j) : table.importedFinalUse(i % n, j - n);
        if (imported(i)) {
            return apart;
        }
        return (j < n ? table.intermediate(i, j) : table.finalUse(i, j - n)) - apart;
    }

    private double prior(int i, int j) {
        double value = value(i, j);
        if (!options.coefficients()) {
            return value;
        }
        double before = j < n ? table.output(j) : table.finalUseTotal(j - n);
        double after = j < n
                ? output[j]
                : totals.getOrDefault(Side.COLUMN + " " + columns.get(j).code(), before);
        return before == 0 || Double.isNaN(after) ? value : value * after / before;
    }

    /** The unknown as the method counts it, with its sign, or fixed. */
    BalanceCell cell(int i, int j, double size) {
        Place row = rows.get(i);
        Place column = columns.get(j);
        double prior = prior(i, j);
        double looseness = requirements.looseness().value(row, column, 1);
        Fixed fixed = requirements.fixed(row, column);
        if (fixed != null || (options.intermediateOnly() && (i >= products || j >= n))) {
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

    static InvalidInputException refused(String found, String expected) {
        return new InvalidInputException(List.of(new Finding("balance", 0, "", found, expected)));
    }

    /** Sizes of the columns relative to their mean. */
    double[] columnSizes() {
        double[] sizes = new double[columns.size()];
        double mean = 0;
        for (int j = 0; j < sizes.length; j++) {
            double stated = j < n
                    ? output[j]
                    : totals.getOrDefault(Side.COLUMN + " " + columns.get(j).code(), Double.NaN);
            double own = 0;
            for (int i = 0; i < rows.size(); i++) {
                own += holds(i, j) ? Math.abs(prior(i, j)) : 0;
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
}
