package org.cgeleap.cge.system;

import java.util.Arrays;

/**
 * Natural size of each condition at the start: unit cost, market volume, income, terms of a constraint; never 0.
 *
 * <p>Residuals relative to these numbers mean the same in every condition, whatever the units of the model.
 */
final class RowScales {
    private RowScales() {}

    /**
     * Sizes at the start.
     *
     * @param money how much larger than at the start all prices and incomes are
     * @param scales receives the size of each condition
     */
    static void compute(ModelStructure structure, Equations equations, double[] start, double money, double[] scales) {
        NestForest forest = structure.forest();
        double[] supply = new double[scales.length];
        double[] demand = new double[scales.length];
        Arrays.fill(scales, 0);
        for (int tree = 0; tree < forest.treeCount(); tree++) {
            int owner = forest.owner()[tree];
            double value = equations.numbers.value[forest.treeItem()[tree]];
            boolean consumer = forest.side()[tree] == LeafSide.DEMAND;
            scales[owner] = Math.max(scales[owner], consumer ? Math.abs(money * start[owner]) : value);
            double level = consumer ? (value > 0 ? start[owner] / value : 0) : start[owner];
            double[] volume = forest.side()[tree] == LeafSide.OUTPUT ? supply : demand;
            for (int leaf = forest.treeLeaf()[tree]; leaf < forest.treeLeaf()[tree + 1]; leaf++) {
                volume[forest.good()[leaf]] += Math.abs(level * equations.numbers.quantity[leaf]);
            }
        }
        for (int w = 0; w < structure.endowment().length; w++) {
            double quantity = equations.endowment(w, start);
            if (Double.isFinite(quantity)) {
                (quantity > 0 ? supply : demand)[structure.endowmentGood()[w]] += Math.abs(quantity);
            }
        }
        for (int i = 0; i < scales.length; i++) {
            if (structure.names().kind(i) == VariableKind.PRICE) {
                scales[i] = Math.max(supply[i], demand[i]);
            }
        }
        double[] at = start.clone();
        for (int i = 0; i < at.length; i++) {
            VariableKind kind = structure.names().kind(i);
            at[i] *= kind == VariableKind.PRICE || kind == VariableKind.INCOME ? money : 1;
        }
        for (int c = 0; c < structure.auxiliary().length; c++) {
            scales[structure.auxiliary()[c]] = constraint(structure.constraint()[c], equations, at);
        }
        for (int i = 0; i < scales.length; i++) {
            if (!(scales[i] > 0 && scales[i] < Double.POSITIVE_INFINITY)) {
                scales[i] = 1;
            }
        }
    }

    /** The level at which each activity would fill the smallest of the markets of its outputs; 0 if it has none. */
    static void latent(ModelStructure structure, Equations equations, double[] scales, double[] latent) {
        NestForest forest = structure.forest();
        Arrays.fill(latent, 0);
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            int tree = forest.leafTree()[leaf];
            double quantity = equations.numbers.quantity[leaf];
            if (forest.side()[tree] == LeafSide.OUTPUT && quantity > 0) {
                int owner = forest.owner()[tree];
                double level = scales[forest.good()[leaf]] / quantity;
                latent[owner] = latent[owner] > 0 ? Math.min(latent[owner], level) : level;
            }
        }
    }

    /** Largest |∂F/∂v · v| of a constraint at the start. */
    private static double constraint(Program program, Equations equations, double[] start) {
        double[] gradient = new double[Math.max(1, program.variableCount())];
        program.value(equations.parameters(), start, equations.work());
        program.gradient(equations.work(), gradient);
        double largest = 0;
        for (int v = 0; v < program.variableCount(); v++) {
            double term = Math.abs(gradient[v] * start[program.variable(v)]);
            largest = Double.isFinite(term) ? Math.max(largest, term) : largest;
        }
        return largest;
    }
}
