package org.cgeleap.cge.stress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.cgeleap.cge.system.CompiledModel;

/**
 * A model in which every endowment and tax rate has a factor, and every nest an elasticity, that scenarios can set. At the
 * base values it is the model it was made of.
 */
public final class Shockable {
    private final double[] baseParameters;
    private final CompiledModel compiledBase;
    private final List<Parameter> added = new ArrayList<>();

    /** Parameters {@code endowment.k}, in the order of the consumers' endowments. */
    public final List<String> endowments = new ArrayList<>();

    /** Parameters {@code tax.k}: factor on a rate. */
    public final List<String> taxes = new ArrayList<>();

    /** Parameters {@code levy.k}: added to a rate on an input or a demand, 0 at the base. */
    public final List<String> inputLevies = new ArrayList<>();

    /** Parameters {@code levy.k} of outputs. */
    public final List<String> outputLevies = new ArrayList<>();

    /** Parameters {@code sigma.k} of nests of inputs and demand. */
    public final List<String> elasticities = new ArrayList<>();

    /** Parameters {@code eta.k} of nests of outputs. */
    public final List<String> transformations = new ArrayList<>();

    private final EquilibriumModel model;
    private final Set<String> instruments;
    private final Set<Leaf> levied = Collections.newSetFromMap(new IdentityHashMap<>());

    private Shockable(EquilibriumModel base) {
        this.compiledBase = CompiledModel.compile(base);
        this.baseParameters = compiledBase.baseParameters();
        this.instruments = base.auxiliaries().stream().map(Auxiliary::name).collect(Collectors.toSet());
        List<Activity> activities = new ArrayList<>();
        for (Activity a : base.activities()) {
            activities.add(new Activity(a.name(), nest(a.outputs(), true), nest(a.inputs(), false), a.level()));
        }
        List<Consumer> consumers = new ArrayList<>();
        for (Consumer c : base.consumers()) {
            List<Endowment> owned = new ArrayList<>();
            for (Endowment e : c.endowments()) {
                owned.add(new Endowment(
                        e.good(), e.quantity().times(parameter(endowments, "endowment." + endowments.size(), 1))));
            }
            consumers.add(new Consumer(c.name(), owned, nest(c.demand(), false), c.income()));
        }
        List<Parameter> parameters = new ArrayList<>(base.parameters());
        parameters.addAll(added);
        model = new EquilibriumModel(
                base.title(),
                parameters,
                activities,
                consumers,
                base.prices(),
                base.auxiliaries(),
                base.numeraire(),
                base.scenarios());
    }

    /** The model with parameters for every number that a shock may change. */
    public static Shockable of(EquilibriumModel base) {
        return new Shockable(base);
    }

    public EquilibriumModel model() {
        return model;
    }

    private Expression parameter(List<String> names, String name, double value) {
        names.add(name);
        added.add(new Parameter(name, Expression.constant(value)));
        return Expression.ref(name);
    }

    /** A number or a parameter; NaN if it is anything else. */
    private double number(Expression expression) {
        if (expression instanceof Expression.Constant c) {
            return c.value();
        }
        return expression instanceof Expression.Ref r
                ? baseParameters[compiledBase.parameterIndex(r.name())]
                : Double.NaN;
    }

    private static Stream<String> names(Expression expression) {
        if (expression instanceof Expression.Ref ref) {
            return Stream.of(ref.name());
        } else if (expression instanceof Expression.Negate negate) {
            return names(negate.of());
        } else if (expression instanceof Expression.Binary binary) {
            return Stream.concat(names(binary.left()), names(binary.right()));
        }
        return expression instanceof Expression.Call call
                ? call.arguments().stream().flatMap(Shockable::names)
                : Stream.empty();
    }

    private Nest nest(Nest nest, boolean output) {
        List<Branch> branches = new ArrayList<>();
        for (Branch b : nest.of()) {
            branches.add(b instanceof Leaf leaf ? leaf(leaf, output) : nest((Nest) b, output));
        }
        List<String> names = output ? transformations : elasticities;
        double number = number(nest.elasticity());
        // a leaf that is free at the benchmark stands under elasticity zero only
        boolean keep = Double.isNaN(number)
                || nest.of().stream().anyMatch(b -> b instanceof Leaf l && !(number(l.price()) > 0));
        Expression elasticity =
                keep ? nest.elasticity() : parameter(names, (output ? "eta." : "sigma.") + names.size(), number);
        return Nest.of(nest.name(), elasticity, branches.toArray(Branch[]::new));
    }

    private Leaf leaf(Leaf leaf, boolean output) {
        List<Tax> rates = new ArrayList<>();
        for (Tax t : leaf.taxes()) {
            if (names(t.rate()).anyMatch(instruments::contains)) {
                rates.add(t); // set by the model itself
                continue;
            }
            Expression rate = t.rate().times(parameter(taxes, "tax." + taxes.size(), 1));
            if (levied.add(leaf)) {
                String name = "levy." + (inputLevies.size() + outputLevies.size());
                rate = rate.plus(parameter(output ? outputLevies : inputLevies, name, 0));
            }
            rates.add(new Tax(rate, t.to()));
        }
        return new Leaf(leaf.name(), leaf.good(), leaf.quantity(), leaf.price(), rates);
    }
}
