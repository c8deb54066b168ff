package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.coupling.loop.CoupledResult;

/**
 * {@code nests.csv}: what every activity of the solved model pays for each branch of its input tree, and the elasticities in
 * force, a column a year. A branch's share is its value over its parent's.
 *
 * <p>Values are flows at user prices, 10⁸ yuan in units of household consumption; a nest's is the sum of its branches', which
 * under constant returns is its cost. Branches that never have a value are left out.
 */
final class NestsFile {
    private static final String VALUE = "value";
    private static final String ELASTICITY = "elasticity";

    private final List<EconomyYear> years;
    private final int count;
    private final String scenario;
    private final List<Object[]> rows = new ArrayList<>();

    private NestsFile(CoupledResult result) {
        this.years = result.path().years().stream().filter(EconomyYear::solved).toList();
        this.count = result.path().capital().length;
        this.scenario = result.scenario().name();
    }

    /** Writes the file; {@code years} are the columns. */
    static void write(List<CoupledResult> results, int[] years, OutputFolder out) throws IOException {
        List<String> header = new ArrayList<>(
                List.of("scenario", "tree", "node", "parent", "kind", "name", "key", "measure", "unit"));
        Arrays.stream(years).forEach(y -> header.add(String.valueOf(y)));
        List<Object[]> rows = new ArrayList<>();
        for (CoupledResult result : results) {
            rows.addAll(new NestsFile(result).rows());
        }
        out.csv("nests.csv", header, rows.stream());
    }

    private List<Object[]> rows() {
        // later years may have a model that says more: the last year's names every activity
        Map<CompiledModel, Integer> models = new LinkedHashMap<>();
        years.forEach(y -> models.merge(y.economy().compiled(), 1, Integer::sum));
        Map<String, Activity> activities = new LinkedHashMap<>();
        models.keySet().forEach(m -> m.model().activities().forEach(a -> activities.put(a.name(), a)));
        activities.forEach((name, activity) -> nest(name, activity.inputs(), "0", ""));
        return rows;
    }

    /** Rows of a nest and of all below it; returns its value by year, NaN in years without it. */
    private double[] nest(String tree, Nest nest, String node, String parent) {
        int at = rows.size();
        double[] value = new double[count];
        int branches = 0;
        for (Branch branch : nest.of()) {
            String id = node + "/" + branches;
            double[] below =
                    branch instanceof Nest inner ? nest(tree, inner, id, node) : leaf(tree, (Leaf) branch, id, node);
            boolean some = false;
            for (int t = 0; t < count; t++) {
                value[t] += below[t];
                some |= below[t] != 0;
            }
            branches += some ? 1 : 0;
        }
        if (branches > 0) {
            String key = nest.elasticity() instanceof Expression.Ref ref ? ref.name() : "";
            rows.add(at, row(tree, node, parent, "nest", nest.name(), key, VALUE, "10^8 yuan", value));
            if (branches > 1) {
                double[] elasticity = elasticity(nest.elasticity());
                rows.add(at + 1, row(tree, node, parent, "nest", nest.name(), key, ELASTICITY, "", elasticity));
            }
        }
        return value;
    }

    private double[] leaf(String tree, Leaf leaf, String node, String parent) {
        double[] value = new double[count];
        boolean some = false;
        for (int t = 0; t < years.size(); t++) {
            Equilibrium at = years.get(t).solve().equilibrium();
            int index = at.model().findLeaf(tree, leaf.name());
            if (index >= 0) {
                value[t] = at.flow(index) * at.userPrice(index);
                some |= value[t] != 0;
            }
        }
        if (some) {
            rows.add(row(tree, node, parent, "good", leaf.name(), leaf.good(), VALUE, "10^8 yuan", value));
        }
        return value;
    }

    /** By year; NaN where a formula of parameters states it. */
    private double[] elasticity(Expression of) {
        double[] value = new double[count];
        for (int t = 0; t < years.size(); t++) {
            EconomyYear year = years.get(t);
            if (of instanceof Expression.Constant constant) {
                value[t] = constant.value();
            } else if (of instanceof Expression.Ref ref) {
                int parameter = year.economy().compiled().findParameter(ref.name());
                value[t] = parameter < 0 ? Double.NaN : year.parameters()[parameter];
            } else {
                value[t] = Double.NaN;
            }
        }
        return value;
    }

    private Object[] row(
            String tree,
            String node,
            String parent,
            String kind,
            String name,
            String key,
            String measure,
            String unit,
            double[] values) {
        Object[] row = new Object[9 + count];
        Arrays.fill(row, "");
        row[0] = scenario;
        row[1] = tree;
        row[2] = node;
        row[3] = parent;
        row[4] = kind;
        row[5] = name;
        row[6] = key;
        row[7] = measure;
        row[8] = unit;
        for (int t = 0; t < years.size(); t++) {
            row[9 + t] = Double.isFinite(values[t]) ? (Object) values[t] : "";
        }
        return row;
    }
}
