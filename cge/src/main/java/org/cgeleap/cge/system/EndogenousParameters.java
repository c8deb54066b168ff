package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Auxiliary;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Parameter;
import org.cgeleap.cge.model.Tax;

/**
 * A model in which some parameters are auxiliaries without bounds. Parameters defined by them become expressions where they
 * are used, unless a scenario sets them.
 */
final class EndogenousParameters {
    private final CompiledModel base;
    private final Set<String> freed;
    private final String scenario;
    private final List<Parameter> kept = new ArrayList<>();
    /** What stands for each parameter that is none any more: its own name as a variable, or its definition. */
    private final Map<String, Expression> instead = new HashMap<>();

    private final List<String> findings = new ArrayList<>();

    EndogenousParameters(CompiledModel base, Set<String> freed, Set<String> set, String scenario) {
        this.base = base;
        this.freed = freed;
        this.scenario = scenario;
        for (Parameter parameter : base.model().parameters()) {
            Expression value = set.contains(parameter.name()) ? Expression.constant(0) : parameter.value();
            if (freed.contains(parameter.name())) {
                instead.put(parameter.name(), Expression.ref(parameter.name()));
            } else if (uses(value)) {
                instead.put(parameter.name(), replaced(value));
            } else {
                kept.add(parameter(parameter, set));
            }
        }
    }

    /** A set parameter keeps its base value as a constant, for its definition may name what is no parameter any more. */
    private Parameter parameter(Parameter given, Set<String> set) {
        return set.contains(given.name()) && uses(given.value())
                ? new Parameter(given.name(), Expression.constant(value(given.name())))
                : given;
    }

    private double value(String parameter) {
        return base.baseParameters()[base.parameterIndex(parameter)];
    }

    /** What cannot be, filled by {@link #model}. */
    List<String> findings() {
        return findings;
    }

    EquilibriumModel model() {
        EquilibriumModel given = base.model();
        List<Activity> activities = new ArrayList<>();
        for (Activity a : given.activities()) {
            Nest outputs = (Nest) branch(a.outputs(), "outputs of " + a.name());
            Nest inputs = (Nest) branch(a.inputs(), "inputs of " + a.name());
            activities.add(new Activity(a.name(), outputs, inputs, a.level()));
        }
        List<Consumer> consumers = new ArrayList<>();
        for (Consumer c : given.consumers()) {
            List<Endowment> endowments = c.endowments().stream()
                    .map(e -> new Endowment(e.good(), replaced(e.quantity())))
                    .toList();
            consumers.add(
                    new Consumer(c.name(), endowments, (Nest) branch(c.demand(), "demand of " + c.name()), c.income()));
        }
        List<Auxiliary> auxiliaries = new ArrayList<>();
        given.auxiliaries()
                .forEach(a -> auxiliaries.add(new Auxiliary(a.name(), replaced(a.constraint()), a.bounds())));
        for (Parameter parameter : given.parameters()) {
            if (freed.contains(parameter.name())) {
                Bounds free = new Bounds(value(parameter.name()), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
                auxiliaries.add(new Auxiliary(parameter.name(), Expression.constant(0), free));
            }
        }
        return new EquilibriumModel(
                given.title(), kept, activities, consumers, given.prices(), auxiliaries, given.numeraire(), List.of());
    }

    private Branch branch(Branch branch, String place) {
        if (branch instanceof Leaf leaf) {
            String here = place + ", " + leaf.name();
            known(leaf.quantity(), "the quantity of " + here);
            known(leaf.price(), "the benchmark price of " + here);
            List<Tax> taxes = leaf.taxes().stream()
                    .map(t -> new Tax(replaced(t.rate()), t.to()))
                    .toList();
            return new Leaf(leaf.name(), leaf.good(), leaf.quantity(), leaf.price(), taxes);
        }
        Nest nest = (Nest) branch;
        known(nest.elasticity(), "the elasticity of " + place + ", nest " + nest.name());
        return new Nest(
                nest.name(),
                nest.elasticity(),
                nest.of().stream().map(b -> branch(b, place)).toList());
    }

    private void known(Expression expression, String place) {
        if (uses(expression)) {
            findings.add(scenario + ", swap: " + place + " depends on " + String.join(", ", freed)
                    + ", which would become endogenous; only endowments, tax rates and constraints may depend on what is"
                    + " solved");
        }
    }

    private boolean uses(Expression e) {
        if (e instanceof Expression.Ref r) {
            return instead.containsKey(r.name());
        } else if (e instanceof Expression.Negate n) {
            return uses(n.of());
        } else if (e instanceof Expression.Binary b) {
            return uses(b.left()) || uses(b.right());
        } else if (e instanceof Expression.Call f) {
            return f.arguments().stream().anyMatch(this::uses);
        }
        return false;
    }

    private Expression replaced(Expression e) {
        if (e instanceof Expression.Ref r) {
            return instead.getOrDefault(r.name(), r);
        } else if (e instanceof Expression.Negate n) {
            return new Expression.Negate(replaced(n.of()));
        } else if (e instanceof Expression.Binary b) {
            return new Expression.Binary(b.operator(), replaced(b.left()), replaced(b.right()));
        } else if (e instanceof Expression.Call f) {
            return new Expression.Call(
                    f.function(), f.arguments().stream().map(this::replaced).toList());
        }
        return e;
    }
}
