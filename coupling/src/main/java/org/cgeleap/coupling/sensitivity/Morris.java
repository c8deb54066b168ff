package org.cgeleap.coupling.sensitivity;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Screening by elementary effects (Morris 1991; Campolongo, Cariboni and Saltelli 2007): trajectories through a grid, one
 * factor moved at a time by Δ = p/(2(p−1)). Effects are on the unit scale.
 */
public final class Morris {
    private static final int RESAMPLES = 100;

    private final int levels;
    private final int dimension;
    private final double[][] points;
    private final int[][] moved;

    /**
     * Effects of one factor.
     *
     * @param mu mean effect
     * @param muStar mean of the effects' sizes
     * @param sigma standard deviation of the effects (n − 1)
     * @param muStarError standard error of μ*, by bootstrap over trajectories
     */
    public record Effect(double mu, double muStar, double sigma, double muStarError) {}

    /**
     * Effects of an output.
     *
     * @param effects of each factor
     * @param lost share of trajectories dropped because one of their runs failed
     */
    @SuppressWarnings("ArrayRecordComponent") // one entry a factor; instances are never compared
    public record Result(Effect[] effects, double lost) {}

    /**
     * A design.
     *
     * @param dimension D, number of factors
     * @param levels of the grid, even, 4 or more in practice
     * @param trajectories r; the design has r (D + 1) points
     * @param seed of the trajectories
     */
    public Morris(int dimension, int levels, int trajectories, long seed) {
        if (levels < 2 || levels % 2 != 0 || trajectories < 2) {
            throw new IllegalArgumentException("Morris: found " + levels + " levels and " + trajectories
                    + " trajectories; expected an even number of levels and at least two trajectories");
        }
        this.levels = levels;
        this.dimension = dimension;
        this.points = new double[trajectories * (dimension + 1)][];
        this.moved = new int[trajectories][];
        for (int t = 0; t < trajectories; t++) {
            trajectory(t, new SplittableRandom(Sampling.mixed(seed, t)));
        }
    }

    private double delta() {
        return levels / (2.0 * (levels - 1));
    }

    private void trajectory(int t, SplittableRandom random) {
        double[] at = new double[dimension];
        boolean[] up = new boolean[dimension];
        for (int j = 0; j < dimension; j++) {
            // one end of a step: the lower half of the grid going up, or the upper half going down
            up[j] = random.nextBoolean();
            double low = random.nextInt(levels / 2) / (double) (levels - 1);
            at[j] = up[j] ? low : low + delta();
        }
        moved[t] = Sampling.permutation(dimension, random);
        points[t * (dimension + 1)] = at;
        for (int step = 0; step < dimension; step++) {
            at = at.clone();
            int j = moved[t][step];
            at[j] += up[j] ? delta() : -delta();
            points[t * (dimension + 1) + step + 1] = at;
        }
    }

    /** {@return the points, trajectory after trajectory} */
    public double[][] points() {
        return points;
    }

    /**
     * {@return the effects on an output}
     *
     * @param y output at each point, NaN where a run failed
     * @param seed of the resampling, from which the intervals are
     */
    public Result analyse(double[] y, long seed) {
        int count = 0;
        double[][] effects = new double[moved.length][dimension];
        for (int t = 0; t < moved.length; t++) {
            int first = t * (dimension + 1);
            boolean good = Arrays.stream(y, first, first + dimension + 1).allMatch(Double::isFinite);
            if (!good) {
                continue;
            }
            for (int step = 0; step < dimension; step++) {
                int j = moved[t][step];
                double change = points[first + step + 1][j] - points[first + step][j];
                effects[count][j] = (y[first + step + 1] - y[first + step]) / change;
            }
            count++;
        }
        Effect[] result = new Effect[dimension];
        for (int j = 0; j < dimension; j++) {
            double[] e = new double[count];
            for (int t = 0; t < count; t++) {
                e[t] = effects[t][j];
            }
            result[j] = effect(e, new SplittableRandom(seed));
        }
        return new Result(result, 1 - count / (double) moved.length);
    }

    private static Effect effect(double[] e, SplittableRandom random) {
        int n = e.length;
        double mu = Arrays.stream(e).average().orElse(Double.NaN);
        double muStar = Arrays.stream(e).map(Math::abs).average().orElse(Double.NaN);
        double squares = Arrays.stream(e).map(v -> (v - mu) * (v - mu)).sum();
        double[] again = new double[RESAMPLES];
        for (int b = 0; b < RESAMPLES && n > 0; b++) {
            for (int k = 0; k < n; k++) {
                again[b] += Math.abs(e[random.nextInt(n)]) / n;
            }
        }
        return new Effect(
                mu,
                muStar,
                n > 1 ? Math.sqrt(squares / (n - 1)) : Double.NaN,
                n > 1 ? Moments.of(again).deviation() : Double.NaN);
    }
}
