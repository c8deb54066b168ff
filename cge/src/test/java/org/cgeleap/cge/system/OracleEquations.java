package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Auxiliary;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Parameter;
import org.cgeleap.cge.model.Tax;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.FastMath;

/**
 * The conditions of a model written down a second time, from the textbook formulas and the records alone, on numbers that
 * carry their derivatives (Hipparchus): the oracle for values and Jacobian.
 */
public final class OracleEquations {
    private final EquilibriumModel model;
    private final Map<String, Gradient> values = new HashMap<>();
    private final Map<String, Gradient> conditions = new HashMap<>();
    private final IdentityHashMap<Branch, Double> benchmarks = new IdentityHashMap<>();
    private final Gradient zero;

    /** Evaluates all conditions; {@code known} holds every level, price, income and auxiliary. */
    public OracleEquations(EquilibriumModel model, Map<String, Double> parameters, Map<String, Gradient> known) {
        this.model = model;
        this.zero = known.values().iterator().next().getField().getZero();
        values.putAll(known);
        for (Parameter parameter : model.parameters()) {
            Double set = parameters.get(parameter.name());
            values.put(parameter.name(), set == null ? value(parameter.value()) : zero.add(set));
        }
        known.keySet().forEach(name -> conditions.put(name, zero));
        evaluate();
    }

    public Gradient condition(String variable) {
        return found(conditions, variable);
    }

    private static <K> Gradient found(Map<K, Gradient> map, K key) {
        return Objects.requireNonNull(map.get(key), key.toString());
    }

    private void evaluate() {
        for (Activity activity : model.activities()) {
            Gradient level = found(values, activity.name());
            Gradient revenue = tree(activity.outputs(), true, level, false);
            Gradient cost = tree(activity.inputs(), false, level, false);
            // profit relative to unit revenue, as the solver sees it
            double benchmark = benchmark(activity.outputs());
            add(activity.name(), cost.subtract(revenue).multiply(benchmark).divide(revenue.add(benchmark / 1000)));
        }
        for (Consumer consumer : model.consumers()) {
            Gradient income = found(values, consumer.name());
            tree(consumer.demand(), false, income, true);
            add(consumer.name(), income);
            for (Endowment endowment : consumer.endowments()) {
                Gradient quantity = value(endowment.quantity());
                add(endowment.good(), quantity);
                add(
                        consumer.name(),
                        quantity.multiply(found(values, endowment.good())).negate());
            }
        }
        for (Auxiliary auxiliary : model.auxiliaries()) {
            add(auxiliary.name(), value(auxiliary.constraint()));
        }
    }

    /** Adds a tree's flows and taxes; returns its unit cost or revenue. */
    private Gradient tree(Nest root, boolean output, Gradient scaling, boolean demand) {
        IdentityHashMap<Branch, Gradient> costs = new IdentityHashMap<>();
        Gradient unit = cost(root, output, costs);
        Gradient scale = demand ? scaling.divide(unit) : scaling;
        flows(root, output, costs, scale);
        return unit;
    }

    private double benchmark(Branch branch) {
        Double known = benchmarks.get(branch);
        double result = known == null ? sumOfLeaves(branch) : known;
        benchmarks.put(branch, result);
        return result;
    }

    private double sumOfLeaves(Branch branch) {
        if (branch instanceof Leaf leaf) {
            return value(leaf.quantity()).getValue() * value(leaf.price()).getValue();
        }
        return ((Nest) branch).of().stream().mapToDouble(this::benchmark).sum();
    }

    private static boolean positive(double quantity) {
        return quantity > 0;
    }

    private Gradient userPrice(Leaf leaf, boolean output) {
        Gradient factor = zero.add(1);
        for (Tax tax : leaf.taxes()) {
            factor = output ? factor.subtract(value(tax.rate())) : factor.add(value(tax.rate()));
        }
        return found(values, leaf.good()).multiply(factor);
    }

    private Gradient cost(Branch branch, boolean output, IdentityHashMap<Branch, Gradient> costs) {
        Gradient result;
        if (branch instanceof Leaf leaf) {
            result = userPrice(leaf, output).multiply(value(leaf.quantity()).getValue());
        } else {
            Nest nest = (Nest) branch;
            double stated = value(nest.elasticity()).getValue();
            double sigma = output ? -stated : stated;
            List<Gradient> relatives = new ArrayList<>();
            List<Double> shares = new ArrayList<>();
            Gradient sum = zero;
            for (Branch child : nest.of()) {
                Gradient c = cost(child, output, costs);
                sum = sum.add(c);
                if (positive(benchmark(child))) {
                    relatives.add(c.divide(benchmark(child)));
                    shares.add(benchmark(child) / benchmark(nest));
                }
            }
            result = sigma == 0 ? sum : index(sigma, shares, relatives).multiply(benchmark(nest));
        }
        costs.put(branch, result);
        return result;
    }

    private Gradient index(double sigma, List<Double> shares, List<Gradient> relatives) {
        double rho = 1 - sigma;
        if (FastMath.abs(rho) < 1e-5) {
            // ln ĉ = E π + ρ Var π / 2 + ρ² (third cumulant) / 6 + …; with |ρ| ≤ 1e-7 used here the rest is below 1e-14
            Gradient mean = zero;
            Gradient square = zero;
            for (int k = 0; k < shares.size(); k++) {
                Gradient log = relatives.get(k).log();
                mean = mean.add(log.multiply(shares.get(k)));
                square = square.add(log.multiply(log).multiply(shares.get(k)));
            }
            return mean.add(square.subtract(mean.multiply(mean)).multiply(rho / 2))
                    .exp();
        }
        Gradient sum = zero;
        for (int k = 0; k < shares.size(); k++) {
            sum = sum.add(relatives.get(k).pow(rho).multiply(shares.get(k)));
        }
        return sum.pow(1 / rho);
    }

    private void flows(Branch branch, boolean output, IdentityHashMap<Branch, Gradient> costs, Gradient scale) {
        if (branch instanceof Leaf leaf) {
            Gradient flow = scale.multiply(value(leaf.quantity()).getValue());
            add(leaf.good(), output ? flow : flow.negate());
            for (Tax tax : leaf.taxes()) {
                add(
                        tax.to(),
                        flow.multiply(found(values, leaf.good()))
                                .multiply(value(tax.rate()))
                                .negate());
            }
            return;
        }
        Nest nest = (Nest) branch;
        double stated = value(nest.elasticity()).getValue();
        double sigma = output ? -stated : stated;
        for (Branch child : nest.of()) {
            Gradient below = scale;
            if (sigma != 0 && positive(benchmark(child))) {
                Gradient mine = found(costs, nest).divide(benchmark(nest));
                Gradient theirs = found(costs, child).divide(benchmark(child));
                below = scale.multiply(mine.divide(theirs).pow(sigma));
            }
            flows(child, output, costs, below);
        }
    }

    private void add(String variable, Gradient what) {
        conditions.merge(variable, what, Gradient::add);
    }

    Gradient value(Expression expression) {
        if (expression instanceof Expression.Constant constant) {
            return zero.add(constant.value());
        } else if (expression instanceof Expression.Ref ref) {
            return found(values, ref.name());
        } else if (expression instanceof Expression.Negate negate) {
            return value(negate.of()).negate();
        } else if (expression instanceof Expression.Binary binary) {
            Gradient l = value(binary.left());
            Gradient r = value(binary.right());
            return switch (binary.operator()) {
                case '+' -> l.add(r);
                case '-' -> l.subtract(r);
                case '*' -> l.multiply(r);
                case '/' -> l.divide(r);
                default -> l.pow(r);
            };
        }
        Expression.Call call = (Expression.Call) expression;
        List<Gradient> arguments = call.arguments().stream().map(this::value).toList();
        return switch (call.function()) {
            case "exp" -> arguments.get(0).exp();
            case "log" -> arguments.get(0).log();
            case "sqrt" -> arguments.get(0).sqrt();
            case "min" ->
                arguments.stream()
                        .reduce((a, b) -> a.getValue() <= b.getValue() ? a : b)
                        .orElseThrow();
            default ->
                arguments.stream()
                        .reduce((a, b) -> a.getValue() >= b.getValue() ? a : b)
                        .orElseThrow();
        };
    }
}
