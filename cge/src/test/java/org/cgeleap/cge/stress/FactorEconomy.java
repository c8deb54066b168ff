package org.cgeleap.cge.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cgeleap.cge.model.Activity;
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
 * A random economy for which theory promises an equilibrium under every shock that keeps factors positive: nothing but
 * factors (labour, capital, one resource a sector) is owned, every consumer owns labour and capital, every good can be made
 * from factors and other goods in proportions that leave something over, taxes are not subsidies and go to a consumer
 * (Arrow and Debreu 1954; with taxes, Shoven 1974).
 *
 * <p>Unit prices and levels at the benchmark. Permits go with two goods in fixed proportions; the cap, parameter {@code cap},
 * is slack by 0.1 % at 1. Latent activities make these two goods from labour and capital alone at parameter {@code markup}.
 */
public final class FactorEconomy {
    static final double[] ELASTICITIES = {0, 0.01, 0.3, 0.5, 1, 1.04, 2, 4};
    private static final int POLLUTING = 2;

    private final Random random;
    private final int goods;
    private final boolean backstop;
    private final double[] labour;
    private final double[] capital;
    private double emissions;

    private FactorEconomy(long seed, int goods, boolean backstop) {
        this.random = new Random(seed);
        this.goods = goods;
        this.backstop = backstop;
        this.labour = new double[goods];
        this.capital = new double[goods];
    }

    /** The economy of a seed, with this many goods, with or without latent activities. */
    public static EquilibriumModel of(long seed, int goods, boolean backstop) {
        return new FactorEconomy(seed, goods, backstop).build(seed);
    }

    private EquilibriumModel build(long seed) {
        EquilibriumModel.Builder builder = EquilibriumModel.builder("factor economy " + seed);
        Expression cap = builder.parameter("cap", 1);
        Expression markup = builder.parameter("markup", 1.5);
        double[][] use = new double[goods][goods]; // of good i in sector j, per unit of output
        double[] factors = new double[goods]; // cost at user prices left for factors, per unit
        double[] outputTax = new double[goods];
        for (int j = 0; j < goods; j++) {
            double spent = 0;
            for (int k = 0; k < 3; k++) {
                double part = 0.15 * random.nextDouble();
                use[random.nextInt(goods)][j] += part;
                spent += part;
            }
            outputTax[j] = random.nextInt(3) == 0 ? 0.1 * random.nextDouble() : 0;
            factors[j] = 1 - outputTax[j] - spent;
        }
        double[] demand = random.doubles(goods, 1, 4).toArray();
        double[] output = demand.clone();
        for (int round = 0; round < 200; round++) { // at most 0.45 of a unit goes into a unit: the series halves
            double[] next = demand.clone();
            for (int i = 0; i < goods; i++) {
                for (int j = 0; j < goods; j++) {
                    next[i] += use[i][j] * output[j];
                }
            }
            System.arraycopy(next, 0, output, 0, goods);
        }
        List<Endowment> owned = new ArrayList<>();
        for (int j = 0; j < goods; j++) {
            builder.activity(sector(j, use, factors[j], outputTax[j], output[j], owned));
        }
        if (backstop) {
            for (int j = 0; j < POLLUTING; j++) {
                Expression half = markup.times(0.5);
                builder.activity(new Activity(
                        "B" + j,
                        Nest.of("out", 0, Leaf.of(good(j), 1)),
                        Nest.of("in", elasticity(), Leaf.of("L", half), Leaf.of("K", half)),
                        new Bounds(0, 0, Double.POSITIVE_INFINITY)));
            }
        }
        consumers(builder, demand, owned, cap);
        builder.price("PERMIT", new Bounds(0, 0, Double.POSITIVE_INFINITY));
        return builder.build();
    }

    private Activity sector(
            int j, double[][] use, double factors, double outputTax, double output, List<Endowment> owned) {
        List<Branch> materials = new ArrayList<>();
        for (int i = 0; i < goods; i++) {
            double quantity = use[i][j] * output;
            if (quantity > 0) {
                materials.add(i < POLLUTING ? polluting(i, quantity) : Leaf.of(good(i), quantity));
            }
        }
        double rate = random.nextBoolean() ? 0.2 * random.nextDouble() : 0;
        double split = 0.2 + 0.4 * random.nextDouble();
        double resource = j % 2 == 0 ? 0.1 * factors * output : 0;
        labour[j] = split * (factors * output - resource) / (1 + rate);
        capital[j] = (1 - split) * (factors * output - resource);
        List<Tax> onLabour = List.of(new Tax(Expression.constant(rate), "ONE"));
        List<Branch> in = new ArrayList<>();
        in.add(Nest.of(
                "va",
                elasticity(),
                new Leaf("L", "L", Expression.constant(labour[j]), Expression.constant(1 + rate), onLabour),
                Leaf.of("K", capital[j])));
        if (!materials.isEmpty()) {
            in.add(Nest.of("materials", elasticity(), materials.toArray(Branch[]::new)));
        }
        if (resource > 0) {
            in.add(Leaf.of("R" + j, resource));
            owned.add(new Endowment("R" + j, Expression.constant(resource)));
        }
        Leaf out = new Leaf(
                good(j),
                good(j),
                Expression.constant(output),
                Expression.constant(1 - outputTax),
                List.of(new Tax(Expression.constant(outputTax), "ONE")));
        return new Activity(
                "Y" + j,
                Nest.of("out", 0, out),
                Nest.of("in", elasticity(), in.toArray(Branch[]::new)),
                Bounds.NON_NEGATIVE);
    }

    private Nest polluting(int i, double quantity) {
        emissions += quantity;
        return Nest.of(
                "burnt" + i,
                0,
                Leaf.of(good(i), quantity),
                new Leaf("permit" + i, "PERMIT", Expression.constant(quantity), Expression.constant(0), List.of()));
    }

    private void consumers(EquilibriumModel.Builder builder, double[] demand, List<Endowment> owned, Expression cap) {
        double allLabour = 0;
        double allCapital = 0;
        for (int j = 0; j < goods; j++) {
            allLabour += labour[j];
            allCapital += capital[j];
        }
        double income = 0;
        List<Branch> two = new ArrayList<>();
        List<Branch> one = new ArrayList<>();
        for (int j = 0; j < goods; j++) {
            double part = demand[j] * 0.4 * random.nextDouble();
            two.add(j < POLLUTING ? polluting(j, part) : Leaf.of(good(j), part));
            one.add(j < POLLUTING ? polluting(j, demand[j] - part) : Leaf.of(good(j), demand[j] - part));
            income += part;
        }
        double share = income / (allLabour + allCapital);
        owned.add(new Endowment("L", Expression.constant(allLabour * (1 - share))));
        owned.add(new Endowment("K", Expression.constant(allCapital * (1 - share))));
        owned.add(new Endowment("PERMIT", cap.times(1.001 * emissions)));
        builder.consumer(new Consumer("ONE", owned, demandTree(one), Bounds.NON_NEGATIVE));
        List<Endowment> ownedByTwo = List.of(
                new Endowment("L", Expression.constant(allLabour * share)),
                new Endowment("K", Expression.constant(allCapital * share)));
        builder.consumer(new Consumer("TWO", ownedByTwo, demandTree(two), Bounds.NON_NEGATIVE));
    }

    private Nest demandTree(List<Branch> leaves) {
        int half = leaves.size() / 2;
        return Nest.of(
                "demand",
                elasticity(),
                Nest.of("first", elasticity(), leaves.subList(0, half).toArray(Branch[]::new)),
                Nest.of(
                        "second",
                        elasticity(),
                        leaves.subList(half, leaves.size()).toArray(Branch[]::new)));
    }

    private double elasticity() {
        return ELASTICITIES[random.nextInt(ELASTICITIES.length)];
    }

    private static String good(int i) {
        return "P" + i;
    }
}
