package org.cgeleap.cge.system;

/**
 * Which leaves of a tree may answer to another leaf's price: those below the outermost nest above it whose elasticity is
 * not 0 by the letter of the model (see {@link NestDerivatives}). Below fixed proportions nothing answers, and the
 * Jacobian needs no room for it.
 */
final class LeafReach {
    /** First leaf that answers to each leaf; the leaf itself if none does. */
    final int[] from;
    /** One past the last leaf that answers to each leaf. */
    final int[] to;

    LeafReach(NestForest forest) {
        from = new int[forest.leafCount()];
        to = new int[forest.leafCount()];
        boolean[] rigid = new boolean[forest.itemCount()];
        for (int item = 0; item < rigid.length; item++) {
            int above = forest.parent()[item];
            boolean fixed = forest.elasticity()[item].literal()
                    && forest.elasticity()[item].value(new double[0], new double[0], work(forest, item)) == 0;
            rigid[item] = fixed && (above >= 0 ? rigid[above] : !demand(forest, item));
        }
        for (int leaf = 0; leaf < from.length; leaf++) {
            int item = forest.leafItem()[leaf];
            int outermost = item;
            for (int nest = forest.parent()[item]; nest >= 0 && !rigid[nest]; nest = forest.parent()[nest]) {
                outermost = nest;
            }
            from[leaf] = forest.leafFirst()[outermost];
            to[leaf] = forest.leafEnd()[outermost];
        }
    }

    private static double[] work(NestForest forest, int item) {
        return new double[forest.elasticity()[item].size()];
    }

    private static boolean demand(NestForest forest, int root) {
        return forest.side()[forest.leafTree()[forest.leafFirst()[root]]] == LeafSide.DEMAND;
    }
}
