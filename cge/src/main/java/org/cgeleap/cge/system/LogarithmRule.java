package org.cgeleap.cge.system;

import java.util.Arrays;

/**
 * Which prices are solved as logarithms: those that cannot be zero at the present parameters.
 *
 * <p>A price cannot be zero if some leaf trades its good beside a sibling under an elasticity that is not zero
 * ({@link NestNumbers#priceIsPositive}), or if its lower bound is positive. Prices that appear in fixed proportions only
 * (permits, fixed factors of backstops, rents) can be zero and keep the bound 0. A scenario that sets an elasticity to
 * zero can so make a price free, and one that sets it from zero the other way round.
 */
final class LogarithmRule {
    private LogarithmRule() {}

    static void apply(ModelStructure structure, NestNumbers numbers, boolean[] result) {
        Arrays.fill(result, false);
        for (int i = 0; i < result.length; i++) {
            result[i] =
                    structure.names().kind(i) == VariableKind.PRICE && structure.lower()[i] > 0;
        }
        int[] good = structure.forest().good();
        for (int leaf = 0; leaf < good.length; leaf++) {
            if (!result[good[leaf]] && numbers.priceIsPositive(leaf)) {
                result[good[leaf]] = true;
            }
        }
    }
}
