package org.cgeleap.cge.system;

import java.util.Arrays;

/**
 * What the columns of prices need of each leaf, found leaf by leaf and laid out in the order of the columns: the assembly
 * goes through all trees for each column, and would else fetch every number of a leaf from another place of memory.
 */
final class PriceBlocks {
    private static final int TERMS = 3;

    private final NestForest forest;
    private final Equations equations;
    private final NestDerivatives derivatives;
    private final int[] blockOfLeaf;
    private final double[] term;

    /** Tree of each block's leaf. */
    final int[] tree;
    /** Nest above each block's leaf. */
    final int[] nest;

    PriceBlocks(ModelStructure structure, Equations equations, NestDerivatives derivatives) {
        this.forest = structure.forest();
        this.equations = equations;
        this.derivatives = derivatives;
        int[] blockLeaf = structure.pattern().blockLeaf();
        int[] taxStart = structure.pattern().blockTaxStart();
        this.blockOfLeaf = new int[forest.leafCount()];
        this.tree = new int[blockLeaf.length];
        this.nest = new int[blockLeaf.length];
        this.term = new double[TERMS * blockLeaf.length];
        Arrays.fill(blockOfLeaf, -1);
        for (int b = 0; b < blockLeaf.length; b++) {
            int leaf = blockLeaf[b];
            tree[b] = forest.leafTree()[leaf];
            nest[b] = derivatives.place(forest.parent()[forest.leafItem()[leaf]]);
            if (taxStart[b] == taxStart[b + 1]) {
                blockOfLeaf[leaf] = b;
            }
        }
    }

    /** Reads the point; {@code profit} is the derivative of each tree's relative profit by its unit cost or revenue. */
    void refresh(double[] profit) {
        NestNumbers numbers = equations.numbers;
        for (int leaf = 0; leaf < blockOfLeaf.length; leaf++) {
            int b = blockOfLeaf[leaf];
            if (b < 0) {
                continue;
            }
            int at = TERMS * b;
            if (numbers.quantity[leaf] == 0) {
                term[at] = 0;
                term[at + 1] = 0;
                term[at + 2] = 0;
                continue;
            }
            boolean logarithmic = equations.logarithmic[forest.good()[leaf]];
            double user = numbers.user[leaf];
            double unit = numbers.unit[leaf];
            double move = logarithmic ? 1 : equations.taxes.factor[leaf];
            double sigma = numbers.sigma[forest.parent()[forest.leafItem()[leaf]]];
            term[at] = move * derivatives.slope(leaf, logarithmic);
            term[at + 1] = sigma == 0 ? 0 : -move * sigma * unit / (logarithmic ? 1 : user);
            term[at + 2] = move * unit * (logarithmic ? user : 1) * profit[tree[b]];
        }
    }

    /** ∂ ln C / ∂ e of the nest above; not a number where the leaf must be asked by itself. */
    double lead(int b) {
        return term[TERMS * b];
    }

    /** −σ x / u or −σ x: the part of a leaf's own answer that its siblings do not share. */
    double own(int b) {
        return term[TERMS * b + 1];
    }

    /** Derivative of the owner's relative profit. */
    double toProfit(int b) {
        return term[TERMS * b + 2];
    }
}
