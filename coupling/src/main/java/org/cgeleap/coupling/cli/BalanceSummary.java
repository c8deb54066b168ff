package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import org.cgeleap.iotables.balance.CellChange;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.update.UpdateResult;

/** Says what balancing did: totals met, cells changed, the largest of them. */
final class BalanceSummary {
    private static final int LISTED = 10;
    /** Relative miss of a row or column that counts as balanced. */
    private static final double BALANCED = 1e-9;

    private BalanceSummary() {}

    /** Prints the summary; whether every row and column adds up. */
    static boolean print(UpdateResult result, PrintWriter err) {
        result.report().notes().forEach(note -> err.println("note: " + note));
        List<CellChange> changes = result.report().changes();
        double sum = changes.stream().mapToDouble(c -> Math.abs(c.change())).sum();
        err.println(result.report().controls().size() + " totals met to "
                + TableOutput.figure(result.report().largestResidual()) + " of their size in "
                + result.report().iterations() + " steps; " + changes.size() + " cells changed by "
                + TableOutput.figure(sum) + " " + result.table().metadata().unit() + " in all");
        changes.stream()
                .sorted(Comparator.comparingDouble(c -> -Math.abs(c.change())))
                .limit(LISTED)
                .forEach(c -> err.println("  row " + c.row() + ", column " + c.column() + ": "
                        + TableOutput.figure(c.before()) + " to " + TableOutput.figure(c.after())));
        TableCheck check = TableCheck.balance(result.table(), BALANCED);
        check.discrepancies().forEach(d -> err.println("does not add up: " + d));
        return check.passed();
    }
}
