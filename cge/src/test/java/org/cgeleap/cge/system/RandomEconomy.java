package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import org.cgeleap.cge.model.Tax;

/**
 * A random economy in benchmark equilibrium: unit prices and levels, nests three or four deep, joint products, taxes (some
 * set by an auxiliary), a permit that is free at the benchmark, a rationed endowment, leaves of zero quantity. Every
 * quantity (q…), benchmark price (p…), elasticity (s…) and endowment (e…) is a parameter.
 *
 * <p>The {@linkplain #rich rich} one has, besides, two latent activities, a floor under a factor's price that unemployment
 * keeps, and a tax whose rate keeps the second consumer's real income.
 */
public final class RandomEconomy {
    static final double[] ELASTICITIES = {0, 0.01, 0.5, 1, 1 + 1e-9, 1 - 1e-7, 1.04, 2, 10};
    private static final int GOODS = 7;
    private static final int ACTIVITIES = 5;
    private static final double TAU = 0.25;

    private final Random random;
    private final Map<String, Double> balance = new LinkedHashMap<>();
    private double revenueOfTwo;
    private int nests;
    private int parameters;
    private final boolean rich;
    private final EquilibriumModel.Builder builder;

    private RandomEconomy(long seed, boolean rich) {
        this.random = new Random(seed);
        this.rich = rich;
        this.builder = EquilibriumModel.builder("random economy " + seed);
    }

    public static EquilibriumModel of(long seed) {
        return new RandomEconomy(seed, false).build();
    }

    /** With latent activities, unemployment and an equal-yield tax. */
    public static EquilibriumModel rich(long seed) {
        return new RandomEconomy(seed, true).build();
    }

    private Expression parameter(String kind, double value) {
        return builder.parameter(kind + parameters++, value);
    }

    private EquilibriumModel build() {
        builder.parameter("base", 0.5);
        builder.parameter("latent", 0);
        for (int g = 0; g < GOODS; g++) {
            balance.put(good(g), 0.0);
        }
        for (int a = 0; a < ACTIVITIES; a++) {
            List<double[]> inputs = new ArrayList<>();
            Nest inputTree = tree("in" + a, 3 + random.nextInt(2), 1, inputs, true);
            double cost = inputs.stream().mapToDouble(v -> v[0]).sum();
            builder.activity(new Activity("Y" + a, outputs(a, cost), inputTree, Bounds.NON_NEGATIVE));
        }
        List<double[]> firstDemand = new ArrayList<>();
        Nest one = tree("demand1", 3, 1, firstDemand, false);
        List<double[]> secondDemand = new ArrayList<>();
        Nest two = tree("demand2", 2, 1, secondDemand, false);
        double spentByTwo = secondDemand.stream().mapToDouble(v -> v[0]).sum();
        double ownedByTwo = spentByTwo - revenueOfTwo;
        List<Endowment> endowments = new ArrayList<>();
        balance.forEach((good, net) -> {
            Expression owned = parameter("e", good.equals(good(0)) ? -net - ownedByTwo : -net);
            boolean idle = rich && good.equals(good(5));
            endowments.add(new Endowment(
                    good, idle ? owned.times(Expression.constant(1).minus(Expression.ref("U"))) : owned));
        });
        // a unit of good 3 more, rationed by Q = 1, and a unit less for certain: nothing at the benchmark
        endowments.add(new Endowment(good(3), Expression.ref("Q")));
        endowments.add(new Endowment(good(3), Expression.constant(-1)));
        endowments.add(new Endowment("PERMIT", builder.parameter("permits", 50)));
        builder.consumer(new Consumer("ONE", endowments, one, Bounds.NON_NEGATIVE));
        builder.consumer(new Consumer(
                "TWO", List.of(new Endowment(good(0), Expression.constant(ownedByTwo))), two, Bounds.NON_NEGATIVE));
        builder.price("PERMIT", new Bounds(0, 0, Double.POSITIVE_INFINITY));
        // homogeneous of degree 1 in prices: 4 TAU P0 = P1 and Q P2 = P3 sqrt(Q)
        builder.auxiliary(new Auxiliary(
                "TAU",
                Expression.ref(good(0))
                        .times(Expression.ref("TAU"))
                        .times(1 / TAU)
                        .minus(Expression.ref(good(1))),
                new Bounds(TAU, 0, Double.POSITIVE_INFINITY)));
        Expression q = Expression.ref("Q");
        builder.auxiliary(new Auxiliary(
                "Q",
                q.times(Expression.ref(good(2)))
                        .minus(Expression.ref(good(3)).times(new Expression.Call("sqrt", List.of(q)))),
                Bounds.NON_NEGATIVE));
        if (rich) {
            latent(spentByTwo);
        }
        return builder.build();
    }

    /** Two activities that would lose 5 and 60 %, a floor at 0.98 of a price that is 1, a tax that is not needed. */
    private void latent(double incomeOfTwo) {
        Bounds idle = new Bounds(0, 0, Double.POSITIVE_INFINITY);
        for (int k = 0; k < 2; k++) {
            Expression yield = parameter("y", k == 0 ? 0.95 : 0.4);
            builder.activity(new Activity(
                    "Z" + k,
                    Nest.of("out", 1.5, Leaf.of(good(k), yield), Leaf.of(good(k + 2), yield)),
                    Nest.of("in", elasticity(), Leaf.of(good(k + 4), 1), Leaf.of(good((k + 5) % GOODS), 1)),
                    idle));
        }
        Expression floor = builder.parameter("floor", 0.98);
        builder.auxiliary(new Auxiliary(
                "U", Expression.ref(good(5)).minus(floor.times(Expression.ref(good(0)))), new Bounds(0, 0, 0.9)));
        Expression living =
                Expression.ref(good(1)).plus(Expression.ref(good(2))).times(0.5);
        builder.auxiliary(new Auxiliary(
                "YIELD",
                Expression.ref("TWO").minus(living.times(parameter("real", incomeOfTwo))),
                new Bounds(0, -0.9, Double.POSITIVE_INFINITY)));
    }

    private Nest outputs(int a, double cost) {
        double first = 0.3 + 0.4 * random.nextDouble();
        Expression eta = elasticity();
        Leaf main = output("main", good(a), cost * first, random.nextInt(3));
        Leaf byProduct = output("joint", good((a + 1) % GOODS), cost * (1 - first) * 0.6, 0);
        Leaf rest = output("rest", good((a + 2) % GOODS), cost * (1 - first) * 0.4, 1);
        return Nest.of("out", eta, main, Nest.of("others", elasticity(), byProduct, rest));
    }

    /** A leaf that receives {@code value} in all at unit price less tax. */
    private Leaf output(String name, String good, double value, int taxKind) {
        double rate = rate(taxKind);
        double quantity = value / (1 - rate);
        balance.merge(good, quantity, Double::sum);
        return leaf(name, good, parameter("q", quantity), quantity, 1 - rate, taxKind);
    }

    private Nest tree(String prefix, int depth, int above, List<double[]> values, boolean permits) {
        List<Branch> branches = new ArrayList<>();
        int leaves = 1 + random.nextInt(3) + (depth <= 1 ? 1 : 0);
        for (int k = 0; k < leaves; k++) {
            String good = good(random.nextInt(GOODS));
            double quantity = 0.2 + random.nextDouble();
            int kind = random.nextInt(4);
            double price = 1 + rate(kind);
            balance.merge(good, -quantity, Double::sum);
            values.add(new double[] {quantity * price});
            branches.add(leaf(prefix + "." + nests + "." + k, good, parameter("q", quantity), quantity, price, kind));
        }
        branches.add(leaf(prefix + ".latent" + nests, good(random.nextInt(GOODS)), Expression.ref("latent"), 0, 1, 1));
        if (permits && depth == 2) {
            String good = good(random.nextInt(GOODS));
            balance.merge(good, -1.0, Double::sum);
            values.add(new double[] {1});
            branches.add(Nest.of(
                    "fuel and permit",
                    0,
                    Leaf.of(good, 1),
                    new Leaf("permit", "PERMIT", Expression.constant(0.3), Expression.constant(0), List.of())));
        }
        for (int c = 0; depth > 1 && c < (above == 1 ? 2 : 1); c++) {
            nests++;
            branches.add(tree(prefix, depth - 1, above + 1, values, permits && c == 0));
        }
        return Nest.of("nest" + nests, elasticity(), branches.toArray(Branch[]::new));
    }

    private Leaf leaf(String name, String good, Expression quantity, double amount, double price, int taxKind) {
        Expression tau = Expression.ref("TAU");
        List<Tax> taxes = switch (taxKind) {
            case 1 -> List.of(new Tax(Expression.ref("base").times(0.2), "ONE"));
            case 2 -> List.of(new Tax(tau.times(0.4), "TWO"), new Tax(Expression.constant(0.05), "ONE"));
            case 3 -> List.of(new Tax(Expression.constant(-0.05), "TWO"));
            default -> List.of();
        };
        revenueOfTwo += amount * (taxKind == 2 ? 0.4 * TAU : taxKind == 3 ? -0.05 : 0);
        if (rich && name.startsWith("demand1") && amount > 0 && taxKind == 0) {
            taxes = List.of(new Tax(Expression.ref("YIELD"), "TWO"));
        }
        return new Leaf(name, good, quantity, parameter("p", price), taxes);
    }

    private static double rate(int taxKind) {
        return switch (taxKind) {
            case 1 -> 0.1;
            case 2 -> 0.4 * TAU + 0.05;
            case 3 -> -0.05;
            default -> 0;
        };
    }

    private Expression elasticity() {
        return parameter("s", ELASTICITIES[random.nextInt(ELASTICITIES.length)]);
    }

    private static String good(int g) {
        return "P" + g;
    }
}
