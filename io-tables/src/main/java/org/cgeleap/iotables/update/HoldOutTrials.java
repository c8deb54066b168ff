package org.cgeleap.iotables.update;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.iotables.balance.BalanceMethod;
import org.cgeleap.iotables.balance.BalanceMethod.SquareWeight;
import org.cgeleap.iotables.balance.BalanceProblem;
import org.cgeleap.iotables.balance.CellChange;
import org.cgeleap.iotables.balance.ContradictoryTotalsException;
import org.cgeleap.iotables.table.IoTable;
import org.jspecify.annotations.Nullable;

/**
 * Hold-out checks of several blends and methods against the same official table, beside the yardstick that uses no total
 * but output: a prior's coefficients times output.
 */
public final class HoldOutTrials {
    /** Cells listed of each trial. */
    private static final int LISTED = 50;
    /** Name of the trial that is told more than the others. */
    private static final String MARGINS = "gras, intermediate totals known";

    /**
     * One trial.
     *
     * @param blend name of the blend
     * @param method name of the method, or none for the yardstick
     * @param distance from the official table; null where the totals cannot be met from this blend
     * @param said why not, else empty
     */
    public record Trial(
            String blend, String method, @Nullable TableDistance distance, String said) {}

    private HoldOutTrials() {}

    /**
     * Runs every blend with every method.
     *
     * @param base inputs whose priors contain the official table
     * @param held name of the prior held out
     * @param blends by name; none may use the prior held out
     * @param methods tried with every blend; least squares weighted by size
     * @return the yardsticks first, then blend by blend: the one told the margins, then one per method
     * @throws IllegalArgumentException when there is no prior of the name held out
     */
    public static List<Trial> run(
            UpdateInputs base, String held, Map<String, CellRules> blends, List<BalanceMethod> methods) {
        IoTable truth = base.prior(held);
        List<Trial> trials = new ArrayList<>();
        for (Map.Entry<String, IoTable> prior : base.priors().entrySet()) {
            if (!prior.getKey().equals(held)) {
                trials.add(new Trial(
                        prior.getKey() + "=1",
                        "none",
                        TableDistance.between(scaled(prior.getValue(), truth), truth, LISTED),
                        ""));
            }
        }
        for (Map.Entry<String, CellRules> blend : blends.entrySet()) {
            UpdateInputs inputs = HoldOut.without(base, held, blend.getValue(), CellRules.of("none", List.of()));
            trials.add(withMargins(inputs, truth, blend.getKey()));
            for (BalanceMethod method : methods) {
                trials.add(trial(inputs, truth, blend.getKey(), method));
            }
        }
        return trials;
    }

    /** What the table's own intermediate uses and inputs would add: GRAS of the blend's intermediate block to both. */
    private static Trial withMargins(UpdateInputs inputs, IoTable truth, String blend) {
        int n = truth.size();
        double[][] prior = new PriorBlend(inputs).intermediate;
        double[] rows = new double[n];
        double[] columns = new double[n];
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            codes.add(truth.sectors().get(i).code());
            rows[i] = truth.intermediateUse(i);
            columns[i] = truth.intermediateInput(i);
        }
        try {
            double[] x = BalanceMethod.GRAS
                    .balance(BalanceProblem.ofMatrix(codes, codes, prior, rows, columns))
                    .values();
            double[][] z = new double[n][n];
            double[] output = new double[n];
            for (int i = 0; i < n; i++) {
                output[i] = truth.output(i);
                System.arraycopy(x, i * n, z[i], 0, n);
            }
            IoTable estimate = IoTable.of(
                    truth.metadata(),
                    truth.sectors(),
                    List.of(),
                    List.of(),
                    z,
                    new double[n][0],
                    new double[0][n],
                    output);
            TableDistance all = TableDistance.between(estimate, truth, LISTED);
            return new Trial(
                    blend, MARGINS, new TableDistance(List.of(all.block("intermediate")), intermediate(all)), "");
        } catch (ContradictoryTotalsException e) {
            return new Trial(blend, MARGINS, null, String.valueOf(e.getMessage()));
        }
    }

    /** The listed errors of the intermediate block; the estimate has no other. */
    private static List<CellChange> intermediate(TableDistance all) {
        return all.largest().stream()
                .filter(c -> !c.column().equals("net outflow"))
                .toList();
    }

    private static Trial trial(UpdateInputs inputs, IoTable truth, String blend, BalanceMethod method) {
        try {
            IoTable estimate =
                    new TableUpdate(inputs, method, SquareWeight.VALUE).run().table();
            return new Trial(blend, method.key(), TableDistance.between(estimate, truth, LISTED), "");
        } catch (ContradictoryTotalsException e) {
            return new Trial(blend, method.key(), null, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Blends of a grid: each prior alone, and every pair in equal parts; the prior held out in none.
     *
     * @param base inputs whose priors are combined
     * @param held name of the prior held out
     * @return blends by their line, such as {@code a=0.5,b=0.5}, in order of the priors
     */
    public static Map<String, CellRules> simple(UpdateInputs base, String held) {
        List<String> names = base.priors().keySet().stream()
                .filter(name -> !name.equals(held))
                .toList();
        Map<String, CellRules> blends = new LinkedHashMap<>();
        for (int a = 0; a < names.size(); a++) {
            Blend one = Blend.of(names.get(a) + "=1");
            blends.put(one.name(), one.rules());
            for (int b = a + 1; b < names.size(); b++) {
                Blend two = Blend.of(names.get(a) + "=0.5," + names.get(b) + "=0.5");
                blends.put(two.name(), two.rules());
            }
        }
        return blends;
    }

    /** A prior's coefficients times the output of the official table; final uses by the prior's structure. */
    private static IoTable scaled(IoTable prior, IoTable truth) {
        int n = truth.size();
        double[][] z = new double[n][n];
        double[][] f = new double[n][prior.columns().size()];
        double[][] v = new double[prior.valueAddedRows().size()][n];
        double[] output = new double[n];
        for (int j = 0; j < n; j++) {
            output[j] = truth.output(j);
            double factor = prior.output(j) == 0 ? 0 : output[j] / prior.output(j);
            for (int i = 0; i < n; i++) {
                z[i][j] = factor * prior.intermediate(i, j);
            }
            for (int r = 0; r < v.length; r++) {
                v[r][j] = factor * prior.valueAdded(r, j);
            }
        }
        for (int k = 0; k < prior.columns().size(); k++) {
            int same = truth.column(prior.columns().get(k).code());
            double total = prior.finalUseTotal(k);
            for (int i = 0; i < n && same >= 0 && total != 0; i++) {
                f[i][k] = prior.finalUse(i, k) * truth.finalUseTotal(same) / total;
            }
        }
        return IoTable.of(truth.metadata(), truth.sectors(), prior.columns(), prior.valueAddedRows(), z, f, v, output);
    }
}
