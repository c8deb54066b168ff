package org.cgeleap.cge.system;

/**
 * All nest trees of a model, flattened.
 *
 * <p>A tree is the outputs or inputs of an activity or the demand of a consumer. Items (nests and leaves) of a tree are
 * numbered in pre-order, so a nest comes before everything below it, and the leaves below an item are one range. Taxes
 * are numbered in the order of their leaves.
 *
 * @param treeItem first item of each tree (its root nest), and the item count at the end
 * @param treeLeaf first leaf of each tree, and the leaf count at the end
 * @param treeTax first tax of each tree, and the tax count at the end
 * @param side of each tree
 * @param owner variable of each tree: the activity's level or the consumer's income
 * @param parent item above each item, −1 above a root
 * @param childStart first position in {@code children} of each item, and their count at the end
 * @param children items below each nest
 * @param leafFirst first leaf below (or at) each item
 * @param leafEnd one past the last leaf below (or at) each item
 * @param isLeaf whether an item is a leaf
 * @param leafItem item of each leaf
 * @param leafTree tree of each leaf
 * @param good price variable of each leaf
 * @param leafName of each leaf
 * @param quantity benchmark quantity of each leaf
 * @param price benchmark user price of each leaf
 * @param elasticity of each item; of a leaf, that of its nest
 * @param label of each item: the words of the place at a root, the name of a nest or leaf below
 * @param leafTax first tax of each leaf, and the tax count at the end
 * @param taxLeaf leaf of each tax
 * @param taxTo income variable of each tax
 * @param rate of each tax
 */
@SuppressWarnings("ArrayRecordComponent") // flat structure of one model, never compared as a value
record NestForest(
        int[] treeItem,
        int[] treeLeaf,
        int[] treeTax,
        LeafSide[] side,
        int[] owner,
        int[] parent,
        int[] childStart,
        int[] children,
        int[] leafFirst,
        int[] leafEnd,
        boolean[] isLeaf,
        int[] leafItem,
        int[] leafTree,
        int[] good,
        String[] leafName,
        Program[] quantity,
        Program[] price,
        Program[] elasticity,
        String[] label,
        int[] leafTax,
        int[] taxLeaf,
        int[] taxTo,
        Program[] rate) {

    /** What an item is called in messages; put together only when there is something to say. */
    String itemName(int item) {
        if (parent[item] < 0) {
            return label[item];
        }
        if (isLeaf[item]) {
            return itemName(parent[item]) + ", " + label[item];
        }
        int root = parent[item];
        while (parent[root] >= 0) {
            root = parent[root];
        }
        return label[root] + ", nest " + label[item];
    }

    int treeCount() {
        return side.length;
    }

    int leafCount() {
        return good.length;
    }

    int itemCount() {
        return parent.length;
    }

    int taxCount() {
        return taxLeaf.length;
    }

    /** Whether any tax of a leaf names an auxiliary. */
    boolean endogenousRate(int leaf) {
        for (int e = leafTax[leaf]; e < leafTax[leaf + 1]; e++) {
            if (!rate[e].parametric()) {
                return true;
            }
        }
        return false;
    }
}
