package org.cgeleap.cge.system;

import java.util.Arrays;

/**
 * Which prices are solved as logarithms: those that cannot be zero.
 *
 * <p>A price cannot be zero if some leaf trades its good beside a sibling under an elasticity that is not zero (its
 * demand would be unbounded, or its supply nothing), or if its lower bound is positive. Prices that appear in fixed
 * proportions only (permits, fixed factors of backstops, rents) can be zero and keep the bound 0. An elasticity that is a
 * parameter expression counts as not zero only if it is so at the base parameters.
 */
final class LogarithmRule {
    private LogarithmRule() {}

    static boolean[] logarithmic(Names names, NestForest forest, double[] lower, double[] parameters) {
        boolean[] result = new boolean[names.variableCount()];
        for (int i = 0; i < result.length; i++) {
            result[i] = names.kind(i) == VariableKind.PRICE && lower[i] > 0;
        }
        double[] elasticity = new double[forest.itemCount()];
        Arrays.setAll(elasticity, i -> {
            Program program = forest.elasticity()[i];
            return program.value(parameters, new double[0], new double[program.size()]);
        });
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            int item = forest.leafItem()[leaf];
            int nest = forest.parent()[item];
            while (nest >= 0 && forest.childStart()[nest + 1] - forest.childStart()[nest] == 1) {
                nest = forest.parent()[nest]; // alone in its nest: what counts is the next one up
            }
            if (nest >= 0 && elasticity[nest] != 0) {
                result[forest.good()[leaf]] = true;
            }
        }
        return result;
    }
}
