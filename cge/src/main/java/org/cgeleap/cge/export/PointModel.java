package org.cgeleap.cge.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cgeleap.cge.export.PointNest.PointLeaf;
import org.cgeleap.cge.export.PointNest.PointTax;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Auxiliary;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.ModelClosure;
import org.cgeleap.cge.system.ModelClosure.Given;
import org.cgeleap.cge.system.ModelClosure.Role;
import org.cgeleap.cge.system.VariableKind;

/**
 * A model at a solved point, every parameter replaced by its number there: what all export formats are written from.
 *
 * <p>A swap is undone without moving the point: the parameter it solved for stands at its solved value and the variable it
 * held is solved again.
 *
 * @param title of the model
 * @param activities with a positive output and input
 * @param consumers all
 * @param constraints of the auxiliaries, by name, as expressions of variables
 * @param variables by name: levels, prices, incomes, auxiliaries
 */
record PointModel(
        String title,
        List<PointActivity> activities,
        List<PointConsumer> consumers,
        Map<String, Expression> constraints,
        Map<String, PointVariable> variables) {

    /** Zero profit ⊥ level. */
    record PointActivity(String name, PointNest outputs, PointNest inputs) {}

    /** Income balance ⊥ income; an endowment's quantity may name auxiliaries. */
    record PointConsumer(String name, List<PointEndowment> endowments, PointNest demand) {}

    /** A quantity owned; negative for a fixed demand. */
    record PointEndowment(String good, Expression quantity) {}

    /** The model at a point. */
    static PointModel of(Equilibrium at) {
        CompiledModel compiled = at.model();
        EquilibriumModel model = compiled.model();
        double[] parameters = at.parameters();
        Numbers numbers = new Numbers(compiled, parameters);
        List<PointActivity> activities = new ArrayList<>();
        for (Activity activity : model.activities()) {
            Optional<PointNest> outputs = numbers.nest(activity.outputs());
            Optional<PointNest> inputs = numbers.nest(activity.inputs());
            if (outputs.isEmpty() || inputs.isEmpty()) {
                throw new IllegalArgumentException("activity " + activity.name() + " has no "
                        + (outputs.isEmpty() ? "output" : "input")
                        + " of positive quantity at this point; expected one on each side, for the other formats have no"
                        + " word for an activity without: leave it out of the model");
            }
            activities.add(new PointActivity(activity.name(), outputs.get(), inputs.get()));
        }
        List<PointConsumer> consumers = new ArrayList<>();
        for (Consumer consumer : model.consumers()) {
            List<PointEndowment> endowments = consumer.endowments().stream()
                    .map(e -> new PointEndowment(e.good(), numbers.fold(e.quantity())))
                    .filter(e -> !(e.quantity() instanceof Expression.Constant c && c.value() == 0))
                    .toList();
            PointNest demand = numbers.nest(consumer.demand())
                    .orElseThrow(() -> new IllegalArgumentException("consumer " + consumer.name()
                            + " demands nothing at this point; expected a good of positive quantity"));
            consumers.add(new PointConsumer(consumer.name(), endowments, demand));
        }
        Map<String, Expression> constraints = new LinkedHashMap<>();
        for (Auxiliary auxiliary : model.auxiliaries()) {
            constraints.put(auxiliary.name(), numbers.fold(auxiliary.constraint()));
        }
        return new PointModel(model.title(), activities, consumers, constraints, variables(at));
    }

    private static Map<String, PointVariable> variables(Equilibrium at) {
        CompiledModel compiled = at.model();
        ModelClosure closure = at.closure();
        Map<String, Given> held = new HashMap<>();
        for (Role role : List.of(Role.NUMERAIRE, Role.HELD)) {
            closure.given(role).forEach(g -> held.put(g.name(), g));
        }
        closure.given(Role.SWAPPED).forEach(g -> {
            if (compiled.findVariable(g.instead()) >= 0) {
                held.put(g.instead(), g);
            }
        });
        Map<String, Given> bounded = new HashMap<>();
        closure.given(Role.BOUNDED).forEach(g -> bounded.put(g.name(), g));
        Map<String, PointVariable> variables = new LinkedHashMap<>();
        for (int i = 0; i < compiled.variableCount(); i++) {
            String name = compiled.variableName(i);
            VariableKind kind = compiled.kind(i);
            Given bounds = bounded.get(name);
            double lower = bounds != null ? bounds.lower() : kind == VariableKind.INCOME ? Double.NEGATIVE_INFINITY : 0;
            double upper = bounds != null ? bounds.upper() : Double.POSITIVE_INFINITY;
            variables.put(name, new PointVariable(name, kind, at.value(i), lower, upper, held.containsKey(name)));
        }
        return variables;
    }

    /** Parameters' values put into expressions and trees. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one call, never compared
    private record Numbers(CompiledModel compiled, double[] parameters) {

        Expression fold(Expression e) {
            return Folding.fold(e, name -> {
                int p = compiled.findParameter(name);
                return p >= 0 ? OptionalDouble.of(parameters[p]) : OptionalDouble.empty();
            });
        }

        double number(Expression e) {
            return Folding.number(fold(e));
        }

        Optional<PointNest> nest(Nest nest) {
            return nest(nest, "1");
        }

        private Optional<PointNest> nest(Nest nest, String id) {
            List<PointLeaf> leaves = new ArrayList<>();
            List<PointNest> nests = new ArrayList<>();
            double value = 0;
            for (Branch branch : nest.of()) {
                if (branch instanceof Leaf leaf) {
                    double quantity = number(leaf.quantity());
                    if (quantity == 0) {
                        continue;
                    }
                    double price = number(leaf.price());
                    value += quantity * price;
                    leaves.add(new PointLeaf(
                            leaf.good(),
                            quantity,
                            price,
                            leaf.taxes().stream()
                                    .map(t -> new PointTax(fold(t.rate()), t.to()))
                                    .filter(t -> !(t.rate() instanceof Expression.Constant c && c.value() == 0))
                                    .toList()));
                } else if (branch instanceof Nest below) {
                    Optional<PointNest> some = nest(below, id + "." + (nests.size() + 1));
                    if (some.isPresent()) {
                        value += some.get().value();
                        nests.add(some.get());
                    }
                }
            }
            if (leaves.isEmpty() && nests.isEmpty()) {
                return Optional.empty();
            }
            double elasticity = leaves.size() + nests.size() < 2 ? 0 : number(nest.elasticity());
            return Optional.of(new PointNest(id, elasticity, value, leaves, nests));
        }
    }
}
