package org.cgeleap.cge.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cgeleap.cge.export.PointModel.PointActivity;
import org.cgeleap.cge.export.PointModel.PointConsumer;
import org.cgeleap.cge.export.PointModel.PointEndowment;
import org.cgeleap.cge.export.PointNest.PointLeaf;
import org.cgeleap.cge.export.PointNest.PointTax;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.system.VariableKind;

/**
 * A model at a point in GAMS/MPSGE (Rutherford 1999, "Applied General Equilibrium Modeling with MPSGE as a GAMS Subsystem"):
 * $PROD, $DEMAND and $CONSTRAINT blocks with the nests as nests.
 *
 * <p>What MPSGE has no word for is said with what it has, at the same point: a tax rate or an endowment that is not linear in
 * auxiliaries becomes an auxiliary of its own; demand that is taxed becomes a sector that makes the consumer's good.
 */
final class MpsgeWriter {
    /** A benchmark price that MPSGE lets pass for zero: adds a part of 1e-12 to the value of its nest. */
    private static final double NO_VALUE = 1e-12;

    private final PointModel model;
    private final GamsNames names = GamsNames.ofMpsge();
    private final GamsText out = new GamsText();
    private final Map<String, PointVariable> added = new LinkedHashMap<>();
    private final Map<Expression, String> named = new LinkedHashMap<>();
    private final Map<String, Expression> constraints = new LinkedHashMap<>();

    private MpsgeWriter(PointModel model) {
        this.model = model;
        model.variables().keySet().forEach(names::of);
    }

    static String write(PointModel model, String point) {
        return new MpsgeWriter(model).text(point);
    }

    private String text(String point) {
        GamsText blocks = blocks();
        GamsSolve.heading(out, model, point);
        out.line("$ontext");
        out.line("$model:cgeleap");
        declare("$sectors:", VariableKind.LEVEL);
        declare("$commodities:", VariableKind.PRICE);
        declare("$consumers:", VariableKind.INCOME);
        declare("$auxiliary:", VariableKind.AUXILIARY);
        out.line(blocks.toString());
        out.line("$offtext");
        out.line("$sysinclude mpsgeset cgeleap");
        out.line("");
        GamsSolve.starts(out, model.variables().values(), names::of);
        GamsSolve.starts(out, added.values(), names::of);
        out.line("");
        out.line("if(%check%, cgeleap.iterlim = 0;);");
        out.line("$include CGELEAP.GEN");
        out.line("Solve cgeleap using mcp;");
        GamsSolve.comparison(out, model.variables().values(), names);
        return out.toString();
    }

    private void declare(String heading, VariableKind kind) {
        List<PointVariable> some = new ArrayList<>(model.variables().values());
        some.addAll(added.values());
        some.removeIf(v -> v.kind() != kind);
        if (some.isEmpty()) {
            return;
        }
        out.line("");
        out.line(heading);
        some.forEach(v -> out.line("   " + names.of(v.name()) + "   ! " + GamsText.plain(v.name())));
    }

    /** The blocks; variables they need beside the model's are added on the way. */
    private GamsText blocks() {
        GamsText text = new GamsText();
        for (PointActivity activity : model.activities()) {
            Tree outputs = new Tree("t", activity.outputs());
            Tree inputs = new Tree("s", activity.inputs());
            head(text, "$prod:" + names.of(activity.name()), List.of(outputs, inputs));
            leaves(text, "o", outputs, activity.outputs());
            leaves(text, "i", inputs, activity.inputs());
        }
        for (PointConsumer consumer : model.consumers()) {
            demand(text, consumer);
        }
        Map<String, Expression> all = new LinkedHashMap<>(model.constraints());
        all.putAll(constraints);
        all.forEach((name, e) -> {
            PointVariable v = added.getOrDefault(name, model.variables().get(name));
            boolean equation = v != null && v.free();
            text.line("");
            text.line("$constraint:" + names.of(name));
            text.broken("  ", GamsText.terms(e, names::of), equation ? " =e= 0;" : " =g= 0;");
        });
        return text;
    }

    private void demand(GamsText text, PointConsumer consumer) {
        String name = names.of(consumer.name());
        PointNest root = consumer.demand();
        if (root.taxed()) {
            String good = "price of what " + consumer.name() + " demands";
            String maker = "making of what " + consumer.name() + " demands";
            double income = value(consumer.name());
            PointVariable index = index(good, root);
            added.put(good, index);
            added.put(
                    maker,
                    new PointVariable(
                            maker,
                            VariableKind.LEVEL,
                            income / (root.value() * index.value()),
                            0,
                            Double.POSITIVE_INFINITY,
                            false));
            Tree inputs = new Tree("s", root);
            head(text, "$prod:" + names.of(maker), List.of(inputs));
            text.line("   o:" + names.of(good) + "   q:" + GamsText.number(root.value()));
            leaves(text, "i", inputs, root);
            text.line("");
            text.line("$demand:" + name);
            text.line("   d:" + names.of(good) + "   q:" + GamsText.number(root.value()));
        } else {
            Tree tree = new Tree("s", root);
            head(text, "$demand:" + name, List.of(tree));
            leaves(text, "d", tree, root);
        }
        for (PointEndowment endowment : consumer.endowments()) {
            String good = "   e:" + names.of(endowment.good());
            linear(endowment.quantity(), "endowment")
                    .forEach((by, factor) -> text.line(
                            good + "   q:" + GamsText.number(factor) + (by.isEmpty() ? "" : "   r:" + names.of(by))));
        }
    }

    /** The price index of a taxed demand, at the point. */
    private PointVariable index(String name, PointNest root) {
        PointConsumer alone = new PointConsumer(name, List.of(), root);
        PointVariable income = new PointVariable(name, VariableKind.INCOME, 1, 0, Double.POSITIVE_INFINITY, false);
        Map<String, PointVariable> variables = new LinkedHashMap<>(model.variables());
        variables.put(name, income);
        PointModel part = new PointModel("", List.of(), List.of(alone), Map.of(), variables);
        AlgebraicModel algebra = AlgebraicModel.of(part);
        Map<String, Double> indices = new AlgebraicValues(part, algebra).definitions();
        double value = indices.getOrDefault(name + " demand 1", 1.0);
        return new PointVariable(name, VariableKind.PRICE, value, 0, Double.POSITIVE_INFINITY, false);
    }

    private double value(String variable) {
        PointVariable v = model.variables().get(variable);
        if (v == null) {
            throw new IllegalStateException("no variable " + variable);
        }
        return v.value();
    }

    /** Coefficients by auxiliary, the constant under the empty name; what is not linear gets an auxiliary of its own. */
    private Map<String, Double> linear(Expression e, String what) {
        Optional<Map<String, Double>> terms = Folding.linear(e);
        if (terms.isPresent()) {
            Map<String, Double> some = new LinkedHashMap<>(terms.get());
            some.values().removeIf(v -> v == 0);
            return some;
        }
        String name = named.computeIfAbsent(e, k -> {
            String given = what + " " + (named.size() + 1);
            while (model.variables().containsKey(given)) {
                given += "'";
            }
            double value = Folding.number(Folding.fold(k, n -> OptionalDouble.of(value(n))));
            added.put(
                    given,
                    new PointVariable(
                            given,
                            VariableKind.AUXILIARY,
                            value,
                            Double.NEGATIVE_INFINITY,
                            Double.POSITIVE_INFINITY,
                            false));
            constraints.put(given, Folding.minus(Expression.ref(given), k));
            return given;
        });
        return Map.of(name, 1.0);
    }

    private static void head(GamsText text, String block, List<Tree> trees) {
        List<String> elasticities = new ArrayList<>();
        trees.forEach(t -> elasticities.addAll(t.elasticities));
        text.line("");
        text.continued(block, "  ", elasticities);
    }

    private void leaves(GamsText text, String field, Tree tree, PointNest nest) {
        for (PointLeaf leaf : nest.leaves()) {
            double price = leaf.price() == 0 ? NO_VALUE * nest.value() / leaf.quantity() : leaf.price();
            List<String> parts = new ArrayList<>();
            parts.add("q:" + GamsText.number(leaf.quantity()));
            parts.add("p:" + GamsText.number(price));
            for (PointTax tax : leaf.taxes()) {
                linear(tax.rate(), "tax rate")
                        .forEach((by, factor) -> parts.add("a:" + names.of(tax.to())
                                + (by.isEmpty()
                                        ? "  t:" + GamsText.number(factor)
                                        : "  n:" + names.of(by) + "  m:" + GamsText.number(factor))));
            }
            String id = tree.id(nest);
            if (!id.isEmpty()) {
                parts.add(id + ":");
            }
            text.continued("   " + field + ":" + names.of(leaf.good()), "   ", parts);
        }
        nest.nests().forEach(below -> leaves(text, field, tree, below));
    }

    /** MPSGE's names of the nests of one tree and their elasticities; the root is {@code s} or {@code t}. */
    private static final class Tree {
        final List<String> elasticities = new ArrayList<>();
        private final Map<String, String> ids = new LinkedHashMap<>();
        private final String root;

        Tree(String root, PointNest nest) {
            this.root = root;
            elasticities.add(root + ":" + GamsText.number(nest.elasticity()));
            nest.nests().forEach(below -> add(below, root));
        }

        private void add(PointNest nest, String above) {
            // four characters are the most that every version of MPSGE reads
            String id = (root.equals("t") ? "o" : "n") + (ids.size() + 1);
            ids.put(nest.id(), id);
            elasticities.add(id + "(" + above + "):" + GamsText.number(nest.elasticity()));
            nest.nests().forEach(below -> add(below, id));
        }

        /** The mark of a leaf in a nest; none in the root. */
        String id(PointNest nest) {
            return ids.getOrDefault(nest.id(), "").toLowerCase(Locale.ROOT);
        }
    }
}
