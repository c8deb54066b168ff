package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether somebody with an income wants a good that cannot be supplied. A nest takes some of each of its goods at every finite
 * price: always with an elasticity of at most one; with a higher one unless another of its goods is free, and then a consumer
 * who can buy any amount of everything wants any amount. So an activity that needs an input that nothing supplies is idle, what only
 * idle activities make is not supplied, and when a consumer who has an income needs such a good there is no equilibrium.
 */
final class UnsuppliedGoods {
    private static final int NONE = -1;

    private final EquilibriumSystem system;
    private final ModelStructure structure;
    private final NestForest forest;
    private final Closure closure;
    private final double[] quantity;
    private final double[] sigma;
    /** Of goods: whether something may supply it. */
    private final boolean[] supplied;
    /** Of activities that cannot run, the input that is missing; else {@link #NONE}. */
    private final int[] missing;

    private UnsuppliedGoods(EquilibriumSystem system) {
        this.system = system;
        structure = system.model().structure();
        forest = structure.forest();
        closure = system.closure();
        quantity = system.equations().numbers.quantity;
        sigma = system.equations().numbers.sigma;
        supplied = new boolean[system.size()];
        missing = new int[system.size()];
        Arrays.fill(missing, NONE);
        do {
            supply();
        } while (stops());
    }

    /** A sentence that proves that there is no equilibrium; empty if none does. */
    static Optional<String> finding(EquilibriumSystem system) {
        return system.model().structure().solved().none() ? new UnsuppliedGoods(system).find() : Optional.empty();
    }

    private void supply() {
        for (int i = 0; i < supplied.length; i++) {
            // a price that is held, or cannot rise beyond a bound, need not clear its market
            supplied[i] = closure.held(i) || closure.upper(i) < Double.POSITIVE_INFINITY;
        }
        double[] none = new double[system.size()];
        for (int w = 0; w < structure.endowment().length; w++) {
            boolean parametric = structure.endowment()[w].parametric();
            supplied[structure.endowmentGood()[w]] |=
                    !parametric || system.equations().endowment(w, none) > 0;
        }
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            int owner = forest.owner()[forest.leafTree()[leaf]];
            boolean idle = missing[owner] != NONE || (closure.held(owner) && closure.heldAt(owner) == 0);
            supplied[forest.good()[leaf]] |= makes(leaf) && !idle;
        }
    }

    private boolean makes(int leaf) {
        return forest.side()[forest.leafTree()[leaf]] == LeafSide.OUTPUT && quantity[leaf] > 0;
    }

    /** Whether what is not supplied stops an activity that was not stopped before. */
    private boolean stops() {
        boolean more = false;
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            int tree = forest.leafTree()[leaf];
            int owner = forest.owner()[tree];
            boolean mayIdle = !closure.held(owner) && closure.lower(owner) <= 0;
            if (forest.side()[tree] == LeafSide.INPUT && lacks(leaf) && missing[owner] == NONE && mayIdle) {
                missing[owner] = forest.good()[leaf];
                more = true;
            }
        }
        return more;
    }

    private boolean lacks(int leaf) {
        return quantity[leaf] > 0 && !supplied[forest.good()[leaf]] && needed(leaf);
    }

    /** Whether some of a leaf is taken at every finite price. */
    private boolean needed(int leaf) {
        boolean demand = forest.side()[forest.leafTree()[leaf]] == LeafSide.DEMAND;
        boolean above = false; // a nest, with an elasticity above one, whose other goods may be free
        for (int nest = forest.parent()[forest.leafItem()[leaf]]; nest >= 0; nest = forest.parent()[nest]) {
            above |= sigma[nest] > 1;
            if (above && (!demand || sigma[nest] < 1)) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> find() {
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            int tree = forest.leafTree()[leaf];
            int consumer = forest.owner()[tree];
            if (forest.side()[tree] == LeafSide.DEMAND && lacks(leaf) && earns(consumer)) {
                return Optional.of(sentence(consumer, forest.good()[leaf]));
            }
        }
        return Optional.empty();
    }

    /** Whether an income is positive in every equilibrium: it is the numeraire, or its owner has the numeraire and owes nothing. */
    private boolean earns(int consumer) {
        int numeraire = closure.numeraire();
        if (consumer == numeraire) {
            return true;
        }
        double[] none = new double[system.size()];
        boolean earns = false;
        for (int w = 0; w < structure.endowment().length; w++) {
            if (structure.endowmentOwner()[w] == consumer) {
                double amount = structure.endowment()[w].parametric()
                        ? system.equations().endowment(w, none)
                        : -1;
                if (amount < 0) {
                    return false;
                }
                earns |= amount > 0 && structure.endowmentGood()[w] == numeraire;
            }
        }
        for (int e = 0; e < forest.taxCount(); e++) {
            if (forest.taxTo()[e] == consumer
                    && (!forest.rate()[e].parametric() || system.equations().taxes.rate[e] < 0)) {
                return false;
            }
        }
        return earns;
    }

    private String sentence(int consumer, int wanted) {
        List<String> steps = new ArrayList<>();
        Set<Integer> told = new HashSet<>();
        int good = wanted;
        for (int maker = maker(good); maker != NONE && told.add(good); maker = maker(good)) {
            int input = missing[maker];
            steps.add(
                    0,
                    "without it " + system.variableName(maker) + " cannot run, and nothing else supplies "
                            + system.variableName(good));
            good = input;
        }
        return "Nothing supplies " + system.variableName(good) + " at these numbers; "
                + (steps.isEmpty() ? "" : String.join("; ", steps) + "; ")
                + system.variableName(consumer) + " has an income and buys some "
                + (steps.isEmpty() ? "of it" : "of " + system.variableName(wanted))
                + " at every finite price: there is no equilibrium. A quantity of zero takes a good out of a nest.";
    }

    /** An activity that would make the good if it could run. */
    private int maker(int good) {
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            int owner = forest.owner()[forest.leafTree()[leaf]];
            if (makes(leaf) && forest.good()[leaf] == good && missing[owner] != NONE) {
                return owner;
            }
        }
        return NONE;
    }
}
