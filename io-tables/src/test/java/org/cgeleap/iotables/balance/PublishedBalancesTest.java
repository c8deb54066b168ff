package org.cgeleap.iotables.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.cgeleap.iotables.balance.BalanceMethod.SquareWeight;
import org.junit.jupiter.api.Test;

/** Each method against published figures, a closed form, or another solver. */
class PublishedBalancesTest {
    private static final double FREE = Double.POSITIVE_INFINITY;

    /** A matrix as a problem of a method; column sizes are the column totals relative to their mean. */
    private static BalanceProblem problem(
            BalanceMethod method, double[][] prior, double[][] looseness, double[] rows, double[] columns) {
        BalanceProblem.Builder builder = new BalanceProblem.Builder();
        double mean = 0;
        for (double column : columns) {
            mean += Math.abs(column) / columns.length;
        }
        List<List<Integer>> down = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            down.add(new ArrayList<>());
        }
        for (int i = 0; i < rows.length; i++) {
            List<Integer> across = new ArrayList<>();
            for (int j = 0; j < columns.length; j++) {
                double p = prior[i][j];
                boolean squares = method == BalanceMethod.LEAST_SQUARES;
                int cell = builder.cell(method.cell(
                        "r" + i,
                        "c" + j,
                        p,
                        looseness[i][j],
                        Math.abs(columns[j]) / mean,
                        SquareWeight.VALUE,
                        squares && p >= 0 ? 0 : -FREE,
                        squares && p <= 0 ? 0 : FREE));
                across.add(cell);
                down.get(j).add(cell);
            }
            builder.sum("row " + i, across, rows[i]);
        }
        for (int j = 0; j < columns.length; j++) {
            builder.sum("column " + j, down.get(j), columns[j]);
        }
        return builder.build();
    }

    private static double[][] ones(int rows, int columns) {
        double[][] ones = new double[rows][columns];
        for (double[] row : ones) {
            java.util.Arrays.fill(row, 1);
        }
        return ones;
    }

    private static final double[][] MATLAB = {{20, 40, 80}, {20, 20, 40}, {20, 20, 0}};

    /** Newsgroup comp.soft-sys.matlab, 25 June 2002 (answer of J. D'Errico): three decimals printed. */
    @Test
    void rasReproducesTheExampleOfTheMatlabNewsgroup() {
        double[] expected = {22.923, 34.537, 92.54, 18.559, 13.981, 37.46, 28.518, 21.482, 0};
        double[] rows = {150, 70, 50};
        double[] columns = {70, 70, 130};
        BalanceProblem matrix =
                BalanceProblem.ofMatrix(List.of("1", "2", "3"), List.of("1", "2", "3"), MATLAB, rows, columns);
        assertThat(BalanceMethod.RAS.balance(matrix).values()).containsExactly(expected, within(6e-4));
        assertThat(new DualNewton().balance(matrix).values()).containsExactly(expected, within(6e-4));
    }

    /**
     * The example of the GRAS papers as the R package riot carries it, with the cells its test states (zauster/riot,
     * tests/testthat/test_doGRAS.R, relative tolerance 0.002; the digits given agree with the totals to 1e-6).
     */
    @Test
    void grasReproducesTheExampleOfThePackageRiot() {
        double[][] prior = {{7, 3, 5, -3}, {2, 9, 8, 0}, {-2, 0, 2, 0}};
        double[] expected = {
            8.424340881,
            3.375237362,
            5.200422021,
            -2.000000263,
            3.000997078,
            12.624763744,
            10.374239178,
            0,
            -2.425339135,
            0,
            1.425339135,
            0
        };
        BalanceProblem problem = BalanceProblem.ofMatrix(
                List.of("1", "2", "3"), List.of("1", "2", "3", "4"), prior, new double[] {15, 26, -1}, new double[] {
                    9, 16, 17, -2
                });
        assertThat(BalanceMethod.GRAS.balance(problem).values()).containsExactly(expected, within(1e-5));
        assertThat(new DualNewton().balance(problem).values()).containsExactly(expected, within(1e-5));
    }

    /**
     * The solution Golan, Judge and Robinson (1994) and Robinson, Cattaneo and El-Said (2001) give of Σⱼ Σᵢ aᵢⱼ ln(aᵢⱼ/āᵢⱼ)
     * with columns of sizes yⱼ: aᵢⱼ = āᵢⱼ exp(λᵢ yⱼ) / Σₖ āₖⱼ exp(λₖ yⱼ). λ = (ln 2, 0, −ln 2)
     * and y = (1, 2) are chosen, which make every coefficient a fraction; their printed matrix is in
     * PublishedCrossEntropyTest.
     */
    @Test
    void crossEntropyHasTheClosedFormOfItsAuthors() {
        double[][] prior = {{1 / 4d, 2 / 8d}, {1 / 2d, 2 / 2d}, {1 / 4d, 2 * 3 / 8d}};
        double[][] expected = {{4 / 9d, 32 / 35d}, {4 / 9d, 32 / 35d}, {1 / 9d, 6 / 35d}};
        double[] rows = {4 / 9d + 32 / 35d, 4 / 9d + 32 / 35d, 1 / 9d + 6 / 35d};
        double[] columns = {1, 2};
        double[] entropy = BalanceMethod.CROSS_ENTROPY
                .balance(problem(BalanceMethod.CROSS_ENTROPY, prior, ones(3, 2), rows, columns))
                .values();
        double[] ras = BalanceMethod.RAS
                .balance(problem(BalanceMethod.RAS, prior, ones(3, 2), rows, columns))
                .values();
        for (int cell = 0; cell < 6; cell++) {
            assertThat(entropy[cell]).isCloseTo(expected[cell / 2][cell % 2], within(1e-11));
        }
        assertThat(Math.abs(ras[0] - expected[0][0])).isGreaterThan(5e-3);
    }

    /**
     * Social accounting matrix of Zenios, Drud and Mulvey (1986) as in the GAMS model library (sambal): weighted least
     * squares in cells and totals together, squares over the figures, two accounts without any. Optimal value as the
     * test of YALMIP states it for that instance of the GLOBAL library (yalmip/YALMIP, test_global_sambal:
     * 3.968220361763031).
     */
    @Test
    void leastSquaresReachesThePublishedOptimumOfTheGamsLibrarysMatrix() {
        List<String> accounts = List.of("lab", "h1", "h2", "p1", "p2");
        double[][] cells = {{0, 15, 3, 130, 80}, {}, {}, {0, 15, 130, 0, 20}, {0, 25, 40, 55, 0}};
        double[] totals = {220, Double.NaN, Double.NaN, 190, 105};
        BalanceProblem.Builder builder = new BalanceProblem.Builder();
        List<double[]> coefficients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < cells[i].length; j++) {
                if (cells[i][j] != 0) {
                    builder.cell(square(accounts.get(i), accounts.get(j), cells[i][j]));
                    // what a household receives, it gets from labour: the two columns of households make up labour's
                    int column = j == 1 || j == 2 ? 0 : j;
                    coefficients.add(new double[] {i, column, 1});
                }
            }
        }
        for (int i : new int[] {0, 3, 4}) {
            builder.cell(square("total", accounts.get(i), totals[i]));
            coefficients.add(new double[] {i, i, -1});
        }
        for (int side = 0; side < 2; side++) {
            for (int account : new int[] {0, 3, 4}) {
                List<Integer> members = new ArrayList<>();
                for (int k = 0; k < coefficients.size(); k++) {
                    if (coefficients.get(k)[side] == account) {
                        members.add(k);
                    }
                }
                builder.constraint(new LinearConstraint(
                        (side == 0 ? "row " : "column ") + accounts.get(account),
                        members.stream().mapToInt(k -> k).toArray(),
                        members.stream()
                                .mapToDouble(k -> coefficients.get(k)[2])
                                .toArray(),
                        0));
            }
        }
        BalanceProblem problem = builder.build();
        double[] x = BalanceMethod.LEAST_SQUARES.balance(problem).values();
        double squares = 0;
        for (int k = 0; k < x.length; k++) {
            double p = problem.cells().get(k).prior();
            squares += (x[k] - p) * (x[k] - p) / p;
        }
        assertThat(squares).isCloseTo(3.968220361763031, within(1e-9));
    }

    private static BalanceCell square(String row, String column, double prior) {
        return BalanceMethod.LEAST_SQUARES.cell(row, column, prior, 1, 1, SquareWeight.VALUE, -FREE, FREE);
    }

    /** A two by two matrix is solved by its one free cell: the derivative along it, whose root Brent's method finds. */
    @Test
    void crossEntropyAgreesWithTheRootOfItsDerivative() {
        double[][] p = {{3, 8}, {5, 2}};
        double r1 = 14;
        double c1 = 9;
        double c2 = 12;
        double expected = new BrentSolver(1e-13)
                .solve(
                        200,
                        t -> (Math.log(t / p[0][0]) - Math.log((c1 - t) / p[1][0])) / c1
                                - (Math.log((r1 - t) / p[0][1]) - Math.log((c2 - r1 + t) / p[1][1])) / c2,
                        2 + 1e-9,
                        9 - 1e-9);
        double[] x = BalanceMethod.CROSS_ENTROPY
                .balance(problem(
                        BalanceMethod.CROSS_ENTROPY, p, ones(2, 2), new double[] {r1, c1 + c2 - r1}, new double[] {
                            c1, c2
                        }))
                .values();
        assertThat(x[0]).isCloseTo(expected, within(1e-9));
        assertThat(x[1]).isCloseTo(r1 - expected, within(1e-9));
    }

    /** McDougall (1999): cross-entropy whose columns are weighted by their totals is RAS. */
    @Test
    void crossEntropyWeightedByColumnTotalsIsRas() {
        double[] rows = {150, 70, 50};
        double[] columns = {70, 70, 130};
        double[][] looseness = new double[3][3];
        for (double[] row : looseness) {
            for (int j = 0; j < 3; j++) {
                row[j] = 90 / columns[j];
            }
        }
        double[] entropy = BalanceMethod.CROSS_ENTROPY
                .balance(problem(BalanceMethod.CROSS_ENTROPY, MATLAB, looseness, rows, columns))
                .values();
        double[] plain = BalanceMethod.CROSS_ENTROPY
                .balance(problem(BalanceMethod.CROSS_ENTROPY, MATLAB, ones(3, 3), rows, columns))
                .values();
        double[] ras = BalanceMethod.RAS
                .balance(problem(BalanceMethod.RAS, MATLAB, ones(3, 3), rows, columns))
                .values();
        assertThat(entropy).containsExactly(ras, within(1e-9));
        assertThat(Math.abs(plain[0] - ras[0])).isGreaterThan(0.1);
    }

    /**
     * Least squares with signs kept and a cell fixed. The expected cells come from trying every set of cells at zero: each
     * leaves a linear system (stationarity and totals), solved by Commons Math; the feasible one of least cost is optimal.
     */
    @Test
    void leastSquaresWithSignsAgreesWithTheBestOfAllActiveSets() {
        double[][] prior = {{20, 4, 80}, {20, 20, 40}, {2, 20, -10}};
        double[][] looseness = ones(3, 3);
        looseness[1][1] = 0;
        double[] rows = {70, 90, 30};
        double[] columns = {60, 40, 90};
        double[] expected = bestOfAllActiveSets(prior, looseness, rows, columns);
        double[] x = BalanceMethod.LEAST_SQUARES
                .balance(problem(BalanceMethod.LEAST_SQUARES, prior, looseness, rows, columns))
                .values();
        assertThat(x).containsExactly(expected, within(1e-8));
        assertThat(x[4]).isEqualTo(20);
    }

    private static double[] bestOfAllActiveSets(
            double[][] prior, double[][] looseness, double[] rows, double[] columns) {
        int n = columns.length;
        int cells = rows.length * n;
        double[] best = new double[cells];
        double least = Double.POSITIVE_INFINITY;
        for (int zero = 0; zero < 1 << cells; zero++) {
            int m = rows.length + n;
            RealMatrix system = new Array2DRowRealMatrix(cells + m, cells + m);
            RealVector right = new ArrayRealVector(cells + m);
            for (int k = 0; k < cells; k++) {
                double p = prior[k / n][k % n];
                double weight = looseness[k / n][k % n] * Math.abs(p);
                boolean atZero = (zero >> k & 1) == 1;
                // x = p + w (λ row + μ column), or x = 0
                system.setEntry(k, k, 1);
                right.setEntry(k, atZero ? 0 : p);
                if (!atZero) {
                    system.setEntry(k, cells + k / n, -weight);
                    system.setEntry(k, cells + rows.length + k % n, -weight);
                }
                system.setEntry(cells + k / n, k, 1);
                system.setEntry(cells + rows.length + k % n, k, 1);
            }
            for (int c = 0; c < m; c++) {
                right.setEntry(cells + c, c < rows.length ? rows[c] : columns[c - rows.length]);
            }
            RealVector x = new SingularValueDecomposition(system).getSolver().solve(right);
            double miss = system.operate(x).subtract(right).getLInfNorm();
            double cost = 0;
            for (int k = 0; k < cells; k++) {
                double p = prior[k / n][k % n];
                double weight = looseness[k / n][k % n] * Math.abs(p);
                cost += p * x.getEntry(k) < -1e-9 ? FREE : 0;
                cost += weight == 0
                        ? (Math.abs(x.getEntry(k) - p) > 1e-9 ? FREE : 0)
                        : Math.pow(x.getEntry(k) - p, 2) / (2 * weight);
            }
            if (miss < 1e-8 && cost < least) {
                least = cost;
                best = x.getSubVector(0, cells).toArray();
            }
        }
        return best;
    }

    @Test
    void aMethodIsChosenByItsWord() {
        assertThat(BalanceMethod.of("cross-entropy")).isEqualTo(BalanceMethod.CROSS_ENTROPY);
        assertThatThrownBy(() -> BalanceMethod.of("magic"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ras, gras, cross-entropy, least-squares");
    }
}
