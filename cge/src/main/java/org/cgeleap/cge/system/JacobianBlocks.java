package org.cgeleap.cge.system;

/** The blocks of a Jacobian, sorted by the variable whose column they fill; see {@link JacobianPattern}. */
final class JacobianBlocks {
    private final NestForest forest;
    private final IntList variables = new IntList();
    private final IntList leaves = new IntList();
    private final IntList taxStarts = new IntList();
    private final IntList taxes = new IntList();
    private final IntList gradients = new IntList();

    final int[] start;
    final int[] leaf;
    final int[] taxStart;
    final int[] tax;
    final int[] gradient;
    /** Where the gradient of each tax rate begins, and the size of all at the end. */
    final int[] rateGradient;

    JacobianBlocks(int variableCount, NestForest forest) {
        this.forest = forest;
        rateGradient = new int[forest.taxCount() + 1];
        for (int e = 0; e < forest.taxCount(); e++) {
            rateGradient[e + 1] = rateGradient[e] + forest.rate()[e].variableCount();
        }
        for (int l = 0; l < forest.leafCount(); l++) {
            block(l, forest.good()[l]);
            moved(l);
        }
        taxStarts.add(taxes.size());
        int count = leaves.size();
        start = new int[variableCount + 1];
        for (int b = 0; b < count; b++) {
            start[variables.get(b) + 1]++;
        }
        for (int v = 0; v < variableCount; v++) {
            start[v + 1] += start[v];
        }
        int[] next = start.clone();
        int[] order = new int[count];
        for (int b = 0; b < count; b++) {
            order[next[variables.get(b)]++] = b;
        }
        leaf = new int[count];
        taxStart = new int[count + 1];
        tax = new int[taxes.size()];
        gradient = new int[taxes.size()];
        int at = 0;
        for (int b = 0; b < count; b++) {
            leaf[b] = leaves.get(order[b]);
            for (int k = taxStarts.get(order[b]); k < taxStarts.get(order[b] + 1); k++) {
                tax[at] = taxes.get(k);
                gradient[at++] = gradients.get(k);
            }
            taxStart[b + 1] = at;
        }
    }

    private void block(int l, int variable) {
        variables.add(variable);
        leaves.add(l);
        taxStarts.add(taxes.size());
    }

    /** Blocks of the auxiliaries in the tax rates of a leaf, each once. */
    private void moved(int l) {
        int first = leaves.size();
        for (int e = forest.leafTax()[l]; e < forest.leafTax()[l + 1]; e++) {
            for (int v = 0; v < forest.rate()[e].variableCount(); v++) {
                int moves = forest.rate()[e].variable(v);
                boolean seen = false;
                for (int b = first; b < leaves.size(); b++) {
                    seen |= variables.get(b) == moves;
                }
                if (!seen) {
                    block(l, moves);
                    taxesMovedBy(l, moves);
                }
            }
        }
    }

    private void taxesMovedBy(int l, int variable) {
        for (int e = forest.leafTax()[l]; e < forest.leafTax()[l + 1]; e++) {
            for (int v = 0; v < forest.rate()[e].variableCount(); v++) {
                if (forest.rate()[e].variable(v) == variable) {
                    taxes.add(e);
                    gradients.add(rateGradient[e] + v);
                }
            }
        }
    }
}
