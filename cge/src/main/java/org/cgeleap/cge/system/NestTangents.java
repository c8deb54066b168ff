package org.cgeleap.cge.system;

/**
 * How unit costs and unit quantities of all nests move along a direction of prices, taxes and of the parameters behind
 * quantities, benchmark prices and elasticities: the formulas of {@link NestNumbers} differentiated once (forward mode).
 *
 * <p>Written from the nest trees alone, so that it stays the same whatever is cached for the solver. A branch whose
 * quantity is zero and begins to move is entered from above: its share is the limit of shares in the direction.
 */
final class NestTangents {
    private static final double[] NOTHING = {};

    private final NestForest forest;
    private final CesTangent ces = new CesTangent();
    private final double[] work;
    private final double[] noVariables;

    private final double[] price;
    private final double[] sigma;
    private final double[] value;
    private final double[] cost;
    private final double[] logHat;
    private final double[] lift;

    private final double[] dSigma;
    private final double[] dValue;
    private final double[] dCost;
    private final double[] dLogHat;
    private final double[] dLift;
    private final double[] dQuantity;
    private final boolean[] runs;

    final double[] quantity;
    /** Unit quantity of each leaf and its tangent. */
    final double[] unit;

    final double[] dUnit;

    /** Where the direction has no derivative; empty if it has one everywhere. */
    String undefined = "";

    /** Whether the direction leads away from a quantity or an elasticity of zero, and so exists to one side only. */
    boolean edge;

    NestTangents(NestForest forest, int variables, double[] work) {
        this.forest = forest;
        this.work = work;
        this.noVariables = new double[variables];
        int items = forest.itemCount();
        int leaves = forest.leafCount();
        price = new double[leaves];
        quantity = new double[leaves];
        dQuantity = new double[leaves];
        unit = new double[leaves];
        dUnit = new double[leaves];
        sigma = new double[items];
        value = new double[items];
        cost = new double[items];
        logHat = new double[items];
        lift = new double[items];
        dSigma = new double[items];
        dValue = new double[items];
        dCost = new double[items];
        dLogHat = new double[items];
        dLift = new double[items];
        runs = new boolean[items];
    }

    /** Benchmark value of the root of a tree. */
    double value(int tree) {
        return value[forest.treeItem()[tree]];
    }

    double dValue(int tree) {
        return dValue[forest.treeItem()[tree]];
    }

    /** Unit cost of the root of a tree. */
    double cost(int tree) {
        return cost[forest.treeItem()[tree]];
    }

    double dCost(int tree) {
        return dCost[forest.treeItem()[tree]];
    }

    /** Tangents along a direction; false where there is none, which {@link #undefined} then names. */
    boolean along(double[] parameters, double[] dParameters, double[] user, double[] dUser) {
        undefined = "";
        edge = false;
        for (int leaf = 0; leaf < quantity.length; leaf++) {
            leaf(leaf, parameters, dParameters, user[leaf], dUser[leaf]);
        }
        for (int item = sigma.length - 1; item >= 0; item--) {
            if (!forest.isLeaf()[item]) {
                nest(item, parameters, dParameters);
            }
        }
        for (int item = 0; item < sigma.length; item++) {
            if (forest.parent()[item] < 0) {
                lift[item] = 0;
                dLift[item] = 0;
            }
            if (!forest.isLeaf()[item]) {
                below(item);
            }
        }
        for (int leaf = 0; leaf < unit.length; leaf++) {
            int item = forest.leafItem()[leaf];
            double relative = Math.exp(lift[item]);
            unit[leaf] = quantity[leaf] == 0 ? 0 : quantity[leaf] * relative;
            dUnit[leaf] = (dQuantity[leaf] == 0 ? 0 : dQuantity[leaf] * relative)
                    + (unit[leaf] == 0 ? 0 : unit[leaf] * dLift[item]);
        }
        return undefined.isEmpty();
    }

    private void leaf(int leaf, double[] parameters, double[] dParameters, double user, double dUser) {
        int item = forest.leafItem()[leaf];
        Program program = forest.quantity()[leaf];
        quantity[leaf] = program.value(parameters, NOTHING, work);
        dQuantity[leaf] = program.tangent(dParameters, noVariables, work);
        edge |= quantity[leaf] == 0 && dQuantity[leaf] != 0;
        program = forest.price()[leaf];
        price[leaf] = program.value(parameters, NOTHING, work);
        double dPrice = program.tangent(dParameters, noVariables, work);
        runs[item] = quantity[leaf] > 0;
        value[item] = quantity[leaf] * price[leaf];
        dValue[item] = dQuantity[leaf] * price[leaf] + quantity[leaf] * dPrice;
        cost[item] = quantity[leaf] * user;
        dCost[item] = dQuantity[leaf] * user + quantity[leaf] * dUser;
        logHat[item] = user > 0 && price[leaf] > 0 ? Math.log(user / price[leaf]) : Double.NaN;
        dLogHat[item] = user > 0 && price[leaf] > 0 ? dUser / user - dPrice / price[leaf] : Double.NaN;
    }

    private void nest(int item, double[] parameters, double[] dParameters) {
        Program program = forest.elasticity()[item];
        boolean output = forest.side()[forest.leafTree()[forest.leafFirst()[item]]] == LeafSide.OUTPUT;
        double stated = program.value(parameters, NOTHING, work);
        double dStated = program.tangent(dParameters, noVariables, work);
        sigma[item] = output ? -stated : stated;
        dSigma[item] = output ? -dStated : dStated;
        value[item] = 0;
        cost[item] = 0;
        dValue[item] = 0;
        dCost[item] = 0;
        int branches = 0;
        int moving = 0;
        for (int k = forest.childStart()[item]; k < forest.childStart()[item + 1]; k++) {
            int child = forest.children()[k];
            value[item] += value[child];
            cost[item] += cost[child];
            dValue[item] += dValue[child];
            dCost[item] += dCost[child];
            branches += runs[child] ? 1 : 0;
            moving += !runs[child] && dValue[child] != 0 ? 1 : 0;
        }
        runs[item] = branches > 0;
        if (branches == 0) {
            if (dValue[item] != 0) {
                enter(item, moving);
            }
            return;
        }
        if ((branches == 1 && moving == 0) || (sigma[item] == 0 && dSigma[item] == 0)) {
            sigma[item] = 0;
            dSigma[item] = 0;
            proportions(item);
            return;
        }
        edge |= sigma[item] == 0;
        substitution(item);
    }

    /** C = Σ C_c. */
    private void proportions(int item) {
        boolean defined = value[item] > 0 && cost[item] > 0;
        logHat[item] = defined ? Math.log(cost[item] / value[item]) : Double.NaN;
        dLogHat[item] = defined ? dCost[item] / cost[item] - dValue[item] / value[item] : Double.NaN;
    }

    private void substitution(int item) {
        int from = forest.childStart()[item];
        int to = forest.childStart()[item + 1];
        boolean defined = value[item] > 0;
        ces.begin(sigma[item], to - from);
        for (int k = from; k < to; k++) {
            int child = forest.children()[k];
            if (counts(child)) {
                ces.branch(value[child] / value[item], logHat[child]);
            }
        }
        if (!defined || !ces.at()) {
            missing(item);
            return;
        }
        logHat[item] = ces.logCost;
        cost[item] = value[item] * Math.exp(ces.logCost);
        double sum = dSigma[item] == 0 ? 0 : ces.byElasticity() * dSigma[item];
        int branch = 0;
        for (int k = from; k < to; k++) {
            int child = forest.children()[k];
            if (counts(child)) {
                double theta = value[child] / value[item];
                double dTheta = (dValue[child] - theta * dValue[item]) / value[item];
                sum += ces.byShare(branch) * dTheta;
                if (theta > 0) {
                    sum += ces.byCost(branch) * dLogHat[child];
                }
                branch++;
            }
        }
        dLogHat[item] = sum;
        dCost[item] = dValue[item] * Math.exp(ces.logCost) + cost[item] * sum;
    }

    /** Whether a branch has a share, or is about to get one. */
    private boolean counts(int item) {
        return runs[item] || dValue[item] != 0;
    }

    /** A nest of nothing that begins: its shares are those of what is added. */
    private void enter(int item, int moving) {
        int from = forest.childStart()[item];
        int to = forest.childStart()[item + 1];
        if (moving == 1) {
            sigma[item] = 0;
        }
        double index = 0;
        ces.begin(sigma[item], to - from);
        for (int k = from; k < to; k++) {
            int child = forest.children()[k];
            if (dValue[child] != 0) {
                double theta = dValue[child] / dValue[item];
                if (theta < 0) {
                    missing(item);
                }
                index += theta * Math.exp(logHat[child]);
                ces.branch(theta, logHat[child]);
            }
        }
        if (!ces.at()) {
            missing(item);
        }
        logHat[item] = sigma[item] == 0 ? Math.log(index) : ces.logCost;
        dLogHat[item] = 0; // of no weight yet
        dCost[item] = dValue[item] * Math.exp(logHat[item]);
    }

    private void missing(int item) {
        if (undefined.isEmpty()) {
            undefined = forest.itemName(item);
        }
        logHat[item] = 0;
        dLogHat[item] = 0;
    }

    /** Lifts of the branches of a nest, ln x_i / q̄_i so far. */
    private void below(int item) {
        double s = sigma[item];
        double ds = dSigma[item];
        for (int k = forest.childStart()[item]; k < forest.childStart()[item + 1]; k++) {
            int child = forest.children()[k];
            lift[child] = lift[item];
            dLift[child] = dLift[item];
            if ((s != 0 || ds != 0) && counts(child)) {
                double gap = logHat[item] - logHat[child];
                lift[child] += s * gap;
                dLift[child] += ds * gap;
                if (s != 0 && runs[child]) {
                    dLift[child] += s * (dLogHat[item] - dLogHat[child]);
                }
            }
        }
    }
}
