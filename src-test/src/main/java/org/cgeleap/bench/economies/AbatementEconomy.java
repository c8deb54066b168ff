package org.cgeleap.bench.economies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Tax;

/**
 * A small open economy under a carbon cap, with technologies that are too dear at the benchmark and enter as the cap falls.
 * n = 4 · sectors + 21 variables; 22 sectors are a city, 150 a nation.
 *
 * <pre>
 *   Y.s    makes PD.s and exports (elasticity 2) of materials and [labour, capital, energy] (0.2); energy is electricity
 *          and fuels (0.5), fuels are coal, oil and gas (1), each with its permits in fixed proportion
 *   A.s    makes PA.s of PD.s and imports (elasticity 3)
 *   T.t    latent technologies: four make electricity without carbon; two capture carbon from coal and gas plants; one takes
 *          carbon from the air, that is, makes permits of electricity and capital. Each needs a limited fixed factor
 *   HH     owns factors and permits; GOV has taxes and a transfer that keeps its purchases (auxiliary TRANSFER)
 * </pre>
 *
 * Sectors 0 to 2 are the fuels, sector 3 is electricity. The accounts are found by fixed-point iteration from seeded random
 * shares. The permits of the benchmark are just its emissions, at a price of zero.
 */
public final class AbatementEconomy {
    private static final int FUELS = 3;
    private static final int ELECTRICITY = 3;
    private static final double TAX = 0.06;

    /** Emissions per unit of value of coal, oil and gas. */
    private static final double[] CARBON = {3.0, 1.2, 1.0};

    /**
     * Cost of a unit relative to the benchmark price of electricity, and the fixed factor relative to its output (of the
     * air capture: relative to the emissions).
     */
    private static final double[] COST = {1.15, 1.35, 1.6, 2.1, 1.7, 1.9, 2.5};

    private static final double[] LIMIT = {0.4, 0.4, 0.5, 0.5, 0.3, 0.3, 0.4};
    private static final String[] TECHNOLOGY = {
        "wind", "solar", "nuclear", "storage", "coal-capture", "gas-capture", "air-capture"
    };

    private final int sectors;
    private final double[][] flow;
    private final double[] gross;
    private final double[] absorption;
    private final double[] household;
    private final double[] government;
    private final double[] imported;
    private final double[] exported;
    private final double[] labourShare;

    private AbatementEconomy(int sectors, long seed) {
        this.sectors = sectors;
        Random random = new Random(seed);
        flow = new double[sectors][sectors];
        gross = new double[sectors];
        absorption = new double[sectors];
        household = new double[sectors];
        government = new double[sectors];
        imported = new double[sectors];
        exported = new double[sectors];
        labourShare = new double[sectors];
        double[][] share = new double[sectors][sectors];
        for (int s = 0; s < sectors; s++) {
            double sum = 0;
            for (int i = FUELS + 1; i < sectors; i++) {
                double u = random.nextDouble();
                share[s][i] = 0.005 + u * u * u;
                sum += share[s][i];
            }
            for (int i = FUELS + 1; i < sectors; i++) {
                share[s][i] *= (s < FUELS ? 0.3 : 0.42) / sum;
            }
            for (int f = 0; f < FUELS; f++) {
                double u = random.nextDouble();
                share[s][f] = s == ELECTRICITY ? 0.1 + 0.1 * u : 0.004 + 0.02 * u * u;
            }
            share[s][ELECTRICITY] = 0.01 + 0.05 * random.nextDouble();
            household[s] = s < FUELS ? 0.1 : 0.3 + 2 * random.nextDouble();
            government[s] = s <= FUELS ? 0 : 0.6 * random.nextDouble();
            imported[s] = s == 1 ? 0.7 : 0.1 + 0.3 * random.nextDouble();
            exported[s] = s < FUELS ? 0.05 : 0.05 + 0.3 * random.nextDouble();
            labourShare[s] = 0.3 + 0.4 * random.nextDouble();
        }
        balance(share);
    }

    /** Output covers intermediate, household, public and foreign use at given shares of imports and exports. */
    private void balance(double[][] share) {
        double change = 1;
        for (int round = 0; round < 3000 && change > 1e-15; round++) {
            change = 0;
            for (int i = 0; i < sectors; i++) {
                double use = household[i] + government[i];
                for (int s = 0; s < sectors; s++) {
                    use += share[s][i] * gross[s];
                }
                absorption[i] = use;
                double made = (1 - imported[i]) * use / (1 - exported[i]);
                change = Math.max(change, Math.abs(made - gross[i]) / made);
                gross[i] = made;
            }
        }
        for (int s = 0; s < sectors; s++) {
            for (int i = 0; i < sectors; i++) {
                flow[s][i] = share[s][i] * gross[s];
            }
        }
    }

    /**
     * The economy with the scenarios benchmark, cut 40 % and cut 90 %; the cap is the parameter {@code cap}.
     *
     * @param sectors 4 or more, the three fuels and electricity among them
     * @param seed of the random shares
     * @return the model at its benchmark
     */
    public static EquilibriumModel of(int sectors, long seed) {
        return new AbatementEconomy(sectors, seed).model();
    }

    private EquilibriumModel model() {
        EquilibriumModel.Builder builder =
                EquilibriumModel.builder("open economy under a carbon cap, " + sectors + " sectors");
        Expression cap = builder.parameter("cap", 1);
        double labour = 0;
        double capital = 0;
        double revenue = 0;
        double surplus = 0;
        double emissions = 0;
        for (int s = 0; s < sectors; s++) {
            double value = (1 - TAX) * gross[s];
            for (int i = 0; i < sectors; i++) {
                value -= flow[s][i];
            }
            labour += labourShare[s] * value;
            capital += (1 - labourShare[s]) * value;
            revenue += TAX * gross[s];
            surplus += exported[s] * gross[s] - imported[s] * absorption[s];
            sector(builder, s, value);
            for (int f = 0; f < FUELS; f++) {
                emissions += CARBON[f] * flow[s][f];
            }
        }
        for (int f = 0; f < FUELS; f++) {
            emissions += CARBON[f] * household[f];
        }
        double spent = 0;
        Expression publicCost = Expression.constant(0);
        List<Branch> publicGoods = new ArrayList<>();
        for (int s = FUELS + 1; s < sectors; s++) {
            spent += government[s];
            publicCost = publicCost.plus(Expression.ref("PA." + s).times(government[s]));
            publicGoods.add(Leaf.of("PA." + s, government[s]));
        }
        Expression transfer = Expression.ref("TRANSFER");
        List<Endowment> owned = new ArrayList<>();
        owned.add(new Endowment("PL", Expression.constant(labour)));
        owned.add(new Endowment("PK", Expression.constant(capital)));
        owned.add(new Endowment("PCARBON", cap.times(emissions)));
        owned.add(new Endowment(
                "PFX", Expression.constant(revenue - spent - surplus).minus(transfer)));
        for (int t = 0; t < TECHNOLOGY.length; t++) {
            owned.add(new Endowment("PLIMIT." + TECHNOLOGY[t], Expression.constant(technology(builder, t, emissions))));
        }
        builder.consumer(new Consumer("HH", owned, demand(), Bounds.NON_NEGATIVE));
        builder.consumer(new Consumer(
                "GOV",
                List.of(new Endowment(
                        "PFX", Expression.constant(spent - revenue).plus(transfer))),
                new Nest("public", Expression.constant(0), publicGoods),
                Bounds.NON_NEGATIVE));
        builder.auxiliary(new Auxiliary(
                "TRANSFER",
                Expression.ref("GOV").minus(publicCost),
                new Bounds(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)));
        builder.price("PCARBON", Bounds.NON_NEGATIVE.startingAt(0));
        builder.numeraire("PFX", 1);
        builder.scenario(new Scenario("benchmark", Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), true));
        builder.scenario(Scenario.of("cut 40 %", new HashMap<>(Map.of("cap", 0.6))));
        builder.scenario(Scenario.of("cut 90 %", new HashMap<>(Map.of("cap", 0.1))));
        return builder.build();
    }

    private void sector(EquilibriumModel.Builder builder, int s, double value) {
        Tax tax = new Tax(Expression.constant(TAX), "GOV");
        List<Branch> materials = new ArrayList<>();
        for (int i = FUELS + 1; i < sectors; i++) {
            materials.add(Leaf.of("PA." + i, flow[s][i]));
        }
        Nest factors = Nest.of(
                "factors", 0.9, Leaf.of("PL", labourShare[s] * value), Leaf.of("PK", (1 - labourShare[s]) * value));
        builder.activity(
                "Y." + s,
                Nest.of(
                        "sales",
                        2,
                        sold("PD." + s, (1 - exported[s]) * gross[s], tax),
                        sold("PFX", exported[s] * gross[s], tax)),
                Nest.of(
                        "inputs",
                        0.2,
                        new Nest("materials", Expression.constant(0), materials),
                        Nest.of("value added and energy", 0.4, factors, energy(flow[s]))));
        builder.activity(
                "A." + s,
                Nest.of("out", 0, Leaf.of("PA." + s, absorption[s])),
                Nest.of(
                        "origins",
                        3,
                        Leaf.of("PD." + s, (1 - imported[s]) * absorption[s]),
                        Leaf.of("PFX", imported[s] * absorption[s])));
    }

    private static Nest energy(double[] use) {
        List<Branch> fuels = new ArrayList<>();
        for (int f = 0; f < FUELS; f++) {
            fuels.add(Nest.of(
                    "fuel " + f, 0, Leaf.of("PA." + f, use[f]), free("permits " + f, "PCARBON", CARBON[f] * use[f])));
        }
        return Nest.of(
                "energy",
                0.5,
                Leaf.of("PA." + ELECTRICITY, use[ELECTRICITY]),
                new Nest("fuels", Expression.constant(1), fuels));
    }

    /** Adds a technology; returns the quantity of its fixed factor. */
    private double technology(EquilibriumModel.Builder builder, int t, double emissions) {
        boolean capturesAir = t == TECHNOLOGY.length - 1;
        double cost = COST[t];
        List<Branch> inputs = new ArrayList<>();
        if (capturesAir) {
            inputs.add(Leaf.of("PA." + ELECTRICITY, 0.2 * cost));
            inputs.add(Leaf.of("PK", 0.5 * cost));
            inputs.add(Leaf.of("PL", 0.3 * cost));
        } else {
            boolean burns = t >= 4;
            int fuel = t == 4 ? 0 : 2;
            if (burns) {
                inputs.add(Leaf.of("PA." + fuel, 0.3));
                inputs.add(free("permits", "PCARBON", 0.03 * CARBON[fuel]));
            }
            double rest = burns ? cost - 0.3 : cost;
            inputs.add(Leaf.of("PK", 0.6 * rest));
            inputs.add(Leaf.of("PL", 0.25 * rest));
            inputs.add(Leaf.of("PA." + (FUELS + 2), 0.15 * rest));
        }
        String factor = "PLIMIT." + TECHNOLOGY[t];
        inputs.add(free("limit", factor, 1));
        Leaf output = Leaf.of(capturesAir ? "PCARBON" : "PD." + ELECTRICITY, 1);
        builder.activity(new Activity(
                "T." + TECHNOLOGY[t],
                Nest.of("out", 0, output),
                new Nest("in", Expression.constant(0), inputs),
                Bounds.NON_NEGATIVE.startingAt(0)));
        builder.price(factor, Bounds.NON_NEGATIVE.startingAt(0));
        return LIMIT[t] * (capturesAir ? emissions : gross[ELECTRICITY]);
    }

    private Nest demand() {
        List<Branch> goods = new ArrayList<>();
        for (int s = FUELS + 1; s < sectors; s++) {
            goods.add(Leaf.of("PA." + s, household[s]));
        }
        return Nest.of("consumption", 0.5, energy(household), new Nest("goods", Expression.constant(0.8), goods));
    }

    private static Leaf free(String name, String good, double quantity) {
        return new Leaf(name, good, Expression.constant(quantity), Expression.constant(0), List.of());
    }

    private static Leaf sold(String good, double quantity, Tax tax) {
        return new Leaf(good, good, Expression.constant(quantity), Expression.constant(1 - TAX), List.of(tax));
    }
}
