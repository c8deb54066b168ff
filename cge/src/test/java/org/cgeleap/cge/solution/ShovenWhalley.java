package org.cgeleap.cge.solution;

import java.util.List;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Tax;

/**
 * The numerical example of Shoven and Whalley (1984), "Applied general-equilibrium models of taxation and international
 * trade", Journal of Economic Literature 22: two goods, two factors, a rich and a poor household.
 *
 * <p>Parameter {@code t} is a tax on capital in manufacturing, paid to the households in the shares 40 and 60 %.
 */
final class ShovenWhalley {
    private ShovenWhalley() {}

    static EquilibriumModel model() {
        EquilibriumModel.Builder builder = EquilibriumModel.builder("Shoven-Whalley");
        Expression t = builder.parameter("t", 0);
        builder.activity("Q1", Nest.of("out", 0, Leaf.of("P1", 1)), production(1.5, 0.6, 2, t));
        builder.activity("Q2", Nest.of("out", 0, Leaf.of("P2", 1)), production(2, 0.7, 0.5, Expression.constant(0)));
        builder.consumer(new Consumer(
                "RICH",
                List.of(new Endowment("PK", Expression.constant(25))),
                Nest.of("demand", 1.5, Leaf.of("P1", 0.5), Leaf.of("P2", 0.5)),
                Bounds.NON_NEGATIVE));
        builder.consumer(new Consumer(
                "POOR",
                List.of(new Endowment("PL", Expression.constant(60))),
                Nest.of("demand", 0.75, Leaf.of("P1", 0.3), Leaf.of("P2", 0.7)),
                Bounds.NON_NEGATIVE));
        return builder.build();
    }

    /**
     * Q = Φ [δ L^((σ−1)/σ) + (1−δ) K^((σ−1)/σ)]^(σ/(σ−1)): at unit factor prices a unit takes δ^σ k of labour and
     * (1−δ)^σ k of capital, k = (δ^σ + (1−δ)^σ)^(σ/(1−σ)) / Φ.
     */
    private static Nest production(double scale, double delta, double sigma, Expression tax) {
        double labour = Math.pow(delta, sigma);
        double capital = Math.pow(1 - delta, sigma);
        double k = Math.pow(labour + capital, sigma / (1 - sigma)) / scale;
        return Nest.of(
                "in",
                sigma,
                Leaf.of("PL", labour * k),
                new Leaf(
                        "PK",
                        "PK",
                        Expression.constant(capital * k),
                        Expression.constant(1),
                        List.of(new Tax(tax.times(0.4), "RICH"), new Tax(tax.times(0.6), "POOR"))));
    }
}
