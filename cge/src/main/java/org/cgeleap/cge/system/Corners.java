package org.cgeleap.cge.system;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Proportions in which one branch stands for all of its nest, wherever that can be: at elasticities of substitution above 1, and
 * below outputs at any elasticity of transformation. With θ the share of the branch and σ the (signed) elasticity it takes
 * θ^(σ/(1−σ)) times its benchmark quantity, from the unit cost (Σ θ p^(1−σ))^(1/(1−σ)) with the other prices infinite, or the unit
 * revenue with the others zero.
 */
final class Corners {
    /** Largest factor that is used: close to an elasticity of 1 it has no end. */
    private static final double LARGEST = 1e9;

    private Corners() {}

    /** Benchmark proportions: 1 for each leaf of a tree. */
    static double[] none(NestForest forest, int tree) {
        double[] factors = new double[forest.treeLeaf()[tree + 1] - forest.treeLeaf()[tree]];
        Arrays.fill(factors, 1);
        return factors;
    }

    /** Factors by leaf of the tree, with everything on the way to one leaf in the place of its nest; null if nothing can be. */
    static double @Nullable [] at(NestForest forest, NestNumbers numbers, int leaf) {
        int tree = forest.leafTree()[leaf];
        int first = forest.treeLeaf()[tree];
        double[] factors = none(forest, tree);
        boolean corner = false;
        int item = forest.leafItem()[leaf];
        for (int nest = forest.parent()[item]; nest >= 0; item = nest, nest = forest.parent()[nest]) {
            double sigma = numbers.sigma[nest];
            if ((sigma < 0 || sigma > 1) && numbers.value[item] > 0) {
                double factor = Math.pow(numbers.value[item] / numbers.value[nest], sigma / (1 - sigma));
                for (int l = forest.leafFirst()[nest]; l < forest.leafEnd()[nest]; l++) {
                    boolean below = l >= forest.leafFirst()[item] && l < forest.leafEnd()[item];
                    factors[l - first] *= below ? factor : 0;
                }
                corner = true;
            }
        }
        double most = Arrays.stream(factors).max().orElse(0);
        return corner && most < LARGEST && most > 0 ? factors : null;
    }
}
