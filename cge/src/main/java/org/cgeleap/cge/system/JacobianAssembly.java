package org.cgeleap.cge.system;

import java.util.Arrays;

/** Exact derivatives of the {@link Equations} at their point, in solver variables, written into the fixed pattern. */
final class JacobianAssembly {
    private final ModelStructure structure;
    private final NestForest forest;
    private final JacobianPattern pattern;
    private final Equations equations;
    private final double[] conditions;
    private final NestDerivatives derivatives;
    private final double[] yieldAtFlow;
    private final double[] yieldBefore;
    private final double[] perRecipient;
    private final double[] unitYield;
    private final double[] gradient;

    JacobianAssembly(ModelStructure structure, Equations equations, double[] conditions) {
        this.conditions = conditions;
        this.structure = structure;
        this.forest = structure.forest();
        this.pattern = structure.pattern();
        this.equations = equations;
        this.derivatives = new NestDerivatives(forest, equations.numbers);
        int recipients = 1;
        int taxes = 0;
        for (int tree = 0; tree < forest.treeCount(); tree++) {
            taxes = Math.max(taxes, forest.treeTax()[tree + 1] - forest.treeTax()[tree]);
            recipients = Math.max(recipients, pattern.recipientStart()[tree + 1] - pattern.recipientStart()[tree]);
        }
        this.unitYield = new double[taxes];
        this.yieldAtFlow = new double[taxes];
        this.yieldBefore = new double[taxes + 1];
        this.perRecipient = new double[recipients];
        int named = 1;
        for (Program[] programs : new Program[][] {structure.endowment(), structure.constraint()}) {
            for (Program program : programs) {
                named = Math.max(named, program.variableCount());
            }
        }
        this.gradient = new double[named];
    }

    void assemble(double[] values) {
        Arrays.fill(values, 0);
        for (int tree = 0; tree < forest.treeCount(); tree++) {
            owner(tree, values);
            columns(tree, values);
        }
        incomes(values);
        endowments(values);
        constraints(values);
    }

    /** Derivatives with respect to the level or income that scales a tree. */
    private void owner(int tree, double[] values) {
        int first = forest.treeLeaf()[tree];
        int leaves = forest.treeLeaf()[tree + 1] - first;
        int block = pattern.ownerBlock()[tree];
        double slope = equations.scaleSlope[tree];
        double signed = forest.side()[tree] == LeafSide.OUTPUT ? slope : -slope;
        for (int i = 0; i < leaves; i++) {
            values[pattern.position()[block + i]] += signed * equations.numbers.unit[first + i];
        }
        for (int e = forest.treeTax()[tree]; e < forest.treeTax()[tree + 1]; e++) {
            values[pattern.position()[block + leaves + pattern.taxSlot()[e]]] -= slope * equations.revenue(e);
        }
    }

    /** Derivatives with respect to what moves the user prices of a tree: prices, and auxiliaries in tax rates. */
    private void columns(int tree, double[] values) {
        int first = forest.treeLeaf()[tree];
        int leaves = forest.treeLeaf()[tree + 1] - first;
        int recipients = pattern.recipientStart()[tree + 1] - pattern.recipientStart()[tree];
        boolean output = forest.side()[tree] == LeafSide.OUTPUT;
        double scale = equations.scale[tree];
        double profit = profit(tree);
        int[] position = pattern.position();
        int shown = -1;
        if (recipients > 0) {
            yields(tree);
        }
        for (int q = pattern.columnStart()[tree]; q < pattern.columnStart()[tree + 1]; q++) {
            int leaf = pattern.columnLeaf()[q];
            if (equations.numbers.quantity[leaf] == 0) {
                continue;
            }
            boolean logarithmic = equations.logarithmic[forest.good()[leaf]];
            if (leaf != shown) {
                derivatives.column(leaf, logarithmic);
                revenues(tree, leaf, recipients);
                shown = leaf;
            }
            int block = pattern.columnBlock()[q];
            double move = move(q, leaf, logarithmic, output);
            double market = (output ? scale : -scale) * move;
            markets(leaf, block - first, market, values);
            for (int r = 0; r < recipients; r++) {
                values[position[block + leaves + r]] -= scale * move * perRecipient[r];
            }
            own(q, leaf, block + leaves, logarithmic, scale, values);
            if (forest.side()[tree] != LeafSide.DEMAND) {
                double unit = equations.numbers.unit[leaf] * (logarithmic ? equations.numbers.user[leaf] : 1);
                values[position[block + leaves + recipients]] += unit * profit * move;
            }
        }
    }

    /** Derivative of relative profit with respect to unit cost, R̄ / N, or to unit revenue, −R̄ (C + ε R̄) / N². */
    private double profit(int tree) {
        int owner = forest.owner()[tree];
        if (forest.side()[tree] == LeafSide.DEMAND) {
            return 0;
        }
        double denominator = equations.profitDenominator(owner);
        double byCost = equations.benchmarkRevenue[owner] / denominator;
        return forest.side()[tree] == LeafSide.INPUT
                ? byCost
                : -byCost * (denominator + conditions[owner]) / denominator;
    }

    /** Price × rate of each tax of a tree: what a unit more of its leaf yields. */
    private void yields(int tree) {
        int first = forest.treeTax()[tree];
        for (int e = first; e < forest.treeTax()[tree + 1]; e++) {
            int leaf = forest.taxLeaf()[e];
            unitYield[e - first] = equations.natural[forest.good()[leaf]] * equations.taxes.rate[e];
            yieldAtFlow[e - first] = unitYield[e - first] * equations.numbers.unit[leaf];
            yieldBefore[e - first + 1] = yieldBefore[e - first] + yieldAtFlow[e - first];
        }
    }

    /** Response of each recipient's revenue at given prices and rates. */
    private void revenues(int tree, int ownLeaf, int recipients) {
        if (recipients == 0) {
            return;
        }
        Arrays.fill(perRecipient, 0, recipients, 0);
        int[] leafTax = forest.leafTax();
        int[] slot = pattern.taxSlot();
        int first = forest.treeTax()[tree];
        for (int r = 0; r < derivatives.ranges; r++) {
            double slope = derivatives.slopeOfLog[r];
            int end = leafTax[derivatives.to[r]];
            if (recipients == 1) {
                perRecipient[0] +=
                        slope * (yieldBefore[end - first] - yieldBefore[leafTax[derivatives.from[r]] - first]);
                continue;
            }
            for (int e = leafTax[derivatives.from[r]]; e < end; e++) {
                perRecipient[slot[e]] += slope * yieldAtFlow[e - first];
            }
        }
        for (int e = leafTax[ownLeaf]; e < leafTax[ownLeaf + 1]; e++) {
            perRecipient[slot[e]] += derivatives.own * unitYield[e - first];
        }
    }

    /** Adds the response of every leaf's flow to its market, at the places that begin at {@code offset} + leaf. */
    private void markets(int ownLeaf, int offset, double market, double[] values) {
        int[] position = pattern.position();
        double[] unit = equations.numbers.unit;
        for (int r = 0; r < derivatives.ranges; r++) {
            double slope = market * derivatives.slopeOfLog[r];
            int end = derivatives.to[r];
            for (int i = derivatives.from[r]; i < end; i++) {
                values[position[offset + i]] += slope * unit[i];
            }
        }
        values[position[offset + ownLeaf]] += market * derivatives.own;
    }

    /** Derivative of a leaf's user price (of its logarithm, if so solved) with respect to the column's variable. */
    private double move(int q, int leaf, boolean logarithmic, boolean output) {
        double factor = equations.taxes.factor[leaf];
        if (pattern.columnTaxStart()[q] == pattern.columnTaxStart()[q + 1]) {
            return logarithmic ? 1 : factor;
        }
        double sum = 0;
        for (int k = pattern.columnTaxStart()[q]; k < pattern.columnTaxStart()[q + 1]; k++) {
            sum += equations.taxes.gradient[pattern.columnGradient()[k]];
        }
        double signed = output ? -sum : sum;
        return logarithmic ? signed / factor : signed * equations.natural[forest.good()[leaf]];
    }

    /** What the column's variable does to the taxes of its own leaf at a given flow. */
    private void own(int q, int leaf, int incomeBlock, boolean logarithmic, double scale, double[] values) {
        double flow = scale * equations.numbers.unit[leaf];
        double price = equations.natural[forest.good()[leaf]];
        int from = pattern.columnTaxStart()[q];
        int to = pattern.columnTaxStart()[q + 1];
        if (from == to) {
            for (int e = forest.leafTax()[leaf]; e < forest.leafTax()[leaf + 1]; e++) {
                values[pattern.position()[incomeBlock + pattern.taxSlot()[e]]] -=
                        flow * equations.taxes.rate[e] * (logarithmic ? price : 1);
            }
        }
        for (int k = from; k < to; k++) {
            int e = pattern.columnTax()[k];
            values[pattern.position()[incomeBlock + pattern.taxSlot()[e]]] -=
                    flow * price * equations.taxes.gradient[pattern.columnGradient()[k]];
        }
    }

    private void incomes(double[] values) {
        for (int tree = 0; tree < forest.treeCount(); tree++) {
            if (forest.side()[tree] == LeafSide.DEMAND) {
                values[pattern.diagonal()[forest.owner()[tree]]] += 1;
            }
        }
    }

    private void endowments(double[] values) {
        int[] position = pattern.position();
        for (int w = 0; w < structure.endowment().length; w++) {
            int block = pattern.endowmentBlock()[w];
            int good = structure.endowmentGood()[w];
            double price = equations.natural[good];
            values[position[block]] -= equations.endowment[w] * (equations.logarithmic[good] ? price : 1);
            Program program = structure.endowment()[w];
            if (!program.parametric()) {
                program.value(equations.parameters(), equations.natural, equations.work());
                program.gradient(equations.work(), gradient);
                for (int v = 0; v < program.variableCount(); v++) {
                    values[position[block + 1 + 2 * v]] += gradient[v];
                    values[position[block + 2 + 2 * v]] -= price * gradient[v];
                }
            }
        }
    }

    private void constraints(double[] values) {
        for (int c = 0; c < structure.constraint().length; c++) {
            Program program = structure.constraint()[c];
            program.value(equations.parameters(), equations.natural, equations.work());
            program.gradient(equations.work(), gradient);
            for (int v = 0; v < program.variableCount(); v++) {
                int variable = program.variable(v);
                double chain = equations.logarithmic[variable] ? equations.natural[variable] : 1;
                values[pattern.position()[pattern.constraintBlock()[c] + v]] += chain * gradient[v];
            }
        }
    }
}
