package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts of a model that have nothing to do with each other. Each is homogeneous in its own prices and incomes, so each needs
 * a price or an income that is held, or an auxiliary that ties its prices to a number.
 */
final class BlockFindings {
    private final EquilibriumSystem system;
    private final CompiledModel model;
    private final long[] incidence;
    private final List<String> warnings;
    private final int[] root;

    BlockFindings(EquilibriumSystem system, long[] incidence, List<String> warnings) {
        this.system = system;
        this.model = system.model();
        this.incidence = incidence;
        this.warnings = warnings;
        this.root = new int[system.size()];
    }

    void blocks() {
        Closure closure = system.closure();
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
        }
        for (long entry : incidence) {
            join((int) (entry >>> 32), (int) entry);
        }
        boolean[] anchored = new boolean[root.length];
        for (int i = 0; i < root.length; i++) {
            if (closure.held(i)) {
                join(i, closure.pinned(i));
            }
        }
        for (int i = 0; i < root.length; i++) {
            int held = closure.pinned(i);
            boolean nominal = model.kind(held) == VariableKind.PRICE || model.kind(held) == VariableKind.INCOME;
            anchored[find(i)] |= closure.held(i) ? nominal : namesPrices(i);
        }
        Map<Integer, List<String>> blocks = new LinkedHashMap<>();
        for (int i = 0; i < root.length; i++) {
            if (!anchored[find(i)]) {
                blocks.computeIfAbsent(find(i), r -> new ArrayList<>()).add(StructuralAnalysis.name(model, i));
            }
        }
        blocks.forEach((block, names) -> {
            if (nominal(block)) {
                warnings.add("block without a numeraire of its own: {" + StructuralAnalysis.some(names)
                        + "} is connected to no price or income that is held, so its price level is arbitrary; hold one of"
                        + " its prices");
            }
        });
    }

    private boolean nominal(int block) {
        for (int i = 0; i < root.length; i++) {
            if (find(i) == block && (model.kind(i) == VariableKind.PRICE || model.kind(i) == VariableKind.INCOME)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a condition is a constraint that names a price or an income: it may be what fixes the price level. */
    private boolean namesPrices(int i) {
        if (model.kind(i) != VariableKind.AUXILIARY) {
            return false;
        }
        ModelStructure structure = model.structure();
        for (int c = 0; c < structure.auxiliary().length; c++) {
            if (structure.auxiliary()[c] == i) {
                Program constraint = structure.constraint()[c];
                for (int v = 0; v < constraint.variableCount(); v++) {
                    VariableKind kind = model.kind(constraint.variable(v));
                    if (kind == VariableKind.PRICE || kind == VariableKind.INCOME) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private int find(int i) {
        int at = i;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    private void join(int a, int b) {
        root[find(a)] = find(b);
    }
}
