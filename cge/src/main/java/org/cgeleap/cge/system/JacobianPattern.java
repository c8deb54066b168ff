package org.cgeleap.cge.system;

/**
 * Where each derivative goes: the compressed columns, and for every block of derivatives the positions it adds to.
 *
 * <p>The derivatives of a tree with k leaves and r tax recipients come in columns: one for each leaf and the variables
 * its user price depends on (its price, and auxiliaries in its tax rates). A column's block of {@code position}s holds the
 * k market rows of the leaves, the r income rows of the recipients and, for activities, the zero-profit row. One more
 * block of a tree (k + r) is the column of its owner's level or income.
 *
 * @param columnPointers of the compressed columns
 * @param rowIndices ascending in each column
 * @param rowStart first place in {@code rowPositions} of each row
 * @param rowPositions positions of the entries of each row
 * @param diagonal position of each diagonal entry
 * @param position positions of all blocks
 * @param recipientStart first tax recipient of each tree, and their count at the end
 * @param recipient income variables
 * @param taxSlot recipient of each tax, counted within its tree
 * @param columnStart first column of each tree, and their count at the end
 * @param columnLeaf leaf whose user price moves
 * @param columnVariable what moves it
 * @param columnBlock block of each column
 * @param columnTaxStart first tax moved by each column (none if a price moves), and their count at the end
 * @param columnTax the taxes
 * @param columnGradient where the derivative of the rate stands
 * @param rateGradient where the gradient of each tax rate begins, and the size of all at the end
 * @param ownerBlock block of each tree's owner column
 * @param endowmentBlock block of each endowment: income row and price column; for each auxiliary in its quantity, market
 *     row and income row
 * @param constraintBlock block of each auxiliary's constraint: its row, and each variable named in it
 */
@SuppressWarnings("ArrayRecordComponent") // flat structure of one model, never compared as a value
record JacobianPattern(
        int[] columnPointers,
        int[] rowIndices,
        int[] rowStart,
        int[] rowPositions,
        int[] diagonal,
        int[] position,
        int[] recipientStart,
        int[] recipient,
        int[] taxSlot,
        int[] columnStart,
        int[] columnLeaf,
        int[] columnVariable,
        int[] columnBlock,
        int[] columnTaxStart,
        int[] columnTax,
        int[] columnGradient,
        int[] rateGradient,
        int[] ownerBlock,
        int[] endowmentBlock,
        int[] constraintBlock) {}
