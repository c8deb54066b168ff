package org.cgeleap.cge.system;

/**
 * Where each derivative goes: the compressed columns, and what contributes to each column.
 *
 * <p>A column is filled by blocks, one for each leaf whose user price its variable moves (the price of the leaf's good, or
 * an auxiliary in its tax rates), by the trees whose scale its variable is (a level or an income), by endowments and by
 * constraints. All of it takes memory linear in leaves and entries.
 *
 * @param columnPointers of the compressed columns
 * @param rowIndices ascending in each column
 * @param rowStart first place in {@code rowPositions} of each row
 * @param rowPositions positions of the entries of each row
 * @param diagonal position of each diagonal entry
 * @param blockStart first block of each column, and their count at the end
 * @param blockLeaf leaf whose user price moves
 * @param blockTaxStart first tax moved by each block (none if a price moves), and their count at the end
 * @param blockTax the taxes
 * @param blockGradient where the derivative of the rate stands
 * @param rateGradient where the gradient of each tax rate begins, and the size of all at the end
 * @param ownedStart first in {@code ownedTree} of each column, and their count at the end
 * @param ownedTree trees scaled by the column's variable
 * @param endowmentStart first in {@code endowmentPosition} of each endowment
 * @param endowmentPosition income row and price column; for each auxiliary in the quantity, market row and income row
 * @param constraintStart first in {@code constraintPosition} of each auxiliary's constraint
 * @param constraintPosition its row, and each variable named in it
 */
@SuppressWarnings("ArrayRecordComponent") // flat structure of one model, never compared as a value
record JacobianPattern(
        int[] columnPointers,
        int[] rowIndices,
        int[] rowStart,
        int[] rowPositions,
        int[] diagonal,
        int[] blockStart,
        int[] blockLeaf,
        int[] blockTaxStart,
        int[] blockTax,
        int[] blockGradient,
        int[] rateGradient,
        int[] ownedStart,
        int[] ownedTree,
        int[] endowmentStart,
        int[] endowmentPosition,
        int[] constraintStart,
        int[] constraintPosition) {}
