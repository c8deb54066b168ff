package org.cgeleap.bench.economies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cgeleap.cge.model.Auxiliary;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Tax;

/**
 * A nation with a full input-output matrix and sector-wise output taxes that a reform replaces by one uniform rate of the
 * same real yield (the endogenous rate is an auxiliary).
 *
 * <p>Closed: 4 variables a sector (production, composite, and their prices) and 6 more. Open: 8 a sector (home sales,
 * exports, imports, composite as well) and 7 more; foreign exchange clears at world prices of 1.
 */
public final class NationalEconomy {
    private static final double INTERMEDIATE = 0.55;
    private static final double IMPORTED = 0.2;

    private final int sectors;
    private final boolean open;
    private final double sigma;
    private final double[][] flow;
    private final double[] gross;
    private final double[] finalDemand;
    private final double[] investment;
    private final double[] taxRate;
    private final double[] labourShare;

    private NationalEconomy(int sectors, boolean open, double sigma, long seed) {
        this.sectors = sectors;
        this.open = open;
        this.sigma = sigma;
        Random random = new Random(seed);
        flow = new double[sectors][sectors];
        gross = new double[sectors];
        finalDemand = new double[sectors];
        investment = new double[sectors];
        taxRate = new double[sectors];
        labourShare = new double[sectors];
        double[][] share = new double[sectors][sectors];
        for (int s = 0; s < sectors; s++) {
            double sum = 0;
            for (int i = 0; i < sectors; i++) {
                double u = random.nextDouble();
                share[s][i] = 1e-4 + u * u * u * u;
                sum += share[s][i];
            }
            for (int i = 0; i < sectors; i++) {
                share[s][i] *= INTERMEDIATE / sum;
            }
            finalDemand[s] = 0.2 + 3 * random.nextDouble();
            investment[s] = random.nextDouble();
            taxRate[s] = 0.01 + 0.2 * random.nextDouble();
            labourShare[s] = 0.3 + 0.5 * random.nextDouble();
        }
        for (int round = 0; round < 300; round++) {
            double[] use = new double[sectors];
            for (int s = 0; s < sectors; s++) {
                use[s] += finalDemand[s] + investment[s];
                for (int i = 0; i < sectors; i++) {
                    use[i] += share[s][i] * gross[s];
                }
            }
            System.arraycopy(use, 0, gross, 0, sectors);
        }
        for (int s = 0; s < sectors; s++) {
            for (int i = 0; i < sectors; i++) {
                flow[s][i] = share[s][i] * gross[s];
            }
        }
    }

    /**
     * The nation with the scenarios benchmark and reform.
     *
     * @param sectors of the nation
     * @param open whether it trades
     * @param sigma elasticity between the intermediate inputs; 0 for fixed proportions
     * @param seed of the random shares
     * @return the model at its benchmark
     */
    public static EquilibriumModel of(int sectors, boolean open, double sigma, long seed) {
        return new NationalEconomy(sectors, open, sigma, seed).model();
    }

    private EquilibriumModel model() {
        EquilibriumModel.Builder builder = EquilibriumModel.builder(
                (open ? "open" : "closed") + " nation, " + sectors + " sectors, full input-output matrix");
        Map<String, Double> reform = new LinkedHashMap<>();
        for (int s = 0; s < sectors; s++) {
            builder.parameter("tax." + s, taxRate[s]);
            reform.put("tax." + s, 0.0);
        }
        builder.parameter("public", 1);
        double labour = 0;
        double capital = 0;
        double revenue = 0;
        for (int s = 0; s < sectors; s++) {
            double value = gross[s] * (1 - taxRate[s]);
            revenue += taxRate[s] * gross[s];
            List<Branch> goods = new ArrayList<>();
            for (int i = 0; i < sectors; i++) {
                goods.add(Leaf.of("PA." + i, flow[s][i]));
                value -= flow[s][i];
            }
            double l = labourShare[s] * value;
            labour += l;
            capital += value - l;
            Nest va = Nest.of("VA", 0.9, Leaf.of("PL", l), Leaf.of("PK", value - l));
            List<Branch> inputs = new ArrayList<>();
            if (sigma == 0) {
                inputs.addAll(goods);
            } else {
                inputs.add(new Nest("goods", Expression.constant(sigma), goods));
            }
            inputs.add(va);
            Tax tax = new Tax(Expression.ref("tax." + s).plus(Expression.ref("UNIFORM")), "GOV");
            double home = open ? (1 - IMPORTED) * gross[s] : gross[s];
            List<Branch> outputs = new ArrayList<>();
            outputs.add(sold(open ? "PD." + s : "PY." + s, home, s, tax));
            if (open) {
                outputs.add(sold("PX." + s, gross[s] - home, s, tax));
            }
            builder.activity(
                    "Y." + s,
                    new Nest("out", Expression.constant(2), outputs),
                    new Nest("in", Expression.constant(0), inputs));
            if (open) {
                builder.activity(
                        "X." + s,
                        Nest.of("out", 0, Leaf.of("PFX", gross[s] - home)),
                        Nest.of("in", 0, Leaf.of("PX." + s, gross[s] - home)));
                builder.activity(
                        "M." + s,
                        Nest.of("out", 0, Leaf.of("PM." + s, gross[s] - home)),
                        Nest.of("in", 0, Leaf.of("PFX", gross[s] - home)));
                builder.activity(
                        "A." + s,
                        Nest.of("out", 0, Leaf.of("PA." + s, gross[s])),
                        Nest.of("in", 2, Leaf.of("PD." + s, home), Leaf.of("PM." + s, gross[s] - home)));
            } else {
                builder.activity(
                        "A." + s,
                        Nest.of("out", 0, Leaf.of("PA." + s, gross[s])),
                        Nest.of("in", 0, Leaf.of("PY." + s, gross[s])));
            }
        }
        double spent = 0;
        for (double f : finalDemand) {
            spent += f;
        }
        double ofGovernment = revenue / spent;
        List<Endowment> owned = List.of(
                new Endowment("PL", Expression.constant(labour)), new Endowment("PK", Expression.constant(capital)));
        List<Branch> household = new ArrayList<>();
        household.add(demand("consumption", finalDemand, 1 - ofGovernment, 0.8));
        household.add(demand("investment", investment, 1, 0));
        builder.consumer(new Consumer(
                "HH", owned, new Nest("spending", Expression.constant(1), household), Bounds.NON_NEGATIVE));
        builder.activity(
                "G", Nest.of("out", 0, Leaf.of("PG", revenue)), demand("public", finalDemand, ofGovernment, 1));
        builder.consumer(
                new Consumer("GOV", List.of(), Nest.of("public", 0, Leaf.of("PG", revenue)), Bounds.NON_NEGATIVE));
        builder.auxiliary(new Auxiliary(
                "UNIFORM",
                Expression.ref("G").minus(Expression.ref("public")),
                new Bounds(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)));
        builder.numeraire("HH", labour + capital);
        builder.scenario(new Scenario("benchmark", Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), true));
        builder.scenario(Scenario.of("reform", reform));
        return builder.build();
    }

    private Leaf sold(String good, double quantity, int s, Tax tax) {
        return new Leaf(good, good, Expression.constant(quantity), Expression.constant(1 - taxRate[s]), List.of(tax));
    }

    private static Nest demand(String name, double[] quantities, double share, double elasticity) {
        List<Branch> goods = new ArrayList<>();
        for (int s = 0; s < quantities.length; s++) {
            goods.add(new Leaf(
                    name + "." + s,
                    "PA." + s,
                    Expression.constant(share * quantities[s]),
                    Expression.constant(1),
                    List.of()));
        }
        return new Nest(name, Expression.constant(elasticity), goods);
    }
}
