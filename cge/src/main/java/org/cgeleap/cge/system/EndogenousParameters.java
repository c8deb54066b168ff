package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
 * are used, unless a scenario sets them. Within nests a parameter of another name stands for each, which follows the auxiliary
 * ({@link SolvedParameters}).
 */
final class EndogenousParameters {
    /** Completes the name of the parameter within nests that follows an auxiliary. */
    private static final String FOLLOWS = " (solved)";

    private final CompiledModel base;
    private final Set<String> freed;
    private final List<Parameter> kept = new ArrayList<>();
    /** What stands for each parameter that is none any more: its own name as a variable, or its definition. */
    private final Map<String, Expression> instead = new HashMap<>();

    /** The same within nests, whose numbers are functions of parameters. */
    private final Map<String, Expression> inNests = new HashMap<>();

    /** The parameter within nests that follows each auxiliary; filled by {@link #model}. */
    private final Map<String, String> followed = new LinkedHashMap<>();

    EndogenousParameters(CompiledModel base, Set<String> freed, Set<String> set) {
        this.base = base;
        this.freed = freed;
        for (Parameter parameter : base.model().parameters()) {
            Expression value = set.contains(parameter.name()) ? Expression.constant(0) : parameter.value();
            if (freed.contains(parameter.name())) {
                instead.put(parameter.name(), Expression.ref(parameter.name()));
                inNests.put(parameter.name(), Expression.ref(parameter.name() + FOLLOWS));
            } else if (uses(value)) {
                inNests.put(parameter.name(), replaced(value, inNests));
                instead.put(parameter.name(), replaced(value, instead));
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

    /** The parameter of nests that follows an auxiliary, by the auxiliary; none before {@link #model}. */
    Map<String, String> followed() {
        return followed;
    }

    EquilibriumModel model() {
        EquilibriumModel given = base.model();
        List<Activity> activities = new ArrayList<>();
        for (Activity a : given.activities()) {
            Nest outputs = (Nest) branch(a.outputs());
            Nest inputs = (Nest) branch(a.inputs());
            activities.add(new Activity(a.name(), outputs, inputs, a.level()));
        }
        List<Consumer> consumers = new ArrayList<>();
        for (Consumer c : given.consumers()) {
            List<Endowment> endowments = c.endowments().stream()
                    .map(e -> new Endowment(e.good(), replaced(e.quantity(), instead)))
                    .toList();
            consumers.add(new Consumer(c.name(), endowments, (Nest) branch(c.demand()), c.income()));
        }
        List<Auxiliary> auxiliaries = new ArrayList<>();
        given.auxiliaries()
                .forEach(a -> auxiliaries.add(new Auxiliary(a.name(), replaced(a.constraint(), instead), a.bounds())));
        for (Parameter parameter : given.parameters()) {
            if (freed.contains(parameter.name())) {
                Bounds free = new Bounds(value(parameter.name()), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
                auxiliaries.add(new Auxiliary(parameter.name(), Expression.constant(0), free));
            }
        }
        List<Parameter> parameters = new ArrayList<>(kept);
        followed.forEach((auxiliary, parameter) ->
                parameters.add(new Parameter(parameter, Expression.constant(value(auxiliary)))));
        return new EquilibriumModel(
                given.title(),
                parameters,
                activities,
                consumers,
                given.prices(),
                auxiliaries,
                given.numeraire(),
                List.of());
    }

    private Branch branch(Branch branch) {
        if (branch instanceof Leaf leaf) {
            List<Tax> taxes = leaf.taxes().stream()
                    .map(t -> new Tax(replaced(t.rate(), instead), t.to()))
                    .toList();
            return new Leaf(leaf.name(), leaf.good(), nestNumber(leaf.quantity()), nestNumber(leaf.price()), taxes);
        }
        Nest nest = (Nest) branch;
        return new Nest(
                nest.name(),
                nestNumber(nest.elasticity()),
                nest.of().stream().map(this::branch).toList());
    }

    /** A quantity, benchmark price or elasticity; what it follows is noted. */
    private Expression nestNumber(Expression given) {
        if (!uses(given)) {
            return given;
        }
        for (String name : freed) {
            if (reaches(given, name)) {
                followed.put(name, name + FOLLOWS);
            }
        }
        return replaced(given, inNests);
    }

    private boolean reaches(Expression e, String name) {
        if (e instanceof Expression.Ref r) {
            Expression definition = instead.get(r.name());
            return r.name().equals(name)
                    || (definition != null && !freed.contains(r.name()) && reaches(definition, name));
        }
        return parts(e).stream().anyMatch(part -> reaches(part, name));
    }

    private boolean uses(Expression e) {
        return e instanceof Expression.Ref r
                ? instead.containsKey(r.name())
                : parts(e).stream().anyMatch(this::uses);
    }

    private static List<Expression> parts(Expression e) {
        if (e instanceof Expression.Negate n) {
            return List.of(n.of());
        } else if (e instanceof Expression.Binary b) {
            return List.of(b.left(), b.right());
        } else if (e instanceof Expression.Call f) {
            return f.arguments();
        }
        return List.of();
    }

    private static Expression replaced(Expression e, Map<String, Expression> by) {
        if (e instanceof Expression.Ref r) {
            return by.getOrDefault(r.name(), r);
        } else if (e instanceof Expression.Negate n) {
            return new Expression.Negate(replaced(n.of(), by));
        } else if (e instanceof Expression.Binary b) {
            return new Expression.Binary(b.operator(), replaced(b.left(), by), replaced(b.right(), by));
        } else if (e instanceof Expression.Call f) {
            return new Expression.Call(
                    f.function(),
                    f.arguments().stream().map(a -> replaced(a, by)).toList());
        }
        return e;
    }
}
