package org.cgeleap.cge.system;

import java.util.Arrays;
import java.util.Optional;
import org.cgeleap.cge.solver.ComplementarityProblem;

/**
 * The conditions of a {@link CompiledModel} with numbers in them, as a complementarity problem.
 *
 * <p>One per thread. Prices that cannot be zero are solved as logarithms; all else in natural units. Evaluation and
 * Jacobian allocate nothing. Parameters, holds, bounds and numeraire may change at any time; the pattern stays.
 *
 * <p>The solver sees profits relative to unit revenue, (C − R) R̄ / (R + m R̄/1000) with R̄ the benchmark's and
 * m the level of prices that the numeraire sets; {@link #condition} is C − R.
 *
 * <p>A held variable's condition is replaced by x − value = 0 and can be read back by {@link #condition}; Walras' law
 * implies the one dropped for the numeraire.
 */
public final class EquilibriumSystem extends GivenModel implements ComplementarityProblem {
    /** Largest change of a logarithm in one step: a price may grow or shrink twentyfold. */
    private static final double LOGARITHM_STEP = 3;

    private final JacobianAssembly assembly;
    private final double[] conditions;
    private final double[] point;
    private boolean evaluated;
    private final FollowedParameters followed;
    final ExaminedStructure examined = new ExaminedStructure();

    /**
     * A system at the base parameters, with the model's own bounds and numeraire.
     *
     * @param model whose conditions these are; may be shared
     */
    public EquilibriumSystem(CompiledModel model) {
        super(model);
        this.conditions = new double[start.length];
        this.assembly = new JacobianAssembly(structure, equations, conditions);
        this.point = new double[start.length];
        this.followed = new FollowedParameters(this);
        parameters(model.baseParameters());
    }

    /**
     * Sets every parameter; the values are final, nothing is recomputed from them.
     *
     * @param all values, in the model's order
     * @throws IllegalArgumentException if a quantity, benchmark price or elasticity becomes negative or not finite
     */
    public void parameters(double[] all) {
        evaluated = false;
        followed.parameters(all);
        if (equations.parameters(all)) {
            closure.idle(structure.forest(), equations.numbers);
            sizes.compute();
        }
    }

    /**
     * Sets what part of its benchmark price counts as nothing where profits are measured; smaller than usual brings out the
     * conditions of activities whose outputs are nearly free.
     *
     * @param part of the benchmark price, &gt; 0; 0 for the usual
     */
    public void freeOutput(double part) {
        equations.freeOutput = part > 0 ? part : Equations.FREE_OUTPUT;
    }

    /** {@return whether an activity that runs at the last point evaluated has outputs that are nearly free} */
    public boolean nearlyFree() {
        for (int i = 0; i < conditions.length; i++) {
            if (structure.names().kind(i) == VariableKind.LEVEL && !closure.held(i) && equations.nearlyFree(i)) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return why there is no equilibrium at the present numbers, where a consumer must have what cannot be supplied;
     * empty proves nothing}
     */
    public Optional<String> unsupplied() {
        return UnsuppliedGoods.finding(this);
    }

    /**
     * {@return the same where a small linear programme shows that what is owed cannot be produced, or that subsidies pay for running without limit}
     */
    public Optional<String> infeasible() {
        return ProductionLimit.finding(this).or(() -> EndlessProfit.finding(this));
    }

    /**
     * {@return a good that comes of nothing although its price cannot be zero, in a sentence; it explains a search without end, and
     * proves nothing}
     */
    public Optional<String> comesOfNothing() {
        return EndlessProfit.free(this);
    }

    /**
     * {@return which number a swap drives below what is possible, if the search has come close to that: a parameter
     * that is solved for is next to zero, and a quantity or elasticity beyond it was refused}
     *
     * @param x where the search stands, solver units
     */
    public Optional<String> refusal(double[] x) {
        return followed.refusal(x);
    }

    /**
     * {@return total flow of a leaf (not per unit of level) at the last point evaluated}
     *
     * @param leaf position among the model's leaves
     */
    public double flow(int leaf) {
        return equations.scale[structure.forest().leafTree()[leaf]] * equations.numbers.unit[leaf];
    }

    /**
     * {@return flow of a leaf per unit of level or of real expenditure at the last point evaluated}
     *
     * @param leaf position among the model's leaves
     */
    public double unitFlow(int leaf) {
        return equations.numbers.unit[leaf];
    }

    /**
     * {@return price a leaf pays, taxes included, or receives, taxes deducted, at the last point evaluated}
     *
     * @param leaf position among the model's leaves
     */
    public double userPrice(int leaf) {
        return equations.numbers.user[leaf];
    }

    /**
     * {@return quantity of an endowment at the last point evaluated}
     *
     * @param endowment position among the model's endowments
     */
    public double endowment(int endowment) {
        return equations.endowment[endowment];
    }

    /**
     * {@return rate of a tax at the last point evaluated}
     *
     * @param tax position among the model's taxes
     */
    public double taxRate(int tax) {
        return equations.taxes.rate[tax];
    }

    /**
     * {@return revenue of a tax at the last point evaluated}
     *
     * @param tax position among the model's taxes
     */
    public double taxRevenue(int tax) {
        int tree = structure.forest().leafTree()[structure.forest().taxLeaf()[tax]];
        return equations.scale[tree] * equations.revenue(tax);
    }

    /**
     * {@return price index of a consumer's demand, 1 at benchmark user prices, at the last point evaluated}
     *
     * @param income position of the consumer's income
     * @throws IllegalArgumentException if the variable is not the income of a consumer
     */
    public double expenditureIndex(int income) {
        NestForest forest = structure.forest();
        for (int tree = forest.treeCount() - 1; tree >= 0; tree--) {
            if (forest.owner()[tree] == income) {
                int root = forest.treeItem()[tree];
                return equations.numbers.cost[root] / equations.numbers.value[root];
            }
        }
        throw new IllegalArgumentException(model.variableName(income) + " is not the income of a consumer");
    }

    /**
     * {@return condition i at the last point evaluated, in its own units, even if it is dropped}
     *
     * @param i position of the condition
     */
    public double condition(int i) {
        return conditions[i];
    }

    @Override
    public int size() {
        return conditions.length;
    }

    @Override
    public int[] columnPointers() {
        return structure.pattern().columnPointers();
    }

    @Override
    public int[] rowIndices() {
        return structure.pattern().rowIndices();
    }

    @Override
    public double lower(int i) {
        return bound(i, closure.lower(i), Double.NEGATIVE_INFINITY);
    }

    @Override
    public double upper(int i) {
        return bound(i, closure.upper(i), Double.POSITIVE_INFINITY);
    }

    /**
     * What a held variable is held at; 0 for an income: less would mean negative demand, although its condition is an
     * equation.
     */
    @Override
    public double leastTried(int i) {
        if (closure.held(i) && closure.pinned(i) == i) {
            return solver(i, closure.heldAt(i));
        }
        double lower = lower(i);
        return structure.names().kind(i) == VariableKind.INCOME ? Math.max(0, lower) : lower;
    }

    @Override
    public double mostTried(int i) {
        return closure.held(i) && closure.pinned(i) == i ? leastTried(i) : upper(i);
    }

    private double bound(int i, double natural, double none) {
        if (closure.held(i)) {
            return none;
        }
        return equations.logarithmic[i] ? Math.log(Math.max(natural, sizes.nothing(i))) : natural;
    }

    @Override
    public boolean evaluate(double[] x, double[] f) {
        if (!evaluated || !Arrays.equals(x, point)) { // the end of one step is often asked for again
            evaluated = false;
            equations.point(x);
            if (!followed.follow(x) || !equations.conditions(conditions)) {
                return false;
            }
            System.arraycopy(x, 0, point, 0, x.length);
            evaluated = true;
        }
        equations.moneyLevel = sizes.moneyLevel();
        for (int i = 0; i < f.length; i++) {
            if (closure.held(i)) {
                int pinned = closure.pinned(i);
                f[i] = x[pinned] - solver(pinned, closure.heldAt(i));
            } else if (structure.names().kind(i) == VariableKind.LEVEL) {
                f[i] = conditions[i] * equations.benchmarkRevenue[i] / equations.profitDenominator(i);
            } else {
                f[i] = conditions[i];
            }
        }
        return true;
    }

    @Override
    public boolean jacobian(double[] x, double[] values) {
        assembly.assemble(values);
        if (!followed.columns(values)) {
            return false;
        }
        JacobianPattern pattern = structure.pattern();
        for (int i = 0; i < conditions.length; i++) {
            if (closure.held(i)) {
                for (int k = pattern.rowStart()[i]; k < pattern.rowStart()[i + 1]; k++) {
                    values[pattern.rowPositions()[k]] = 0;
                }
                int pinned = closure.pinned(i);
                values[pinned == i ? pattern.diagonal()[i] : entry(i, pinned)] = 1;
            }
        }
        double sum = 0;
        for (double value : values) {
            sum += 0 * value; // NaN if any value is infinite or NaN
        }
        return sum == 0;
    }

    @Override
    public double rowScale(int i) {
        if (!closure.held(i)) {
            return sizes.condition(i);
        }
        int pinned = closure.pinned(i);
        return Math.max(sizes.variable(pinned), Math.abs(solver(pinned, closure.heldAt(i))));
    }

    /**
     * {@return natural size of condition i, even if it is dropped}
     *
     * @param i position of the condition
     */
    public double conditionScale(int i) {
        return sizes.condition(i);
    }

    /**
     * The size at the start where that is below 1, of prices and incomes times the numeraire's level; of an activity that does not run
     * at the start, the level at which it would fill a market.
     */
    @Override
    public double variableScale(int i) {
        return sizes.variable(i);
    }

    /** Of a logarithmic price, the logarithm of the level of prices that the numeraire sets. */
    @Override
    public double origin(int i) {
        return equations.logarithmic[i] ? sizes.logarithmOfMoney() : 0;
    }

    @Override
    public double maxStep(int i) {
        return equations.logarithmic[i] ? LOGARITHM_STEP : Double.POSITIVE_INFINITY;
    }

    @Override
    public String conditionName(int i) {
        if (closure.held(i)) {
            return variableName(closure.pinned(i)) + " held at " + closure.heldAt(i);
        }
        return switch (model.kind(i)) {
            case LEVEL -> "zero profit of " + variableName(i);
            case PRICE -> "market for " + variableName(i);
            case INCOME -> "income of " + variableName(i);
            case AUXILIARY -> "constraint of " + variableName(i);
        };
    }
}
