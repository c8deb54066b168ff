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
    private final PriceBlocks prices;
    private final int[] soleRecipient;
    private final double[] unitYield;
    private final double[] yieldAtFlow;
    private final double[] yieldBefore;
    private final double[] profit;
    private final double[] column;
    private final double[] gradient;
    private final int[] runEnd;
    private final double[] signedScale;
    private final double[] yieldToCost;

    /** Leaves in a row whose goods are neighbours too, from which the loop over arrays pays. */
    private static final int RUN = 6;

    private static final int NOBODY = -1;
    private static final int SEVERAL = -2;

    JacobianAssembly(ModelStructure structure, Equations equations, double[] conditions) {
        this.conditions = conditions;
        this.structure = structure;
        this.forest = structure.forest();
        this.pattern = structure.pattern();
        this.equations = equations;
        this.derivatives = new NestDerivatives(forest, equations.numbers);
        this.prices = new PriceBlocks(structure, equations, derivatives);
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
        this.signedScale = new double[forest.treeCount()];
        this.yieldToCost = new double[forest.itemCount() - forest.leafCount()];
        this.runEnd = new int[forest.leafCount()];
        int[] good = forest.good();
        for (int leaf = runEnd.length - 1; leaf >= 0; leaf--) {
            boolean goesOn = leaf + 1 < runEnd.length && good[leaf + 1] == good[leaf] + 1;
            runEnd[leaf] = goesOn ? runEnd[leaf + 1] : leaf + 1;
        }
    }

    /** Writes all derivatives, column by column: each is added up by rows, then read off in the order of the pattern. */
    void assemble(double[] values) {
        Arrays.fill(column, 0);
        yields();
        derivatives.refresh();
        for (int tree = 0; tree < profit.length; tree++) {
            profit[tree] = profit(tree);
            double scale = equations.scale[tree];
            signedScale[tree] = forest.side()[tree] == LeafSide.OUTPUT ? scale : -scale;
            yieldToCost(tree);
        }
        prices.refresh(profit);
        int[] pointers = pattern.columnPointers();
        int[] rows = pattern.rowIndices();
        for (int v = 0; v < column.length; v++) {
            for (int t = pattern.ownedStart()[v]; t < pattern.ownedStart()[v + 1]; t++) {
                owner(pattern.ownedTree()[t]);
            }
            for (int b = pattern.blockStart()[v]; b < pattern.blockStart()[v + 1]; b++) {
                if (pattern.blockTaxStart()[b] == pattern.blockTaxStart()[b + 1] && !Double.isNaN(prices.lead(b))) {
                    price(b, v);
                } else {
                    block(b);
                }
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
        spread(signed, forest.treeLeaf()[tree], forest.treeLeaf()[tree + 1]);
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
        boolean logarithmic = equations.logarithmic[forest.good()[leaf]];
        double move = move(b, leaf, logarithmic, side == LeafSide.OUTPUT);
        double scale = equations.scale[tree];
        if (scale != 0) {
            derivatives.column(leaf, logarithmic);
            markets(leaf, signedScale[tree] * move);
            if (soleRecipient[tree] != NOBODY) {
                revenues(leaf, scale * move);
                own(b, leaf, logarithmic, scale);
            }
        }
        if (side != LeafSide.DEMAND) {
            double unit = equations.numbers.unit[leaf] * (logarithmic ? equations.numbers.user[leaf] : 1);
            column[forest.owner()[tree]] += unit * profit[tree] * move;
        }
    }

    /** The same for a leaf's own price, of which most is in {@link PriceBlocks}. */
    private void price(int b, int v) {
        int tree = prices.tree[b];
        column[forest.owner()[tree]] += prices.toProfit(b);
        double scale = equations.scale[tree];
        if (scale == 0) {
            return;
        }
        double lead = prices.lead(b);
        double own = prices.own(b);
        int sole = soleRecipient[tree];
        answers(prices.nest[b], tree, lead);
        column[v] += signedScale[tree] * own;
        if (sole == NOBODY) {
            return;
        }
        int leaf = pattern.blockLeaf()[b];
        boolean logarithmic = equations.logarithmic[v];
        for (int e = forest.leafTax()[leaf]; e < forest.leafTax()[leaf + 1]; e++) {
            double direct = logarithmic ? yieldAtFlow[e] : equations.numbers.unit[leaf] * equations.taxes.rate[e];
            column[forest.taxTo()[e]] -= scale * (own * unitYield[e] + direct);
        }
    }

    /** What the flows of a tree, and the revenue from them, answer to the logarithm of a nest's cost. */
    private void answers(int nest, int tree, double lead) {
        double scale = equations.scale[tree];
        int sole = soleRecipient[tree];
        int end = derivatives.end(nest);
        for (int r = derivatives.first(nest); r < end; r++) {
            double factor = lead * derivatives.answer(r);
            spread(signedScale[tree] * factor, derivatives.from(r), derivatives.to(r));
            if (sole == SEVERAL) {
                revenues(scale * factor, derivatives.from(r), derivatives.to(r));
            }
        }
        if (sole >= 0) {
            column[sole] -= scale * lead * yieldToCost[nest];
        }
    }

    /** Adds a multiple of the unit flows of a range of leaves to their markets. */
    private void spread(double factor, int from, int end) {
        int[] good = forest.good();
        double[] unit = equations.numbers.unit;
        int i = from;
        while (i < end) {
            int stop = Math.min(runEnd[i], end);
            if (stop - i >= RUN) {
                addMultiple(column, good[i], unit, i, stop - i, factor);
                i = stop;
            } else {
                for (; i < stop; i++) {
                    column[good[i]] += factor * unit[i];
                }
            }
        }
    }

    private static void addMultiple(double[] to, int at, double[] of, int from, int count, double factor) {
        for (int k = 0; k < count; k++) {
            to[at + k] += factor * of[from + k];
        }
    }

    /** Answer of the revenue from a tree, if one consumer has all of it, to the cost of each nest. */
    private void yieldToCost(int tree) {
        if (soleRecipient[tree] < 0) {
            return;
        }
        int[] leafTax = forest.leafTax();
        for (int item = forest.treeItem()[tree]; item < forest.treeItem()[tree + 1]; item++) {
            if (forest.isLeaf()[item]) {
                continue;
            }
            double sum = 0;
            int nest = derivatives.place(item);
            for (int r = derivatives.first(nest); r < derivatives.end(nest); r++) {
                int from = leafTax[derivatives.from(r)] + tree;
                int end = leafTax[derivatives.to(r)] + tree;
                sum += derivatives.answer(r) * (yieldBefore[end] - yieldBefore[from]);
            }
            yieldToCost[nest] = sum;
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

    /** Response of the recipients' revenue, at given prices and rates, where a leaf was asked by itself. */
    private void revenues(int ownLeaf, double factor) {
        for (int r = 0; r < derivatives.ranges; r++) {
            revenues(factor * derivatives.slopeOfLog[r], derivatives.from[r], derivatives.to[r]);
        }
        int[] leafTax = forest.leafTax();
        double own = factor * derivatives.own;
        for (int e = leafTax[ownLeaf]; e < leafTax[ownLeaf + 1]; e++) {
            column[forest.taxTo()[e]] -= own * unitYield[e];
        }
    }

    private void revenues(double slope, int from, int to) {
        int[] leafTax = forest.leafTax();
        int end = leafTax[to];
        for (int e = leafTax[from]; e < end; e++) {
            column[forest.taxTo()[e]] -= slope * yieldAtFlow[e];
        }
    }

    /** Adds the response of every leaf's flow to its market. */
    private void markets(int ownLeaf, double market) {
        for (int r = 0; r < derivatives.ranges; r++) {
            spread(market * derivatives.slopeOfLog[r], derivatives.from[r], derivatives.to[r]);
        }
        column[forest.good()[ownLeaf]] += market * derivatives.own;
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
