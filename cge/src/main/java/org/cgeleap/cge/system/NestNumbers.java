package org.cgeleap.cge.system;

import java.util.Arrays;

/**
 * Benchmark numbers of all nests, and their unit costs and unit demands at given prices.
 *
 * <p>Calibrated share form (Rutherford 2002, "Lecture notes on constant elasticity functions"), in logarithms: with
 * ĉ = C / C̄ the cost of a branch relative to its benchmark, θ its benchmark value share in its nest and σ the elasticity
 * of the nest (minus the elasticity of transformation below outputs),
 *
 * <pre>
 *   ln ĉ_n = ln(Σ θ_c ĉ_c^(1−σ)) / (1−σ)        σ = 1: Σ θ_c ln ĉ_c        σ = 0: C_n = Σ C_c
 *   x_i    = q̄_i Π (ĉ_n / ĉ_c)^σ_n               over the nests n above leaf i and the branch c below each on the way
 * </pre>
 *
 * The second line is Shephard's lemma, x_i = ∂C_root/∂u_i. A nest with one active branch passes its cost on unchanged, as
 * σ = 0 does.
 */
final class NestNumbers {
    /** Below this |1 − σ| powers are taken as expm1 and log1p around the mean; error of the direct form: ε / |1 − σ|. */
    private static final double NEAR_ONE = 0.05;

    private static final double[] NOTHING = {};

    private final NestForest forest;
    private final ParametricNumbers quantities;
    private final ParametricNumbers prices;
    private final ParametricNumbers elasticities;
    final double[] quantity;
    private final double[] price;
    private final double[] logPrice;
    /** Signed elasticity of each nest: σ, −η, or 0 with one active branch. */
    final double[] sigma;
    /** Benchmark value of each item. */
    final double[] value;

    private final double[] theta;
    private final boolean[] active;
    private final boolean[] alone;
    private final boolean[] needsLog;
    private final boolean[] needsCost;

    /** Unit cost of each item, C; of a nest only where {@code needsCost}. */
    final double[] cost;
    /** User price of each leaf. */
    final double[] user;
    /** Unit quantity of each leaf, x. */
    final double[] unit;
    /** Value share of each item in its nest. */
    final double[] share;

    private final double[] logHat;
    private final double[] lift;

    NestNumbers(NestForest forest, double[] work) {
        this.forest = forest;
        this.quantities = new ParametricNumbers(forest.quantity(), work);
        this.prices = new ParametricNumbers(forest.price(), work);
        this.elasticities = new ParametricNumbers(forest.elasticity(), work);
        int items = forest.itemCount();
        int leaves = forest.leafCount();
        quantity = new double[leaves];
        price = new double[leaves];
        Arrays.fill(price, 1);
        logPrice = new double[leaves];
        user = new double[leaves];
        unit = new double[leaves];
        sigma = new double[items];
        value = new double[items];
        theta = new double[items];
        active = new boolean[items];
        alone = new boolean[items];
        needsLog = new boolean[items];
        needsCost = new boolean[items];
        cost = new double[items];
        share = new double[items];
        logHat = new double[items];
        lift = new double[items];
    }

    /** Whether anything below an item has a positive quantity. */
    boolean active(int item) {
        return active[item];
    }

    /** Whether a nest has fewer than two branches of positive quantity, so that its elasticity says nothing. */
    boolean alone(int nest) {
        return alone[nest];
    }

    /** Takes benchmark quantities, prices and elasticities of a tree from the parameters. */
    void parameters(int tree, double[] parameters) {
        int firstItem = forest.treeItem()[tree];
        int endItem = forest.treeItem()[tree + 1];
        Arrays.fill(value, firstItem, endItem, 0);
        Arrays.fill(active, firstItem, endItem, false);
        for (int leaf = forest.treeLeaf()[tree]; leaf < forest.treeLeaf()[tree + 1]; leaf++) {
            int item = forest.leafItem()[leaf];
            double q = valid(quantities.at(leaf, parameters, NOTHING), item, "quantity");
            double p = valid(prices.at(leaf, parameters, NOTHING), item, "benchmark price");
            quantity[leaf] = q;
            if (p != price[leaf]) {
                price[leaf] = p;
                logPrice[leaf] = Math.log(p);
            }
            value[item] = q * p;
            active[item] = q > 0;
        }
        for (int item = endItem - 1; item > firstItem; item--) {
            int above = forest.parent()[item];
            value[above] += value[item];
            active[above] |= active[item];
        }
        boolean output = forest.side()[tree] == LeafSide.OUTPUT;
        for (int item = firstItem; item < endItem; item++) {
            if (!forest.isLeaf()[item]) {
                nest(item, parameters, output);
            }
        }
        needsCost[firstItem] = true;
    }

    /**
     * Whether the price of a leaf's good cannot be zero: the leaf stands beside a sibling (itself, or the nests it is
     * alone in) under an elasticity that is not zero, so its demand would be unbounded, or its supply nothing.
     */
    boolean priceIsPositive(int leaf) {
        int item = forest.leafItem()[leaf];
        int nest = forest.parent()[item];
        if (!active[item]) {
            return false;
        }
        while (nest >= 0 && alone[nest]) {
            nest = forest.parent()[nest];
        }
        return nest >= 0 && sigma[nest] != 0;
    }

    private void nest(int item, double[] parameters, boolean output) {
        double stated = valid(elasticities.at(item, parameters, NOTHING), item, "elasticity");
        int branches = 0;
        for (int c = forest.childStart()[item]; c < forest.childStart()[item + 1]; c++) {
            branches += active[forest.children()[c]] ? 1 : 0;
        }
        alone[item] = branches < 2;
        sigma[item] = branches < 2 || stated == 0 ? 0 : output ? -stated : stated;
        for (int c = forest.childStart()[item]; c < forest.childStart()[item + 1]; c++) {
            int child = forest.children()[c];
            theta[child] = value[item] > 0 ? value[child] / value[item] : 0;
            needsLog[child] = active[child] && sigma[item] != 0;
            needsCost[child] = sigma[item] == 0;
            if (needsLog[child] && !(value[child] > 0)) {
                throw new IllegalArgumentException(forest.itemName(child)
                        + ": benchmark value 0 under a nest of elasticity " + stated
                        + "; a free good can only be used in fixed proportion (elasticity 0)");
            }
        }
    }

    private double valid(double result, int item, String what) {
        if (!(result >= 0 && result < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(forest.itemName(item) + ": " + what + " is " + result
                    + " at these parameters, expected a finite number that is not negative");
        }
        return result;
    }

    /**
     * Unit costs, shares and unit quantities of all trees.
     *
     * @param price of each variable that is a price
     * @param logOfPrice its logarithm
     * @param factor 1 ± Σ rate of each leaf
     * @param logOfFactor its logarithm
     * @return false where a zero cost meets an elasticity that is not zero
     */
    boolean evaluate(double[] price, double[] logOfPrice, double[] factor, double[] logOfFactor) {
        int[] good = forest.good();
        int[] leafItem = forest.leafItem();
        for (int leaf = 0; leaf < good.length; leaf++) {
            int item = leafItem[leaf];
            user[leaf] = price[good[leaf]] * factor[leaf];
            cost[item] = quantity[leaf] * user[leaf];
            if (needsLog[item]) {
                logHat[item] = logOfPrice[good[leaf]] + logOfFactor[leaf] - logPrice[leaf];
                if (!(Math.abs(logHat[item]) < Double.POSITIVE_INFINITY)) {
                    return false;
                }
            }
        }
        for (int item = forest.itemCount() - 1; item >= 0; item--) {
            if (!forest.isLeaf()[item] && !(active[item] ? unitCost(item) : nothing(item))) {
                return false;
            }
        }
        for (int item = 0; item < lift.length; item++) {
            int above = forest.parent()[item];
            if (above < 0) {
                lift[item] = 0;
            } else {
                double s = sigma[above];
                lift[item] = s == 0 || !active[item] ? lift[above] : lift[above] + s * (logHat[above] - logHat[item]);
            }
        }
        for (int leaf = 0; leaf < unit.length; leaf++) {
            double exponent = lift[leafItem[leaf]];
            double q = quantity[leaf];
            unit[leaf] = exponent == 0 || q == 0 ? q : q * Math.exp(exponent);
        }
        return true;
    }

    private boolean nothing(int item) {
        cost[item] = 0;
        share[item] = 0;
        return true;
    }

    private boolean unitCost(int item) {
        int from = forest.childStart()[item];
        int to = forest.childStart()[item + 1];
        if (sigma[item] == 0) {
            return leontief(item, from, to);
        }
        logHat[item] = Math.abs(1 - sigma[item]) < NEAR_ONE
                ? nearCobbDouglas(1 - sigma[item], from, to)
                : power(1 - sigma[item], from, to);
        if (needsCost[item]) {
            cost[item] = value[item] * Math.exp(logHat[item]);
        }
        return Math.abs(logHat[item]) < Double.POSITIVE_INFINITY;
    }

    /** C = Σ C_c. */
    private boolean leontief(int item, int from, int to) {
        int[] children = forest.children();
        double sum = 0;
        for (int c = from; c < to; c++) {
            sum += cost[children[c]];
        }
        cost[item] = sum;
        for (int c = from; c < to; c++) {
            share[children[c]] = sum > 0 ? cost[children[c]] / sum : 0;
        }
        if (needsLog[item]) {
            if (!(sum > 0)) {
                return false;
            }
            logHat[item] = Math.log(sum / value[item]);
        }
        return true;
    }

    /** ln ĉ = m + log1p(Σ θ expm1(ρ(π − m))) / ρ with ρ = 1 − σ and m = Σ θ π; the limit ρ = 0 is m. */
    private double nearCobbDouglas(double rho, int from, int to) {
        int[] children = forest.children();
        double mean = 0;
        for (int c = from; c < to; c++) {
            int child = children[c];
            if (theta[child] > 0) {
                mean += theta[child] * logHat[child];
            }
        }
        double largest = 0;
        double sum = 0;
        for (int c = from; c < to; c++) {
            int child = children[c];
            if (theta[child] > 0 && rho != 0) {
                double exponent = rho * (logHat[child] - mean);
                largest = Math.max(largest, Math.abs(exponent));
                share[child] = Math.expm1(exponent);
                sum += theta[child] * share[child];
            } else {
                share[child] = 0;
            }
        }
        if (largest > 1) {
            return power(rho, from, to);
        }
        for (int c = from; c < to; c++) {
            share[children[c]] = theta[children[c]] * (1 + share[children[c]]) / (1 + sum);
        }
        return rho == 0 ? mean : mean + Math.log1p(sum) / rho;
    }

    /** ln ĉ = (m + ln Σ θ exp(ρ π − m)) / ρ with ρ = 1 − σ and m the largest ρ π. */
    private double power(double rho, int from, int to) {
        int[] children = forest.children();
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = from; c < to; c++) {
            int child = children[c];
            if (theta[child] > 0) {
                largest = Math.max(largest, rho * logHat[child]);
            }
        }
        double sum = 0;
        for (int c = from; c < to; c++) {
            int child = children[c];
            share[child] = theta[child] > 0 ? theta[child] * Math.exp(rho * logHat[child] - largest) : 0;
            sum += share[child];
        }
        for (int c = from; c < to; c++) {
            share[children[c]] /= sum;
        }
        return (largest + Math.log(sum)) / rho;
    }
}
