package org.cgeleap.iotables.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BalancerTest {
    private static List<String> names(String stem, int n) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            names.add(stem + (i + 1));
        }
        return names;
    }

    private static BalanceProblem matrix(double[][] prior, double[] rows, double[] columns) {
        return BalanceProblem.ofMatrix(names("r", rows.length), names("c", columns.length), prior, rows, columns);
    }

    /**
     * The four by four table of the encyclopaedia article "Iterative proportional fitting" (Wikipedia, section Example):
     * printed there after a few rounds, first column 64.61, 49.95, 56.70, 28.74 and second 46.28, 68.15, 144.40, 41.18.
     */
    @Test
    void rasReproducesThePublishedProportionalFit() {
        double[][] prior = {{40, 30, 20, 10}, {35, 50, 100, 75}, {30, 80, 70, 120}, {20, 30, 40, 50}};
        BalanceResult result =
                new Ras().balance(matrix(prior, new double[] {150, 300, 400, 150}, new double[] {200, 300, 400, 100}));

        double[] firstColumn = {64.61, 49.95, 56.70, 28.74};
        double[] secondColumn = {46.28, 68.15, 144.40, 41.18};
        for (int i = 0; i < 4; i++) {
            // the article stops after a few rounds, within 0.1 of the limit
            assertThat(result.values()[4 * i]).isCloseTo(firstColumn[i], within(0.1));
            assertThat(result.values()[4 * i + 1]).isCloseTo(secondColumn[i], within(0.1));
        }
        assertThat(result.largestResidual()).isLessThan(1e-12);
    }

    /** Biproportional scaling keeps every cross-product ratio a_ij a_kl / (a_il a_kj) (Bacharach 1970). */
    @Test
    void rasKeepsCrossProductRatios() {
        double[][] prior = {{3, 1}, {2, 5}};
        double[] x = new Ras()
                .balance(matrix(prior, new double[] {10, 4}, new double[] {6, 8}))
                .values();
        assertThat(x[0] * x[3] / (x[1] * x[2])).isCloseTo(3.0 * 5 / (1 * 2), within(1e-10));
        assertThat(x[0] + x[1]).isCloseTo(10, within(1e-12));
    }

    private static final double[][] JUNIUS_OOSTERHAVEN = {{7, 3, 5, -3}, {2, 9, 8, 1}, {-2, 0, 2, 1}};

    /**
     * The example of Junius and Oosterhaven (2003) (also Temurshoev, Miller and Bouwmeester 2013): goods, services and
     * net taxes, new totals 15, 26, −1 and 9, 16, 17, −2. The expected cells are the corrected GRAS solution to three
     * decimals, recomputed with an independent program outside this project.
     */
    @Test
    void grasReproducesTheExampleOfJuniusAndOosterhaven() {
        BalanceProblem problem = matrix(JUNIUS_OOSTERHAVEN, new double[] {15, 26, -1}, new double[] {9, 16, 17, -2});
        double[] expected = {8.976, 3.743, 5.722, -3.441, 2.799, 12.257, 9.992, 0.952, -2.776, 0, 1.286, 0.490};
        assertThat(new Gras().balance(problem).values()).containsExactly(expected, within(5e-4));
        assertThat(new DualNewton().balance(problem).values()).containsExactly(expected, within(5e-4));
    }

    @RepeatedTest(10)
    void dualNewtonAgreesWithGrasOnRandomSignedMatrices(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double[][] prior = new double[6][8];
        double[] rows = new double[6];
        double[] columns = new double[8];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 8; j++) {
                prior[i][j] = random.nextInt(5) == 0 ? -random.nextDouble() : random.nextDouble() * 10;
                double target = prior[i][j] * (0.5 + random.nextDouble());
                rows[i] += target;
                columns[j] += target;
            }
        }
        BalanceProblem problem = matrix(prior, rows, columns);
        double[] gras = new Gras().balance(problem).values();
        double[] newton = new DualNewton().balance(problem).values();
        for (int k = 0; k < gras.length; k++) {
            // two methods, each to about 1e-12 of a total of at most 60
            assertThat(newton[k]).isCloseTo(gras[k], within(1e-8));
        }
    }

    /** Least squares without bounds has a closed form: x = p + W Aᵀ (A W Aᵀ)⁻¹ (b − A p). */
    @Test
    void squaresAgreeWithTheNormalEquations() {
        double[] prior = {5, -2, 3, 8};
        double[] loose = {1, 2, 0.5, 3};
        double[][] a = {{1, 1, 1, 0}, {0, 1, -1, 2}};
        double[] b = {9, 12};
        BalanceProblem.Builder builder = new BalanceProblem.Builder();
        for (int k = 0; k < 4; k++) {
            builder.cell(new BalanceCell("x" + k, "", prior[k], loose[k], -100, 100, Distance.SQUARE));
        }
        builder.constraint(new LinearConstraint("first", new int[] {0, 1, 2}, new double[] {1, 1, 1}, 9));
        builder.constraint(new LinearConstraint("second", new int[] {1, 2, 3}, new double[] {1, -1, 2}, 12));

        RealMatrix matrix = new Array2DRowRealMatrix(a);
        RealMatrix weights = new Array2DRowRealMatrix(4, 4);
        for (int k = 0; k < 4; k++) {
            weights.setEntry(k, k, loose[k]);
        }
        RealVector gap = new ArrayRealVector(b).subtract(matrix.operate(new ArrayRealVector(prior)));
        RealVector multipliers = new LUDecomposition(matrix.multiply(weights).multiply(matrix.transpose()))
                .getSolver()
                .solve(gap);
        RealVector expected = new ArrayRealVector(prior)
                .add(weights.multiply(matrix.transpose()).operate(multipliers));
        assertThat(new DualNewton().balance(builder.build()).values())
                .containsExactly(expected.toArray(), within(1e-12));
    }

    @Test
    void boundsAndFixedCellsHold() {
        BalanceProblem.Builder builder = new BalanceProblem.Builder();
        builder.cell(new BalanceCell("free", "", 1, 1, 0, 100, Distance.SQUARE));
        builder.cell(new BalanceCell("bounded", "", 1, 1, 0, 2, Distance.SQUARE));
        builder.cell(new BalanceCell("fixed", "", 1, 0, 0, 100, Distance.SQUARE));
        builder.sum("total", List.of(0, 1, 2), 10);
        // minimising squares, both would move by 3.5; the bound at 2 leaves 7 to the free cell
        assertThat(new DualNewton().balance(builder.build()).values())
                .containsExactly(new double[] {7, 2, 1}, within(1e-9));
    }

    @Test
    void totalsThatDifferAreNamed() {
        ContradictoryTotalsException failure = catchThrowableOfType(
                ContradictoryTotalsException.class,
                () -> new Ras().balance(matrix(new double[][] {{1, 1}, {1, 1}}, new double[] {5, 5}, new double[] {4, 4
                })));
        assertThat(failure.contradictions()).hasSize(4);
        assertThat(failure).hasMessageContaining("differ by").hasMessageContaining("row r1");
    }

    @Test
    void anEmptyRowWithATotalIsNamed() {
        assertThatThrownBy(() -> new Gras()
                        .balance(matrix(new double[][] {{0, 0}, {1, 1}}, new double[] {5, 5}, new double[] {5, 5})))
                .isInstanceOf(ContradictoryTotalsException.class)
                .hasMessageContaining("row r1");
    }

    @Test
    void zerosThatForbidTheTotalsAreNamed() {
        // column 1 can only be filled from row 1, which has less than column 1 needs
        double[][] prior = {{1, 0}, {0, 1}};
        prior[0][1] = 1;
        ContradictoryTotalsException failure = catchThrowableOfType(
                ContradictoryTotalsException.class,
                () -> new Ras().balance(matrix(prior, new double[] {4, 6}, new double[] {5, 5})));
        assertThat(failure.contradictions())
                .extracting(ContradictoryTotalsException.Contradiction::constraint)
                .contains("row r1", "column c1");
    }

    @Test
    void changesAreReported() {
        BalanceProblem problem = matrix(new double[][] {{1, 1}, {1, 1}}, new double[] {2, 2}, new double[] {3, 1});
        BalanceResult result = new Ras().balance(problem);
        assertThat(result.changes(problem))
                .hasSize(4)
                .allSatisfy(change -> assertThat(Math.abs(change.change())).isCloseTo(0.5, within(1e-9)));
    }

    @Test
    void rasRefusesNegativePriors() {
        assertThatThrownBy(() ->
                        new Ras().balance(matrix(new double[][] {{-1, 3}}, new double[] {2}, new double[] {-1, 3})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GRAS");
    }
}
