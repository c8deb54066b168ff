package org.cgeleap.cge.system;

import java.util.Arrays;

/**
 * How conditions and flows at a point move along a direction of parameters and variables: exact directional derivatives,
 * one pass over the model a direction.
 *
 * <p>With the implicit function theorem this gives derivatives of solutions: ∂F/∂p of a parameter is the direction that
 * moves p alone, the flows' answer is the direction that moves p and the variables with it.
 */
public final class Tangents {
    private final EquilibriumSystem system;
    private final CompiledModel model;
    private final ModelStructure structure;
    private final NestForest forest;
    private final Equations equations;
    private final NestTangents nests;
    private final double[] work;
    private final double[] user;
    private final double[] dUser;
    private final double[] dRate;
    private final double[] dNatural;
    private final double[] dCondition;
    private final double[] dRevenue;
    private final double[] dBenchmark;
    private final double[] dFlow;
    private final double[] dTax;
    private final double[] dEndowment;
    private final double[] heldResidual;

    /**
     * Work space for a system.
     *
     * @param system that is evaluated before each direction
     */
    public Tangents(EquilibriumSystem system) {
        this.system = system;
        this.model = system.model();
        this.structure = model.structure();
        this.forest = structure.forest();
        this.equations = system.equations();
        int n = model.variableCount();
        this.work = new double[equations.work().length];
        this.nests = new NestTangents(forest, n, work);
        this.user = new double[forest.leafCount()];
        this.dUser = new double[forest.leafCount()];
        this.dRate = new double[forest.taxCount()];
        this.dNatural = new double[n];
        this.dCondition = new double[n];
        this.dRevenue = new double[n];
        this.dBenchmark = new double[n];
        this.heldResidual = new double[n];
        this.dFlow = new double[forest.leafCount()];
        this.dTax = new double[forest.taxCount()];
        this.dEndowment = new double[structure.endowment().length];
    }

    /**
     * Tangents at the point the system was last evaluated at.
     *
     * @param dParameters of all parameters ({@link CompiledModel#parameterDerivatives})
     * @param dx of the solver's variables (logarithms where {@link EquilibriumSystem#logarithmic})
     * @param dHeld of the values that variables are held at in the place of each condition, natural units
     * @return false if there is no derivative in this direction; {@link #undefined} names where
     */
    public boolean along(double[] dParameters, double[] dx, double[] dHeld) {
        SolvedParameters solved = structure.solved();
        if (!solved.none()) {
            double[] following = dParameters.clone();
            for (int k = 0; k < solved.parameter().length; k++) {
                following[solved.parameter()[k]] = dx[solved.variable()[k]];
            }
            return directly(following, dx, dHeld);
        }
        return directly(dParameters, dx, dHeld);
    }

    private boolean directly(double[] dParameters, double[] dx, double[] dHeld) {
        double[] natural = equations.natural;
        for (int i = 0; i < dx.length; i++) {
            dNatural[i] = system.logarithmic(i) ? natural[i] * dx[i] : dx[i];
            int held = system.heldVariable(i);
            heldResidual[i] = dx[held] - (system.logarithmic(held) ? dHeld[i] / natural[held] : dHeld[i]);
        }
        double[] parameters = equations.parameters();
        userPrices(parameters, dParameters);
        boolean defined = nests.along(parameters, dParameters, user, dUser);
        Arrays.fill(dCondition, 0);
        for (int tree = 0; tree < forest.treeCount(); tree++) {
            tree(tree);
        }
        endowments(parameters, dParameters);
        for (int c = 0; c < structure.auxiliary().length; c++) {
            Program program = structure.constraint()[c];
            program.value(parameters, natural, work);
            dCondition[structure.auxiliary()[c]] = program.tangent(dParameters, dNatural, work);
        }
        double sum = 0;
        for (double value : dCondition) {
            sum += 0 * value; // NaN if any value is infinite or NaN
        }
        return defined && sum == 0;
    }

    /** {@return where the last direction has no derivative} */
    public String undefined() {
        return nests.undefined.isEmpty() ? "an expression" : nests.undefined;
    }

    /**
     * {@return whether the last direction leads away from a quantity or an elasticity of zero, and so exists to one side only}
     */
    public boolean edge() {
        return nests.edge;
    }

    private void userPrices(double[] parameters, double[] dParameters) {
        double[] natural = equations.natural;
        for (int leaf = 0; leaf < user.length; leaf++) {
            double sum = 0;
            double dSum = 0;
            for (int e = forest.leafTax()[leaf]; e < forest.leafTax()[leaf + 1]; e++) {
                sum += forest.rate()[e].value(parameters, natural, work);
                dRate[e] = forest.rate()[e].tangent(dParameters, dNatural, work);
                dSum += dRate[e];
            }
            int sign = forest.side()[forest.leafTree()[leaf]] == LeafSide.OUTPUT ? -1 : 1;
            int good = forest.good()[leaf];
            user[leaf] = natural[good] * (1 + sign * sum);
            dUser[leaf] = dNatural[good] * (1 + sign * sum) + sign * natural[good] * dSum;
        }
    }

    private void tree(int tree) {
        int owner = forest.owner()[tree];
        double cost = nests.cost(tree);
        double dCost = nests.dCost(tree);
        double scale = equations.scale[tree];
        double dScale;
        boolean output = forest.side()[tree] == LeafSide.OUTPUT;
        if (forest.side()[tree] == LeafSide.DEMAND) {
            dScale = (dNatural[owner] - scale * dCost) / cost;
            dCondition[owner] += dNatural[owner];
        } else {
            dScale = dNatural[owner];
            dCondition[owner] += output ? -dCost : dCost;
            if (output) {
                dRevenue[owner] = dCost;
                dBenchmark[owner] = nests.value(tree) > 0 ? nests.dValue(tree) : 0;
            }
        }
        for (int leaf = forest.treeLeaf()[tree]; leaf < forest.treeLeaf()[tree + 1]; leaf++) {
            dFlow[leaf] = dScale * nests.unit[leaf] + scale * nests.dUnit[leaf];
            int good = forest.good()[leaf];
            dCondition[good] += output ? dFlow[leaf] : -dFlow[leaf];
            double price = equations.natural[good];
            for (int e = forest.leafTax()[leaf]; e < forest.leafTax()[leaf + 1]; e++) {
                double rate = equations.taxes.rate[e];
                double flow = scale * nests.unit[leaf];
                dTax[e] = dFlow[leaf] * price * rate + flow * (dNatural[good] * rate + price * dRate[e]);
                dCondition[forest.taxTo()[e]] -= dTax[e];
            }
        }
    }

    private void endowments(double[] parameters, double[] dParameters) {
        for (int w = 0; w < dEndowment.length; w++) {
            Program program = structure.endowment()[w];
            program.value(parameters, equations.natural, work);
            dEndowment[w] = program.tangent(dParameters, dNatural, work);
            int good = structure.endowmentGood()[w];
            dCondition[good] += dEndowment[w];
            dCondition[structure.endowmentOwner()[w]] -=
                    dEndowment[w] * equations.natural[good] + equations.endowment[w] * dNatural[good];
        }
    }

    /**
     * {@return tangent of a variable in natural units}
     *
     * @param variable position in the model's order
     */
    public double value(int variable) {
        return dNatural[variable];
    }

    /**
     * {@return all variables in natural units at the point the direction is taken at; of a price what its good costs}
     */
    public double[] prices() {
        return equations.natural.clone();
    }

    /**
     * {@return tangent of a condition in its own units, as {@link EquilibriumSystem#condition}}
     *
     * @param i position of the condition
     */
    public double condition(int i) {
        return dCondition[i];
    }

    /**
     * {@return tangent of what the solver sees of a condition, as {@link EquilibriumSystem#evaluate}}
     *
     * @param i position of the condition
     */
    public double residual(int i) {
        if (system.held(i)) {
            return heldResidual[i];
        }
        return model.kind(i) == VariableKind.LEVEL
                ? equations.relativeProfitTangent(i, system.condition(i), dCondition[i], dRevenue[i], dBenchmark[i])
                : dCondition[i];
    }

    /**
     * {@return tangent of the total flow of a leaf}
     *
     * @param leaf position among the model's leaves
     */
    public double flow(int leaf) {
        return dFlow[leaf];
    }

    /**
     * {@return tangent of the quantity of an endowment}
     *
     * @param endowment position among the model's endowments
     */
    public double endowment(int endowment) {
        return dEndowment[endowment];
    }

    /**
     * {@return tangent of the revenue of a tax}
     *
     * @param tax position among the model's taxes
     */
    public double taxRevenue(int tax) {
        return dTax[tax];
    }
}
