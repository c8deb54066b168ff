package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.ModelClosure;
import org.cgeleap.cge.system.VariableKind;
import org.jspecify.annotations.Nullable;

/**
 * A point of a model by name: levels, prices, incomes, auxiliaries, flows (totals, not per unit of level), taxes.
 */
public final class Equilibrium {
    private final CompiledModel model;
    private final double[] parameters;
    private final double[] values;
    private final double[] marginals;
    private final double[] flows;
    private final double[] userPrices;
    private final double[] endowments;
    private final double[] taxRevenues;
    private final double[] expenditureIndices;
    private final double tolerance;
    private final boolean defined;
    private final Standing[] standings;
    private final List<Check> first;
    private final Supplier<ModelClosure> closure;
    private @Nullable List<Check> checks;

    /** How a variable stands to its condition. */
    enum Standing {
        /** Between its bounds: the condition holds. */
        FREE,
        /** At its lower bound: the condition may be positive. */
        LOWER,
        /** At its upper bound: the condition may be negative. */
        UPPER,
        /** Held: the condition is dropped. */
        HELD
    }

    /**
     * The point x of a system evaluated there; flows are NaN where it is not defined.
     *
     * @param first checks made by the solver
     */
    Equilibrium(
            EquilibriumSystem system,
            double[] parameters,
            double[] x,
            boolean defined,
            double tolerance,
            List<Check> first) {
        this.model = system.model();
        this.parameters = parameters;
        this.defined = defined;
        this.tolerance = tolerance;
        this.first = List.copyOf(first);
        this.closure = system.closureNow();
        this.standings = new Standing[x.length];
        Arrays.setAll(standings, i -> standing(system, x, i));
        this.values = new double[x.length];
        system.toNatural(x, values);
        this.marginals = numbers(x.length, defined, system::condition);
        this.flows = numbers(model.leafCount(), defined, system::flow);
        this.userPrices = numbers(model.leafCount(), defined, system::userPrice);
        this.endowments = numbers(model.endowmentCount(), defined, system::endowment);
        this.taxRevenues = numbers(model.taxCount(), defined, system::taxRevenue);
        this.expenditureIndices = numbers(
                x.length, defined, i -> model.kind(i) == VariableKind.INCOME ? system.expenditureIndex(i) : Double.NaN);
    }

    private static Standing standing(EquilibriumSystem system, double[] x, int i) {
        if (system.held(i)) {
            return Standing.HELD;
        }
        return x[i] >= system.upper(i) ? Standing.UPPER : x[i] <= system.lower(i) ? Standing.LOWER : Standing.FREE;
    }

    private static double[] numbers(int count, boolean defined, IntToDoubleFunction of) {
        double[] result = new double[count];
        Arrays.setAll(result, defined ? of : i -> Double.NaN);
        return result;
    }

    /** {@return the model whose variables these are; with swaps, the one compiled for them} */
    public CompiledModel model() {
        return model;
    }

    /** {@return everything that was given and not solved} */
    public ModelClosure closure() {
        return closure.get();
    }

    /** {@return parameter values of this equilibrium; a fresh copy} */
    public double[] parameters() {
        return parameters.clone();
    }

    /**
     * {@return value of a level, price, income or auxiliary}
     *
     * @param variable name of the variable
     * @throws IllegalArgumentException if the model has none of that name
     */
    public double value(String variable) {
        return values[model.variableIndex(variable)];
    }

    /**
     * {@return value of a variable}
     *
     * @param variable position in the order of the model's variables
     */
    public double value(int variable) {
        return values[variable];
    }

    /** {@return all variables in natural units; a fresh copy, fit as the start of the next solve} */
    public double[] values() {
        return values.clone();
    }

    /**
     * {@return what is left of a variable's condition: unit loss, excess supply, unspent income, slack of the constraint}
     *
     * @param variable position in the order of the model's variables
     */
    public double marginal(int variable) {
        return marginals[variable];
    }

    /**
     * {@return total flow of a leaf among the inputs of an activity or the demand of a consumer}
     *
     * @param owner name of the activity or consumer
     * @param leaf name of the leaf in its tree
     * @throws IllegalArgumentException if there is no such owner or leaf
     */
    public double flow(String owner, String leaf) {
        return flows[model.leafIndex(owner, leaf)];
    }

    /**
     * {@return total flow of a leaf among the outputs of an activity}
     *
     * @param activity name of the activity
     * @param leaf name of the leaf among its outputs
     * @throws IllegalArgumentException if there is no such activity or leaf
     */
    public double output(String activity, String leaf) {
        return flows[model.outputLeafIndex(activity, leaf)];
    }

    /**
     * {@return total flow of a leaf}
     *
     * @param leaf position among the model's leaves
     */
    public double flow(int leaf) {
        return flows[leaf];
    }

    /**
     * {@return price a leaf pays, taxes included, or receives, taxes deducted}
     *
     * @param leaf position among the model's leaves
     */
    public double userPrice(int leaf) {
        return userPrices[leaf];
    }

    /**
     * {@return quantity of an endowment}
     *
     * @param endowment position among the model's endowments
     */
    public double endowment(int endowment) {
        return endowments[endowment];
    }

    /**
     * {@return revenue of a tax}
     *
     * @param tax position among the model's taxes
     */
    public double taxRevenue(int tax) {
        return taxRevenues[tax];
    }

    /**
     * {@return income of a consumer}
     *
     * @param consumer name of the consumer
     * @throws IllegalArgumentException if the model has none of that name
     */
    public double income(String consumer) {
        return value(consumer);
    }

    /**
     * {@return price index of a consumer's demand, 1 at the benchmark's user prices (true cost-of-living index)}
     *
     * @param consumer name of the consumer
     * @throws IllegalArgumentException if the model has none of that name
     */
    public double priceIndex(String consumer) {
        return expenditureIndices[model.variableIndex(consumer)];
    }

    /**
     * {@return income over {@link #priceIndex}: money-metric utility at benchmark prices; its change is the equivalent
     * variation}
     *
     * @param consumer name of the consumer
     * @throws IllegalArgumentException if the model has none of that name
     */
    public double welfare(String consumer) {
        return value(consumer) / priceIndex(consumer);
    }

    Standing standing(int variable) {
        return standings[variable];
    }

    /** {@return what must hold at this point, and whether it does; computed when first asked for} */
    public synchronized List<Check> checks() {
        List<Check> known = checks;
        if (known == null) {
            List<Check> all = new ArrayList<>(first);
            if (defined) {
                all.addAll(new EquilibriumChecks(this, tolerance).all());
            }
            known = List.copyOf(all);
            checks = known;
        }
        return known;
    }
}
