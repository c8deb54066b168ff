package org.cgeleap.cge.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A nested-CES Arrow–Debreu model as data; the model file and the builder are two faces of it.
 *
 * @param title of the model
 * @param parameters in order of declaration
 * @param activities zero profit ⊥ level
 * @param consumers income balance ⊥ income
 * @param prices starts and bounds by good, where they differ from {@link Bounds#NON_NEGATIVE}; market clearance ⊥ price
 * @param auxiliaries constraint ⊥ variable
 * @param numeraire what is held; if absent the largest benchmark income, as GAMS does
 * @param scenarios to solve, in order
 */
public record EquilibriumModel(
        String title,
        List<Parameter> parameters,
        List<Activity> activities,
        List<Consumer> consumers,
        Map<String, Bounds> prices,
        List<Auxiliary> auxiliaries,
        Optional<Numeraire> numeraire,
        List<Scenario> scenarios) {

    /**
     * Copies the lists and the map, whose orders are kept.
     *
     * @param title of the model
     * @param parameters in order of declaration
     * @param activities zero profit ⊥ level
     * @param consumers income balance ⊥ income
     * @param prices starts and bounds by good, where they differ from {@link Bounds#NON_NEGATIVE}
     * @param auxiliaries constraint ⊥ variable
     * @param numeraire what is held; if absent the largest benchmark income, as GAMS does
     * @param scenarios to solve, in order
     */
    public EquilibriumModel {
        parameters = List.copyOf(parameters);
        activities = List.copyOf(activities);
        consumers = List.copyOf(consumers);
        prices = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
        auxiliaries = List.copyOf(auxiliaries);
        scenarios = List.copyOf(scenarios);
    }

    /**
     * {@return whether another model differs from this one in its title, its scenarios and the values of its parameters at
     * most}
     *
     * @param other model
     */
    public boolean sameEquations(EquilibriumModel other) {
        return parameters.stream()
                        .map(Parameter::name)
                        .toList()
                        .equals(other.parameters.stream().map(Parameter::name).toList())
                && activities.equals(other.activities)
                && consumers.equals(other.consumers)
                && prices.equals(other.prices)
                && auxiliaries.equals(other.auxiliaries)
                && numeraire.equals(other.numeraire);
    }

    /**
     * {@return a builder for a model of the given title}
     *
     * @param title of the model, for messages; may be empty
     */
    public static Builder builder(String title) {
        return new Builder(title);
    }

    /** Collects the parts of a model; not thread-safe. */
    public static final class Builder {
        private final String title;
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Activity> activities = new ArrayList<>();
        private final List<Consumer> consumers = new ArrayList<>();
        private final Map<String, Bounds> prices = new LinkedHashMap<>();
        private final List<Auxiliary> auxiliaries = new ArrayList<>();
        private final List<Scenario> scenarios = new ArrayList<>();
        private Optional<Numeraire> numeraire = Optional.empty();

        private Builder(String title) {
            this.title = title;
        }

        /**
         * Declares a parameter.
         *
         * @param name as expressions know it
         * @param value the number
         * @return reference to the parameter, for expressions
         */
        public Expression parameter(String name, double value) {
            return parameter(name, Expression.constant(value));
        }

        /**
         * Declares a parameter defined by earlier ones.
         *
         * @param name as expressions know it
         * @param value expression of parameters declared before
         * @return reference to the parameter, for expressions
         */
        public Expression parameter(String name, Expression value) {
            parameters.add(new Parameter(name, value));
            return Expression.ref(name);
        }

        /**
         * Adds an activity whose level starts at 1 and is not negative.
         *
         * @param name of the activity and of its level
         * @param outputs transformation tree, quantities per unit of level
         * @param inputs substitution tree, quantities per unit of level
         * @return this builder
         */
        public Builder activity(String name, Nest outputs, Nest inputs) {
            return activity(new Activity(name, outputs, inputs, Bounds.NON_NEGATIVE));
        }

        /**
         * Adds an activity.
         *
         * @param activity with trees, start and bounds of its own
         * @return this builder
         */
        public Builder activity(Activity activity) {
            activities.add(activity);
            return this;
        }

        /**
         * Adds a consumer.
         *
         * @param consumer with endowments and demand
         * @return this builder
         */
        public Builder consumer(Consumer consumer) {
            consumers.add(consumer);
            return this;
        }

        /**
         * States start and bounds of a price; the last statement for a good counts.
         *
         * @param good whose price it is
         * @param bounds of the price, none below zero
         * @return this builder
         */
        public Builder price(String good, Bounds bounds) {
            prices.put(good, bounds);
            return this;
        }

        /**
         * Adds an auxiliary variable.
         *
         * @param auxiliary with its constraint
         * @return this builder
         */
        public Builder auxiliary(Auxiliary auxiliary) {
            auxiliaries.add(auxiliary);
            return this;
        }

        /**
         * Adds a scenario after those added before.
         *
         * @param scenario to be solved
         * @return this builder
         */
        public Builder scenario(Scenario scenario) {
            scenarios.add(scenario);
            return this;
        }

        /**
         * States what is held as numeraire; the last statement counts.
         *
         * @param name of a good or of a consumer
         * @param value it is held at, positive
         * @return this builder
         * @throws IllegalArgumentException if the value is not positive
         */
        public Builder numeraire(String name, double value) {
            numeraire = Optional.of(new Numeraire(name, value));
            return this;
        }

        /** {@return the model as said so far; names and structure are checked when it is compiled} */
        public EquilibriumModel build() {
            return new EquilibriumModel(
                    title, parameters, activities, consumers, prices, auxiliaries, numeraire, scenarios);
        }
    }
}
