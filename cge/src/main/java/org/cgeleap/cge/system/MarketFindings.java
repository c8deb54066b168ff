package org.cgeleap.cge.system;

import java.util.List;

/** Markets with one side only, and consumers without income, at the present parameters and closure. */
final class MarketFindings {
    private final EquilibriumSystem system;
    private final CompiledModel model;
    private final ModelStructure structure;
    private final List<String> warnings;

    MarketFindings(EquilibriumSystem system, List<String> warnings) {
        this.system = system;
        this.model = system.model();
        this.structure = model.structure();
        this.warnings = warnings;
    }

    void find() {
        int n = system.size();
        boolean[] supplied = new boolean[n];
        boolean[] demanded = new boolean[n];
        boolean[] earns = new boolean[n];
        NestForest forest = structure.forest();
        double[] start = model.start();
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            int tree = forest.leafTree()[leaf];
            int owner = forest.owner()[tree];
            boolean idle = system.closure().fixed(owner) && system.closure().heldAt(owner) == 0;
            if (system.equations().numbers.quantity[leaf] > 0 && !idle) {
                (forest.side()[tree] == LeafSide.OUTPUT ? supplied : demanded)[forest.good()[leaf]] = true;
            }
        }
        for (int w = 0; w < structure.endowment().length; w++) {
            boolean fixed = structure.endowment()[w].parametric();
            double quantity = system.equations().endowment(w, start);
            supplied[structure.endowmentGood()[w]] |= !fixed || quantity > 0;
            demanded[structure.endowmentGood()[w]] |= !fixed || quantity < 0;
            earns[structure.endowmentOwner()[w]] |= !fixed || quantity != 0;
        }
        boolean[] receives = new boolean[n];
        for (int e = 0; e < forest.taxCount(); e++) {
            receives[forest.taxTo()[e]] = true;
            earns[forest.taxTo()[e]] |= !forest.rate()[e].parametric() || system.equations().taxes.rate[e] != 0;
        }
        for (int i = 0; i < n; i++) {
            VariableKind kind = model.kind(i);
            if (kind == VariableKind.PRICE && !system.held(i) && supplied[i] != demanded[i]) {
                warnings.add(
                        "good " + model.variableName(i) + ": "
                                + (supplied[i]
                                        ? "nobody demands it at these numbers; it is free"
                                        : "nothing supplies it at these numbers; only a price that ends all demand clears its market"));
            } else if (kind == VariableKind.INCOME && !earns[i]) {
                warnings.add("consumer " + model.variableName(i) + ": "
                        + (receives[i]
                                ? "owns nothing, and every tax paid to it has rate 0"
                                : "owns nothing and receives no tax")
                        + "; its income is zero");
            }
        }
    }
}
