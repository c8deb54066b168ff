package org.cgeleap.coupling.sensitivity;

import java.util.SplittableRandom;
import org.hipparchus.random.SobolSequenceGenerator;

/** Points of the unit cube: [point][factor], each inside (0, 1). The same seed gives the same points. */
public final class Sampling {
    /** Points of the Sobol sequence are scrambled in this many binary digits. */
    private static final int BITS = 32;

    private Sampling() {}

    /**
     * Independent points.
     *
     * @param points how many
     * @param dimension number of factors
     * @param seed of the generator
     * @return [point][factor]
     */
    public static double[][] monteCarlo(int points, int dimension, long seed) {
        double[][] u = new double[points][dimension];
        for (int i = 0; i < points; i++) {
            // a generator a point: more points never change those before
            SplittableRandom random = new SplittableRandom(mixed(seed, i));
            for (int j = 0; j < dimension; j++) {
                u[i][j] = random.nextDouble(Double.MIN_NORMAL, 1);
            }
        }
        return u;
    }

    /**
     * {@return a Latin hypercube (McKay, Beckman and Conover 1979): each factor has one point in each of as many strata}
     *
     * @param points how many, and how many strata
     * @param dimension number of factors
     * @param seed of the generator
     */
    public static double[][] latinHypercube(int points, int dimension, long seed) {
        double[][] u = new double[points][dimension];
        for (int j = 0; j < dimension; j++) {
            SplittableRandom random = new SplittableRandom(mixed(seed, j));
            int[] stratum = permutation(points, random);
            for (int i = 0; i < points; i++) {
                u[i][j] = (stratum[i] + random.nextDouble(Double.MIN_NORMAL, 1)) / points;
            }
        }
        return u;
    }

    /**
     * Points whose coordinates are put in another order each, so that the points' rank correlations are near those of normal
     * scores with a given correlation (Iman and Conover 1982): every coordinate keeps its values, and so a Latin hypercube
     * its strata.
     *
     * @param points [point][factor]
     * @param correlation of the normal scores
     * @param seed of the orders
     * @return the points anew: [point][factor]
     * @throws IllegalArgumentException for no more points than factors, whose order leaves no room for correlations
     */
    public static double[][] correlated(double[][] points, double[][] correlation, long seed) {
        int n = points.length;
        int d = correlation.length;
        if (n <= d) {
            throw new IllegalArgumentException("found " + n + " for " + d
                    + " factors of which some are correlated; expected more points than factors");
        }
        double[][] scores = new double[n][d];
        for (int j = 0; j < d; j++) {
            int[] order = permutation(n, new SplittableRandom(mixed(seed, 1_000_000 + j)));
            for (int i = 0; i < n; i++) {
                scores[i][j] = Distribution.Gauss.quantile((order[i] + 1.0) / (n + 1.0));
            }
        }
        // the scores' own correlation is taken out, the wanted one put in
        double[][] own = new double[d][d];
        for (double[] z : scores) {
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    own[a][b] += z[a] * z[b] / n;
                }
            }
        }
        double[][] q = Cholesky.of(own);
        double[][] p = Cholesky.of(correlation);
        double[][] result = new double[n][d];
        double[][] tied = new double[n][];
        for (int i = 0; i < n; i++) {
            tied[i] = Cholesky.times(p, Cholesky.solve(q, scores[i]));
        }
        for (int j = 0; j < d; j++) {
            int column = j;
            int[] byScore = GivenData.order(
                    java.util.Arrays.stream(tied).mapToDouble(z -> z[column]).toArray());
            double[] values = java.util.Arrays.stream(points)
                    .mapToDouble(u -> u[column])
                    .sorted()
                    .toArray();
            for (int rank = 0; rank < n; rank++) {
                result[byScore[rank]][j] = values[rank];
            }
        }
        return result;
    }

    /**
     * {@return the Sobol sequence with nested uniform scrambling (Owen 1995, by the hash of Laine and Karras 2011)} A longer
     * sequence begins with a shorter one.
     *
     * @param points how many; a power of two is balanced
     * @param dimension number of factors
     * @param seed of the scrambling
     */
    public static double[][] sobol(int points, int dimension, long seed) {
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimension);
        double[][] u = new double[points][];
        for (int i = 0; i < points; i++) {
            u[i] = sequence.nextVector();
            for (int j = 0; j < dimension; j++) {
                int digits = (int) (long) (u[i][j] * (1L << BITS));
                int scrambled = Integer.reverse(hash(Integer.reverse(digits), (int) mixed(seed, j)));
                u[i][j] = (Integer.toUnsignedLong(scrambled) + 0.5) / (1L << BITS);
            }
        }
        return u;
    }

    /** A permutation of binary digits in which a digit depends on those below it only. */
    private static int hash(int digits, int seed) {
        int x = digits + seed;
        x ^= x * 0x6c50b47c;
        x ^= x * 0xb82f1e52;
        x ^= x * 0xc7afe638;
        x ^= x * 0x8d22f6e6;
        return x;
    }

    static int[] permutation(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    static long mixed(long seed, int stream) {
        long z = seed + 0x9e3779b97f4a7c15L * (stream + 1L);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
