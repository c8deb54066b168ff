package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether activities together, taxes and subsidies counted, turn nothing into what somebody buys (or into the numeraire): then
 * some of them makes a profit at all prices at which that is worth something, and runs without limit.
 *
 * <p>With N the quantities of outputs times 1 − Σ rate less those of inputs times 1 + Σ rate and b a basket, levels y ≥ 0 with N y ≥ b
 * give p N y ≥ p b &gt; 0, against zero profit p N ≤ 0. It is a linear programme. Elasticities only make profits larger: cost is never
 * above that of fixed proportions, revenue never below, expenditure on the basket never above.
 */
final class EndlessProfit {
    /** Largest level, in units of the model, that counts: beyond it the gain is rounding. */
    private static final double LARGEST = 1e9;

    private final EquilibriumSystem system;
    private final ModelStructure structure;
    private final NestForest forest;
    private final Closure closure;
    private final Equations equations;
    private final boolean[] endless;

    private EndlessProfit(EquilibriumSystem system) {
        this.system = system;
        structure = system.model().structure();
        forest = structure.forest();
        closure = system.closure();
        equations = system.equations();
        endless = new boolean[system.size()];
        for (int i = 0; i < endless.length; i++) {
            endless[i] = system.model().kind(i) == VariableKind.LEVEL
                    && !closure.held(i)
                    && closure.upper(i) == Double.POSITIVE_INFINITY;
        }
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            // rates that auxiliaries move prove nothing, nor does a negative price under an elasticity
            boolean meaningless = forest.endogenousRate(leaf)
                    || (equations.taxes.factor[leaf] < 0
                            && equations.numbers.sigma[forest.parent()[forest.leafItem()[leaf]]] != 0);
            int owner = forest.owner()[forest.leafTree()[leaf]];
            endless[owner] &= !meaningless;
        }
    }

    /** A sentence that proves that there is no equilibrium; empty if none does. */
    static Optional<String> finding(EquilibriumSystem system) {
        return system.model().structure().solved().none() ? new EndlessProfit(system).find() : Optional.empty();
    }

    private Optional<String> find() {
        int n = system.size();
        if (!LinearProgramme.small(n, n) || !taxed()) {
            return Optional.empty();
        }
        double[][] net = new double[n][n];
        double[][] basket = new double[n][];
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            int tree = forest.leafTree()[leaf];
            int owner = forest.owner()[tree];
            double quantity = equations.numbers.quantity[leaf] * equations.taxes.factor[leaf];
            if (forest.side()[tree] == LeafSide.DEMAND) {
                basket[owner] = basket[owner] == null ? new double[n] : basket[owner];
                basket[owner][forest.good()[leaf]] += forest.endogenousRate(leaf) ? Double.NaN : quantity;
            } else if (endless[owner]) {
                net[forest.good()[leaf]][owner] += forest.side()[tree] == LeafSide.OUTPUT ? quantity : -quantity;
            }
        }
        for (int h = 0; h < n; h++) {
            if (basket[h] != null) {
                Optional<String> found = from(net, basket[h], "what " + system.variableName(h) + " buys");
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        int numeraire = closure.numeraire();
        if (numeraire >= 0 && system.model().kind(numeraire) == VariableKind.PRICE) {
            double[] one = new double[n];
            one[numeraire] = 1;
            return from(net, one, "the numeraire " + system.variableName(numeraire));
        }
        return Optional.empty();
    }

    /** Whether any rate is negative: without a subsidy nothing comes of nothing in a model with a benchmark. */
    private boolean taxed() {
        for (double rate : equations.taxes.rate) {
            if (rate < 0) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> from(double[][] net, double[] basket, String bought) {
        double sum = 0;
        LinearProgramme programme = new LinearProgramme(basket.length);
        double[] all = new double[basket.length];
        for (int i = 0; i < basket.length; i++) {
            sum += basket[i];
            all[i] = 1;
            if (system.model().kind(i) == VariableKind.PRICE) {
                programme.atLeast(net[i], basket[i]);
            }
        }
        double[] levels = sum > 0 ? programme.smallest(all) : null;
        if (levels == null) {
            return Optional.empty();
        }
        List<String> running = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] > LARGEST) {
                return Optional.empty();
            }
            if (levels[i] > 1e-9 && endless[i]) {
                running.add(
                        String.format(Locale.ROOT, "%s at %.4g%s", system.variableName(i), levels[i], subsidies(i)));
            }
        }
        return Optional.of("Taxes and subsidies counted, " + String.join(", ", running)
                + (running.size() > 1 ? " together turn" : " turns") + " nothing into " + bought
                + ": at any prices somebody makes a profit and runs without limit, so there is no equilibrium.");
    }

    private String subsidies(int activity) {
        List<String> paid = new ArrayList<>();
        for (int e = 0; e < forest.taxCount(); e++) {
            int leaf = forest.taxLeaf()[e];
            if (forest.owner()[forest.leafTree()[leaf]] == activity && equations.taxes.rate[e] < 0) {
                paid.add(String.format(
                        Locale.ROOT, "%.4g on %s", -equations.taxes.rate[e], system.variableName(forest.good()[leaf])));
            }
        }
        return paid.isEmpty() ? "" : " (subsidy of " + String.join(", ", paid) + ")";
    }
}
