package org.cgeleap.cge.system;

import java.util.Arrays;

/**
 * The conditions at a point, before any is dropped.
 *
 * <pre>
 *   zero profit       Σ u_i x_i (inputs) − Σ u_i y_i (outputs)                      ≥ 0  ⊥  level
 *   market            Σ level·y + Σ endowment − Σ level·x − Σ (M/E)·x               ≥ 0  ⊥  price
 *   income            M − Σ price·endowment − Σ flow·price·rate                      = 0  ⊥  income M
 *   auxiliary         constraint                                                    ≥ 0  ⊥  auxiliary
 * </pre>
 */
final class Equations {
    /** ε of {@link #profitDenominator}: outputs below a thousandth of their benchmark price count as free. */
    static final double FREE_OUTPUT = 1e-3;

    private final ModelStructure structure;
    private final NestForest forest;
    private final double[] work;
    private final double[] parameters;

    private final ParameterReach reach;
    private final ParametricNumbers endowments;
    private final boolean[] stale;
    private boolean refreshed;

    final NestNumbers numbers;
    final TaxRates taxes;
    /** Variables at the point. */
    final double[] natural;
    /** Whether each variable is solved as its logarithm at the present parameters. */
    final boolean[] logarithmic;
    /** Logarithm of each price at the point. */
    final double[] logPrice;
    /** Scale of each tree: the activity's level, or income over the expenditure index. */
    final double[] scale;
    /** Derivative of the scale with respect to the owner's variable. */
    final double[] scaleSlope;
    /** Quantity of each endowment. */
    final double[] endowment;
    /** Unit revenue of each activity, by its level variable. */
    final double[] revenue;
    /** Unit revenue of each activity at the benchmark, by its level variable. */
    final double[] benchmarkRevenue;
    /** ε of {@link #profitDenominator}. */
    double freeOutput = FREE_OUTPUT;
    /** How much larger than at the start all prices are, by the numeraire. */
    double moneyLevel = 1;

    Equations(ModelStructure structure) {
        this.structure = structure;
        this.forest = structure.forest();
        this.work = new double[2 * longestProgram(structure)];
        this.numbers = new NestNumbers(forest, work);
        this.taxes = new TaxRates(forest, structure.pattern().rateGradient(), work);
        int n = structure.names().variableCount();
        this.parameters = new double[structure.names().parameterCount()];
        this.natural = new double[n];
        this.logarithmic = new boolean[n];
        this.reach = structure.reach();
        this.endowments = new ParametricNumbers(structure.endowment(), work);
        this.stale = new boolean[forest.treeCount()];
        this.logPrice = new double[n];
        this.scale = new double[forest.treeCount()];
        this.scaleSlope = new double[forest.treeCount()];
        this.endowment = new double[structure.endowment().length];
        this.revenue = new double[n];
        this.benchmarkRevenue = new double[n];
        Arrays.fill(benchmarkRevenue, 1);
    }

    private static int longestProgram(ModelStructure structure) {
        NestForest forest = structure.forest();
        int longest = 1;
        for (Program[] programs : new Program[][] {
            forest.quantity(),
            forest.price(),
            forest.elasticity(),
            forest.rate(),
            structure.endowment(),
            structure.constraint()
        }) {
            for (Program program : programs) {
                longest = Math.max(longest, program.size());
            }
        }
        return longest;
    }

    /** Quantity of an endowment at given variables. */
    double endowment(int w, double[] at) {
        return endowments.at(w, parameters, at);
    }

    double[] work() {
        return work;
    }

    double[] parameters() {
        return parameters;
    }

    /**
     * Takes new parameters and refreshes what they reach; true if any differs from the last.
     *
     * @throws IllegalArgumentException if a number becomes impossible; everything is then refreshed by the next call
     */
    boolean parameters(double[] all) {
        boolean changed = refresh(all);
        if (changed) {
            LogarithmRule.apply(structure, numbers, logarithmic);
        }
        return changed;
    }

    /** The same within a solve: which variables are logarithms stays, so that points keep their meaning. */
    boolean refresh(double[] all) {
        boolean changed = !refreshed;
        Arrays.fill(stale, !refreshed);
        for (int p = 0; p < parameters.length; p++) {
            if (parameters[p] != all[p]) {
                parameters[p] = all[p];
                reach.mark(p, stale);
                changed = true;
            }
        }
        refreshed = false;
        for (int tree = 0; tree < stale.length; tree++) {
            if (stale[tree]) {
                numbers.parameters(tree, parameters);
                taxes.parameters(tree, parameters, natural);
                if (forest.side()[tree] == LeafSide.OUTPUT) {
                    double value = numbers.value[forest.treeItem()[tree]];
                    benchmarkRevenue[forest.owner()[tree]] = value > 0 ? value : 1;
                }
            }
        }
        refreshed = true;
        return changed;
    }

    /**
     * Denominator R + ε m R̄ that makes the profit of an activity relative: the solver sees (C − R) R̄ / (R + ε m R̄), with m
     * the level of prices that the numeraire sets, so that its value does not matter.
     *
     * <p>Unit loss in money explodes on the way to a price a thousand times the benchmark's, although the loss is small
     * beside the price; a line search would then refuse the right step. The sign, and so the complementarity, is that of
     * C − R. ε keeps the quotient finite where all outputs are free.
     */
    double profitDenominator(int level) {
        return revenue[level] + freeOutput * moneyLevel * benchmarkRevenue[level];
    }

    /** Whether the outputs of an activity that runs are nearly free at the point. */
    boolean nearlyFree(int level) {
        return natural[level] > 0 && revenue[level] < FREE_OUTPUT * moneyLevel * benchmarkRevenue[level];
    }

    /** Change of relative profit c R̄ / (R + ε m R̄) when c = C − R, R and R̄ change. */
    double relativeProfitTangent(int level, double c, double dc, double dRevenue, double dBenchmark) {
        double denominator = profitDenominator(level);
        double relative = benchmarkRevenue[level] / denominator;
        double dDenominator = dRevenue + freeOutput * moneyLevel * dBenchmark;
        return dc * relative + c * (dBenchmark - relative * dDenominator) / denominator;
    }

    /** Fills {@link #natural} and {@link #logPrice} from a solver vector. */
    void point(double[] x) {
        for (int i = 0; i < x.length; i++) {
            if (logarithmic[i]) {
                logPrice[i] = x[i];
                natural[i] = Math.exp(x[i]);
            } else {
                natural[i] = x[i];
                if (structure.names().kind(i) == VariableKind.PRICE) {
                    logPrice[i] = Math.log(x[i]);
                }
            }
        }
    }

    /** Writes all conditions at the point; false outside the domain or where a value is not finite. */
    boolean conditions(double[] f) {
        taxes.evaluate(parameters, natural);
        if (!numbers.evaluate(natural, logPrice, taxes.factor, taxes.logOfFactor)) {
            return false;
        }
        Arrays.fill(f, 0);
        for (int tree = 0; tree < scale.length; tree++) {
            if (!tree(tree, f)) {
                return false;
            }
        }
        endowments(f);
        int[] auxiliary = structure.auxiliary();
        for (int c = 0; c < auxiliary.length; c++) {
            f[auxiliary[c]] = structure.constraint()[c].value(parameters, natural, work);
        }
        double sum = 0;
        for (double value : f) {
            sum += 0 * value; // NaN if any value is infinite or NaN
        }
        return sum == 0;
    }

    private boolean tree(int tree, double[] f) {
        int owner = forest.owner()[tree];
        LeafSide side = forest.side()[tree];
        double unitCost = numbers.cost[forest.treeItem()[tree]];
        if (side == LeafSide.DEMAND) {
            if (!(unitCost > 0)) {
                return false;
            }
            scale[tree] = natural[owner] / unitCost;
            scaleSlope[tree] = 1 / unitCost;
            f[owner] += natural[owner];
        } else {
            scale[tree] = natural[owner];
            scaleSlope[tree] = 1;
            f[owner] += side == LeafSide.INPUT ? unitCost : -unitCost;
            if (side == LeafSide.OUTPUT) {
                revenue[owner] = unitCost;
            }
        }
        double signed = side == LeafSide.OUTPUT ? scale[tree] : -scale[tree];
        int[] good = forest.good();
        double[] unit = numbers.unit;
        for (int leaf = forest.treeLeaf()[tree]; leaf < forest.treeLeaf()[tree + 1]; leaf++) {
            f[good[leaf]] += signed * unit[leaf];
        }
        for (int e = forest.treeTax()[tree]; e < forest.treeTax()[tree + 1]; e++) {
            f[forest.taxTo()[e]] -= scale[tree] * revenue(e);
        }
        return true;
    }

    /** Revenue of a tax per unit of its tree's scale. */
    double revenue(int tax) {
        int leaf = forest.taxLeaf()[tax];
        return numbers.unit[leaf] * natural[forest.good()[leaf]] * taxes.rate[tax];
    }

    private void endowments(double[] f) {
        int[] owner = structure.endowmentOwner();
        int[] good = structure.endowmentGood();
        for (int w = 0; w < owner.length; w++) {
            endowment[w] = endowments.at(w, parameters, natural);
            f[good[w]] += endowment[w];
            f[owner[w]] -= endowment[w] * natural[good[w]];
        }
    }
}
