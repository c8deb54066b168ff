package org.cgeleap.calibration.economy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;

/**
 * Second-order check of the benchmark (MODEL.md §3): price elasticities of every input and output at the benchmark, once
 * from the compiled model by moving a price, once from the case's elasticities and the benchmark's value shares.
 *
 * <p>At a given level of the activity a nested CES has ∂ln xᵢ/∂ln pⱼ = Σₙ σₙ (θ(j|n) − θ(j|c)) over the nests n on the
 * way from the root to i, c the branch of n that holds i and θ(j|n) the share of j in the value of n (Sato 1967; with θⱼ
 * taken out it is Allen and Uzawa's elasticity of substitution). Outputs have −η for σ.
 */
public final class BenchmarkElasticities {
    /** Largest difference accepted: what central differences leave of h², with room for the model's largest elasticity. */
    public static final double TOLERANCE = 1e-6;

    /** Relative change of a price: h² = 1e-8 is far below the tolerance, rounding over h far below that. */
    private static final double H = 1e-4;

    /**
     * One elasticity.
     *
     * @param activity that buys or sells
     * @param item leaf of its tree
     * @param good whose price moves
     * @param share of the good in the value of the tree
     * @param model from the compiled model
     * @param implied by the case's elasticities
     */
    public record Row(String activity, String item, String good, double share, double model, double implied) {

        /** {@return difference of the two, absolute} */
        public double difference() {
            return Math.abs(model - implied);
        }
    }

    private final CompiledModel compiled;
    private final EquilibriumSystem system;
    private final ParameterTable table;
    private final double[] unit;
    private final double[] price;

    private BenchmarkElasticities(Economy economy) {
        this.compiled = economy.compiled();
        this.system = new EquilibriumSystem(compiled);
        this.table = economy.given().parameters();
        system.parameters(compiled.baseParameters());
        at(compiled.start());
        this.unit = new double[compiled.leafCount()];
        this.price = new double[compiled.leafCount()];
        for (int leaf = 0; leaf < unit.length; leaf++) {
            unit[leaf] = system.unitFlow(leaf);
            price[leaf] = system.userPrice(leaf);
        }
    }

    /**
     * {@return every elasticity of every activity of the model}
     *
     * @param economy at its benchmark
     */
    public static List<Row> of(Economy economy) {
        return new BenchmarkElasticities(economy).rows();
    }

    private void at(double[] natural) {
        double[] x = new double[system.size()];
        system.toSolver(natural, x);
        system.evaluate(x, new double[system.size()]);
    }

    private List<Row> rows() {
        double[][] responses = new double[compiled.variableCount()][];
        for (int leaf = 0; leaf < unit.length; leaf++) {
            int good = compiled.leafGood(leaf);
            responses[good] = responses[good] == null ? response(good) : responses[good];
        }
        List<Row> rows = new ArrayList<>();
        for (Activity activity : compiled.model().activities()) {
            tree(activity.name(), activity.inputs(), false, responses, rows);
            tree(activity.name(), activity.outputs(), true, responses, rows);
        }
        return rows;
    }

    /** ∂ln x/∂ln p of every leaf when the price of one good moves; NaN where a price or a flow is zero. */
    private double[] response(int good) {
        double[] start = compiled.start();
        double[] natural = start.clone();
        natural[good] = start[good] * (1 + H);
        at(natural);
        double[] up = flows();
        natural[good] = start[good] / (1 + H);
        at(natural);
        double[] down = flows();
        double[] response = new double[unit.length];
        for (int leaf = 0; leaf < response.length; leaf++) {
            response[leaf] = unit[leaf] > 0 && start[good] > 0
                    ? Math.log(up[leaf] / down[leaf]) / (2 * Math.log1p(H))
                    : Double.NaN;
        }
        return response;
    }

    private double[] flows() {
        double[] flows = new double[unit.length];
        for (int leaf = 0; leaf < flows.length; leaf++) {
            flows[leaf] = system.unitFlow(leaf);
        }
        return flows;
    }

    private void tree(String activity, Nest root, boolean output, double[][] responses, List<Row> rows) {
        Map<Integer, Double> whole = new LinkedHashMap<>();
        values(activity, root, output, whole);
        double value = sum(whole);
        List<Step> path = new ArrayList<>();
        visit(
                activity,
                root,
                output,
                path,
                (leaf, item) -> whole.forEach((good, worth) -> {
                    double model = responses[good][leaf];
                    if (worth > 0 && !Double.isNaN(model)) {
                        double implied = 0;
                        for (Step step : path) {
                            implied += step.elasticity() * (step.nest().getOrDefault(good, 0.0) - step.branch(good));
                        }
                        rows.add(new Row(activity, item, compiled.variableName(good), worth / value, model, implied));
                    }
                }));
    }

    /**
     * A nest on the way to a leaf.
     *
     * @param elasticity σ, or −η for outputs
     * @param nest shares of goods in the nest
     * @param below shares of goods in the branch that is taken; empty where the branch is the leaf itself
     * @param good of the leaf, where the branch is one
     */
    private record Step(double elasticity, Map<Integer, Double> nest, Map<Integer, Double> below, int good) {
        double branch(int asked) {
            return below.isEmpty() ? (asked == good ? 1 : 0) : below.getOrDefault(asked, 0.0);
        }
    }

    private interface Visitor {
        void leaf(int leaf, String item);
    }

    private void visit(String activity, Nest nest, boolean output, List<Step> path, Visitor visitor) {
        Map<Integer, Double> shares = shares(activity, nest, output);
        double elasticity = elasticity(nest.elasticity()) * (output ? -1 : 1);
        for (Branch branch : nest.of()) {
            if (branch instanceof Nest inner) {
                path.add(new Step(elasticity, shares, shares(activity, inner, output), -1));
                visit(activity, inner, output, path, visitor);
            } else {
                int leaf = leaf(activity, (Leaf) branch, output);
                if (leaf < 0) {
                    continue;
                }
                path.add(new Step(elasticity, shares, Map.of(), compiled.leafGood(leaf)));
                visitor.leaf(leaf, branch.name());
            }
            path.remove(path.size() - 1);
        }
    }

    private int leaf(String activity, Leaf leaf, boolean output) {
        return output ? compiled.outputLeafIndex(activity, leaf.name()) : compiled.findLeaf(activity, leaf.name());
    }

    private Map<Integer, Double> shares(String activity, Nest nest, boolean output) {
        Map<Integer, Double> values = new LinkedHashMap<>();
        values(activity, nest, output, values);
        double sum = sum(values);
        if (sum > 0) {
            values.replaceAll((good, value) -> value / sum);
        }
        return values;
    }

    private void values(String activity, Branch branch, boolean output, Map<Integer, Double> values) {
        if (branch instanceof Nest nest) {
            nest.of().forEach(b -> values(activity, b, output, values));
        } else {
            int leaf = leaf(activity, (Leaf) branch, output);
            if (leaf >= 0) {
                values.merge(compiled.leafGood(leaf), unit[leaf] * price[leaf], Double::sum);
            }
        }
    }

    private static double sum(Map<Integer, Double> values) {
        return values.values().stream().mapToDouble(v -> v).sum();
    }

    private double elasticity(Expression expression) {
        if (expression instanceof Expression.Ref ref) {
            return table.value(ref.name());
        }
        if (expression instanceof Expression.Constant constant) {
            return constant.value();
        }
        throw new IllegalArgumentException("an elasticity of the city's model is a key of the case or a number");
    }
}
