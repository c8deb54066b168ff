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
    private final int[] soleRecipient;
    private final double[] unitYield;
    private final double[] yieldAtFlow;
    private final double[] yieldBefore;
    private final double[] profit;
    private final double[] column;
    private final double[] gradient;

    private static final int NOBODY = -1;
    private static final int SEVERAL = -2;

    JacobianAssembly(ModelStructure structure, Equations equations, double[] conditions) {
        this.conditions = conditions;
        this.structure = structure;
        this.forest = structure.forest();
        this.pattern = structure.pattern();
        this.equations = equations;
        this.derivatives = new NestDerivatives(forest, equations.numbers);
        this.unitYield = new double[forest.taxCount()];
        this.yieldAtFlow = new double[forest.taxCount()];
        this.yieldBefore = new double[forest.taxCount() + forest.treeCount()];
        this.profit = new double[forest.treeCount()];
        this.column = new double[conditions.length];
        this.soleRecipient = new int[forest.treeCount()];
        for (int tree = 0; tree < soleRecipient.length; tree++) {
            soleRecipient[tree] = NOBODY;
            for (int e = forest.treeTax()[tree]; e < forest.treeTax()[tree + 1]; e++) {
                int to = forest.taxTo()[e];
                soleRecipient[tree] = soleRecipient[tree] == NOBODY || soleRecipient[tree] == to ? to : SEVERAL;
            }
        }
        int named = 1;
        for (Program[] programs : new Program[][] {structure.endowment(), structure.constraint()}) {
            for (Program program : programs) {
                named = Math.max(named, program.variableCount());
            }
        }
        this.gradient = new double[named];
    }

    /** Writes all derivatives, column by column: each is added up by rows, then read off in the order of the pattern. */
    void assemble(double[] values) {
        Arrays.fill(column, 0);
        yields();
        for (int tree = 0; tree < profit.length; tree++) {
            profit[tree] = profit(tree);
        }
        int[] pointers = pattern.columnPointers();
        int[] rows = pattern.rowIndices();
        for (int v = 0; v < column.length; v++) {
            for (int t = pattern.ownedStart()[v]; t < pattern.ownedStart()[v + 1]; t++) {
                owner(pattern.ownedTree()[t]);
            }
            for (int b = pattern.blockStart()[v]; b < pattern.blockStart()[v + 1]; b++) {
                block(b);
            }
            for (int t = pointers[v]; t < pointers[v + 1]; t++) {
                values[t] = column[rows[t]];
                column[rows[t]] = 0;
            }
        }
        endowments(values);
        constraints(values);
    }

    /** Derivatives with respect to the level or income that scales a tree. */
    private void owner(int tree) {
        double slope = equations.scaleSlope[tree];
        LeafSide side = forest.side()[tree];
        double signed = side == LeafSide.OUTPUT ? slope : -slope;
        int[] good = forest.good();
        double[] unit = equations.numbers.unit;
        int end = forest.treeLeaf()[tree + 1];
        for (int leaf = forest.treeLeaf()[tree]; leaf < end; leaf++) {
            column[good[leaf]] += signed * unit[leaf];
        }
        for (int e = forest.treeTax()[tree]; e < forest.treeTax()[tree + 1]; e++) {
            column[forest.taxTo()[e]] -= slope * yieldAtFlow[e];
        }
        if (side == LeafSide.DEMAND) {
            column[forest.owner()[tree]] += 1; // an income in its own balance
        }
    }

    /** Derivatives with respect to what moves the user price of a leaf: its price, or an auxiliary in its tax rates. */
    private void block(int b) {
        int leaf = pattern.blockLeaf()[b];
        if (equations.numbers.quantity[leaf] == 0) {
            return;
        }
        int tree = forest.leafTree()[leaf];
        LeafSide side = forest.side()[tree];
        boolean output = side == LeafSide.OUTPUT;
        double scale = equations.scale[tree];
        boolean logarithmic = equations.logarithmic[forest.good()[leaf]];
        derivatives.column(leaf, logarithmic);
        double move = move(b, leaf, logarithmic, output);
        markets(leaf, (output ? scale : -scale) * move);
        if (soleRecipient[tree] != NOBODY) {
            revenues(leaf, scale * move, tree);
            own(b, leaf, logarithmic, scale);
        }
        if (side != LeafSide.DEMAND) {
            double unit = equations.numbers.unit[leaf] * (logarithmic ? equations.numbers.user[leaf] : 1);
            column[forest.owner()[tree]] += unit * profit[tree] * move;
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

    /** Price × rate of each tax, what a unit more of its leaf yields; and what the taxes of a tree before it yield. */
    private void yields() {
        for (int tree = 0; tree < profit.length; tree++) {
            yieldBefore[forest.treeTax()[tree] + tree] = 0;
            for (int e = forest.treeTax()[tree]; e < forest.treeTax()[tree + 1]; e++) {
                int leaf = forest.taxLeaf()[e];
                unitYield[e] = equations.natural[forest.good()[leaf]] * equations.taxes.rate[e];
                yieldAtFlow[e] = unitYield[e] * equations.numbers.unit[leaf];
                yieldBefore[e + 1 + tree] = yieldBefore[e + tree] + yieldAtFlow[e];
            }
        }
    }

    /** Response of the recipients' revenue at given prices and rates. */
    private void revenues(int ownLeaf, double factor, int tree) {
        int sole = soleRecipient[tree];
        int[] leafTax = forest.leafTax();
        int[] to = forest.taxTo();
        for (int r = 0; r < derivatives.ranges; r++) {
            double slope = factor * derivatives.slopeOfLog[r];
            int from = leafTax[derivatives.from[r]];
            int end = leafTax[derivatives.to[r]];
            if (sole >= 0 && end - from > 2) {
                column[sole] -= slope * (yieldBefore[end + tree] - yieldBefore[from + tree]);
                continue;
            }
            for (int e = from; e < end; e++) {
                column[to[e]] -= slope * yieldAtFlow[e];
            }
        }
        double own = factor * derivatives.own;
        for (int e = leafTax[ownLeaf]; e < leafTax[ownLeaf + 1]; e++) {
            column[to[e]] -= own * unitYield[e];
        }
    }

    /** Adds the response of every leaf's flow to its market. */
    private void markets(int ownLeaf, double market) {
        int[] good = forest.good();
        double[] unit = equations.numbers.unit;
        for (int r = 0; r < derivatives.ranges; r++) {
            double slope = market * derivatives.slopeOfLog[r];
            int end = derivatives.to[r];
            for (int i = derivatives.from[r]; i < end; i++) {
                column[good[i]] += slope * unit[i];
            }
        }
        column[good[ownLeaf]] += market * derivatives.own;
    }

    /** Derivative of a leaf's user price (of its logarithm, if so solved) with respect to the block's variable. */
    private double move(int b, int leaf, boolean logarithmic, boolean output) {
        double factor = equations.taxes.factor[leaf];
        int from = pattern.blockTaxStart()[b];
        int to = pattern.blockTaxStart()[b + 1];
        if (from == to) {
            return logarithmic ? 1 : factor;
        }
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += equations.taxes.gradient[pattern.blockGradient()[k]];
        }
        double signed = output ? -sum : sum;
        return logarithmic ? signed / factor : signed * equations.natural[forest.good()[leaf]];
    }

    /** What the block's variable does to the taxes of its own leaf at a given flow. */
    private void own(int b, int leaf, boolean logarithmic, double scale) {
        double flow = scale * equations.numbers.unit[leaf];
        double price = equations.natural[forest.good()[leaf]];
        int from = pattern.blockTaxStart()[b];
        int to = pattern.blockTaxStart()[b + 1];
        if (from == to) {
            for (int e = forest.leafTax()[leaf]; e < forest.leafTax()[leaf + 1]; e++) {
                column[forest.taxTo()[e]] -= flow * equations.taxes.rate[e] * (logarithmic ? price : 1);
            }
        }
        for (int k = from; k < to; k++) {
            column[forest.taxTo()[pattern.blockTax()[k]]] -=
                    flow * price * equations.taxes.gradient[pattern.blockGradient()[k]];
        }
    }

    private void endowments(double[] values) {
        int[] position = pattern.endowmentPosition();
        for (int w = 0; w < structure.endowment().length; w++) {
            int block = pattern.endowmentStart()[w];
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
                values[pattern.constraintPosition()[pattern.constraintStart()[c] + v]] += chain * gradient[v];
            }
        }
    }
}
