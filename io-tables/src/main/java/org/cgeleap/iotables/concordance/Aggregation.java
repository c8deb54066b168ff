package org.cgeleap.iotables.concordance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.ImportedUses;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.UseColumn;

/**
 * One table brought to another classification: z'(t, t') = Σ z(s, u) · rowShare(s→t | user u) · columnShare(u→t' | supplier s).
 */
final class Aggregation {
    /** Relative gap between imports and the uses of imported goods that adding up in another order leaves. */
    private static final double APART = 1e-9;

    private final Concordance concordance;
    private final IoTable table;
    private final Map<String, Integer> targets = new HashMap<>();
    private final int n;
    private final int m;
    private final int uses;
    private final int valueAddedRows;

    Aggregation(Concordance concordance, IoTable table) {
        this.concordance = concordance;
        this.table = table;
        for (Label target : concordance.targets()) {
            targets.put(target.code(), targets.size());
        }
        n = table.size();
        m = targets.size();
        uses = table.columns().size();
        valueAddedRows = table.valueAddedRows().size();
    }

    /** Targets a source goes to; for whole sources one target with share one, which keeps the loops short. */
    @SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
    private record Division(int[] targets, SplitShares rows, SplitShares columns, double[] output) {}

    /** The aggregate with its imported uses apart, where they add up to its imports; else the aggregate itself. */
    IoTable apart(IoTable aggregate) {
        Division[] divisions = divisions();
        double[][] intermediate = new double[m][m];
        double[][] finalUse = new double[m][uses];
        for (int s = 0; s < n; s++) {
            Division row = divisions[s];
            for (int t : row.targets()) {
                for (int u = 0; u < n; u++) {
                    double flow = table.importedIntermediate(s, u) * row.rows().of(u, t);
                    for (int t2 : divisions[u].targets()) {
                        intermediate[t][t2] += flow * divisions[u].columns().of(s, t2);
                    }
                }
                for (int k = 0; k < uses; k++) {
                    finalUse[t][k] += table.importedFinalUse(s, k) * row.rows().of(n + k, t);
                }
            }
        }
        for (int t = 0; t < m; t++) {
            double used = 0;
            double imports = 0;
            for (int t2 = 0; t2 < m; t2++) {
                used += intermediate[t][t2];
            }
            for (int k = 0; k < uses; k++) {
                boolean ofImports = aggregate.columns().get(k).role() == ColumnRole.IMPORT;
                used += ofImports ? 0 : aggregate.columns().get(k).role().sign() * finalUse[t][k];
                imports += ofImports ? aggregate.finalUse(t, k) : 0;
            }
            if (Math.abs(used - imports) > APART * Math.max(Math.abs(imports), Math.abs(aggregate.output(t)))) {
                return aggregate;
            }
        }
        return aggregate.withImportedUses(new ImportedUses(intermediate, finalUse));
    }

    private Division[] divisions() {
        Division[] divisions = new Division[n];
        for (int s = 0; s < n; s++) {
            divisions[s] = division(s);
        }
        return divisions;
    }

    IoTable run() {
        Division[] divisions = divisions();
        double[][] intermediate = new double[m][m];
        double[][] finalUse = new double[m][uses];
        double[][] valueAdded = new double[valueAddedRows][m];
        double[] output = new double[m];
        for (int s = 0; s < n; s++) {
            Division row = divisions[s];
            for (int t : row.targets()) {
                output[t] += table.output(s) * row.output()[t];
                for (int u = 0; u < n; u++) {
                    double flow = table.intermediate(s, u) * row.rows().of(u, t);
                    if (flow != 0) {
                        Division column = divisions[u];
                        for (int t2 : column.targets()) {
                            intermediate[t][t2] += flow * column.columns().of(s, t2);
                        }
                    }
                }
                for (int k = 0; k < uses; k++) {
                    finalUse[t][k] += table.finalUse(s, k) * row.rows().of(n + k, t);
                }
                for (int r = 0; r < valueAddedRows; r++) {
                    valueAdded[r][t] += table.valueAdded(r, s) * row.columns().of(n + r, t);
                }
            }
        }
        return IoTable.of(
                table.metadata().withClassification(concordance.name()),
                concordance.targets(),
                table.columns(),
                table.valueAddedRows(),
                intermediate,
                finalUse,
                valueAdded,
                output);
    }

    private Division division(int s) {
        String source = table.sectors().get(s).code();
        List<String> users = new ArrayList<>();
        List<String> suppliers = new ArrayList<>();
        for (Label sector : table.sectors()) {
            users.add(sector.code());
            suppliers.add(sector.code());
        }
        double[] sales = new double[n + uses];
        double[] purchases = new double[n + valueAddedRows];
        for (int u = 0; u < n; u++) {
            sales[u] = table.intermediate(s, u);
            purchases[u] = table.intermediate(u, s);
        }
        for (int k = 0; k < uses; k++) {
            UseColumn column = table.columns().get(k);
            users.add(column.code());
            sales[n + k] = column.role().sign() * table.finalUse(s, k);
        }
        for (int r = 0; r < valueAddedRows; r++) {
            suppliers.add(table.valueAddedRows().get(r).code());
            purchases[n + r] = table.valueAdded(r, s);
        }
        double[] output = SplitShares.weights(concordance, source, List.of("output", "all"), targets);
        int[] reached = reached(source);
        return new Division(
                reached,
                SplitShares.resolve(concordance, source, "row", users, sales, table.output(s), targets),
                SplitShares.resolve(concordance, source, "column", suppliers, purchases, table.output(s), targets),
                output);
    }

    private int[] reached(String source) {
        return concordance.from(source).stream()
                .map(e -> targets.get(e.target()))
                .filter(t -> t != null)
                .mapToInt(Integer::intValue)
                .distinct()
                .toArray();
    }
}
