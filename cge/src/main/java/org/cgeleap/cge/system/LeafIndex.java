package org.cgeleap.cge.system;

import java.util.HashMap;
import java.util.Map;

/**
 * Leaves of a model by owner and name.
 *
 * @param title of the model, for messages
 * @param demands position of the leaf by activity or consumer and name, among inputs and demands
 * @param outputs the same by activity and name, among outputs
 */
record LeafIndex(String title, Map<String, Map<String, Integer>> demands, Map<String, Map<String, Integer>> outputs) {

    /** {@return the leaves of all trees} */
    static LeafIndex of(String title, ModelStructure structure) {
        LeafIndex made = new LeafIndex(title, new HashMap<>(), new HashMap<>());
        NestForest forest = structure.forest();
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            int tree = forest.leafTree()[leaf];
            (forest.side()[tree] == LeafSide.OUTPUT ? made.outputs : made.demands)
                    .computeIfAbsent(structure.names().variable(forest.owner()[tree]), o -> new HashMap<>())
                    .put(forest.leafName()[leaf], leaf);
        }
        return made;
    }

    /**
     * {@return position of a leaf among inputs and demands}
     *
     * @throws IllegalArgumentException if there is no such owner or leaf; it says what is near
     */
    int demand(String owner, String leaf) {
        return known(demands, "activity or consumer", "input", owner, leaf);
    }

    /** {@return the same, −1 if there is none} */
    int findDemand(String owner, String leaf) {
        return demands.getOrDefault(owner, Map.of()).getOrDefault(leaf, -1);
    }

    /**
     * {@return position of a leaf among outputs}
     *
     * @throws IllegalArgumentException if there is no such activity or leaf; it says what is near
     */
    int output(String owner, String leaf) {
        return known(outputs, "activity", "output", owner, leaf);
    }

    private int known(
            Map<String, Map<String, Integer>> index, String ownerKind, String leafKind, String owner, String leaf) {
        Map<String, Integer> leaves = index.get(owner);
        if (leaves == null) {
            throw new IllegalArgumentException("model '" + title + "' has no " + ownerKind + " '" + owner + "'"
                    + Names.nearest(owner, index.keySet()));
        }
        Integer found = leaves.get(leaf);
        if (found == null) {
            throw new IllegalArgumentException("'" + owner + "' has no " + leafKind + " leaf '" + leaf + "'"
                    + Names.nearest(leaf, leaves.keySet()));
        }
        return found;
    }
}
