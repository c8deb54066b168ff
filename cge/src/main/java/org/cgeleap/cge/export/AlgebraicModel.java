package org.cgeleap.cge.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.cge.export.PointModel.PointActivity;
import org.cgeleap.cge.export.PointModel.PointConsumer;
import org.cgeleap.cge.export.PointModel.PointEndowment;
import org.cgeleap.cge.export.PointNest.PointLeaf;
import org.cgeleap.cge.export.PointNest.PointTax;
import org.cgeleap.cge.model.Expression;

/**
 * A model at a point written out as algebra: cost indices of nests, then one condition F ≥ 0 ⊥ x for each variable.
 *
 * <p>Calibrated share form (Rutherford 2002): with p̂ᵢ the price of a branch relative to its benchmark and θᵢ its benchmark
 * value share, the index of a nest is c = (Σ θᵢ p̂ᵢ^(1−σ))^(1/(1−σ)), Π p̂ᵢ^θᵢ at σ = 1 and Σ θᵢ p̂ᵢ at σ = 0; a branch
 * takes its benchmark quantity times the activity of the nest times (c/p̂ᵢ)^σ. Below outputs σ = −η.
 *
 * @param definitions cost index of each nest by name, each of variables and of definitions before it
 * @param conditions F by variable, in the order of the variables
 */
record AlgebraicModel(Map<String, Expression> definitions, Map<String, Expression> conditions) {

    /** Nearer to one than this an elasticity is Cobb–Douglas: both forms are off by about 1e-8 there. */
    private static final double NEAR_ONE = 1e-8;

    static AlgebraicModel of(PointModel model) {
        return new Writing(model).write();
    }

    /** Collects the terms of the markets and incomes while the trees are walked. */
    private static final class Writing {
        private final PointModel model;
        private final Map<String, Expression> definitions = new LinkedHashMap<>();
        private final Map<String, Expression> zeroProfit = new LinkedHashMap<>();
        private final Map<String, List<Expression>> supply = new LinkedHashMap<>();
        private final Map<String, List<Expression>> demand = new LinkedHashMap<>();
        private final Map<String, List<Expression>> receipts = new LinkedHashMap<>();

        Writing(PointModel model) {
            this.model = model;
        }

        AlgebraicModel write() {
            for (PointActivity activity : model.activities()) {
                Expression level = Expression.ref(activity.name());
                Expression revenue = tree(activity.name() + " output", activity.outputs(), -1, level, supply);
                Expression cost = tree(activity.name() + " input", activity.inputs(), 1, level, demand);
                zeroProfit.put(activity.name(), Folding.minus(cost, revenue));
            }
            for (PointConsumer consumer : model.consumers()) {
                Expression income = Expression.ref(consumer.name());
                String owner = consumer.name() + " demand";
                define(owner, consumer.demand(), 1);
                Expression spending = Folding.product(
                        Expression.constant(consumer.demand().value()), index(owner, consumer.demand()));
                flows(owner, consumer.demand(), 1, Folding.over(income, spending), demand);
                for (PointEndowment endowment : consumer.endowments()) {
                    add(supply, endowment.good(), endowment.quantity());
                    add(
                            receipts,
                            consumer.name(),
                            Folding.product(Expression.ref(endowment.good()), endowment.quantity()));
                }
            }
            Map<String, Expression> conditions = new LinkedHashMap<>();
            for (PointVariable variable : model.variables().values()) {
                String name = variable.name();
                conditions.put(
                        name,
                        switch (variable.kind()) {
                            case LEVEL -> zeroProfit.getOrDefault(name, Expression.constant(0));
                            case PRICE -> Folding.minus(sum(supply, name), sum(demand, name));
                            case INCOME -> Folding.minus(Expression.ref(name), sum(receipts, name));
                            case AUXILIARY -> model.constraints().getOrDefault(name, Expression.constant(0));
                        });
            }
            return new AlgebraicModel(definitions, conditions);
        }

        /** Defines the indices of a tree, adds its flows to the markets and gives its unit value. */
        private Expression tree(
                String owner, PointNest root, int side, Expression level, Map<String, List<Expression>> market) {
            define(owner, root, side);
            flows(owner, root, side, level, market);
            return Folding.product(Expression.constant(root.value()), index(owner, root));
        }

        private static Expression index(String owner, PointNest nest) {
            return Expression.ref(owner + " " + nest.id());
        }

        private static Expression userPrice(PointLeaf leaf, int side) {
            List<Expression> rates = leaf.taxes().stream().map(PointTax::rate).toList();
            Expression rate = Folding.sum(rates);
            Expression one = Expression.constant(1);
            Expression gross = side > 0 ? Folding.sum(List.of(one, rate)) : Folding.minus(one, rate);
            return Folding.product(Expression.ref(leaf.good()), gross);
        }

        private void define(String owner, PointNest nest, int side) {
            nest.nests().forEach(below -> define(owner, below, side));
            double sigma = side * nest.elasticity();
            List<Expression> terms = new ArrayList<>();
            boolean product = Math.abs(1 - sigma) < NEAR_ONE;
            double exponent = product ? 0 : 1 - sigma;
            for (PointLeaf leaf : nest.leaves()) {
                if (sigma == 0) {
                    // written so that a benchmark price of zero needs no relative price
                    terms.add(Folding.product(
                            Expression.constant(leaf.quantity() / nest.value()), userPrice(leaf, side)));
                } else {
                    Expression hat = Folding.over(userPrice(leaf, side), Expression.constant(leaf.price()));
                    terms.add(term(leaf.quantity() * leaf.price() / nest.value(), hat, product, exponent));
                }
            }
            for (PointNest below : nest.nests()) {
                terms.add(term(below.value() / nest.value(), index(owner, below), product, exponent));
            }
            Expression all = product
                    ? Folding.product(terms.toArray(new Expression[0]))
                    : Folding.power(Folding.sum(terms), 1 / exponent);
            definitions.put(owner + " " + nest.id(), all);
        }

        private static Expression term(double share, Expression hat, boolean product, double exponent) {
            return product
                    ? Folding.power(hat, share)
                    : Folding.product(Expression.constant(share), Folding.power(hat, exponent));
        }

        private void flows(
                String owner, PointNest nest, int side, Expression activity, Map<String, List<Expression>> market) {
            double sigma = side * nest.elasticity();
            for (PointLeaf leaf : nest.leaves()) {
                Expression flow = Folding.product(Expression.constant(leaf.quantity()), activity);
                if (sigma != 0) {
                    Expression ratio = Folding.over(
                            Folding.product(index(owner, nest), Expression.constant(leaf.price())),
                            userPrice(leaf, side));
                    flow = Folding.product(flow, Folding.power(ratio, sigma));
                }
                add(market, leaf.good(), flow);
                for (PointTax tax : leaf.taxes()) {
                    add(receipts, tax.to(), Folding.product(tax.rate(), Expression.ref(leaf.good()), flow));
                }
            }
            for (PointNest below : nest.nests()) {
                Expression ratio = Folding.over(index(owner, nest), index(owner, below));
                flows(owner, below, side, Folding.product(activity, Folding.power(ratio, sigma)), market);
            }
        }

        private static void add(Map<String, List<Expression>> to, String name, Expression term) {
            to.computeIfAbsent(name, k -> new ArrayList<>()).add(term);
        }

        private static Expression sum(Map<String, List<Expression>> of, String name) {
            return Folding.sum(of.getOrDefault(name, List.of()));
        }
    }
}
