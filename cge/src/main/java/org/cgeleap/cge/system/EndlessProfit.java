package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether activities together, taxes and subsidies counted, turn nothing into what somebody buys (or into the numeraire): then
 * some of them makes a profit at all prices at which that is worth something, and runs without limit.
 *
 * <p>With N the quantities of outputs times 1 − Σ rate less those of inputs times 1 + Σ rate and b a basket, levels y ≥ 0 with N y ≥ b
 * give p N y ≥ p b &gt; 0, against zero profit p N ≤ 0. It is a linear programme. Elasticities only make profits larger: cost is never
 * above that of fixed proportions, revenue never below, expenditure on the basket never above. The same holds of proportions in which
 * one branch stands for all of its nest ({@link Corners}), which are tried beside them.
 */
final class EndlessProfit {
    /** Largest level, in units of the model, that counts: beyond it the gain is rounding. */
    private static final double LARGEST = 1e9;

    /**
     * A way to run an activity.
     *
     * @param activity its level variable
     * @param net what comes out less what goes in, per unit of level, by good
     * @param how in words, if not in the proportions of the benchmark
     */
    @SuppressWarnings("ArrayRecordComponent") // a column of the programme; never compared as a value
    private record Technique(int activity, double[] net, String how) {}

    /** Smallest level that counts. */
    private static final double RUNNING = 1e-9;

    /** Part of the turnover of a good that counts as rounding. */
    private static final double ROUNDING = 1e-10;

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

    /** A sentence on a good that comes of nothing although its price cannot be zero; empty if there is none. */
    static Optional<String> free(EquilibriumSystem system) {
        return system.model().structure().solved().none() ? new EndlessProfit(system).free() : Optional.empty();
    }

    private Optional<String> free() {
        List<Technique> techniques = new ArrayList<>();
        if (!gather(techniques, new ArrayList<>(), new ArrayList<>())) {
            return Optional.empty();
        }
        for (int i = 0; i < system.size(); i++) {
            if (system.logarithmic(i) && !closure.held(i)) {
                double[] one = new double[system.size()];
                one[i] = 1;
                Optional<String> found = from(techniques, one, system.variableName(i));
                if (found.isPresent()) {
                    return Optional.of(found.get()
                            + " at any price of it above zero, and at zero it would be wanted without limit in place of"
                            + " others: there is probably no equilibrium.");
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> find() {
        List<Technique> techniques = new ArrayList<>();
        List<double[]> baskets = new ArrayList<>();
        List<String> buyers = new ArrayList<>();
        if (!gather(techniques, baskets, buyers)) {
            return Optional.empty();
        }
        Optional<String> found = Optional.empty();
        for (int b = 0; b < baskets.size() && found.isEmpty(); b++) {
            found = from(techniques, baskets.get(b), buyers.get(b))
                    .map(
                            f -> f
                                    + ": at any prices somebody makes a profit and runs without limit, so there is no equilibrium.");
        }
        return found;
    }

    /** Ways to run activities, and what is bought, by whom in words; false if that is too much for a programme. */
    private boolean gather(List<Technique> techniques, List<double[]> baskets, List<String> buyers) {
        int n = system.size();
        if (!LinearProgramme.small(n + forest.leafCount(), n)) {
            return false;
        }
        double[][] fixed = new double[n][n];
        for (int tree = 0; tree < forest.treeCount(); tree++) {
            add(tree, Corners.none(forest, tree), fixed[forest.owner()[tree]]);
        }
        for (int tree = 0; tree < forest.treeCount(); tree++) {
            int owner = forest.owner()[tree];
            boolean buys = forest.side()[tree] == LeafSide.DEMAND;
            if (!buys && !endless[owner]) {
                continue;
            }
            if (buys) {
                baskets.add(fixed[owner]);
                buyers.add("what " + system.variableName(owner) + " buys");
            } else if (forest.side()[tree] == LeafSide.OUTPUT) {
                techniques.add(new Technique(owner, fixed[owner], ""));
            }
            for (int leaf = forest.treeLeaf()[tree]; leaf < forest.treeLeaf()[tree + 1]; leaf++) {
                double[] corner = Corners.at(forest, equations.numbers, leaf);
                if (corner != null) {
                    double[] net = new double[n];
                    for (int other = 0; other < forest.treeCount(); other++) {
                        if (forest.owner()[other] == owner) {
                            add(other, other == tree ? corner : Corners.none(forest, other), net);
                        }
                    }
                    if (buys) {
                        baskets.add(net);
                        buyers.add("what " + system.variableName(owner) + " buys");
                    } else {
                        techniques.add(new Technique(
                                owner,
                                net,
                                ", in place of what it can substitute " + system.variableName(forest.good()[leaf])));
                    }
                }
            }
        }
        int numeraire = closure.numeraire();
        if (numeraire >= 0 && system.model().kind(numeraire) == VariableKind.PRICE) {
            double[] one = new double[n];
            one[numeraire] = 1;
            baskets.add(one);
            buyers.add("the numeraire " + system.variableName(numeraire));
        }
        return true;
    }

    /** Adds the quantities of a tree, times factors by leaf, to what goes out and comes in: of a demand, what is bought. */
    private void add(int tree, double[] factors, double[] net) {
        for (int leaf = forest.treeLeaf()[tree]; leaf < forest.treeLeaf()[tree + 1]; leaf++) {
            double quantity = equations.numbers.quantity[leaf]
                    * equations.taxes.factor[leaf]
                    * factors[leaf - forest.treeLeaf()[tree]];
            LeafSide side = forest.side()[tree];
            boolean unknown = side == LeafSide.DEMAND && forest.endogenousRate(leaf);
            net[forest.good()[leaf]] += unknown ? Double.NaN : side == LeafSide.INPUT ? -quantity : quantity;
        }
    }

    private Optional<String> from(List<Technique> techniques, double[] basket, String bought) {
        int count = techniques.size();
        double sum = 0;
        LinearProgramme programme = new LinearProgramme(count);
        double[] all = new double[count];
        Arrays.fill(all, 1);
        for (int i = 0; i < basket.length; i++) {
            sum += basket[i];
            if (system.model().kind(i) == VariableKind.PRICE) {
                double[] row = new double[count];
                for (int t = 0; t < count; t++) {
                    row[t] = techniques.get(t).net()[i];
                }
                programme.atLeast(row, basket[i]);
            }
        }
        double[] levels = sum > 0 && sum < LARGEST ? programme.smallest(all) : null;
        if (levels == null) {
            return Optional.empty();
        }
        Arrays.setAll(levels, t -> levels[t] > RUNNING ? levels[t] : 0);
        if (!holds(techniques, levels, basket)) {
            return Optional.empty();
        }
        List<String> running = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            if (levels[t] > LARGEST) {
                return Optional.empty();
            }
            if (levels[t] > 0) {
                int activity = techniques.get(t).activity();
                running.add(String.format(
                        Locale.ROOT,
                        "%s at %.4g%s%s",
                        system.variableName(activity),
                        levels[t],
                        techniques.get(t).how(),
                        subsidies(activity)));
            }
        }
        return Optional.of("Taxes and subsidies counted, " + String.join(", ", running)
                + (running.size() > 1 ? " together turn" : " turns") + " nothing into " + bought);
    }

    /** Whether levels make a basket of nothing also by what each good amounts to, which the programme does not know. */
    private boolean holds(List<Technique> techniques, double[] levels, double[] basket) {
        for (int i = 0; i < basket.length; i++) {
            double net = -basket[i] / 2; // half of it comes of nothing as well as all of it
            double turnover = 0;
            for (int t = 0; t < levels.length; t++) {
                net += techniques.get(t).net()[i] * levels[t];
                turnover += Math.abs(techniques.get(t).net()[i] * levels[t]);
            }
            if (net < -ROUNDING * turnover) {
                return false;
            }
        }
        return true;
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
