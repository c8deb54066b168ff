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
 * The sum is the same for all leaves that meet j's path at the same nest. e is ln u for a price solved in logarithms (g is
 * then a product of value shares) and u for a plain one (g = q̄/C above a zero price, which appears only under σ = 0).
 *
 * <p>All leaves directly below a nest move the others alike: their columns are multiples, by g of that nest, of the answer
 * to its cost, which {@link #refresh} so finds once for each nest, from that of the nest above. Only where a chain of fixed
 * proportions costs nothing yet does {@link #column} go up from the leaf itself.
 */
final class NestDerivatives {
    private final NestForest forest;
    private final NestNumbers numbers;
    private final int[] path;
    private final double[] slope;

    private final int[] place;
    private final int[] answerStart;
    private final int[] answerEnd;
    private final int[] answerFrom;
    private final int[] answerTo;
    private final double[] answer;
    /** Answer of the leaves below each nest to its own cost. */
    private final double[] below;

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
        int nests = depth.length - forest.leafCount();
        this.place = new int[depth.length];
        this.answerStart = new int[nests];
        this.answerEnd = new int[nests];
        this.below = new double[nests];
        int size = 0;
        int nest = 0;
        for (int item = 0; item < depth.length; item++) {
            if (!forest.isLeaf()[item]) {
                place[item] = nest;
                answerStart[nest++] = size;
                size += 2 * depth[item] + 1;
            }
        }
        this.answerFrom = new int[size];
        this.answerTo = new int[size];
        this.answer = new double[size];
    }

    /** Finds the answers to the cost of each nest: ∂ ln x_i / ∂ ln C, in ranges of leaves. */
    void refresh() {
        double[] sigma = numbers.sigma;
        for (int item = 0; item < place.length; item++) {
            if (forest.isLeaf()[item]) {
                continue;
            }
            int at = place[item];
            int end = answerStart[at];
            int above = forest.parent()[item];
            double own = 0;
            if (above >= 0 && numbers.active(item)) {
                double share = numbers.share[item];
                int outer = place[above];
                int last = below[outer] == 0 ? answerEnd[outer] : answerEnd[outer] - 1; // without its own
                for (int r = answerStart[outer]; r < last; r++) {
                    end = answer(end, answerFrom[r], answerTo[r], share * answer[r]);
                }
                double beside = share * below[outer];
                end = answer(end, forest.leafFirst()[above], forest.leafFirst()[item], beside);
                end = answer(end, forest.leafEnd()[item], forest.leafEnd()[above], beside);
                own = beside + (sigma[item] - sigma[above]);
            } else if (above < 0) {
                own = sigma[item] - (demand(item) ? 1 : 0);
            }
            below[at] = own;
            answerEnd[at] = answer(end, forest.leafFirst()[item], forest.leafEnd()[item], own);
        }
    }

    private boolean demand(int item) {
        return forest.side()[forest.leafTree()[forest.leafFirst()[item]]] == LeafSide.DEMAND;
    }

    private int answer(int at, int first, int end, double slope) {
        if (slope == 0 || first == end) {
            return at;
        }
        answerFrom[at] = first;
        answerTo[at] = end;
        answer[at] = slope;
        return at + 1;
    }

    /** Number of a nest among all nests. */
    int place(int item) {
        return place[item];
    }

    /** First range of the answer to the cost of a nest, by its {@link #place}. */
    int first(int place) {
        return answerStart[place];
    }

    /** One past the last range of the answer to the cost of a nest, by its {@link #place}; all ranges are disjoint. */
    int end(int place) {
        return answerEnd[place];
    }

    /** First leaf of a range of {@link #refresh}. */
    int from(int range) {
        return answerFrom[range];
    }

    /** One past the last leaf of a range of {@link #refresh}. */
    int to(int range) {
        return answerTo[range];
    }

    /** ∂ ln x_i / ∂ ln C of the leaves of a range of {@link #refresh}. */
    double answer(int range) {
        return answer[range];
    }

    /** ∂ ln C / ∂ e of the nest above leaf j; not a number where {@link #column} must be asked instead. */
    double slope(int j, boolean logarithmic) {
        int item = forest.leafItem()[j];
        if (logarithmic) {
            return numbers.share[item];
        }
        int nest = forest.parent()[item];
        if (numbers.sigma[nest] != 0) {
            return numbers.share[item] / numbers.user[j]; // its price cannot be zero here
        }
        double cost = numbers.cost[nest];
        return cost > 0 ? numbers.quantity[j] / cost : Double.NaN;
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
