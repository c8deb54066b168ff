package org.cgeleap.iotables.balance;

/**
 * How departure of a cell x from its prior p is counted; w is the cell's looseness.
 *
 * <p>In terms of u = Σ over constraints of coefficient × multiplier, the best cell is x(u):
 */
public enum Distance {
    /**
     * Information loss, (1/w) |p| (t ln t − t + 1) with t = x/p: x(u) = p·exp(w u) for p &gt; 0 and p·exp(−w u) for p &lt; 0.
     * Keeps the sign, leaves zeros alone. With w = 1 and row and column totals alone this is RAS, or GRAS when signs
     * are mixed.
     */
    ENTROPY,
    /** Squares, (x − p)² / (2 w): x(u) = p + w u, cut at the bounds. May change sign within its bounds. */
    SQUARE
}
