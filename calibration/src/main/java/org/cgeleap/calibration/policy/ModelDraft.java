package org.cgeleap.calibration.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
 * A model while instruments add to it. What is there keeps its name and its order; what is added is neutral at the
 * parameters it is declared with, so that the model's solutions are those of the model it was made of.
 */
public final class ModelDraft {
    /** Bounds of a variable of an equation. */
    static final Bounds FREE = new Bounds(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private final EquilibriumModel from;
    private final List<Parameter> parameters;
    private final Map<String, Activity> activities = new LinkedHashMap<>();
    private final Map<String, Consumer> consumers = new LinkedHashMap<>();
    private final Map<String, Auxiliary> auxiliaries = new LinkedHashMap<>();
    private final Map<String, Bounds> prices;

    /**
     * A draft that says what a model says.
     *
     * @param from the model, which stays as it is
     */
    public ModelDraft(EquilibriumModel from) {
        this.from = from;
        this.parameters = new ArrayList<>(from.parameters());
        from.activities().forEach(a -> activities.put(a.name(), a));
        from.consumers().forEach(c -> consumers.put(c.name(), c));
        from.auxiliaries().forEach(a -> auxiliaries.put(a.name(), a));
        this.prices = new LinkedHashMap<>(from.prices());
    }

    /** {@return the model as said so far} */
    public EquilibriumModel build() {
        return new EquilibriumModel(
                from.title(),
                parameters,
                List.copyOf(activities.values()),
                List.copyOf(consumers.values()),
                prices,
                List.copyOf(auxiliaries.values()),
                from.numeraire(),
                from.scenarios());
    }

    /** Declares a parameter with its neutral value. */
    Expression parameter(String name, double neutral) {
        parameters.add(new Parameter(name, Expression.constant(neutral)));
        return Expression.ref(name);
    }

    /** Declares an auxiliary and returns the reference to it. */
    Expression auxiliary(String name, Expression constraint, Bounds bounds) {
        auxiliaries.put(name, new Auxiliary(name, constraint, bounds));
        return Expression.ref(name);
    }

    /** Gives an auxiliary that is there another constraint. */
    void constrain(String name, UnaryOperator<Expression> change) {
        Auxiliary old = known(auxiliaries, name);
        auxiliaries.put(name, new Auxiliary(name, change.apply(old.constraint()), old.bounds()));
    }

    /** Bounds of a price that is not what prices are by default. */
    void price(String good, Bounds bounds) {
        prices.put(good, bounds);
    }

    /** Adds to what a consumer owns. */
    void endow(String consumer, String good, Expression quantity) {
        Consumer old = known(consumers, consumer);
        List<Endowment> owned = new ArrayList<>(old.endowments());
        owned.add(new Endowment(good, quantity));
        consumers.put(consumer, new Consumer(old.name(), owned, old.demand(), old.income()));
    }

    /** Changes quantities a consumer owns of a good. */
    void owned(String consumer, String good, UnaryOperator<Expression> change) {
        Consumer old = known(consumers, consumer);
        List<Endowment> owned = old.endowments().stream()
                .map(e -> e.good().equals(good) ? new Endowment(good, change.apply(e.quantity())) : e)
                .toList();
        consumers.put(consumer, new Consumer(old.name(), owned, old.demand(), old.income()));
    }

    /** Adds a consumer. */
    void consumer(Consumer consumer) {
        consumers.put(consumer.name(), consumer);
    }

    /** Names of the activities. */
    List<String> activities() {
        return List.copyOf(activities.keySet());
    }

    /** Whether an activity is there. */
    boolean has(String activity) {
        return activities.containsKey(activity);
    }

    /** Leaves of an activity's inputs. */
    List<Leaf> inputs(String activity) {
        List<Leaf> leaves = new ArrayList<>();
        collect(known(activities, activity).inputs(), leaves);
        return leaves;
    }

    /** Leaves of an activity's outputs. */
    List<Leaf> outputs(String activity) {
        List<Leaf> leaves = new ArrayList<>();
        collect(known(activities, activity).outputs(), leaves);
        return leaves;
    }

    private static void collect(Branch branch, List<Leaf> to) {
        if (branch instanceof Leaf leaf) {
            to.add(leaf);
        } else {
            ((Nest) branch).of().forEach(b -> collect(b, to));
        }
    }

    /** Adds an input that goes with one that is there, in fixed proportion to it. */
    void beside(String activity, String leaf, Leaf added) {
        Activity old = known(activities, activity);
        put(old, old.outputs(), (Nest) beside(old.inputs(), leaf, added));
    }

    private static Branch beside(Branch branch, String leaf, Leaf added) {
        if (branch instanceof Leaf l) {
            return l.name().equals(leaf) ? Nest.of("WITH." + leaf, 0, l, added) : l;
        }
        Nest nest = (Nest) branch;
        boolean fixed = nest.elasticity().equals(Expression.constant(0));
        List<Branch> of = new ArrayList<>();
        boolean here = false;
        for (Branch b : nest.of()) {
            here |= b instanceof Leaf l && l.name().equals(leaf);
            of.add(fixed && b instanceof Leaf ? b : beside(b, leaf, added));
        }
        if (fixed && here) {
            of.add(added);
        }
        return new Nest(nest.name(), nest.elasticity(), of);
    }

    /** Adds an input in fixed proportion to an activity's level. */
    void input(String activity, Leaf added) {
        Activity old = known(activities, activity);
        put(old, old.outputs(), with(old.inputs(), "ALSO", added));
    }

    /** Adds an output in fixed proportion to an activity's level. */
    void output(String activity, Leaf added) {
        Activity old = known(activities, activity);
        put(old, with(old.outputs(), "ALSO", added), old.inputs());
    }

    private static Nest with(Nest nest, String name, Leaf added) {
        if (nest.elasticity().equals(Expression.constant(0))) {
            List<Branch> of = new ArrayList<>(nest.of());
            of.add(added);
            return new Nest(nest.name(), nest.elasticity(), of);
        }
        return Nest.of(name, 0, nest, added);
    }

    /** Adds a tax (negative: a subsidy) on inputs that fit. */
    void taxInputs(String activity, Predicate<Leaf> which, Tax tax) {
        Activity old = known(activities, activity);
        put(old, old.outputs(), (Nest) taxed(old.inputs(), which, tax));
    }

    /** Adds a tax (negative: a subsidy) on outputs that fit. */
    void taxOutputs(String activity, Predicate<Leaf> which, Tax tax) {
        Activity old = known(activities, activity);
        put(old, (Nest) taxed(old.outputs(), which, tax), old.inputs());
    }

    private static Branch taxed(Branch branch, Predicate<Leaf> which, Tax tax) {
        if (branch instanceof Leaf leaf) {
            if (!which.test(leaf)) {
                return leaf;
            }
            List<Tax> taxes = new ArrayList<>(leaf.taxes());
            taxes.add(tax);
            return new Leaf(leaf.name(), leaf.good(), leaf.quantity(), leaf.price(), taxes);
        }
        Nest nest = (Nest) branch;
        return new Nest(
                nest.name(),
                nest.elasticity(),
                nest.of().stream().map(b -> taxed(b, which, tax)).toList());
    }

    private void put(Activity old, Nest outputs, Nest inputs) {
        activities.put(old.name(), new Activity(old.name(), outputs, inputs, old.level()));
    }

    private static <T> T known(Map<String, T> all, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no " + name + " in the model; it has " + all.keySet());
        }
        return found;
    }
}
