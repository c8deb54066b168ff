package org.cgeleap.iotables.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cgeleap.iotables.balance.ContradictoryTotalsException.Contradiction;

/**
 * Finds the totals that cannot hold together within signs, bounds and fixed cells, and by how much.
 *
 * <p>First every total alone against the range of its cells. Then elastically: each total may be missed by s, at the price
 * s² / (2 ε); the shortfall left over in the totals is a certificate λ of Farkas, Σ λ b &gt; max Σ λ A x over the bounds.
 * Totals are then left out one by one (a deletion filter, Chinneck and Dravnieks 1991) as long as the others still
 * contradict: what remains is a smallest set, of which every part is needed for the contradiction.
 */
final class Infeasibility {
    /**
     * ε of a miss relative to that of moving cells: a problem that can be solved is left with a shortfall of this order times
     * the relative change its cells need.
     */
    private static final double PRICE = 1e-9;
    /** Relative shortfall above which totals count as missed; far above what the price leaves behind. */
    private static final double MISSED = 1e-5;
    /** Totals with a part of the certificate below this are no part of the contradiction. */
    private static final double PART = 1e-7;
    /** Slack on the range of a single total, for rounding. */
    private static final double ROUNDING = 1e-9;

    private final BalanceProblem problem;

    private Infeasibility(BalanceProblem problem) {
        this.problem = problem;
    }

    /**
     * Refuses totals outside the range of their own cells.
     *
     * @throws ContradictoryTotalsException naming each with its range
     */
    static void requireReach(BalanceProblem problem) {
        List<Contradiction> beyond = new ArrayList<>();
        List<String> ranges = new ArrayList<>();
        for (LinearConstraint constraint : problem.constraints()) {
            double[] range = range(problem, constraint);
            double slack =
                    ROUNDING * Math.max(Math.abs(constraint.total()), Math.max(finite(range[0]), finite(range[1])));
            if (constraint.total() < range[0] - slack || constraint.total() > range[1] + slack) {
                boolean above = constraint.total() > range[1];
                beyond.add(new Contradiction(
                        constraint.name(), above ? 1 : -1, constraint.total(), above ? range[1] : range[0]));
                ranges.add(words(range));
            }
        }
        if (!beyond.isEmpty()) {
            throw ContradictoryTotalsException.alone(beyond, ranges);
        }
    }

    private static double finite(double bound) {
        return Double.isInfinite(bound) ? 0 : Math.abs(bound);
    }

    private static String words(double[] range) {
        String fixed =
                range[3] > 0 ? ", fixed cells among them hold " + ContradictoryTotalsException.figure(range[2]) : "";
        if (range[0] == range[1]) {
            return "add up to " + ContradictoryTotalsException.figure(range[0]) + " whatever is done" + fixed;
        }
        if (Double.isInfinite(range[1])) {
            return "add up to " + ContradictoryTotalsException.figure(range[0]) + " or more" + fixed;
        }
        return Double.isInfinite(range[0])
                ? "add up to " + ContradictoryTotalsException.figure(range[1]) + " or less" + fixed
                : "add up to " + ContradictoryTotalsException.figure(range[0]) + " to "
                        + ContradictoryTotalsException.figure(range[1]) + fixed;
    }

    /** Smallest and largest value of a total over signs and bounds; then the sum and the number of its fixed cells. */
    private static double[] range(BalanceProblem problem, LinearConstraint constraint) {
        double[] range = new double[4];
        for (int k = 0; k < constraint.cells().length; k++) {
            BalanceCell cell = problem.cells().get(constraint.cells()[k]);
            double coefficient = constraint.coefficients()[k];
            if (coefficient == 0) {
                continue;
            }
            double low = coefficient * (coefficient > 0 ? cell.least() : cell.most());
            double high = coefficient * (coefficient > 0 ? cell.most() : cell.least());
            range[0] += low;
            range[1] += high;
            if (cell.fixed()) {
                range[2] += low;
                range[3] += cell.start() == 0 ? 0 : 1;
            }
        }
        return range;
    }

    /**
     * What contradicts in a problem that a method could not solve.
     *
     * @param candidates totals that are independent of each other
     * @param otherwise said when no contradiction is found: the totals can be met only in the limit, or not told
     */
    static ContradictoryTotalsException of(
            BalanceProblem problem, List<LinearConstraint> candidates, ContradictoryTotalsException otherwise) {
        Infeasibility search = new Infeasibility(problem);
        Shortfall all = search.shortfall(candidates);
        if (!all.missed()) {
            return otherwise;
        }
        return search.name(search.smallest(all));
    }

    /** What is left of totals that were met as nearly as signs and bounds allow. */
    @SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
    private record Shortfall(List<LinearConstraint> totals, double[] relative, double[] scale) {
        boolean missed() {
            return Arrays.stream(relative).anyMatch(r -> Math.abs(r) > MISSED);
        }

        /** Totals that take part, the least important first. */
        List<LinearConstraint> parts() {
            double largest = Arrays.stream(relative).map(Math::abs).max().orElse(0);
            List<Integer> order = new ArrayList<>();
            for (int c = 0; c < relative.length; c++) {
                if (Math.abs(relative[c]) > PART * largest) {
                    order.add(c);
                }
            }
            order.sort(Comparator.comparingDouble(c -> Math.abs(relative[c])));
            return order.stream().map(totals::get).toList();
        }
    }

    private Shortfall shortfall(List<LinearConstraint> totals) {
        int n = problem.cells().size();
        int[] position = new int[n];
        Arrays.fill(position, -1);
        BalanceProblem.Builder elastic = new BalanceProblem.Builder();
        double typical = typical();
        double[] scale = new double[totals.size()];
        int[] slack = new int[totals.size()];
        for (int c = 0; c < totals.size(); c++) {
            LinearConstraint total = totals.get(c);
            double[] start = new double[n];
            for (int cell : total.cells()) {
                start[cell] = problem.cells().get(cell).start();
                if (position[cell] < 0) {
                    position[cell] = elastic.cell(softened(problem.cells().get(cell), typical));
                }
            }
            scale[c] = Math.max(total.scale(start), 1e-9 * typical);
        }
        for (int c = 0; c < totals.size(); c++) {
            slack[c] = elastic.cell(new BalanceCell(
                    totals.get(c).name(),
                    "missed by",
                    0,
                    PRICE * scale[c],
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    Distance.SQUARE));
        }
        for (int c = 0; c < totals.size(); c++) {
            LinearConstraint total = totals.get(c);
            int size = total.cells().length;
            int[] cells = new int[size + 1];
            double[] coefficients = Arrays.copyOf(total.coefficients(), size + 1);
            for (int k = 0; k < size; k++) {
                cells[k] = position[total.cells()[k]];
            }
            cells[size] = slack[c];
            coefficients[size] = 1;
            elastic.constraint(new LinearConstraint(total.name(), cells, coefficients, total.total()));
        }
        double[] x = DualNewton.nearest(elastic.build());
        double[] relative = new double[totals.size()];
        for (int c = 0; c < relative.length; c++) {
            relative[c] = x[slack[c]] / scale[c];
        }
        return new Shortfall(totals, relative, scale);
    }

    private double typical() {
        double sum = 0;
        int count = 0;
        for (BalanceCell cell : problem.cells()) {
            if (cell.start() != 0) {
                sum += Math.abs(cell.start());
                count++;
            }
        }
        return count == 0 ? 1 : sum / count;
    }

    /** The same cell counted in squares, within its signs and bounds; the price of moving it follows its size. */
    private static BalanceCell softened(BalanceCell cell, double typical) {
        double start = cell.start();
        double looseness = cell.fixed() ? 0 : Math.max(Math.abs(start), 1e-3 * typical);
        return new BalanceCell(
                cell.row(),
                cell.column(),
                start,
                looseness,
                Math.min(cell.least(), start),
                Math.max(cell.most(), start),
                Distance.SQUARE);
    }

    /** Leaves out what is not needed, in blocks that halve down to single totals. */
    private Shortfall smallest(Shortfall all) {
        List<LinearConstraint> kept = all.parts();
        Shortfall current = shortfall(kept);
        if (!current.missed()) {
            return all;
        }
        for (int block = Math.max(kept.size() / 2, 1); ; block = Math.max(block / 2, 1)) {
            for (int from = 0; from < kept.size() && kept.size() > 1; ) {
                List<LinearConstraint> without = new ArrayList<>(kept);
                without.subList(from, Math.min(from + block, kept.size())).clear();
                Shortfall trial = without.isEmpty() ? current : shortfall(without);
                if (!without.isEmpty() && trial.missed()) {
                    kept = without;
                    current = trial;
                } else {
                    from += block;
                }
            }
            if (block == 1) {
                return current;
            }
        }
    }

    private ContradictoryTotalsException name(Shortfall found) {
        int count = found.totals().size();
        double[] lambda = new double[count];
        double largest = 0;
        for (int c = 0; c < count; c++) {
            // the price of a miss makes its multiplier the miss relative to the scale
            lambda[c] = found.relative()[c];
            largest = Math.max(largest, Math.abs(lambda[c]));
        }
        double elastic = 0;
        for (int c = 0; c < count; c++) {
            elastic += found.relative()[c] * found.scale()[c] * lambda[c] / largest;
            lambda[c] = snapped(lambda[c] / largest);
        }
        double exact = excess(found.totals(), lambda);
        // weights that are no simple fractions leave cells without bounds a trace of a coefficient
        double gap = Double.isFinite(exact) && exact > 0 ? exact : elastic;
        List<Contradiction> named = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            LinearConstraint total = found.totals().get(c);
            named.add(new Contradiction(
                    total.name(), lambda[c], total.total(), total.total() - found.relative()[c] * found.scale()[c]));
        }
        named.sort(Comparator.comparingDouble(c -> -Math.abs(c.weight())));
        return ContradictoryTotalsException.between(
                "no values within signs, bounds and fixed cells meet these totals together; they miss each other by",
                gap,
                named);
    }

    /** The simple fraction that a weight, known up to the price of a miss, stands for. */
    private static double snapped(double weight) {
        for (int parts : new int[] {1, 2, 3, 4, 5, 6}) {
            double near = Math.rint(weight * parts) / parts;
            if (near != 0 && Math.abs(weight - near) < 1e-4) {
                return near;
            }
        }
        return weight;
    }

    /** Σ λ b less the most that Σ λ A x can be within the bounds: above zero, λ proves the contradiction. */
    private double excess(List<LinearConstraint> totals, double[] lambda) {
        double[] coefficient = new double[problem.cells().size()];
        double excess = 0;
        for (int c = 0; c < lambda.length; c++) {
            LinearConstraint total = totals.get(c);
            excess += lambda[c] * total.total();
            for (int k = 0; k < total.cells().length; k++) {
                coefficient[total.cells()[k]] += lambda[c] * total.coefficients()[k];
            }
        }
        for (int k = 0; k < coefficient.length; k++) {
            if (Math.abs(coefficient[k]) > 1e-9) {
                BalanceCell cell = problem.cells().get(k);
                excess -= coefficient[k] * (coefficient[k] > 0 ? cell.most() : cell.least());
            }
        }
        return excess;
    }
}
