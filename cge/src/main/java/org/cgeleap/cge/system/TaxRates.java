package org.cgeleap.cge.system;

import java.util.stream.IntStream;

/** Tax rates, and what a leaf pays on top of the price: 1 + Σ rate of an input, 1 − Σ rate of an output. */
final class TaxRates {
    private final NestForest forest;
    private final int[] gradientStart;
    private final double[] work;
    private final double[] gradientWork;
    private final boolean[] moving;
    private final int[] movingLeaves;
    private final ParametricNumbers numbers;

    /** Rate of each tax. */
    final double[] rate;
    /** 1 ± Σ rate of each leaf. */
    final double[] factor;
    /** Its logarithm. */
    final double[] logOfFactor;
    /** Derivatives of the rates, tax by tax. */
    final double[] gradient;

    TaxRates(NestForest forest, int[] gradientStart, double[] work) {
        this.forest = forest;
        this.gradientStart = gradientStart;
        this.work = work;
        this.rate = new double[forest.taxCount()];
        this.factor = new double[forest.leafCount()];
        this.logOfFactor = new double[forest.leafCount()];
        this.gradient = new double[gradientStart[forest.taxCount()]];
        this.moving = new boolean[forest.leafCount()];
        int widest = 0;
        for (int leaf = 0; leaf < moving.length; leaf++) {
            moving[leaf] = forest.endogenousRate(leaf);
        }
        for (Program program : forest.rate()) {
            widest = Math.max(widest, program.variableCount());
        }
        this.gradientWork = new double[widest];
        this.movingLeaves =
                IntStream.range(0, moving.length).filter(l -> moving[l]).toArray();
        this.numbers = new ParametricNumbers(forest.rate(), work);
    }

    /** Rates of a tree that the parameters fix. */
    void parameters(int tree, double[] parameters, double[] natural) {
        for (int leaf = forest.treeLeaf()[tree]; leaf < forest.treeLeaf()[tree + 1]; leaf++) {
            if (!moving[leaf]) {
                leaf(leaf, parameters, natural);
            }
        }
    }

    /** Rates that auxiliaries move, with their derivatives. */
    void evaluate(double[] parameters, double[] natural) {
        for (int leaf : movingLeaves) {
            leaf(leaf, parameters, natural);
        }
    }

    private void leaf(int leaf, double[] parameters, double[] natural) {
        double sum = 0;
        for (int e = forest.leafTax()[leaf]; e < forest.leafTax()[leaf + 1]; e++) {
            Program program = forest.rate()[e];
            rate[e] = numbers.at(e, parameters, natural);
            if (!program.parametric()) {
                program.gradient(work, gradientWork);
                System.arraycopy(gradientWork, 0, gradient, gradientStart[e], program.variableCount());
            }
            sum += rate[e];
        }
        double signed = forest.side()[forest.leafTree()[leaf]] == LeafSide.OUTPUT ? -sum : sum;
        factor[leaf] = 1 + signed;
        logOfFactor[leaf] = signed == 0 ? 0 : Math.log1p(signed);
    }
}
