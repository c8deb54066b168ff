package org.cgeleap.cge.export;

import java.util.List;
import org.cgeleap.cge.model.Expression;

/**
 * A nest with its numbers: branches of quantity zero are left out, and a nest of one branch has elasticity 0.
 *
 * @param id unique within its tree, "1" the root, "1.2" the root's second branch
 * @param elasticity of substitution below inputs and demand, of transformation below outputs; ≥ 0
 * @param value benchmark value V of all branches
 * @param leaves goods directly in this nest
 * @param nests directly in this nest
 */
record PointNest(String id, double elasticity, double value, List<PointLeaf> leaves, List<PointNest> nests) {

    PointNest {
        leaves = List.copyOf(leaves);
        nests = List.copyOf(nests);
    }

    /** Whether a leaf below carries a tax. */
    boolean taxed() {
        return leaves.stream().anyMatch(l -> !l.taxes().isEmpty())
                || nests.stream().anyMatch(PointNest::taxed);
    }

    /**
     * One good with its numbers.
     *
     * @param good traded
     * @param quantity benchmark quantity, not zero
     * @param price benchmark user price; zero only in a nest of elasticity 0
     * @param taxes rates as expressions of auxiliaries
     */
    record PointLeaf(String good, double quantity, double price, List<PointTax> taxes) {
        PointLeaf {
            taxes = List.copyOf(taxes);
        }
    }

    /** A rate, and the consumer who receives it. */
    record PointTax(Expression rate, String to) {}
}
