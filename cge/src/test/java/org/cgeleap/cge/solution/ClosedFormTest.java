package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Tax;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Economies whose equilibrium can be written down. */
class ClosedFormTest {
    /** The solver stops at a scaled residual of 1e-9; these small systems magnify it by less than 10. */
    private static final Offset<Double> SOLVED = within(1e-8);

    private static Expression number(double value) {
        return Expression.constant(value);
    }

    private static Solve solved(EquilibriumModel model, Map<String, Double> set) {
        CompiledModel compiled = CompiledModel.compile(model);
        Solve solve = new EquilibriumSolver(compiled, SolverOptions.standard())
                .solve(Scenario.of("case", set), compiled.start());
        assertThat(solve.solved()).as(solve.largest().toString()).isTrue();
        assertThat(solve.equilibrium().checks()).allMatch(Check::pass);
        return solve;
    }

    /** A owns x and spends 0.3 on it; B owns y and spends 0.6 on x: with p_y = 1, p_x = 0.3 p_x + 0.6, p_x = 6/7. */
    @Test
    void cobbDouglasExchange() {
        EquilibriumModel.Builder builder = EquilibriumModel.builder("exchange");
        builder.consumer(new Consumer(
                "A",
                List.of(new Endowment("x", number(1))),
                Nest.of("demand", 1, Leaf.of("x", 0.3), Leaf.of("y", 0.7)),
                Bounds.NON_NEGATIVE));
        builder.consumer(new Consumer(
                "B",
                List.of(new Endowment("y", number(1))),
                Nest.of("demand", 1, Leaf.of("x", 0.6), Leaf.of("y", 0.4)),
                Bounds.NON_NEGATIVE));
        builder.numeraire("y", 1);
        Equilibrium equilibrium = solved(builder.build(), Map.of()).equilibrium();

        assertThat(equilibrium.value("x")).isCloseTo(6.0 / 7, SOLVED);
        assertThat(equilibrium.flow("A", "x")).isCloseTo(0.3, SOLVED);
        assertThat(equilibrium.flow("B", "x")).isCloseTo(0.7, SOLVED);
    }

    /** Consumption from labour, taxed and rebated: X = αΩ / (1 + t(1 − α)), p = 1 + t. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 1, -0.3})
    void robinsonCrusoeWithATax(double rate) {
        EquilibriumModel.Builder builder = EquilibriumModel.builder("Crusoe");
        Expression t = builder.parameter("t", 0);
        builder.activity(
                "X",
                Nest.of("out", 0, Leaf.of("c", 1)),
                Nest.of("in", 0, new Leaf("labour", "l", number(1), number(1), List.of(new Tax(t, "RC")))));
        builder.consumer(new Consumer(
                "RC",
                List.of(new Endowment("l", number(24))),
                Nest.of("demand", 1, Leaf.of("c", 8), Leaf.of("l", 16)),
                Bounds.NON_NEGATIVE));
        builder.numeraire("l", 1);
        Equilibrium equilibrium = solved(builder.build(), Map.of("t", rate)).equilibrium();

        double alpha = 1.0 / 3;
        double expected = alpha * 24 / (1 + rate * (1 - alpha));
        assertThat(equilibrium.value("X")).isCloseTo(expected, within(1e-7));
        assertThat(equilibrium.value("c")).isCloseTo(1 + rate, SOLVED);
        assertThat(equilibrium.taxRevenue(0)).isCloseTo(rate * expected, within(1e-7));
        // utility index of Cobb-Douglas preferences, as money at benchmark prices
        double utility = Math.pow(expected / 8, alpha) * Math.pow((24 - expected) / 16, 1 - alpha);
        assertThat(equilibrium.welfare("RC")).isCloseTo(24 * utility, within(1e-7));
    }

    /** One permit a unit of X, free at the benchmark: a cap Z above αΩ = 8 is worth nothing, one below is binding. */
    @ParameterizedTest
    @ValueSource(doubles = {12, 8.5, 6, 2, 0.1, 0.01, 1e-4})
    void permitsAreFreeUntilTheyBind(double cap) {
        EquilibriumModel.Builder builder = EquilibriumModel.builder("permits");
        Expression permits = builder.parameter("cap", 12);
        builder.activity(
                "X",
                Nest.of("out", 0, Leaf.of("c", 1)),
                Nest.of("in", 0, Leaf.of("l", 1), new Leaf("permit", "permit", number(1), number(0), List.of())));
        builder.consumer(new Consumer(
                "RA",
                List.of(new Endowment("l", number(24)), new Endowment("permit", permits)),
                Nest.of("demand", 1, Leaf.of("c", 8), Leaf.of("l", 16)),
                Bounds.NON_NEGATIVE));
        builder.price("permit", new Bounds(0, 0, Double.POSITIVE_INFINITY));
        builder.numeraire("l", 1);
        Equilibrium equilibrium = solved(builder.build(), Map.of("cap", cap)).equilibrium();

        double x = Math.min(cap, 8);
        double price = 0.5 * (24 - x) / x; // p_c X / (p_l leisure) = 1/2
        assertThat(equilibrium.value("X")).isCloseTo(x, within(1e-7));
        // a residual of 1e-9 of the benchmark market of 8 is one of 8e-9 / X of what is left of it
        double accuracy = 1e-7 * price * Math.max(1, 8 / x);
        assertThat(equilibrium.value("c")).isCloseTo(price, within(accuracy));
        assertThat(equilibrium.value("permit")).isCloseTo(price - 1, within(accuracy));
    }

    /** A latent technology 20 % dearer in labour enters when permits make the other one dearer than that. */
    @Test
    void aBackstopEntersByComplementarity() {
        EquilibriumModel.Builder builder = EquilibriumModel.builder("backstop");
        Expression permits = builder.parameter("cap", 12);
        builder.activity(
                "X",
                Nest.of("out", 0, Leaf.of("c", 1)),
                Nest.of("in", 0, Leaf.of("l", 1), new Leaf("permit", "permit", number(1), number(0), List.of())));
        builder.activity(new Activity(
                "B",
                Nest.of("out", 0, Leaf.of("c", 1)),
                Nest.of("in", 0, Leaf.of("l", 1.2)),
                Bounds.NON_NEGATIVE.startingAt(0)));
        builder.consumer(new Consumer(
                "RA",
                List.of(new Endowment("l", number(24)), new Endowment("permit", permits)),
                Nest.of("demand", 1, Leaf.of("c", 8), Leaf.of("l", 16)),
                Bounds.NON_NEGATIVE));
        builder.price("permit", new Bounds(0, 0, Double.POSITIVE_INFINITY));
        builder.numeraire("l", 1);
        EquilibriumModel model = builder.build();

        Equilibrium free = solved(model, Map.of()).equilibrium();
        assertThat(free.value("B")).isZero();
        assertThat(free.marginal(free.model().variableIndex("B"))).isCloseTo(0.2, SOLVED); // unit loss

        Equilibrium capped = solved(model, Map.of("cap", 3.0)).equilibrium();
        // permit 0.2, income 24 + 0.2·3 = 24.6, consumption 24.6/3/1.2
        assertThat(capped.value("permit")).isCloseTo(0.2, SOLVED);
        assertThat(capped.value("X")).isCloseTo(3, within(1e-7));
        assertThat(capped.value("B")).isCloseTo(24.6 / 3.6 - 3, within(1e-7));
    }

    /** A rent under σ = 0.01 that nearly vanishes when a rival undercuts: r^0.99 = (a^0.99 − 0.8) / 0.2. */
    @ParameterizedTest
    @ValueSource(doubles = {1.1, 0.9, 0.81, 0.7986, 0.79825})
    void aRentAlmostVanishes(double rival) {
        EquilibriumModel.Builder builder = EquilibriumModel.builder("hydro");
        Expression a = builder.parameter("rival", 1);
        builder.activity(
                "HYDRO",
                Nest.of("out", 0, Leaf.of("e", 1)),
                Nest.of("in", 0.01, Leaf.of("water", 0.2), Leaf.of("l", 0.8)));
        builder.activity("OTHER", Nest.of("out", 0, Leaf.of("e", 1)), Nest.of("in", 0, Leaf.of("l", a)));
        builder.consumer(new Consumer(
                "RA",
                List.of(new Endowment("l", number(10)), new Endowment("water", number(0.2))),
                Nest.of("demand", 1, Leaf.of("e", 5), Leaf.of("l", 5)),
                Bounds.NON_NEGATIVE));
        builder.numeraire("l", 1);
        Equilibrium equilibrium =
                solved(builder.build(), Map.of("rival", rival)).equilibrium();

        double rent = Math.pow((Math.pow(rival, 0.99) - 0.8) / 0.2, 1 / 0.99);
        assertThat(equilibrium.value("e")).isCloseTo(rival, within(1e-7));
        // the rent is a small difference: an error of 1e-9 in the price is one of 5e-9 in the rent
        assertThat(equilibrium.value("water")).isCloseTo(rent, within(1e-7));
        assertThat(equilibrium.value("HYDRO")).isCloseTo(Math.pow(rent / rival, 0.01), within(1e-5));
    }

    /** Any numeraire gives the same quantities; holding the implicit one elsewhere scales prices only. */
    @Test
    void theNumeraireDoesNotMatter() {
        EquilibriumModel model = ShovenWhalley.model();
        CompiledModel compiled = CompiledModel.compile(model);
        EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());
        Equilibrium first = solver.solve(Scenario.of("implicit", Map.of()), compiled.start())
                .equilibrium();
        Solve second = solver.solve(
                new Scenario(
                        "capital", Map.of(), Map.of(), Map.of(), Map.of(), Optional.of(new Numeraire("PK", 2)), false),
                compiled.start());
        assertThat(second.solved()).isTrue();
        assertThat(second.equilibrium().value("PK")).isCloseTo(2, within(1e-14));
        double ratio = second.equilibrium().value("PL") / first.value("PL");
        for (int leaf = 0; leaf < compiled.leafCount(); leaf++) {
            assertThat(second.equilibrium().flow(leaf)).isCloseTo(first.flow(leaf), within(1e-6));
        }
        assertThat(second.equilibrium().value("P1") / first.value("P1")).isCloseTo(ratio, within(1e-7));
    }
}
