package org.cgeleap.cge.system;

import java.util.Arrays;

/**
 * Which condition depends on which variable at the present parameters, wherever the point: zero quantities, zero rates and
 * cross effects that elasticities rule out are left out, so that what remains says what can be solved for what.
 *
 * <p>A flow x_a of a tree moves with the user price of b if some nest above both has an elasticity other than the one
 * outside the tree (0 for activities, 1 for a demand of given income), or if a and b are the same.
 */
final class Incidence {
    private final EquilibriumSystem system;
    private final ModelStructure structure;
    private final NestForest forest;
    private final NestNumbers numbers;
    private final TaxRates taxes;
    private final LongList entries = new LongList();
    /** Receiver of taxes whose dependence on a leaf's user price was noted last. */
    private final int[] receiver;

    Incidence(EquilibriumSystem system) {
        this.system = system;
        this.structure = system.model().structure();
        this.forest = structure.forest();
        this.numbers = system.equations().numbers;
        this.taxes = system.equations().taxes;
        this.receiver = new int[forest.leafCount()];
        Arrays.fill(receiver, -1);
        for (int tree = 0; tree < forest.treeCount(); tree++) {
            tree(tree);
        }
        endowments();
        solved();
        for (int c = 0; c < structure.constraint().length; c++) {
            variables(structure.constraint()[c], structure.auxiliary()[c]);
        }
    }

    /** Row i, column j as {@code i << 32 | j}, ascending, each once. */
    long[] entries() {
        return entries.sortedPairs(system.size());
    }

    private void entry(int row, int column) {
        entries.addPair(((long) row << 32) | column, system.size());
    }

    private void variables(Program program, int row) {
        for (int v = 0; v < program.variableCount(); v++) {
            entry(row, program.variable(v));
        }
    }

    private boolean traded(int leaf) {
        return numbers.quantity[leaf] > 0;
    }

    private void tree(int tree) {
        int owner = forest.owner()[tree];
        boolean demand = forest.side()[tree] == LeafSide.DEMAND;
        if (demand) {
            entry(owner, owner);
        }
        for (int a = forest.treeLeaf()[tree]; a < forest.treeLeaf()[tree + 1]; a++) {
            if (!traded(a)) {
                continue;
            }
            int market = forest.good()[a];
            entry(market, owner);
            if (!demand) {
                userPrice(owner, a);
            }
            for (int b = forest.treeLeaf()[tree]; b < forest.treeLeaf()[tree + 1]; b++) {
                if (traded(b) && moves(a, b, demand)) {
                    userPrice(market, b);
                }
            }
            revenue(tree, a, owner, demand);
        }
    }

    private void userPrice(int row, int leaf) {
        entry(row, forest.good()[leaf]);
        for (int e = forest.leafTax()[leaf]; e < forest.leafTax()[leaf + 1]; e++) {
            variables(forest.rate()[e], row);
        }
    }

    private void revenue(int tree, int a, int owner, boolean demand) {
        for (int e = forest.leafTax()[a]; e < forest.leafTax()[a + 1]; e++) {
            if (forest.rate()[e].parametric() && taxes.rate[e] == 0) {
                continue;
            }
            int to = forest.taxTo()[e];
            entry(to, owner);
            entry(to, forest.good()[a]);
            variables(forest.rate()[e], to);
            for (int b = forest.treeLeaf()[tree]; b < forest.treeLeaf()[tree + 1]; b++) {
                if (receiver[b] != to && traded(b) && moves(a, b, demand)) {
                    receiver[b] = to;
                    userPrice(to, b);
                }
            }
        }
    }

    private boolean moves(int a, int b, boolean demand) {
        if (a == b && demand) {
            return true;
        }
        double outside = demand ? 1 : 0;
        for (int nest = forest.parent()[forest.leafItem()[a]]; nest >= 0; nest = forest.parent()[nest]) {
            boolean common = forest.leafFirst()[nest] <= b && b < forest.leafEnd()[nest];
            if (common && !numbers.alone(nest) && numbers.sigma[nest] != outside) {
                return true;
            }
        }
        return false;
    }

    /** Everything of a tree may answer to a variable that its numbers follow. */
    private void solved() {
        SolvedParameters solved = structure.solved();
        for (int k = 0; k < solved.parameter().length; k++) {
            boolean[] reached = new boolean[forest.treeCount()];
            structure.reach().mark(solved.parameter()[k], reached);
            for (int tree = 0; tree < reached.length; tree++) {
                if (reached[tree] && forest.side()[tree] != LeafSide.DEMAND) {
                    entry(forest.owner()[tree], solved.variable()[k]);
                }
                for (int a = forest.treeLeaf()[tree]; reached[tree] && a < forest.treeLeaf()[tree + 1]; a++) {
                    entry(forest.good()[a], solved.variable()[k]);
                    for (int e = forest.leafTax()[a]; e < forest.leafTax()[a + 1]; e++) {
                        entry(forest.taxTo()[e], solved.variable()[k]);
                    }
                }
            }
        }
    }

    private void endowments() {
        double[] start = system.model().start();
        for (int w = 0; w < structure.endowment().length; w++) {
            Program quantity = structure.endowment()[w];
            int owner = structure.endowmentOwner()[w];
            int good = structure.endowmentGood()[w];
            if (!quantity.parametric() || system.equations().endowment(w, start) != 0) {
                entry(owner, good);
                variables(quantity, owner);
                variables(quantity, good);
            }
        }
    }
}
