package org.cgeleap.iotables.balance;

import java.util.Locale;

/**
 * What is held to be the smallest change, with p the prior, x the balanced value, q = looseness of the cell and y the size
 * of its column.
 *
 * <table>
 * <caption>Objectives</caption>
 * <tr><td>{@link #RAS}</td><td>Σ (x ln(x/p) − x + p) / q, flows of zero or more</td></tr>
 * <tr><td>{@link #GRAS}</td><td>Σ |p| (t ln t − t + 1) / q, t = x/p: signs are kept</td></tr>
 * <tr><td>{@link #CROSS_ENTROPY}</td><td>Σ |p| (t ln t − t + 1) / (q y): entropy of column coefficients</td></tr>
 * <tr><td>{@link #LEAST_SQUARES}</td><td>Σ (x − p)² / (2 q w), w by {@link SquareWeight}</td></tr>
 * </table>
 *
 * <p>With row and column totals alone and q = 1 the first is Stone's biproportional scaling (Bacharach 1970), the second
 * GRAS (Junius and Oosterhaven 2003; Lenzen, Wood and Gallego 2007), the third the deterministic cross-entropy of Robinson,
 * Cattaneo and El-Said (2001), whose objective per column is Σᵢ aᵢⱼ ln(aᵢⱼ/āᵢⱼ) with a = x/y. McDougall (1999) shows that
 * weighting those columns by y gives RAS back. The fourth is Stone, Champernowne and Meade (1942).
 */
public enum BalanceMethod {
    /** Biproportional scaling. */
    RAS("ras"),
    /** Biproportional scaling with negative flows. */
    GRAS("gras"),
    /** Cross-entropy of column coefficients. */
    CROSS_ENTROPY("cross-entropy"),
    /** Weighted least squares. */
    LEAST_SQUARES("least-squares");

    private final String key;

    BalanceMethod(String key) {
        this.key = key;
    }

    /** {@return the word for it in files and on the command line} */
    public String key() {
        return key;
    }

    /**
     * {@return the method of a word}
     *
     * @param key ras, gras, cross-entropy or least-squares, in any case of letters
     * @throws IllegalArgumentException when there is none
     */
    public static BalanceMethod of(String key) {
        for (BalanceMethod method : values()) {
            if (method.key.equals(key.toLowerCase(Locale.ROOT))) {
                return method;
            }
        }
        throw new IllegalArgumentException(
                "method " + key + "; expected one of ras, gras, cross-entropy, least-squares");
    }

    /** The variance of a cell in least squares, up to the looseness. */
    public enum SquareWeight {
        /** Every cell alike: w = 1. */
        EQUAL,
        /** In proportion to its size: w = |p| (Deming and Stephan 1940). */
        VALUE,
        /** A common relative error: w = p². */
        RELATIVE;

        double of(double prior) {
            return switch (this) {
                case EQUAL -> 1;
                case VALUE -> Math.abs(prior);
                case RELATIVE -> prior * prior;
            };
        }
    }

    /**
     * {@return a cell as this method counts it}
     *
     * @param row name of its row, for reports
     * @param column name of its column, for reports
     * @param prior value before balancing
     * @param looseness how readily it moves; 0 holds it fixed
     * @param columnSize size of its column relative to a typical one, for cross-entropy; 1 for a row or column apart
     * @param weight variance up to the looseness; read by least squares alone
     * @param lower smallest value allowed
     * @param upper largest value allowed
     * @throws IllegalArgumentException when RAS is to move a negative flow
     */
    public BalanceCell cell(
            String row,
            String column,
            double prior,
            double looseness,
            double columnSize,
            SquareWeight weight,
            double lower,
            double upper) {
        if (this == RAS && prior < 0 && looseness > 0) {
            throw new IllegalArgumentException("RAS needs flows of zero or more; cell (" + row + ", " + column + ") is "
                    + prior + " (use GRAS, or hold it fixed)");
        }
        return switch (this) {
            case RAS, GRAS -> new BalanceCell(row, column, prior, looseness, lower, upper, Distance.ENTROPY);
            case CROSS_ENTROPY ->
                new BalanceCell(row, column, prior, looseness * columnSize, lower, upper, Distance.ENTROPY);
            case LEAST_SQUARES ->
                new BalanceCell(row, column, prior, looseness * weight.of(prior), lower, upper, Distance.SQUARE);
        };
    }

    /**
     * Balances a problem of this method's cells: by scaling where it is one matrix with row and column totals, else by
     * Newton's method on the dual, which finds the same cells.
     *
     * @param problem cells made by {@link #cell} of this method, and the totals they must meet
     * @return the balanced cells in the problem's order, with every total before and after
     * @throws ContradictoryTotalsException when the totals cannot be met; it names them
     */
    public BalanceResult balance(BalanceProblem problem) {
        if ((this == RAS || this == GRAS) && MatrixForm.fits(problem)) {
            return (this == RAS ? new Ras() : new Gras()).balance(problem);
        }
        return new DualNewton(name().replace('_', ' ').toLowerCase(Locale.ROOT) + ", dual Newton").balance(problem);
    }
}
