package org.cgeleap.cge.solver;

import java.util.Arrays;
import java.util.Random;

/**
 * A random equilibrium model as a complementarity problem: m sectors with one CES nest over a few goods, labour and a
 * capital of their own; latent technologies without emissions for some goods at a higher cost; a cap on emissions; one
 * consumer with Cobb–Douglas demand. Prices in logarithms; labour is the numeraire. At the start everything is 1 or at
 * its benchmark, and the cap is slack. Variables: outputs, latent outputs, prices, rents, wage, income, permit price.
 */
final class CarbonEconomy implements ComplementarityProblem {
    final int m;
    final int latent;
    final double sigma;
    private final int n;
    private final double[][] share; // by sector: goods, its capital, labour
    private final double[] emission;
    private final double[] benchmark;
    final double[] capital;
    private final double[] finalShare;
    private final double labour;
    private final double markUp;
    double cap;
    double labourFactor = 1;

    private int[] pointers = {};
    private int[] rows = {};
    private final double[][] work;

    CarbonEconomy(int m, int latent, double sigma, long seed) {
        this.m = m;
        this.latent = latent;
        this.sigma = sigma;
        markUp = 1.3;
        n = 3 * m + latent + 3;
        Random random = new Random(seed);
        share = new double[m][m + 2];
        emission = new double[m];
        for (int j = 0; j < m; j++) {
            double total = 0;
            for (int k = 0; k < Math.min(8, m / 2); k++) {
                int i = random.nextInt(m);
                if (i != j) {
                    share[j][i] = random.nextDouble();
                }
            }
            for (int i = 0; i < m; i++) {
                total += share[j][i];
            }
            for (int i = 0; i < m; i++) {
                share[j][i] *= 0.5 / total;
            }
            share[j][m] = 0.1 + 0.2 * random.nextDouble();
            share[j][m + 1] = 0.5 - share[j][m];
            emission[j] = random.nextInt(3) == 0 ? random.nextDouble() : 0.02;
        }
        finalShare = random.doubles(m, 0.2, 2).toArray();
        double spent = Arrays.stream(finalShare).sum();
        benchmark = finalShare.clone();
        for (int round = 0; round < 200; round++) { // Leontief's series, halving each round
            double[] next = finalShare.clone();
            for (int j = 0; j < m; j++) {
                for (int i = 0; i < m; i++) {
                    next[i] += share[j][i] * benchmark[j];
                }
            }
            System.arraycopy(next, 0, benchmark, 0, m);
        }
        capital = new double[m];
        double hours = 0;
        for (int j = 0; j < m; j++) {
            capital[j] = share[j][m] * benchmark[j];
            hours += share[j][m + 1] * benchmark[j];
            cap += emission[j] * benchmark[j];
            finalShare[j] /= spent;
        }
        labour = hours;
        cap *= 1.001;
        work = new double[n][n];
        pattern();
    }

    private int price(int i) {
        return m + latent + i;
    }

    private int rent(int j) {
        return 2 * m + latent + j;
    }

    int permit() {
        return n - 1;
    }

    private int input(int j, int i) {
        return i < m ? price(i) : i == m ? rent(j) : n - 3;
    }

    double[] benchmarkPoint() {
        double[] x = new double[n];
        System.arraycopy(benchmark, 0, x, 0, m);
        x[n - 2] = labour + Arrays.stream(capital).sum();
        return x;
    }

    private double[] prices(double[] x) {
        double[] p = new double[n];
        for (int v = m + latent; v < n - 2; v++) {
            p[v] = Math.exp(x[v]);
        }
        return p;
    }

    private double unitCost(int j, double[] p) {
        double sum = 0;
        for (int i = 0; i < m + 2; i++) {
            if (share[j][i] > 0) {
                sum += share[j][i] * Math.pow(p[input(j, i)], 1 - sigma);
            }
        }
        return Math.pow(sum, 1 / (1 - sigma));
    }

    @Override
    public boolean evaluate(double[] x, double[] f) {
        double[] p = prices(x);
        double income = x[n - 2];
        double permitPrice = x[n - 1];
        Arrays.fill(f, 0);
        f[n - 2] = income - labourFactor * labour * p[n - 3] - permitPrice * cap;
        f[n - 1] = cap;
        for (int i = 0; i < m; i++) {
            f[price(i)] += x[i] - finalShare[i] * income / p[price(i)];
            f[rent(i)] += capital[i];
            f[n - 2] -= p[rent(i)] * capital[i];
        }
        for (int l = 0; l < latent; l++) {
            f[m + l] = markUp * p[n - 3] - p[price(l)];
            f[price(l)] += x[m + l];
        }
        for (int j = 0; j < m; j++) {
            double c = unitCost(j, p);
            f[j] = c + emission[j] * permitPrice - p[price(j)];
            f[n - 1] -= emission[j] * x[j];
            for (int i = 0; i < m + 2; i++) {
                int v = input(j, i);
                if (share[j][i] > 0 && v != n - 3) {
                    f[v] -= x[j] * share[j][i] * Math.pow(c / p[v], sigma);
                }
            }
        }
        f[n - 3] = 0;
        return Arrays.stream(f).allMatch(Double::isFinite);
    }

    /** Excess supply of labour, the market that is not among the conditions: zero at an equilibrium by Walras' law. */
    double excessLabour(double[] x) {
        double[] p = prices(x);
        double excess = labourFactor * labour;
        for (int l = 0; l < latent; l++) {
            excess -= markUp * x[m + l];
        }
        for (int j = 0; j < m; j++) {
            excess -= x[j] * share[j][m + 1] * Math.pow(unitCost(j, p), sigma);
        }
        return excess;
    }

    private void derivatives(double[] x) {
        double[] p = prices(x);
        for (double[] row : work) {
            Arrays.fill(row, 0);
        }
        double income = x[n - 2];
        work[n - 2][n - 2] = 1;
        work[n - 2][n - 3] = -labourFactor * labour * p[n - 3];
        work[n - 2][n - 1] = -cap;
        work[n - 3][n - 3] = 1;
        for (int i = 0; i < m; i++) {
            work[price(i)][i] = 1;
            work[price(i)][price(i)] = finalShare[i] * income / p[price(i)];
            work[price(i)][n - 2] = -finalShare[i] / p[price(i)];
            work[n - 2][rent(i)] = -p[rent(i)] * capital[i];
        }
        for (int l = 0; l < latent; l++) {
            work[m + l][n - 3] = markUp * p[n - 3];
            work[m + l][price(l)] = -p[price(l)];
            work[price(l)][m + l] = 1;
        }
        for (int j = 0; j < m; j++) {
            double c = unitCost(j, p);
            work[j][n - 1] = emission[j];
            work[j][price(j)] -= p[price(j)];
            work[n - 1][j] = -emission[j];
            for (int i = 0; i < m + 2; i++) {
                int v = input(j, i);
                if (share[j][i] <= 0) {
                    continue;
                }
                double use = share[j][i] * Math.pow(c / p[v], sigma);
                work[j][v] += use * p[v];
                if (v == n - 3) {
                    continue;
                }
                work[v][j] -= use;
                work[v][v] += x[j] * sigma * use;
                for (int k = 0; k < m + 2; k++) {
                    int w = input(j, k);
                    if (share[j][k] > 0) {
                        work[v][w] -= x[j] * sigma * use * share[j][k] * Math.pow(c / p[w], sigma) * p[w] / c;
                    }
                }
            }
        }
    }

    private void pattern() {
        double[] x = benchmarkPoint();
        Arrays.fill(x, 0, m + latent, 1);
        derivatives(x);
        SparseMatrix pattern = SparseMatrix.of(work);
        pointers = pattern.pointers();
        rows = pattern.indices();
    }

    @Override
    public boolean jacobian(double[] x, double[] values) {
        derivatives(x);
        for (int j = 0; j < n; j++) {
            for (int t = pointers[j]; t < pointers[j + 1]; t++) {
                values[t] = work[rows[t]][j];
            }
        }
        return true;
    }

    @Override
    public int size() {
        return n;
    }

    @Override
    public int[] columnPointers() {
        return pointers;
    }

    @Override
    public int[] rowIndices() {
        return rows;
    }

    @Override
    public double lower(int i) {
        boolean bounded = i < m + latent || i == n - 1;
        return bounded ? 0 : i == n - 3 ? 0 : i >= 2 * m + latent && i < n - 3 ? -25 : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double upper(int i) {
        return i == n - 3 ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double rowScale(int i) {
        if (i >= m + latent && i < 2 * m + latent) {
            return benchmark[i - m - latent];
        }
        return i == n - 2 ? labour : i == n - 1 ? Math.max(cap, 1e-3) : 1;
    }

    @Override
    public double maxStep(int i) {
        return i >= m + latent && i < n - 3 ? 3 : Double.POSITIVE_INFINITY;
    }

    @Override
    public String variableName(int i) {
        return "x" + i;
    }

    @Override
    public String conditionName(int i) {
        return "F" + i;
    }
}
