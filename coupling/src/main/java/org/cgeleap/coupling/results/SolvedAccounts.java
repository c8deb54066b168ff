package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.casefile.Years;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.LeafSide;
import org.cgeleap.coupling.loop.CoupledResult;

/**
 * The social accounting matrix of a solved year: accounts are the model's activities, goods and consumers; the row
 * receives, the column pays, at the prices of the solution. Row and column sums agree in an equilibrium.
 */
public final class SolvedAccounts {
    private final String[] names;
    private final double[][] flow;
    private final double[] started;

    private SolvedAccounts(String[] names, double[][] flow, double[] started) {
        this.names = names;
        this.flow = flow;
        this.started = started;
    }

    /**
     * {@return the accounts of an equilibrium}
     *
     * @param equilibrium solved
     */
    public static SolvedAccounts of(Equilibrium equilibrium) {
        CompiledModel model = equilibrium.model();
        int n = model.variableCount();
        double[][] flow = new double[n][n];
        double[] supplied = new double[n];
        double[] start = model.start();
        for (int leaf = 0; leaf < model.leafCount(); leaf++) {
            int good = model.leafGood(leaf);
            int owner = model.leafOwner(leaf);
            double value = equilibrium.flow(leaf) * equilibrium.value(good);
            if (model.leafSide(leaf) == LeafSide.OUTPUT) {
                flow[owner][good] += value;
                supplied[good] += equilibrium.flow(leaf) * start[good];
            } else {
                flow[good][owner] += value;
            }
        }
        for (int tax = 0; tax < model.taxCount(); tax++) {
            flow[model.taxRecipient(tax)][model.leafOwner(model.taxLeaf(tax))] += equilibrium.taxRevenue(tax);
        }
        for (int e = 0; e < model.endowmentCount(); e++) {
            double value = equilibrium.endowment(e) * equilibrium.value(model.endowmentGood(e));
            supplied[model.endowmentGood(e)] += Math.max(0, equilibrium.endowment(e) * start[model.endowmentGood(e)]);
            // what is owed (a negative endowment) is paid for the good
            if (value >= 0) {
                flow[model.endowmentOwner(e)][model.endowmentGood(e)] += value;
            } else {
                flow[model.endowmentGood(e)][model.endowmentOwner(e)] -= value;
            }
        }
        String[] names = IntStream.range(0, n).mapToObj(model::variableName).toArray(String[]::new);
        return new SolvedAccounts(names, flow, supplied);
    }

    /** What a row receives in all. */
    double received(int account) {
        double sum = 0;
        for (double v : flow[account]) {
            sum += v;
        }
        return sum;
    }

    /** What a column pays in all. */
    double paid(int account) {
        double sum = 0;
        for (double[] row : flow) {
            sum += row[account];
        }
        return sum;
    }

    /**
     * {@return largest difference of a row's and a column's sum, relative to the row's sum, to what a good's supply would be
     * worth at the model's first prices, or to one, whichever is largest}
     *
     * <p>A good that has become free stands at the floor of its price: what nobody buys of it is worth that floor times a
     * large quantity, which says nothing of whether the accounts balance.
     */
    public double imbalance() {
        double worst = 0;
        for (int a = 0; a < names.length; a++) {
            double in = received(a);
            worst = Math.max(worst, Math.abs(in - paid(a)) / Math.max(Math.max(1, started[a]), Math.abs(in)));
        }
        return worst;
    }

    /** Writes the matrix of the base, alignment and horizon years of a scenario. */
    static void write(Calibrated calibrated, CoupledResult result, OutputFolder out) throws IOException {
        Years years = calibrated.given().years();
        Set<Integer> wanted = new TreeSet<>(List.of(years.base(), years.alignment(), years.horizon()));
        for (EconomyYear year : result.path().years()) {
            if (wanted.contains(year.year()) && year.solved()) {
                of(year.solve().equilibrium())
                        .write(out, "sam-" + result.scenario().name() + "-" + year.year() + ".csv");
            }
        }
    }

    void write(OutputFolder out, String file) throws IOException {
        Map<Integer, String> accounts = new LinkedHashMap<>();
        for (int a = 0; a < names.length; a++) {
            if (received(a) != 0 || paid(a) != 0) {
                accounts.put(a, names[a]);
            }
        }
        List<String> header = new ArrayList<>(List.of("receives \\ pays"));
        header.addAll(accounts.values());
        header.add("total");
        List<Object[]> rows = new ArrayList<>();
        for (Map.Entry<Integer, String> row : accounts.entrySet()) {
            List<Object> cells = new ArrayList<>(List.of(row.getValue()));
            for (int column : accounts.keySet()) {
                cells.add(flow[row.getKey()][column]);
            }
            cells.add(received(row.getKey()));
            rows.add(cells.toArray());
        }
        List<Object> totals = new ArrayList<>(List.of("total"));
        accounts.keySet().forEach(column -> totals.add(paid(column)));
        totals.add("");
        rows.add(totals.toArray());
        out.csv(file, header, rows.stream());
    }
}
