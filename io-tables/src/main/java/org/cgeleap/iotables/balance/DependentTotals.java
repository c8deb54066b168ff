package org.cgeleap.iotables.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cgeleap.iotables.balance.ContradictoryTotalsException.Contradiction;

/**
 * Finds totals that follow from others (all row totals and all but one column total give the last column total) and
 * whether they agree. Modified Gram-Schmidt on the constraint rows over the movable cells, remembering the combination
 * of totals each row has become.
 */
final class DependentTotals {
    /** A row that shrinks to this part of its length depends on earlier ones. */
    private static final double DEPENDENT = 1e-9;
    /** Totals that miss each other by more than this part of their size contradict. */
    private static final double AGREE = 1e-9;

    private DependentTotals() {}

    /**
     * Checks that dependent totals agree.
     *
     * @return for every constraint, whether it is independent of those before it
     * @throws ContradictoryTotalsException when a combination of totals that must be zero is not
     */
    static boolean[] requireAgreement(BalanceProblem problem) {
        List<LinearConstraint> constraints = problem.constraints();
        int m = constraints.size();
        int n = problem.cells().size();
        double[][] rows = new double[m][];
        double[][] combination = new double[m][];
        boolean[] independent = new boolean[m];
        for (int c = 0; c < m; c++) {
            double[] row = new double[n];
            LinearConstraint constraint = constraints.get(c);
            for (int k = 0; k < constraint.cells().length; k++) {
                if (!problem.cells().get(constraint.cells()[k]).fixed()) {
                    row[constraint.cells()[k]] += constraint.coefficients()[k];
                }
            }
            double length = norm(row);
            double[] mix = new double[m];
            mix[c] = 1;
            // twice is enough (Kahan and Parlett): the second pass removes what rounding left of the first
            for (int pass = 0; pass < 2; pass++) {
                for (int e = 0; e < c; e++) {
                    if (independent[e]) {
                        double share = dot(row, rows[e]);
                        if (share != 0) {
                            subtract(row, share, rows[e]);
                            subtract(mix, share, combination[e]);
                        }
                    }
                }
            }
            double rest = norm(row);
            independent[c] = rest > DEPENDENT * length && length > 0;
            if (independent[c]) {
                scale(row, 1 / rest);
                scale(mix, 1 / rest);
                rows[c] = row;
                combination[c] = mix;
            } else {
                requireZero(problem, mix);
            }
        }
        return independent;
    }

    private static void requireZero(BalanceProblem problem, double[] mix) {
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
            double movable = constraints.get(c).total() - constraints.get(c).value(start);
            gap += mix[c] * movable;
            scale += Math.abs(mix[c] * movable);
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
        throw new ContradictoryTotalsException(
                "these totals add up to the same cells but differ by " + gap / largest, named);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static void subtract(double[] a, double share, double[] b) {
        for (int k = 0; k < a.length; k++) {
            a[k] -= share * b[k];
        }
    }

    private static void scale(double[] a, double factor) {
        Arrays.setAll(a, k -> a[k] * factor);
    }
}
