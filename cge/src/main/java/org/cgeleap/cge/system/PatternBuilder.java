package org.cgeleap.cge.system;

import java.util.Arrays;

/** Finds the entries of the Jacobian column by column and compresses them into a {@link JacobianPattern}. */
final class PatternBuilder {
    private final int n;
    private final NestForest forest;
    private final LongList others = new LongList();
    private final int[] markedFor;
    private final IntList rows = new IntList();
    private int[] found = new int[16];
    private int count;

    PatternBuilder(int variables, NestForest forest) {
        this.n = variables;
        this.forest = forest;
        this.markedFor = new int[variables];
        Arrays.fill(markedFor, -1);
    }

    /** Room for a swap: the condition dropped with {@code freed} may hold {@code variable}. */
    void swap(int freed, int variable) {
        other(freed, variable);
    }

    /** Room for a variable that numbers of nests follow: all flows, taxes and profits of the trees reached answer to it. */
    void solved(int variable, boolean[] trees) {
        for (int tree = 0; tree < trees.length; tree++) {
            if (trees[tree]) {
                for (int leaf = forest.treeLeaf()[tree]; leaf < forest.treeLeaf()[tree + 1]; leaf++) {
                    other(forest.good()[leaf], variable);
                }
                for (int e = forest.treeTax()[tree]; e < forest.treeTax()[tree + 1]; e++) {
                    other(forest.taxTo()[e], variable);
                }
                other(forest.owner()[tree], variable);
            }
        }
    }

    JacobianPattern build(
            int[] endowmentOwner, int[] endowmentGood, Program[] endowment, int[] auxiliary, Program[] constraint) {
        JacobianBlocks blocks = new JacobianBlocks(n, forest);
        LeafReach reach = new LeafReach(forest);
        int[] ownedStart = new int[n + 1];
        for (int owner : forest.owner()) {
            ownedStart[owner + 1]++;
        }
        for (int i = 0; i < n; i++) {
            ownedStart[i + 1] += ownedStart[i];
        }
        int[] ownedTree = new int[forest.treeCount()];
        int[] next = ownedStart.clone();
        for (int tree = 0; tree < ownedTree.length; tree++) {
            ownedTree[next[forest.owner()[tree]]++] = tree;
        }
        int swaps = others.size();
        int[] endowmentStart = new int[endowment.length + 1];
        for (int w = 0; w < endowment.length; w++) {
            endowmentStart[w] = others.size() - swaps;
            other(endowmentOwner[w], endowmentGood[w]);
            for (int v = 0; v < endowment[w].variableCount(); v++) {
                other(endowmentGood[w], endowment[w].variable(v));
                other(endowmentOwner[w], endowment[w].variable(v));
            }
        }
        int constraints = others.size();
        endowmentStart[endowment.length] = constraints - swaps;
        int[] constraintStart = new int[constraint.length + 1];
        for (int c = 0; c < constraint.length; c++) {
            for (int v = 0; v < constraint[c].variableCount(); v++) {
                other(auxiliary[c], constraint[c].variable(v));
            }
            constraintStart[c + 1] = others.size() - constraints;
        }
        long[] other = others.toArray();
        long[] sorted = other.clone();
        Arrays.sort(sorted);
        int[] pointers = new int[n + 1];
        int at = 0;
        for (int v = 0; v < n; v++) {
            count = 0;
            row(v, v);
            for (int b = blocks.start[v]; b < blocks.start[v + 1]; b++) {
                block(blocks.leaf[b], reach, v);
            }
            for (int t = ownedStart[v]; t < ownedStart[v + 1]; t++) {
                int tree = ownedTree[t];
                leaves(forest.treeLeaf()[tree], forest.treeLeaf()[tree + 1], v);
            }
            for (; at < sorted.length && (int) (sorted[at] >>> 32) == v; at++) {
                row((int) sorted[at], v);
            }
            Arrays.sort(found, 0, count);
            for (int k = 0; k < count; k++) {
                rows.add(found[k]);
            }
            pointers[v + 1] = rows.size();
        }
        int[] indices = rows.toArray();
        int[] diagonal = new int[n];
        for (int v = 0; v < n; v++) {
            diagonal[v] = Arrays.binarySearch(indices, pointers[v], pointers[v + 1], v);
        }
        int[] position = new int[other.length];
        for (int k = 0; k < other.length; k++) {
            int column = (int) (other[k] >>> 32);
            position[k] = Arrays.binarySearch(indices, pointers[column], pointers[column + 1], (int) other[k]);
        }
        int[] rowStart = new int[n + 1];
        for (int i : indices) {
            rowStart[i + 1]++;
        }
        for (int i = 0; i < n; i++) {
            rowStart[i + 1] += rowStart[i];
        }
        int[] rowPositions = new int[indices.length];
        next = rowStart.clone();
        for (int t = 0; t < indices.length; t++) {
            rowPositions[next[indices[t]]++] = t;
        }
        return new JacobianPattern(
                pointers,
                indices,
                rowStart,
                rowPositions,
                diagonal,
                blocks.start,
                blocks.leaf,
                blocks.taxStart,
                blocks.tax,
                blocks.gradient,
                blocks.rateGradient,
                ownedStart,
                ownedTree,
                endowmentStart,
                Arrays.copyOfRange(position, swaps, constraints),
                constraintStart,
                Arrays.copyOfRange(position, constraints, position.length));
    }

    /** Rows of the leaves that answer to a leaf's user price, of the taxes they pay and of the activity's profit. */
    private void block(int leaf, LeafReach reach, int column) {
        leaves(leaf, leaf + 1, column);
        leaves(reach.from[leaf], reach.to[leaf], column);
        int tree = forest.leafTree()[leaf];
        if (forest.side()[tree] != LeafSide.DEMAND) {
            row(forest.owner()[tree], column);
        }
    }

    private void leaves(int from, int to, int column) {
        for (int leaf = from; leaf < to; leaf++) {
            row(forest.good()[leaf], column);
        }
        for (int e = forest.leafTax()[from]; e < forest.leafTax()[to]; e++) {
            row(forest.taxTo()[e], column);
        }
    }

    private void row(int row, int column) {
        if (markedFor[row] != column) {
            markedFor[row] = column;
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = row;
        }
    }

    private void other(int row, int column) {
        others.add(((long) column << 32) | row);
    }
}
