package org.cgeleap.cge.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fixed proportions throughout, with kinks. Goods are wanted one for one; a unit of good i takes one unit of labour and e_i
 * permits, or m_i units of labour by a latent technology. So a permit saved costs c_i = (m_i − 1)/e_i of labour, and technologies
 * enter in the order of c_i until u, the number of baskets, uses all permits: with a units of labour and e permits a basket,
 * u = L/a and u e ≤ cap. The price of a permit in labour is the last c_i needed; where a technology has just entered completely it
 * is open up to the next one. Goods may have the same c_i: then levels are open, but not u and the price.
 */
class MeritOrderTest {
    private static final double LABOUR = 100;

    /** The economy, its goods in the order of c. */
    @SuppressWarnings("ArrayRecordComponent") // read only, inside this test
    private record Order(double[] permits, double[] clean) {
        static Order of(long seed) {
            Random random = new Random(seed);
            int n = 3 + random.nextInt(10);
            double[] permits = random.doubles(n, 0.2, 2).toArray();
            double[] cost = random.ints(n, 1, 6).mapToDouble(k -> 0.25 * k).toArray(); // with ties
            Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
            Arrays.sort(order, Comparator.comparingDouble(i -> cost[i]));
            return new Order(
                    Arrays.stream(order).mapToDouble(i -> permits[i]).toArray(),
                    Arrays.stream(order)
                            .mapToDouble(i -> 1 + cost[i] * permits[i])
                            .toArray());
        }

        int size() {
            return permits.length;
        }

        double cost(int i) {
            return (clean[i] - 1) / permits[i];
        }

        /** Labour a basket with the first {@code entered} technologies in place of the old ones. */
        double labour(int entered) {
            return Arrays.stream(clean, 0, entered).sum() + size() - entered;
        }

        /** Permits a basket. */
        double permits(int entered) {
            return Arrays.stream(permits, entered, size()).sum();
        }

        /** Permits in use when the first {@code entered} technologies have entered completely. */
        double used(int entered) {
            return LABOUR / labour(entered) * permits(entered);
        }

        EquilibriumModel model() {
            EquilibriumModel.Builder builder = EquilibriumModel.builder("merit order");
            List<Branch> basket = new ArrayList<>();
            double free = LABOUR / size();
            for (int i = 0; i < size(); i++) {
                basket.add(Leaf.of("P" + i, 1));
                builder.activity(new Activity(
                        "old " + i,
                        Nest.of("out", 0, Leaf.of("P" + i, 1)),
                        Nest.of("in", 0, Leaf.of("L", 1), freeLeaf(permits[i])),
                        Bounds.NON_NEGATIVE.startingAt(free)));
                builder.activity(new Activity(
                        "new " + i,
                        Nest.of("out", 0, Leaf.of("P" + i, 1)),
                        Nest.of("in", 0, Leaf.of("L", clean[i])),
                        new Bounds(0, 0, Double.POSITIVE_INFINITY)));
            }
            builder.activity(new Activity(
                    "basket",
                    Nest.of("out", 0, Leaf.of("U", 1)),
                    Nest.of("in", 0, basket.toArray(Branch[]::new)),
                    Bounds.NON_NEGATIVE.startingAt(free)));
            List<Endowment> owned = List.of(
                    new Endowment("L", Expression.constant(LABOUR)),
                    new Endowment("PERMIT", builder.parameter("cap", 1.01 * used(0))));
            builder.consumer(new Consumer("RA", owned, Nest.of("use", 1, Leaf.of("U", 1)), Bounds.NON_NEGATIVE));
            builder.price("PERMIT", new Bounds(0, 0, Double.POSITIVE_INFINITY));
            builder.price("U", Bounds.NON_NEGATIVE.startingAt(size()));
            builder.numeraire("L", 1);
            return builder.build();
        }

        private static Leaf freeLeaf(double quantity) {
            return new Leaf("PERMIT", "PERMIT", Expression.constant(quantity), Expression.constant(0), List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void capsBetweenAndAtTheKinks(long seed) {
        Order order = Order.of(seed);
        CompiledModel model = CompiledModel.compile(order.model());
        for (int k = 0; k < order.size(); k++) {
            double most = order.used(k);
            double least = order.used(k + 1);
            double middle = (most + least) / 2;
            // between two kinks: a = a_k + c (e_k − e), so that L e = cap a is linear in e
            double permits =
                    middle * (order.labour(k) + order.cost(k) * order.permits(k)) / (LABOUR + middle * order.cost(k));
            double labour = order.labour(k) + order.cost(k) * (order.permits(k) - permits);
            check(model, middle, LABOUR / labour, order.cost(k), order.cost(k));
            check(model, most, LABOUR / order.labour(k), k == 0 ? 0 : order.cost(k - 1), order.cost(k));
        }
        check(model, 0, LABOUR / order.labour(order.size()), order.cost(order.size() - 1), Double.POSITIVE_INFINITY);
    }

    private static void check(CompiledModel model, double cap, double baskets, double least, double most) {
        Solve solve = new EquilibriumSolver(model, SolverOptions.standard())
                .solve(Scenario.of("cap", Map.of("cap", cap)), model.start());
        assertThat(solve.solved())
                .as("cap %s: %s %s", cap, solve.rungs(), solve.statements())
                .isTrue();
        assertThat(solve.equilibrium().value("basket")).isCloseTo(baskets, within(1e-6));
        assertThat(solve.equilibrium().value("PERMIT")).isBetween(least - 1e-7, most + 1e-7);
    }
}
