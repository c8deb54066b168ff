package org.cgeleap.cge.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.VariableKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model in other units has the same solution in those units: of goods, of activities, of money. */
class UnitsTest {
    private static final Path MODELS = Path.of("src", "test", "resources", "models");

    /** How many of the new units make one of the old. */
    private record Units(double goods, double levels, double money) {
        double of(VariableKind kind) {
            return switch (kind) {
                case LEVEL -> levels;
                case PRICE -> money / goods;
                case INCOME -> money;
                case AUXILIARY -> 1;
            };
        }
    }

    private static List<Solve> solves(EquilibriumModel model) {
        CompiledModel compiled = CompiledModel.compile(model);
        EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());
        double[] point = compiled.start();
        List<Solve> all = new ArrayList<>();
        for (Scenario scenario : model.scenarios()) {
            Solve solve = solver.solve(scenario, point);
            point = solve.equilibrium().values();
            all.add(solve);
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "scarf",
        "kehoe",
        "shoven-whalley",
        "joint-products",
        "output-tax",
        "transformation",
        "three-consumers",
        "two-consumers-tax",
        "hansen"
    })
    void anotherUnitIsAnotherNumberForTheSame(String name) throws Exception {
        EquilibriumModel model = ModelReader.read(MODELS.resolve(name + ".yaml"));
        List<Solve> expected = solves(model);
        for (double k : new double[] {1e-12, 1e-6, 1e6, 1e12}) {
            for (Units units :
                    List.of(new Units(k, 1, 1), new Units(1, k, 1), new Units(1, 1, k), new Units(k, k, k))) {
                List<Solve> all = solves(in(model, units));
                for (int s = 0; s < all.size(); s++) {
                    String place = name + ", " + units + ", "
                            + model.scenarios().get(s).name();
                    assertThat(all.get(s).solved())
                            .as(place + all.get(s).explanation())
                            .isTrue();
                    compare(place, expected.get(s), all.get(s), units);
                }
            }
        }
    }

    private static void compare(String place, Solve expected, Solve found, Units units) {
        CompiledModel model = expected.equilibrium().model();
        for (int i = 0; i < model.variableCount(); i++) {
            double value = expected.equilibrium().value(i);
            double other = found.equilibrium().value(i) / units.of(model.kind(i));
            // two solutions with conditions within 1e-9, which answer up to a thousandfold
            assertThat(other)
                    .as(place + ": " + model.variableName(i))
                    .isCloseTo(value, within(1e-6 * (1 + Math.abs(value))));
        }
    }

    private static EquilibriumModel in(EquilibriumModel model, Units units) {
        List<Activity> activities = new ArrayList<>();
        for (Activity a : model.activities()) {
            double k = units.goods() / units.levels();
            activities.add(new Activity(
                    a.name(),
                    nest(a.outputs(), k, units),
                    nest(a.inputs(), k, units),
                    bounds(a.level(), units.levels())));
        }
        List<Consumer> consumers = new ArrayList<>();
        for (Consumer c : model.consumers()) {
            consumers.add(new Consumer(
                    c.name(),
                    c.endowments().stream()
                            .map(e -> new Endowment(e.good(), e.quantity().times(units.goods())))
                            .toList(),
                    nest(c.demand(), units.goods(), units),
                    c.income().equals(Bounds.NON_NEGATIVE) ? c.income() : bounds(c.income(), units.money())));
        }
        Map<String, Bounds> prices = new LinkedHashMap<>();
        CompiledModel compiled = CompiledModel.compile(model);
        for (int i = 0; i < compiled.variableCount(); i++) {
            if (compiled.kind(i) == VariableKind.PRICE) {
                Bounds stated = model.prices().getOrDefault(compiled.variableName(i), Bounds.NON_NEGATIVE);
                prices.put(compiled.variableName(i), bounds(stated, units.money() / units.goods()));
            }
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (Scenario s : model.scenarios()) {
            Map<String, Double> start = new LinkedHashMap<>();
            s.start().forEach((name, v) -> start.put(name, v * units.of(compiled.kind(compiled.variableIndex(name)))));
            scenarios.add(new Scenario(
                    s.name(),
                    s.set(),
                    Map.of(),
                    start,
                    Map.of(),
                    s.numeraire().map(n -> in(compiled, n, units)),
                    s.replicate()));
        }
        Optional<Numeraire> numeraire = model.numeraire().map(n -> in(compiled, n, units));
        return new EquilibriumModel(
                model.title(), model.parameters(), activities, consumers, prices, List.of(), numeraire, scenarios);
    }

    private static Numeraire in(CompiledModel model, Numeraire n, Units units) {
        return new Numeraire(n.name(), n.value() * units.of(model.kind(model.variableIndex(n.name()))));
    }

    private static Nest nest(Nest nest, double quantity, Units units) {
        return (Nest) branch(nest, quantity, units);
    }

    private static Branch branch(Branch branch, double quantity, Units units) {
        if (branch instanceof Leaf leaf) {
            return new Leaf(
                    leaf.name(),
                    leaf.good(),
                    leaf.quantity().times(quantity),
                    leaf.price().times(units.money() / units.goods()),
                    leaf.taxes());
        }
        Nest nest = (Nest) branch;
        return new Nest(
                nest.name(),
                nest.elasticity(),
                nest.of().stream().map(b -> branch(b, quantity, units)).toList());
    }

    private static Bounds bounds(Bounds b, double k) {
        return new Bounds(b.start() * k, b.lower() * k, b.upper() * k);
    }
}
