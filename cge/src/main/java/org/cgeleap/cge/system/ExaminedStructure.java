package org.cgeleap.cge.system;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last structure examined and what was found, so that scenarios which differ in numbers alone are examined once.
 *
 * <p>A structure is everything {@link StructuralAnalysis} looks at: which quantities, rates and endowments are zero, which
 * elasticities are 0 or 1, and all that is held or bounded.
 */
final class ExaminedStructure {
    private long[] structure = {};
    private @Nullable StructuralReport report;

    /** What was found last, if the system has the same structure still; null otherwise. */
    @Nullable
    StructuralReport of(EquilibriumSystem system) {
        long[] now = structure(system);
        if (!Arrays.equals(now, structure)) {
            structure = now;
            report = null;
        }
        return report;
    }

    /** Keeps what was found of the structure last asked for. */
    StructuralReport keep(StructuralReport found) {
        report = found;
        return found;
    }

    private static long[] structure(EquilibriumSystem system) {
        LongList all = new LongList();
        ModelStructure model = system.model().structure();
        NestForest forest = model.forest();
        NestNumbers numbers = system.equations().numbers;
        Signs signs = new Signs(all);
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            signs.add(numbers.quantity[leaf] > 0 ? 1 : 0);
        }
        for (int item = 0; item < forest.itemCount(); item++) {
            double sigma = numbers.sigma[item];
            signs.add(numbers.alone(item) ? 3 : sigma == 0 ? 0 : sigma == 1 ? 1 : 2);
        }
        for (int tax = 0; tax < forest.taxCount(); tax++) {
            signs.add(system.equations().taxes.rate[tax] == 0 ? 0 : 1);
        }
        double[] start = system.model().start();
        for (int w = 0; w < model.endowment().length; w++) {
            double quantity = system.equations().endowment(w, start);
            signs.add(quantity > 0 ? 1 : quantity < 0 ? 2 : 0);
        }
        signs.end();
        Closure closure = system.closure();
        for (int i = 0; i < system.size(); i++) {
            boolean held = closure.held(i);
            boolean fixed = closure.fixed(i);
            all.add((held ? 1 : 0)
                    | (fixed ? 2 : 0)
                    | (system.logarithmic(i) ? 4 : 0)
                    | ((long) closure.pinned(i) << 3));
            all.add(Double.doubleToLongBits(closure.lower(i)));
            all.add(Double.doubleToLongBits(closure.upper(i)));
            all.add(Double.doubleToLongBits(held || fixed ? closure.heldAt(i) : 0));
        }
        return all.toArray();
    }

    /** Two bits each, thirty-two in a long. */
    private static final class Signs {
        private final LongList all;
        private long word;
        private int count;

        Signs(LongList all) {
            this.all = all;
        }

        void add(int sign) {
            word = word << 2 | sign;
            if (++count == 32) {
                end();
            }
        }

        void end() {
            all.add(word);
            word = 0;
            count = 0;
        }
    }
}
