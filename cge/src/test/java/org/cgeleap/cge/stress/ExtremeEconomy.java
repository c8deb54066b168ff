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
 * A random economy that has an equilibrium whatever its numbers are, as long as labour and capital are there: every consumer
 * owns some of both, only factors and permits are owned, every good can be made of labour and capital alone, taxes are not
 * subsidies and go to a consumer (Arrow and Debreu 1954; with taxes, Shoven 1974). So a cap may fall to zero, and no shock to
 * the parameters below, however large, excuses a failure.
 *
 * <p>Unit prices and levels at the benchmark, where the cap is slack by 0.1 % and {@code clean} technologies, which cost
 * {@code markup} times as much, do not run. The first goods need permits in fixed proportion to their output.
 */
final class ExtremeEconomy {
    private static final double[] ELASTICITIES = {0, 0, 0.01, 0.5, 1, 2, 10};
    private static final int DIRTY = 3;

    private final Random random;
    private final int goods;
    private final double[] labour;
    private final double[] capital;
    private final List<Endowment> owned = new ArrayList<>();
    private double emissions;

    private ExtremeEconomy(long seed, int goods) {
        this.random = new Random(31 * seed + 5);
        this.goods = goods;
        this.labour = new double[goods];
        this.capital = new double[goods];
    }

    static EquilibriumModel of(long seed, int goods) {
        return new ExtremeEconomy(seed, goods).build(seed);
    }

    private EquilibriumModel build(long seed) {
        EquilibriumModel.Builder builder = EquilibriumModel.builder("extreme economy " + seed);
        Expression cap = builder.parameter("cap", 1);
        Expression markup = builder.parameter("markup", 1.5);
        double[][] use = new double[goods][goods]; // of good i in sector j, per unit of output, 0.45 at most
        double[] spent = new double[goods];
        for (int j = 0; j < goods; j++) {
            for (int k = 0; k < 3; k++) {
                double part = 0.15 * random.nextDouble();
                use[random.nextInt(goods)][j] += part;
                spent[j] += part;
            }
        }
        double[] demand = random.doubles(goods, 1, 4).toArray();
        double[] output = output(demand, use);
        for (int j = 0; j < goods; j++) {
            builder.activity(sector(j, use, 1 - spent[j], output[j]));
            Expression half = markup.times(0.5);
            builder.activity(new Activity(
                    "clean " + j,
                    Nest.of("out", 0, Leaf.of(good(j), 1)),
                    Nest.of("in", elasticity(), Leaf.of("L", half), Leaf.of("K", half)),
                    new Bounds(0, 0, Double.POSITIVE_INFINITY)));
        }
        consumers(builder, demand, cap);
        builder.price("PERMIT", new Bounds(0, 0, Double.POSITIVE_INFINITY));
        return builder.build();
    }

    private double[] output(double[] demand, double[][] use) {
        double[] output = demand.clone();
        for (int round = 0; round < 60; round++) { // the series more than halves
            double[] next = demand.clone();
            for (int i = 0; i < goods; i++) {
                for (int j = 0; j < goods; j++) {
                    next[i] += use[i][j] * output[j];
                }
            }
            output = next;
        }
        return output;
    }

    private Activity sector(int j, double[][] use, double factors, double output) {
        List<Branch> in = new ArrayList<>();
        List<Branch> materials = new ArrayList<>();
        for (int i = 0; i < goods; i++) {
            if (use[i][j] > 0) {
                materials.add(Leaf.of(good(i), use[i][j] * output));
            }
        }
        double outputTax = random.nextInt(3) == 0 ? 0.1 * factors : 0;
        double inputTax = random.nextBoolean() ? 0.2 * random.nextDouble() : 0;
        double resource = random.nextBoolean() ? 0.1 * factors * output : 0;
        double value = (factors - outputTax) * output - resource;
        double split = 0.2 + 0.6 * random.nextDouble();
        labour[j] = split * value / (1 + inputTax);
        capital[j] = (1 - split) * value;
        in.add(Nest.of("va", elasticity(), taxed("L", labour[j], 1 + inputTax, inputTax), Leaf.of("K", capital[j])));
        if (!materials.isEmpty()) {
            in.add(Nest.of("materials", elasticity(), materials.toArray(Branch[]::new)));
        }
        if (resource > 0) {
            in.add(Leaf.of("R" + j, resource));
            owned.add(new Endowment("R" + j, Expression.constant(resource)));
        }
        Nest inputs = Nest.of("in", elasticity(), in.toArray(Branch[]::new));
        if (j < DIRTY) {
            emissions += output;
            inputs = Nest.of(
                    "with permit",
                    0,
                    inputs,
                    new Leaf("PERMIT", "PERMIT", Expression.constant(output), Expression.constant(0), List.of()));
        }
        return new Activity(
                "Y" + j,
                Nest.of("out", 0, taxed(good(j), output, 1 - outputTax, outputTax)),
                inputs,
                Bounds.NON_NEGATIVE);
    }

    private static Leaf taxed(String good, double quantity, double price, double rate) {
        List<Tax> taxes = rate == 0 ? List.of() : List.of(new Tax(Expression.constant(rate), "ONE"));
        return new Leaf(good, good, Expression.constant(quantity), Expression.constant(price), taxes);
    }

    private void consumers(EquilibriumModel.Builder builder, double[] demand, Expression cap) {
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
            two.add(Leaf.of(good(j), part));
            one.add(Leaf.of(good(j), demand[j] - part));
            income += part;
        }
        double share = income / (allLabour + allCapital);
        double tilt = Math.min(share, 1 - share) * random.nextDouble(); // TWO owns more labour than capital
        double ofLabour = share + tilt * allCapital / (allLabour + allCapital);
        double ofCapital = (income - ofLabour * allLabour) / allCapital;
        owned.add(new Endowment("L", Expression.constant(allLabour * (1 - ofLabour))));
        owned.add(new Endowment("K", Expression.constant(allCapital * (1 - ofCapital))));
        owned.add(new Endowment("PERMIT", cap.times(1.001 * emissions)));
        builder.consumer(new Consumer("ONE", owned, demandTree(one), Bounds.NON_NEGATIVE));
        List<Endowment> ownedByTwo = List.of(
                new Endowment("L", Expression.constant(allLabour * ofLabour)),
                new Endowment("K", Expression.constant(allCapital * ofCapital)));
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
