package org.cgeleap.cge.system;

/**
 * Second derivatives of unit cost: how every leaf of a tree answers to one leaf's user price.
 *
 * <p>Going up from leaf i, x_i = q̄_i Π (ĉ_n/ĉ_c)^σ_n, so with σ_above(root) = 0 (1 for demands, which are divided by the
 * expenditure index) and g_n = ∂ ln C_n / ∂ e for a change e of leaf j's user price,
 *
 * <pre>
 *   ∂ ln x_i / ∂ e = Σ (σ_n − σ_above(n)) g_n  over the nests n above both i and j   − σ_above(i) ∂ ln u_i / ∂ e  if i = j
 * </pre>
 *
 * The sum is the same for all leaves that meet j's path at the same nest, so a column costs its depth plus one product a
 * leaf. e is ln u for a price solved in logarithms (g is then a product of value shares) and u for a plain one (g = q̄/C
 * above a zero price, which appears only under σ = 0).
 */
final class NestDerivatives {
    private final NestForest forest;
    private final NestNumbers numbers;
    private final int[] path;
    private final double[] slope;

    /** Number of ranges after {@link #column}. */
    int ranges;
    /** First leaf of each range. */
    final int[] from;
    /** One past the last leaf of each range. */
    final int[] to;
    /** ∂ ln x_i / ∂ e of the leaves of each range. */
    final double[] slopeOfLog;
    /** ∂x_j/∂e of the leaf itself. */
    double own;

    NestDerivatives(NestForest forest, NestNumbers numbers) {
        this.forest = forest;
        this.numbers = numbers;
        int deepest = 0;
        int[] depth = new int[forest.itemCount()];
        for (int item = 0; item < depth.length; item++) {
            int above = forest.parent()[item];
            depth[item] = above < 0 ? 0 : depth[above] + 1;
            deepest = Math.max(deepest, depth[item]);
        }
        this.path = new int[deepest + 1];
        this.slope = new double[deepest + 1];
        this.from = new int[2 * deepest + 2];
        this.to = new int[2 * deepest + 2];
        this.slopeOfLog = new double[2 * deepest + 2];
    }

    /**
     * Finds ∂x_i/∂e for the leaves i of the tree of leaf j: {@link #slopeOfLog} times x_i in the ranges of leaves, and
     * {@link #own} for j itself; leaves in no range do not answer.
     */
    void column(int j, boolean logarithmic) {
        int tree = forest.leafTree()[j];
        ranges = 0;
        double[] sigma = numbers.sigma;
        int depth = slopes(j, logarithmic);
        double above = forest.side()[tree] == LeafSide.DEMAND ? 1 : 0;
        double sum = 0;
        for (int d = depth - 1; d >= 0; d--) {
            int nest = path[d];
            double coefficient = sigma[nest] - above;
            if (coefficient != 0) {
                sum += coefficient * slope[d];
            }
            above = sigma[nest];
            int inner = d == 0 ? forest.leafItem()[j] : path[d - 1];
            if (sum != 0) {
                range(forest.leafFirst()[nest], forest.leafFirst()[inner], sum);
                range(forest.leafEnd()[inner], forest.leafEnd()[nest], sum);
            }
        }
        if (above != 0) {
            sum -= logarithmic ? above : above / numbers.user[j];
        }
        own = sum == 0 ? 0 : numbers.unit[j] * sum;
    }

    /** Fills {@code path} with the nests above a leaf and {@code slope} with g; returns how many. */
    private int slopes(int j, boolean logarithmic) {
        int item = forest.leafItem()[j];
        int d = 0;
        double g = logarithmic ? numbers.share[item] : 0;
        boolean positive = logarithmic;
        for (int nest = forest.parent()[item]; nest >= 0; nest = forest.parent()[nest]) {
            if (!positive && numbers.sigma[nest] != 0) {
                g = numbers.share[item] / numbers.user[j]; // directly below: its price cannot be zero here
                positive = true;
            } else if (!positive) {
                double cost = numbers.cost[nest];
                positive = cost > 0;
                g = positive ? numbers.quantity[j] / cost : 0; // a fixed-proportion chain that costs nothing yet
            } else if (d > 0) {
                g *= numbers.share[path[d - 1]];
            }
            path[d] = nest;
            slope[d++] = g;
        }
        return d;
    }

    private void range(int first, int end, double sum) {
        if (first < end) {
            from[ranges] = first;
            to[ranges] = end;
            slopeOfLog[ranges++] = sum;
        }
    }
}
