package org.cgeleap.iotables.balance;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.iotables.balance.ContradictoryTotalsException.Contradiction;

/**
 * Finds totals that follow from others (all row totals and all but one column total give the last column total) and
 * whether they agree.
 *
 * <p>Row by row Cholesky factorisation of A Aᵀ over the movable cells, which costs the number of totals cubed and not the
 * number of cells. Squaring costs half the digits, so a total that looks dependent is judged by the combination of
 * earlier totals nearest to it, refined and measured in A itself.
 */
final class DependentTotals {
    /** A total whose part outside the span of earlier ones is this part of its length depends on them. */
    private static final double DEPENDENT = 1e-9;
    /** Squared part below which the factorisation cannot tell and the refined combination decides. */
    private static final double SUSPECT = 1e-8;
    /** Totals that miss each other by more than this part of their size contradict. */
    private static final double AGREE = 1e-9;

    private final BalanceProblem problem;
    private final int m;
    private final double[][] gram;
    private final double[][] lower;
    private final int[] chosen;
    private int rank;

    private DependentTotals(BalanceProblem problem) {
        this.problem = problem;
        this.m = problem.constraints().size();
        this.gram = gram();
        this.lower = new double[m][];
        this.chosen = new int[m];
    }

    /**
     * Checks that dependent totals agree.
     *
     * @return for every constraint, whether it is independent of those before it
     * @throws ContradictoryTotalsException when a combination of totals that must be zero is not
     */
    static boolean[] requireAgreement(BalanceProblem problem) {
        return new DependentTotals(problem).run();
    }

    private boolean[] run() {
        boolean[] independent = new boolean[m];
        for (int c = 0; c < m; c++) {
            double[] row = new double[rank + 1];
            double rest = gram[c][c];
            for (int e = 0; e < rank; e++) {
                row[e] = solvedTo(row, e, gram[c][chosen[e]]);
                rest -= row[e] * row[e];
            }
            if (rest <= SUSPECT * gram[c][c]) {
                double[] mix = combination(c);
                double left = length(mix);
                if (!(left > DEPENDENT * Math.sqrt(gram[c][c]))) {
                    requireZero(mix);
                    continue;
                }
                rest = left * left;
            }
            row[rank] = Math.sqrt(rest);
            lower[rank] = row;
            chosen[rank++] = c;
            independent[c] = true;
        }
        return independent;
    }

    private double solvedTo(double[] row, int e, double value) {
        double sum = value;
        double[] factor = lower[e];
        for (int k = 0; k < e; k++) {
            sum -= factor[k] * row[k];
        }
        return sum / factor[e];
    }

    private double[][] gram() {
        int n = problem.cells().size();
        int[] count = new int[n];
        for (LinearConstraint constraint : problem.constraints()) {
            for (int cell : constraint.cells()) {
                count[cell]++;
            }
        }
        int[][] in = new int[n][];
        double[][] coefficient = new double[n][];
        for (int k = 0; k < n; k++) {
            boolean fixed = problem.cells().get(k).fixed();
            in[k] = new int[fixed ? 0 : count[k]];
            coefficient[k] = new double[in[k].length];
            count[k] = 0;
        }
        for (int c = 0; c < m; c++) {
            LinearConstraint constraint = problem.constraints().get(c);
            for (int k = 0; k < constraint.cells().length; k++) {
                int cell = constraint.cells()[k];
                if (in[cell].length > 0) {
                    in[cell][count[cell]] = c;
                    coefficient[cell][count[cell]++] = constraint.coefficients()[k];
                }
            }
        }
        double[][] product = new double[m][m];
        for (int k = 0; k < n; k++) {
            for (int a = 0; a < in[k].length; a++) {
                for (int b = 0; b < in[k].length; b++) {
                    product[in[k][a]][in[k][b]] += coefficient[k][a] * coefficient[k][b];
                }
            }
        }
        return product;
    }

    /** The combination 1 · total c − Σ weight · earlier total that is nearest to nothing, refined twice. */
    private double[] combination(int c) {
        double[] mix = new double[m];
        mix[c] = 1;
        for (int pass = 0; pass < 3; pass++) {
            double[] left = cells(mix);
            double[] towards = new double[rank];
            for (int e = 0; e < rank; e++) {
                towards[e] = movable(problem.constraints().get(chosen[e]), left);
            }
            double[] y = new double[rank];
            for (int e = 0; e < rank; e++) {
                y[e] = solvedTo(y, e, towards[e]);
            }
            for (int e = rank - 1; e >= 0; e--) {
                double sum = y[e];
                for (int k = e + 1; k < rank; k++) {
                    sum -= lower[k][e] * y[k];
                }
                y[e] = sum / lower[e][e];
                mix[chosen[e]] -= y[e];
            }
        }
        return mix;
    }

    /** Σ weight · coefficient for every movable cell. */
    private double[] cells(double[] mix) {
        double[] sum = new double[problem.cells().size()];
        for (int c = 0; c < m; c++) {
            if (mix[c] != 0) {
                LinearConstraint constraint = problem.constraints().get(c);
                for (int k = 0; k < constraint.cells().length; k++) {
                    sum[constraint.cells()[k]] += mix[c] * constraint.coefficients()[k];
                }
            }
        }
        for (int k = 0; k < sum.length; k++) {
            sum[k] = problem.cells().get(k).fixed() ? 0 : sum[k];
        }
        return sum;
    }

    private static double movable(LinearConstraint constraint, double[] left) {
        return constraint.value(left);
    }

    private double length(double[] mix) {
        double sum = 0;
        for (double value : cells(mix)) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private void requireZero(double[] mix) {
        List<LinearConstraint> constraints = problem.constraints();
        double[] start = new double[problem.cells().size()];
        for (int k = 0; k < start.length; k++) {
            BalanceCell cell = problem.cells().get(k);
            start[k] = cell.fixed() ? cell.start() : 0;
        }
        double gap = 0;
        double scale = 0;
        double largest = 0;
        for (int c = 0; c < mix.length; c++) {
            LinearConstraint constraint = constraints.get(c);
            gap += mix[c] * (constraint.total() - constraint.value(start));
            scale += Math.abs(mix[c]) * constraint.scale(start);
            largest = Math.max(largest, Math.abs(mix[c]));
        }
        if (Math.abs(gap) <= AGREE * scale) {
            return;
        }
        List<Contradiction> named = new ArrayList<>();
        for (int c = 0; c < mix.length; c++) {
            if (Math.abs(mix[c]) > 1e-6 * largest) {
                LinearConstraint constraint = constraints.get(c);
                named.add(new Contradiction(
                        constraint.name(), mix[c] / largest, constraint.total(), constraint.value(start)));
            }
        }
        throw ContradictoryTotalsException.between(
                "these totals add up the same cells and differ by", gap / largest, named);
    }
}
