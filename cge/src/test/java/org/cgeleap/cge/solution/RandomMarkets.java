package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * A random economy calibrated as an applied one is: sectors with intermediate inputs and factors in nests, joint products,
 * taxes on inputs, outputs, factors and consumption paid to several consumers, nested demands. On top of it: a floor under a
 * factor's real price that unemployment keeps, a consumption tax that keeps one consumer's real income, permits for the
 * first good that are free at the benchmark, a latent activity and latent inputs.
 *
 * <p>Every number is a parameter: quantities q…, benchmark prices p…, elasticities s…, rates t…, endowments e….
 */
final class RandomMarkets {
    private static final double[] ELASTICITIES = {0, 0.01, 0.3, 0.7, 1, 1 - 1e-7, 1.04, 1.5, 2, 4};
    private static final double INTERMEDIATE = 0.4;

    private final Random random;
    private final EquilibriumModel.Builder builder;
    private final int goods;
    private final int factors;
    private final int consumers;
    private final double[] revenueOf;
    private int parameters;

    private RandomMarkets(long seed) {
        random = new Random(1_000_003 * seed + 17);
        builder = EquilibriumModel.builder("random markets " + seed);
        goods = 3 + random.nextInt(3);
        factors = 2 + random.nextInt(2);
        consumers = 2 + random.nextInt(2);
        revenueOf = new double[consumers];
    }

    static EquilibriumModel of(long seed) {
        return new RandomMarkets(seed).build();
    }

    private EquilibriumModel build() {
        builder.parameter("latent", 0);
        double[] output = random.doubles(goods, 8, 12).toArray();
        double[] joint = random.doubles(goods, 0.05, 0.25).toArray();
        double[] supply = new double[goods];
        for (int s = 0; s < goods; s++) {
            supply[s] += output[s] * (1 - joint[s]);
            supply[(s + 1) % goods] += output[s] * joint[s];
        }
        double[][] use = new double[goods][];
        for (int g = 0; g < goods; g++) {
            use[g] = split(goods, INTERMEDIATE * supply[g]);
        }
        double[] employed = new double[factors];
        double permits = 0;
        for (int s = 0; s < goods; s++) {
            permits += use[0][s];
            sector(s, output[s], joint[s], use, employed);
        }
        Expression cap = builder.parameter("permits", 1.2 * permits);
        double[][] consumption = new double[goods][];
        for (int g = 0; g < goods; g++) {
            consumption[g] = split(consumers, (1 - INTERMEDIATE) * supply[g]);
        }
        Nest[] demands = new Nest[consumers];
        double[] spending = new double[consumers];
        for (int h = 0; h < consumers; h++) {
            demands[h] = demand(h, consumption, spending);
        }
        double[] owned = new double[consumers];
        Arrays.setAll(owned, h -> spending[h] - revenueOf[h]);
        double total = Arrays.stream(owned).sum();
        Expression employment = Expression.constant(1).minus(Expression.ref("U"));
        for (int h = 0; h < consumers; h++) {
            List<Endowment> endowments = new ArrayList<>();
            for (int f = 0; f < factors; f++) {
                Expression e = parameter("e", employed[f] * owned[h] / total);
                endowments.add(new Endowment("F" + f, f == 0 ? e.times(employment) : e));
            }
            if (h == 0) {
                endowments.add(new Endowment("PERMIT", cap));
            }
            builder.consumer(
                    new Consumer("H" + h, endowments, demands[h], Bounds.NON_NEGATIVE.startingAt(spending[h])));
        }
        builder.price("PERMIT", new Bounds(0, 0, Double.POSITIVE_INFINITY));
        builder.activity(new Activity(
                "LATENT",
                Nest.of("out", 2, Leaf.of("P0", parameter("y", 0.94)), Leaf.of("P1", parameter("y", 0.94))),
                Nest.of("in", elasticity(), Leaf.of("P2", 1), Leaf.of("F1", 1)),
                new Bounds(0, 0, Double.POSITIVE_INFINITY)));
        Expression living = Expression.ref("P0").plus(Expression.ref("P1")).times(0.5);
        builder.auxiliary(new Auxiliary(
                "U",
                Expression.ref("F0").minus(builder.parameter("floor", 0.97).times(living)),
                new Bounds(0, 0, 0.9)));
        builder.auxiliary(new Auxiliary(
                "YIELD",
                Expression.ref("H1")
                        .minus(builder.parameter("real", spending[1]).times(living)),
                new Bounds(0, -0.9, Double.POSITIVE_INFINITY)));
        return builder.build();
    }

    private void sector(int s, double output, double joint, double[][] use, double[] employed) {
        int payee = random.nextInt(consumers);
        double outputTax = 0.1 * random.nextDouble();
        Expression rate = parameter("t", outputTax);
        revenueOf[payee] += outputTax * output * (1 - joint);
        Leaf main = new Leaf(
                "main",
                good(s),
                parameter("q", output * (1 - joint)),
                parameter("p", 1 - outputTax),
                List.of(new Tax(rate, "H" + payee)));
        Leaf by = Leaf.of(good((s + 1) % goods), parameter("q", output * joint));
        double left = output - outputTax * output * (1 - joint);
        List<Branch> materials = new ArrayList<>();
        for (int g = 0; g < goods; g++) {
            double tax = random.nextInt(2) == 0 ? 0 : 0.2 * random.nextDouble();
            left -= use[g][s] * (1 + tax);
            Leaf leaf = leaf(good(g), use[g][s], tax, random.nextInt(consumers));
            materials.add(
                    g > 0
                            ? leaf
                            : Nest.of(
                                    "with permit",
                                    0,
                                    leaf,
                                    new Leaf(
                                            "permit",
                                            "PERMIT",
                                            parameter("q", use[g][s]),
                                            Expression.constant(0),
                                            List.of())));
        }
        Expression latent = Expression.ref("latent");
        materials.add(new Leaf("latent", good((s + 2) % goods), latent, Expression.constant(1), List.of()));
        double[] pay = split(factors, left);
        List<Branch> value = new ArrayList<>();
        for (int f = 0; f < factors; f++) {
            double tax = random.nextInt(2) == 0 ? 0 : 0.3 * random.nextDouble();
            double quantity = pay[f] / (1 + tax);
            employed[f] += quantity;
            value.add(leaf("F" + f, quantity, tax, random.nextInt(consumers)));
        }
        builder.activity(
                "X" + s,
                Nest.of("out", elasticity(), main, by),
                Nest.of(
                        "in",
                        elasticity(),
                        Nest.of("materials", elasticity(), materials.toArray(Branch[]::new)),
                        Nest.of("value added", elasticity(), value.toArray(Branch[]::new))));
    }

    private Nest demand(int h, double[][] consumption, double[] spending) {
        List<Branch> first = new ArrayList<>();
        List<Branch> second = new ArrayList<>();
        for (int g = 0; g < goods; g++) {
            double tax = 0.2 * random.nextDouble();
            spending[h] += consumption[g][h] * (1 + tax);
            Leaf leaf = leaf(good(g), consumption[g][h], tax, random.nextInt(consumers));
            if (h == 0) {
                List<Tax> taxes = new ArrayList<>(leaf.taxes());
                taxes.add(new Tax(Expression.ref("YIELD"), "H1"));
                leaf = new Leaf(leaf.name(), leaf.good(), leaf.quantity(), leaf.price(), taxes);
            }
            (g % 2 == 0 ? first : second).add(leaf);
        }
        second.add(Nest.of("rest", elasticity(), first.toArray(Branch[]::new)));
        return Nest.of("demand", elasticity(), second.toArray(Branch[]::new));
    }

    private Leaf leaf(String good, double quantity, double tax, int payee) {
        revenueOf[payee] += quantity * tax;
        List<Tax> taxes = tax == 0 ? List.of() : List.of(new Tax(parameter("t", tax), "H" + payee));
        return new Leaf(good, good, parameter("q", quantity), parameter("p", 1 + tax), taxes);
    }

    private double[] split(int parts, double total) {
        double[] weights = random.doubles(parts, 0.6, 1.4).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> total * w / sum).toArray();
    }

    private Expression parameter(String kind, double value) {
        return builder.parameter(kind + parameters++, value);
    }

    private Expression elasticity() {
        return parameter("s", ELASTICITIES[random.nextInt(ELASTICITIES.length)]);
    }

    private static String good(int g) {
        return "P" + g;
    }
}
