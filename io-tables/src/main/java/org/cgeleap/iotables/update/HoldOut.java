package org.cgeleap.iotables.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.TableMetadata;

/**
 * The hold-out check of a table update: a known table is derived from the other priors and its own totals alone, and the
 * result compared with it cell by cell.
 */
public final class HoldOut {
    private HoldOut() {}

    /**
     * Inputs that derive a known table from the others. Taken from the known table: output by sector, totals of the
     * final uses, of the value-added rows and of the groups' value added. Foreign trade is taken as unknown.
     *
     * @param base inputs whose priors contain the known table
     * @param held name of the prior held out
     * @param blend blend that does not use it
     * @param priorValues prior values that belong to its year, may be empty
     * @return inputs whose result is to be compared with the prior held out
     * @throws IllegalArgumentException when there is no prior of that name
     */
    public static UpdateInputs without(UpdateInputs base, String held, CellRules blend, CellRules priorValues) {
        IoTable truth = base.prior(held);
        int n = truth.size();
        double[] output = new double[n];
        for (int j = 0; j < n; j++) {
            // the column's own total, so that figures cut at two decimals do not contradict
            output[j] = truth.intermediateInput(j) + truth.valueAdded(j);
        }
        double[] finalUse = new double[base.finalColumns().size()];
        for (int k = 0; k < finalUse.length; k++) {
            finalUse[k] =
                    truth.finalUseTotal(truth.column(base.finalColumns().get(k).code()));
        }
        double[] valueAdded = new double[base.valueAddedRows().size()];
        for (int r = 0; r < valueAdded.length; r++) {
            int row = truth.valueAddedRow(base.valueAddedRows().get(r).code());
            for (int j = 0; j < n; j++) {
                valueAdded[r] += truth.valueAdded(row, j);
            }
        }
        List<ControlTotals.Industry> industries = new ArrayList<>();
        for (ControlTotals.Industry industry : base.totals().industries()) {
            industries.add(new ControlTotals.Industry(
                    industry.name(),
                    industry.sectors(),
                    Arrays.stream(industry.sectors())
                            .mapToDouble(truth::valueAdded)
                            .sum()));
        }
        Map<String, IoTable> priors = new LinkedHashMap<>(base.priors());
        priors.remove(held);
        TableMetadata target = truth.metadata();
        return new UpdateInputs(
                target,
                base.sectors(),
                base.finalColumns(),
                base.trade(),
                base.valueAddedRows(),
                new ControlTotals(output, new double[n], new double[n], finalUse, valueAdded, industries),
                priors,
                blend,
                base.finalShares(),
                priorValues,
                base.looseness(),
                base.grossTrade(),
                List.of("hold-out of " + held + ": its totals and the other priors only"));
    }
}
