package org.cgeleap.bench.economies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Tax;

/**
 * World trade in the usual form (Armington by source, constant elasticity of transformation between home market and
 * export, tariffs paid to governments): every region makes every commodity from all commodities, labour and capital, and
 * buys it from every region. n = regions · (5 · sectors + 4) variables.
 *
 * <pre>
 *   Y.s.r   makes D.s.r and X.s.r (elasticity 2) of A.i.r in fixed proportion with L.r, K.r (elasticity 0.8)
 *   A.s.r   makes A.s.r of D.s.r (elasticity 2) and X.s.q of all other regions q (elasticity 4), tariff to G.r
 *   H.r     owns L.r and K.r, demands A.s.r (elasticity 1); G.r has the tariffs and an output tax
 * </pre>
 *
 * The benchmark is a social accounting matrix found by fixed-point iteration from seeded random shares, in which every
 * region spends what it earns.
 */
public final class TradeEconomy {
    private static final double TARIFF = 0.05;
    private static final double OUTPUT_TAX = 0.04;

    /** Intermediate purchases in gross output; below 1, so that the accounts have a solution. */
    private static final double INTERMEDIATE = 0.5;

    private static final double IMPORTED = 0.25;

    private final int regions;
    private final int sectors;
    private final double[][][] inputShare;
    private final double[][] finalDemand;
    private final double[][][] sourceShare;
    private final double[][] labourShare;
    private final double[][] output;
    private final double[][] absorption;
    private final double[][] exports;

    private TradeEconomy(int regions, int sectors, long seed) {
        this.regions = regions;
        this.sectors = sectors;
        Random random = new Random(seed);
        inputShare = new double[regions][sectors][sectors];
        finalDemand = new double[regions][sectors];
        sourceShare = new double[regions][sectors][regions];
        labourShare = new double[regions][sectors];
        output = new double[regions][sectors];
        absorption = new double[regions][sectors];
        exports = new double[regions][sectors];
        for (int r = 0; r < regions; r++) {
            double size = 0.3 + 2 * random.nextDouble();
            for (int s = 0; s < sectors; s++) {
                shares(random, inputShare[r][s], INTERMEDIATE, -1);
                shares(random, sourceShare[r][s], IMPORTED, r);
                finalDemand[r][s] = size * (0.2 + random.nextDouble());
                labourShare[r][s] = 0.3 + 0.5 * random.nextDouble();
            }
        }
        balance();
    }

    /**
     * The economy with the tariffs of all regions as parameters {@code tariff.<region>} and three scenarios.
     *
     * @param regions two or more
     * @param sectors commodities of each region
     * @param seed of the random shares
     * @return the model at its benchmark
     */
    public static EquilibriumModel of(int regions, int sectors, long seed) {
        return new TradeEconomy(regions, sectors, seed).model();
    }

    private static void shares(Random random, double[] into, double total, int without) {
        double sum = 0;
        for (int i = 0; i < into.length; i++) {
            double u = random.nextDouble();
            into[i] = i == without ? 0 : 0.02 + u * u * u;
            sum += into[i];
        }
        for (int i = 0; i < into.length; i++) {
            into[i] *= total / sum;
        }
    }

    /**
     * Iterates output = home sales + exports, absorption = intermediate + final demand and spending = earnings to their
     * fixed point.
     */
    private void balance() {
        for (int round = 0; round < 2000; round++) {
            double change = 0;
            for (int r = 0; r < regions; r++) {
                for (int s = 0; s < sectors; s++) {
                    absorption[r][s] = finalDemand[r][s];
                    exports[r][s] = 0;
                }
            }
            for (int r = 0; r < regions; r++) {
                for (int s = 0; s < sectors; s++) {
                    for (int i = 0; i < sectors; i++) {
                        absorption[r][i] += inputShare[r][s][i] * output[r][s];
                    }
                }
            }
            for (int r = 0; r < regions; r++) {
                for (int s = 0; s < sectors; s++) {
                    for (int q = 0; q < regions; q++) {
                        exports[q][s] += sourceShare[r][s][q] * absorption[r][s] / (1 + TARIFF);
                    }
                }
            }
            for (int r = 0; r < regions; r++) {
                for (int s = 0; s < sectors; s++) {
                    double made = home(r, s) + exports[r][s];
                    change = Math.max(change, Math.abs(made - output[r][s]) / made);
                    output[r][s] = made;
                }
            }
            for (int r = 0; r < regions; r++) {
                double earned = 0;
                double spent = 0;
                for (int s = 0; s < sectors; s++) {
                    earned += (1 - INTERMEDIATE) * output[r][s] + tariffs(r, s);
                    spent += finalDemand[r][s];
                }
                for (int s = 0; s < sectors; s++) {
                    finalDemand[r][s] *= earned / spent;
                }
                change = Math.max(change, Math.abs(earned / spent - 1));
            }
            if (change < 1e-15) {
                return;
            }
        }
    }

    private double tariffs(int r, int s) {
        return TARIFF * IMPORTED * absorption[r][s] / (1 + TARIFF);
    }

    private double home(int r, int s) {
        return (1 - IMPORTED) * absorption[r][s];
    }

    private EquilibriumModel model() {
        EquilibriumModel.Builder builder =
                EquilibriumModel.builder("world trade, " + regions + " regions, " + sectors + " commodities");
        Map<String, Double> first = Map.of(tariff(0), TARIFF + 0.1);
        Map<String, Double> all = new HashMap<>();
        for (int r = 0; r < regions; r++) {
            builder.parameter(tariff(r), TARIFF);
            all.put(tariff(r), TARIFF + 0.1);
        }
        for (int r = 0; r < regions; r++) {
            region(builder, r);
        }
        builder.numeraire("H.r0", income(0));
        builder.scenario(
                new Scenario("benchmark", Map.of(), Map.of(), Map.of(), Map.of(), Optional.<Numeraire>empty(), true));
        builder.scenario(Scenario.of("tariff of r0 up by 10 %", first));
        builder.scenario(Scenario.of("all tariffs up by 10 %", all));
        return builder.build();
    }

    private static String tariff(int r) {
        return "tariff.r" + r;
    }

    private static String name(String kind, int s, int r) {
        return kind + ".s" + s + ".r" + r;
    }

    private void region(EquilibriumModel.Builder builder, int r) {
        String government = "G.r" + r;
        double labour = 0;
        double capital = 0;
        double revenue = 0;
        double spent = 0;
        for (int s = 0; s < sectors; s++) {
            double gross = output[r][s];
            List<Branch> inputs = new ArrayList<>();
            double value = gross * (1 - OUTPUT_TAX);
            for (int i = 0; i < sectors; i++) {
                inputs.add(Leaf.of(name("PA", i, r), inputShare[r][s][i] * gross));
                value -= inputShare[r][s][i] * gross;
            }
            double l = labourShare[r][s] * value;
            inputs.add(Nest.of("VA", 0.8, Leaf.of("PL.r" + r, l), Leaf.of("PK.r" + r, value - l)));
            labour += l;
            capital += value - l;
            Tax tax = new Tax(Expression.constant(OUTPUT_TAX), government);
            revenue += OUTPUT_TAX * gross;
            builder.activity(
                    name("Y", s, r),
                    Nest.of(
                            "out",
                            2,
                            sold(name("PD", s, r), home(r, s), tax),
                            sold(name("PX", s, r), exports[r][s], tax)),
                    new Nest("in", Expression.constant(0), inputs));
            revenue += armington(builder, s, r);
            spent += finalDemand[r][s];
        }
        double ofGovernment = revenue / spent;
        List<Endowment> endowments = new ArrayList<>();
        endowments.add(new Endowment("PL.r" + r, Expression.constant(labour)));
        endowments.add(new Endowment("PK.r" + r, Expression.constant(capital)));
        builder.consumer(new Consumer("H.r" + r, endowments, demand(r, 1 - ofGovernment), Bounds.NON_NEGATIVE));
        builder.consumer(new Consumer(government, List.of(), demand(r, ofGovernment), Bounds.NON_NEGATIVE));
    }

    private double income(int r) {
        double spent = 0;
        double revenue = 0;
        for (int s = 0; s < sectors; s++) {
            spent += finalDemand[r][s];
            revenue += OUTPUT_TAX * output[r][s] + tariffs(r, s);
        }
        return spent - revenue;
    }

    private Nest demand(int r, double share) {
        List<Branch> goods = new ArrayList<>();
        for (int s = 0; s < sectors; s++) {
            goods.add(Leaf.of(name("PA", s, r), share * finalDemand[r][s]));
        }
        return new Nest("demand", Expression.constant(1), goods);
    }

    /** Adds the supply of commodity s to region r; returns the tariff revenue. */
    private double armington(EquilibriumModel.Builder builder, int s, int r) {
        List<Branch> sources = new ArrayList<>();
        double revenue = 0;
        Tax tax = new Tax(Expression.ref(tariff(r)), "G.r" + r);
        for (int q = 0; q < regions; q++) {
            if (q != r) {
                double quantity = sourceShare[r][s][q] * absorption[r][s] / (1 + TARIFF);
                revenue += TARIFF * quantity;
                sources.add(new Leaf(
                        name("PX", s, q),
                        name("PX", s, q),
                        Expression.constant(quantity),
                        Expression.constant(1 + TARIFF),
                        List.of(tax)));
            }
        }
        builder.activity(
                name("A", s, r),
                Nest.of("out", 0, Leaf.of(name("PA", s, r), absorption[r][s])),
                Nest.of(
                        "in",
                        2,
                        Leaf.of(name("PD", s, r), home(r, s)),
                        new Nest("imports", Expression.constant(4), sources)));
        return revenue;
    }

    private static Leaf sold(String good, double quantity, Tax tax) {
        return new Leaf(good, good, Expression.constant(quantity), Expression.constant(1 - OUTPUT_TAX), List.of(tax));
    }
}
