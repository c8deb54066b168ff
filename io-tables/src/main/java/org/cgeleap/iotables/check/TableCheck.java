package org.cgeleap.iotables.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cgeleap.iotables.read.ReadTable;
import org.cgeleap.iotables.read.StatedTotal;
import org.cgeleap.iotables.table.IoTable;

/**
 * Which totals of a table do not add up, largest first.
 *
 * @param checked number of totals compared
 * @param tolerance largest difference that was let pass, in the table's unit (or relative, for {@link #balance})
 * @param discrepancies those beyond it, sorted by size
 * @param causes single errors that would explain discrepancies, as far as their pattern tells
 */
public record TableCheck(int checked, double tolerance, List<Discrepancy> discrepancies, List<LikelyCause> causes) {
    private static final Comparator<Discrepancy> LARGEST_FIRST = Comparator.comparingDouble(
                    (Discrepancy d) -> Math.abs(d.difference()))
            .reversed();

    /**
     * Copies the lists.
     *
     * @param checked number of totals compared
     * @param tolerance largest difference that was let pass, in the table's unit (or relative, for {@link #balance})
     * @param discrepancies those beyond it, sorted by size
     * @param causes single errors that would explain discrepancies, as far as their pattern tells
     */
    public TableCheck {
        discrepancies = List.copyOf(discrepancies);
        causes = List.copyOf(causes);
    }

    /** {@return whether everything adds up within the tolerance, and no output is negative} */
    public boolean passed() {
        return discrepancies.isEmpty() && causes.isEmpty();
    }

    /**
     * {@return every total a file states against its parts, with the tolerance its description states}
     *
     * @param read table with the totals its file states
     */
    public static TableCheck of(ReadTable read) {
        return of(read, read.table().metadata().tolerance());
    }

    /**
     * {@return every total a file states against its parts}
     *
     * @param read table with the totals its file states
     * @param tolerance largest difference let pass, in the table's unit
     */
    public static TableCheck of(ReadTable read, double tolerance) {
        List<Discrepancy> beyond = new ArrayList<>();
        for (StatedTotal total : read.totals()) {
            if (Math.abs(total.difference()) > tolerance) {
                beyond.add(
                        new Discrepancy(total.row(), total.column(), total.rule(), total.stated(), total.computed()));
            }
        }
        beyond.sort(LARGEST_FIRST);
        return new TableCheck(read.totals().size(), tolerance, beyond, Diagnosis.of(read, tolerance));
    }

    /**
     * Row and column identities of a computed table.
     *
     * @param table whose rows and columns are compared with its output
     * @param relative largest gap let pass, relative to the larger of output and 1e-6 of total output
     * @return the check, 2 n totals compared; without likely causes
     */
    public static TableCheck balance(IoTable table, double relative) {
        double total = 0;
        for (int i = 0; i < table.size(); i++) {
            total += Math.abs(table.output(i));
        }
        List<Discrepancy> beyond = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            double scale = Math.max(Math.abs(table.output(i)), 1e-6 * total);
            String code = table.sectors().get(i).code();
            if (Math.abs(table.rowGap(i)) > relative * scale) {
                beyond.add(new Discrepancy(
                        code, "output", "uses of the row", table.output(i), table.output(i) + table.rowGap(i)));
            }
            if (Math.abs(table.columnGap(i)) > relative * scale) {
                beyond.add(new Discrepancy(
                        "output", code, "inputs of the column", table.output(i), table.output(i) + table.columnGap(i)));
            }
        }
        beyond.sort(LARGEST_FIRST);
        return new TableCheck(2 * table.size(), relative, beyond, List.of());
    }
}
