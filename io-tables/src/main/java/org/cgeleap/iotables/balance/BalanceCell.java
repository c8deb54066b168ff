package org.cgeleap.iotables.balance;

/**
 * One unknown of a balancing problem.
 *
 * @param row name of its row or block, for reports
 * @param column name of its column
 * @param prior value before balancing
 * @param looseness w of {@link Distance}: 0 holds the cell fixed; the larger, the more readily it moves
 * @param lower smallest value allowed
 * @param upper largest value allowed
 * @param distance how departure is counted
 */
public record BalanceCell(
        String row, String column, double prior, double looseness, double lower, double upper, Distance distance) {

    /**
     * Refuses what has no meaning.
     *
     * @param row name of its row or block, for reports
     * @param column name of its column
     * @param prior value before balancing
     * @param looseness w of {@link Distance}: 0 holds the cell fixed
     * @param lower smallest value allowed
     * @param upper largest value allowed
     * @param distance how departure is counted
     * @throws IllegalArgumentException when the prior is not finite, the looseness negative, or the lower bound above
     *     the upper
     */
    public BalanceCell {
        if (!Double.isFinite(prior) || !(looseness >= 0) || !(lower <= upper)) {
            throw new IllegalArgumentException("cell (" + row + ", " + column + "): prior " + prior + ", looseness "
                    + looseness + ", bounds [" + lower + ", " + upper + "]; expected a finite prior, looseness of 0 or"
                    + " more, lower <= upper");
        }
    }

    /**
     * {@return an unbounded entropy cell of unit looseness, as in RAS and GRAS}
     *
     * @param row name of its row, for reports
     * @param column name of its column, for reports
     * @param prior value before balancing; its sign is kept
     */
    public static BalanceCell entropy(String row, String column, double prior) {
        return new BalanceCell(
                row, column, prior, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Distance.ENTROPY);
    }

    /** Whether no multiplier moves the cell. */
    boolean fixed() {
        return looseness == 0 || lower == upper || (distance == Distance.ENTROPY && prior == 0);
    }

    /** The value of a fixed cell, or the starting value of another. */
    double start() {
        return Math.min(Math.max(prior, lower), upper);
    }

    /** Smallest value the cell can take: its bound, or zero for an entropy cell that is positive. */
    double least() {
        if (fixed()) {
            return start();
        }
        return distance == Distance.ENTROPY && prior > 0 ? Math.max(lower, 0) : lower;
    }

    /** Largest value the cell can take. */
    double most() {
        if (fixed()) {
            return start();
        }
        return distance == Distance.ENTROPY && prior < 0 ? Math.min(upper, 0) : upper;
    }

    /** x(u), cut at the bounds. */
    double at(double u) {
        return Math.min(Math.max(free(u), lower), upper);
    }

    private double free(double u) {
        return switch (distance) {
            case ENTROPY -> prior * Math.exp(prior > 0 ? looseness * u : -looseness * u);
            case SQUARE -> prior + looseness * u;
        };
    }

    /** dx/du, zero at a bound. */
    double slope(double u) {
        double x = free(u);
        if (x < lower || x > upper) {
            return 0;
        }
        return distance == Distance.ENTROPY ? looseness * Math.abs(x) : looseness;
    }

    /** ∫₀ᵘ x(s) ds, the cell's part of the dual function. */
    double integral(double u) {
        double x = free(u);
        if (x < lower || x > upper) {
            double bound = x < lower ? lower : upper;
            double kink = multiplierAt(bound);
            // outside the kink the cell rests on its bound
            return freeIntegral(kink) + bound * (u - kink);
        }
        return freeIntegral(u);
    }

    private double freeIntegral(double u) {
        return switch (distance) {
            case ENTROPY -> Math.abs(prior) / looseness * Math.expm1(prior > 0 ? looseness * u : -looseness * u);
            case SQUARE -> prior * u + 0.5 * looseness * u * u;
        };
    }

    private double multiplierAt(double x) {
        return switch (distance) {
            case ENTROPY -> (prior > 0 ? 1 : -1) * Math.log(x / prior) / looseness;
            case SQUARE -> (x - prior) / looseness;
        };
    }
}
