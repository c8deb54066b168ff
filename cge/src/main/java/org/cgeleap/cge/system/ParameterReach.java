package org.cgeleap.cge.system;

import java.util.Arrays;

/** Which nest trees each parameter reaches, so that a change of a few parameters refreshes a few trees only. */
final class ParameterReach {
    private final int[] treeStart;
    private final int[] tree;

    ParameterReach(NestForest forest, int parameters) {
        IntList[] reached = new IntList[parameters];
        Arrays.setAll(reached, p -> new IntList());
        for (int t = 0; t < forest.treeCount(); t++) {
            for (int leaf = forest.treeLeaf()[t]; leaf < forest.treeLeaf()[t + 1]; leaf++) {
                add(forest.quantity()[leaf], t, reached);
                add(forest.price()[leaf], t, reached);
            }
            for (int item = forest.treeItem()[t]; item < forest.treeItem()[t + 1]; item++) {
                add(forest.elasticity()[item], t, reached);
            }
            for (int e = forest.treeTax()[t]; e < forest.treeTax()[t + 1]; e++) {
                add(forest.rate()[e], t, reached);
            }
        }
        treeStart = new int[parameters + 1];
        for (int p = 0; p < parameters; p++) {
            treeStart[p + 1] = treeStart[p] + reached[p].size();
        }
        tree = new int[treeStart[parameters]];
        for (int p = 0; p < parameters; p++) {
            System.arraycopy(reached[p].toArray(), 0, tree, treeStart[p], reached[p].size());
        }
    }

    private static void add(Program program, int tree, IntList[] reached) {
        for (int p : program.parameters()) {
            IntList trees = reached[p];
            if (trees.size() == 0 || trees.get(trees.size() - 1) != tree) {
                trees.add(tree);
            }
        }
    }

    /** Marks the trees that a parameter reaches. */
    void mark(int parameter, boolean[] marked) {
        for (int k = treeStart[parameter]; k < treeStart[parameter + 1]; k++) {
            marked[tree[k]] = true;
        }
    }
}
