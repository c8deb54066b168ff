package org.cgeleap.iotables.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.cgeleap.iotables.balance.BalanceMethod.SquareWeight;
import org.cgeleap.iotables.balance.ContradictoryTotalsException.Contradiction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Totals that cannot hold together are named, the smallest set of them, with what they miss each other by. */
class InfeasibilityTest {
    /** A matrix of flows of zero or more with totals that may be taken away or added to. */
    private static final class Flows {
        final List<BalanceCell> cells = new ArrayList<>();
        final List<LinearConstraint> totals = new ArrayList<>();

        Flows(BalanceMethod method, double[][] prior, double[] rows, double[] columns) {
            int n = columns.length;
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < n; j++) {
                    cells.add(method.cell(
                            "r" + i, "c" + j, prior[i][j], 1, 1, SquareWeight.VALUE, 0, Double.POSITIVE_INFINITY));
                }
            }
            for (int i = 0; i < rows.length; i++) {
                int[] members = new int[n];
                for (int j = 0; j < n; j++) {
                    members[j] = i * n + j;
                }
                total("row " + i, members, rows[i]);
            }
            for (int j = 0; j < n; j++) {
                int[] members = new int[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    members[i] = i * n + j;
                }
                total("column " + j, members, columns[j]);
            }
        }

        void total(String name, int[] members, double total) {
            double[] ones = new double[members.length];
            java.util.Arrays.fill(ones, 1);
            totals.add(new LinearConstraint(name, members, ones, total));
        }

        void fix(int cell) {
            BalanceCell c = cells.get(cell);
            cells.set(cell, new BalanceCell(c.row(), c.column(), c.prior(), 0, c.lower(), c.upper(), c.distance()));
        }

        void atMost(int cell, double upper) {
            BalanceCell c = cells.get(cell);
            cells.set(
                    cell,
                    new BalanceCell(c.row(), c.column(), c.prior(), c.looseness(), c.lower(), upper, c.distance()));
        }

        BalanceProblem problem() {
            BalanceProblem.Builder builder = new BalanceProblem.Builder();
            cells.forEach(builder::cell);
            totals.forEach(builder::constraint);
            return builder.build();
        }

        ContradictoryTotalsException refused(BalanceMethod method) {
            ContradictoryTotalsException failure =
                    catchThrowableOfType(ContradictoryTotalsException.class, () -> method.balance(problem()));
            assertThat(failure).as("totals that contradict must be refused").isNotNull();
            return failure;
        }

        /** Phase one of the simplex method on some of the totals, as another program's word. */
        boolean feasible(List<LinearConstraint> some) {
            List<org.apache.commons.math3.optim.linear.LinearConstraint> rows = new ArrayList<>();
            for (LinearConstraint total : some) {
                double[] row = new double[cells.size()];
                for (int k = 0; k < total.cells().length; k++) {
                    row[total.cells()[k]] = total.coefficients()[k];
                }
                rows.add(new org.apache.commons.math3.optim.linear.LinearConstraint(
                        row, Relationship.EQ, total.total()));
            }
            for (int k = 0; k < cells.size(); k++) {
                double[] one = new double[cells.size()];
                one[k] = 1;
                rows.add(new org.apache.commons.math3.optim.linear.LinearConstraint(
                        one, Relationship.GEQ, cells.get(k).least()));
                if (Double.isFinite(cells.get(k).most())) {
                    rows.add(new org.apache.commons.math3.optim.linear.LinearConstraint(
                            one, Relationship.LEQ, cells.get(k).most()));
                }
            }
            try {
                new SimplexSolver()
                        .optimize(
                                new LinearObjectiveFunction(new double[cells.size()], 0),
                                new LinearConstraintSet(rows),
                                new NonNegativeConstraint(true));
                return true;
            } catch (NoFeasibleSolutionException e) {
                return false;
            }
        }

        /** The named totals contradict, and no fewer of them do. */
        void assertSmallest(ContradictoryTotalsException failure) {
            List<String> names = failure.contradictions().stream()
                    .map(Contradiction::constraint)
                    .toList();
            List<LinearConstraint> named =
                    totals.stream().filter(t -> names.contains(t.name())).toList();
            assertThat(feasible(named)).as(failure.getMessage()).isFalse();
            // linear dependence alone needs all of these totals; with signs fewer may do
            boolean dependent =
                    failure.gap() > 0 && String.valueOf(failure.getMessage()).contains("add up the same cells");
            for (LinearConstraint one : dependent ? List.<LinearConstraint>of() : named) {
                List<LinearConstraint> others = new ArrayList<>(named);
                others.remove(one);
                assertThat(feasible(others))
                        .as("without " + one.name() + ": " + failure.getMessage())
                        .isTrue();
            }
        }
    }

    private static List<String> names(ContradictoryTotalsException failure) {
        return failure.contradictions().stream().map(Contradiction::constraint).toList();
    }

    private static double[][] full(int rows, int columns) {
        double[][] full = new double[rows][columns];
        for (double[] row : full) {
            java.util.Arrays.fill(row, 1);
        }
        return full;
    }

    @ParameterizedTest
    @EnumSource(BalanceMethod.class)
    void rowTotalsAgainstColumnTotals(BalanceMethod method) {
        Flows flows = new Flows(method, full(2, 3), new double[] {5, 8}, new double[] {4, 4, 4});
        ContradictoryTotalsException failure = flows.refused(method);
        assertThat(failure.gap()).isCloseTo(1, within(1e-9));
        assertThat(failure.contradictions()).hasSize(5);
        assertThat(failure)
                .hasMessageContaining("differ by 1")
                .hasMessageContaining("together 13")
                .hasMessageContaining("together 12");
    }

    @ParameterizedTest
    @EnumSource(BalanceMethod.class)
    void aRowOfZerosWithATotal(BalanceMethod method) {
        double[][] prior = full(2, 2);
        prior[0] = new double[] {0, 0};
        ContradictoryTotalsException failure =
                new Flows(method, prior, new double[] {5, 5}, new double[] {5, 5}).refused(method);
        assertThat(names(failure)).containsExactly("row 0");
        assertThat(failure.gap()).isEqualTo(5);
        assertThat(failure).hasMessageContaining("row 0: wanted 5, but its cells add up to 0 whatever is done");
    }

    @ParameterizedTest
    @EnumSource(BalanceMethod.class)
    void fixedCellsBeyondATotal(BalanceMethod method) {
        double[][] prior = full(2, 2);
        prior[0][0] = 7;
        prior[0][1] = 2;
        Flows flows = new Flows(method, prior, new double[] {6, 5}, new double[] {8, 3});
        flows.fix(0);
        ContradictoryTotalsException failure = flows.refused(method);
        assertThat(names(failure)).containsExactly("row 0");
        assertThat(failure)
                .hasMessageContaining("wanted 6")
                .hasMessageContaining("add up to 7 or more, fixed cells among them hold 7 (off by 1)");
    }

    @ParameterizedTest
    @EnumSource(BalanceMethod.class)
    void aSubtotalBeyondItsRow(BalanceMethod method) {
        Flows flows = new Flows(method, full(3, 3), new double[] {5, 5, 5}, new double[] {5, 5, 5});
        flows.total("two users of 0", new int[] {0, 1}, 9);
        ContradictoryTotalsException failure = flows.refused(method);
        assertThat(names(failure)).containsExactlyInAnyOrder("row 0", "two users of 0");
        assertThat(failure.gap()).isCloseTo(4, within(1e-3));
        assertThat(failure)
                .hasMessageContaining("too large: two users of 0 (9)")
                .hasMessageContaining("too small against them: row 0 (5)");
    }

    @ParameterizedTest
    @EnumSource(BalanceMethod.class)
    void aColumnThatOnlyAPoorerRowCanFill(BalanceMethod method) {
        double[][] prior = {{1, 1, 0}, {0, 1, 1}, {0, 1, 1}};
        Flows flows = new Flows(method, prior, new double[] {4, 6, 5}, new double[] {5, 5, 5});
        ContradictoryTotalsException failure = flows.refused(method);
        flows.assertSmallest(failure);
        assertThat(failure.gap()).isCloseTo(1, within(1e-3));
    }

    @ParameterizedTest
    @EnumSource(BalanceMethod.class)
    void boundsTooTightForASubtotal(BalanceMethod method) {
        Flows flows = new Flows(method, full(2, 2), new double[] {6, 4}, new double[] {5, 5});
        flows.atMost(0, 2);
        flows.atMost(1, 2.5);
        ContradictoryTotalsException failure = flows.refused(method);
        assertThat(names(failure)).containsExactly("row 0");
        assertThat(failure).hasMessageContaining("add up to 0 to 4.5 (off by 1.5)");
    }

    /** Zero is met exactly and not in the limit, and what it forces is forced on: the only cells left to column 2 are in row 1. */
    @ParameterizedTest
    @EnumSource(BalanceMethod.class)
    void aTotalOfZeroEmptiesItsRow(BalanceMethod method) {
        Flows flows = new Flows(method, full(3, 3), new double[] {0, 6, 4}, new double[] {5, 3, 2});
        flows.total("what row 2 sells to column 2", new int[] {8}, 0);
        double[] x = method.balance(flows.problem()).values();
        assertThat(x[0]).isZero();
        assertThat(x[1]).isZero();
        assertThat(x[2]).isZero();
        assertThat(x[8]).isZero();
        assertThat(x[5]).isCloseTo(2, within(1e-12));
    }

    @Test
    void totalsThatDependOnOthersAndAgreeAreNoContradiction() {
        Flows flows = new Flows(BalanceMethod.RAS, full(3, 3), new double[] {5, 5, 5}, new double[] {6, 5, 4});
        flows.total("everything", new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, 15);
        flows.total("two rows", new int[] {0, 1, 2, 3, 4, 5}, 10);
        assertThat(BalanceMethod.RAS.balance(flows.problem()).largestResidual()).isLessThan(1e-12);
        flows.total("first column again", new int[] {0, 3, 6}, 6.5);
        assertThat(names(flows.refused(BalanceMethod.RAS))).containsExactly("column 0", "first column again");
    }

    /** Random zeros and totals: refused exactly when the simplex method finds no values, and by a smallest set. */
    @RepeatedTest(40)
    void agreesWithTheSimplexMethod(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int size = 3 + random.nextInt(3);
        double[][] prior = new double[size][size];
        double[] rows = new double[size];
        double[] columns = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                prior[i][j] = random.nextDouble() < 0.55 ? 0 : 1 + random.nextInt(9);
                rows[i] += prior[i][j];
                columns[j] += prior[i][j];
            }
        }
        // whole units moved between totals keep rows and columns together equal
        rows[0] += 4;
        columns[random.nextInt(size)] += 4;
        BalanceMethod method =
                repetition.getCurrentRepetition() % 2 == 0 ? BalanceMethod.LEAST_SQUARES : BalanceMethod.CROSS_ENTROPY;
        Flows flows = new Flows(method, prior, rows, columns);
        if (flows.feasible(flows.totals)) {
            if (method == BalanceMethod.LEAST_SQUARES) {
                assertThat(method.balance(flows.problem()).largestResidual()).isLessThan(1e-9);
            }
        } else {
            flows.assertSmallest(flows.refused(method));
        }
    }
}
