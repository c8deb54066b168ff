package org.cgeleap.cge.system;

import java.util.Arrays;

/** Collects the entries of the Jacobian block by block and sorts them into a {@link JacobianPattern}. */
final class PatternBuilder {
    private final int n;
    private final NestForest forest;
    private final LongList entries = new LongList();
    private final LongList swaps = new LongList();
    private final IntList recipientStart = new IntList();
    private final IntList recipient = new IntList();
    private final int[] taxSlot;
    private final IntList columnStart = new IntList();
    private final IntList columnLeaf = new IntList();
    private final IntList columnVariable = new IntList();
    private final IntList columnBlock = new IntList();
    private final IntList columnTaxStart = new IntList();
    private final IntList columnTax = new IntList();
    private final IntList columnGradient = new IntList();
    private final int[] rateGradient;
    private final int[] ownerBlock;

    PatternBuilder(int variables, NestForest forest) {
        this.n = variables;
        this.forest = forest;
        this.taxSlot = new int[forest.taxCount()];
        this.rateGradient = new int[forest.taxCount() + 1];
        this.ownerBlock = new int[forest.treeCount()];
        for (int e = 0; e < forest.taxCount(); e++) {
            rateGradient[e + 1] = rateGradient[e] + forest.rate()[e].variableCount();
        }
    }

    /** Room for a swap: the condition dropped with {@code freed} may hold {@code variable}. */
    void swap(int freed, int variable) {
        swaps.add(((long) variable << 32) | freed);
    }

    JacobianPattern build(
            int[] endowmentOwner, int[] endowmentGood, Program[] endowment, int[] auxiliary, Program[] constraint) {
        for (int tree = 0; tree < forest.treeCount(); tree++) {
            tree(tree);
        }
        recipientStart.add(recipient.size());
        columnStart.add(columnLeaf.size());
        columnTaxStart.add(columnTax.size());
        int[] endowmentBlock = new int[endowment.length];
        for (int w = 0; w < endowment.length; w++) {
            endowmentBlock[w] = entries.size();
            entry(endowmentOwner[w], endowmentGood[w]);
            for (int v = 0; v < endowment[w].variableCount(); v++) {
                entry(endowmentGood[w], endowment[w].variable(v));
                entry(endowmentOwner[w], endowment[w].variable(v));
            }
        }
        int[] constraintBlock = new int[constraint.length];
        for (int c = 0; c < constraint.length; c++) {
            constraintBlock[c] = entries.size();
            for (int v = 0; v < constraint[c].variableCount(); v++) {
                entry(auxiliary[c], constraint[c].variable(v));
            }
        }
        int diagonalBlock = entries.size();
        for (int i = 0; i < n; i++) {
            entry(i, i);
        }
        for (long swap : swaps.toArray()) {
            entries.add(swap);
        }
        return sort(endowmentBlock, constraintBlock, diagonalBlock);
    }

    private void tree(int tree) {
        int first = forest.treeLeaf()[tree];
        int end = forest.treeLeaf()[tree + 1];
        int firstRecipient = recipient.size();
        recipientStart.add(firstRecipient);
        for (int e = forest.treeTax()[tree]; e < forest.treeTax()[tree + 1]; e++) {
            taxSlot[e] = slot(firstRecipient, forest.taxTo()[e]);
        }
        columnStart.add(columnLeaf.size());
        for (int leaf = first; leaf < end; leaf++) {
            column(tree, leaf, forest.good()[leaf]);
            IntList seen = new IntList();
            for (int e = forest.leafTax()[leaf]; e < forest.leafTax()[leaf + 1]; e++) {
                for (int v = 0; v < forest.rate()[e].variableCount(); v++) {
                    int moves = forest.rate()[e].variable(v);
                    if (Arrays.stream(seen.toArray()).noneMatch(s -> s == moves)) {
                        seen.add(moves);
                        column(tree, leaf, moves);
                        taxesMovedBy(leaf, moves);
                    }
                }
            }
        }
        ownerBlock[tree] = entries.size();
        rows(tree, forest.owner()[tree], false);
    }

    private int slot(int firstRecipient, int to) {
        int r = firstRecipient;
        while (r < recipient.size() && recipient.get(r) != to) {
            r++;
        }
        if (r == recipient.size()) {
            recipient.add(to);
        }
        return r - firstRecipient;
    }

    private void column(int tree, int leaf, int variable) {
        columnLeaf.add(leaf);
        columnVariable.add(variable);
        columnBlock.add(entries.size());
        columnTaxStart.add(columnTax.size());
        rows(tree, variable, forest.side()[tree] != LeafSide.DEMAND);
    }

    private void taxesMovedBy(int leaf, int variable) {
        for (int e = forest.leafTax()[leaf]; e < forest.leafTax()[leaf + 1]; e++) {
            for (int v = 0; v < forest.rate()[e].variableCount(); v++) {
                if (forest.rate()[e].variable(v) == variable) {
                    columnTax.add(e);
                    columnGradient.add(rateGradient[e] + v);
                }
            }
        }
    }

    private void rows(int tree, int column, boolean zeroProfit) {
        for (int leaf = forest.treeLeaf()[tree]; leaf < forest.treeLeaf()[tree + 1]; leaf++) {
            entry(forest.good()[leaf], column);
        }
        for (int r = recipientStart.get(tree); r < recipient.size(); r++) {
            entry(recipient.get(r), column);
        }
        if (zeroProfit) {
            entry(forest.owner()[tree], column);
        }
    }

    private void entry(int row, int column) {
        entries.add(((long) column << 32) | row);
    }

    private JacobianPattern sort(int[] endowmentBlock, int[] constraintBlock, int diagonalBlock) {
        long[] keys = entries.toArray();
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        int[] columnPointers = new int[n + 1];
        int[] rowIndices = new int[count];
        int[] rowStart = new int[n + 1];
        for (int i = 0; i < count; i++) {
            rowIndices[i] = (int) sorted[i];
            columnPointers[(int) (sorted[i] >>> 32) + 1]++;
            rowStart[rowIndices[i] + 1]++;
        }
        for (int i = 0; i < n; i++) {
            columnPointers[i + 1] += columnPointers[i];
            rowStart[i + 1] += rowStart[i];
        }
        int[] rowPositions = new int[count];
        int[] next = rowStart.clone();
        for (int i = 0; i < count; i++) {
            rowPositions[next[rowIndices[i]]++] = i;
        }
        int[] position = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            int column = (int) (keys[i] >>> 32);
            position[i] = Arrays.binarySearch(sorted, columnPointers[column], columnPointers[column + 1], keys[i]);
        }
        return new JacobianPattern(
                columnPointers,
                rowIndices,
                rowStart,
                rowPositions,
                Arrays.copyOfRange(position, diagonalBlock, diagonalBlock + n),
                Arrays.copyOf(position, diagonalBlock),
                recipientStart.toArray(),
                recipient.toArray(),
                taxSlot,
                columnStart.toArray(),
                columnLeaf.toArray(),
                columnVariable.toArray(),
                columnBlock.toArray(),
                columnTaxStart.toArray(),
                columnTax.toArray(),
                columnGradient.toArray(),
                rateGradient,
                ownerBlock,
                endowmentBlock,
                constraintBlock);
    }
}
