package org.cgeleap.leap.transformation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Output of the processes of a module in one year.
 *
 * <p>First {@link DispatchRule#FULL_CAPACITY} at constant power, then {@link DispatchRule#PERCENT_SHARE} following the
 * load; what is left of each strip of the load curve is filled from below by merit order, then running cost, then in
 * proportion to capacity. Groups of equal rank share in proportion to capacity times availability.
 */
public final class Dispatch {
    private Dispatch() {}

    /**
     * Dispatches.
     *
     * @param required energy of the year
     * @param units the processes
     * @param curve load on the module
     * @return energy of each process; their sum falls short of {@code required} where capacity is short and exceeds it
     *     where processes at full capacity give more than is needed
     */
    public static double[] run(double required, List<DispatchUnit> units, LoadCurve curve) {
        double[] output = new double[units.size()];
        double constant = 0;
        double shares = 0;
        for (int j = 0; j < output.length; j++) {
            DispatchUnit unit = units.get(j);
            if (unit.rule() == DispatchRule.FULL_CAPACITY) {
                output[j] = unit.available();
                constant += output[j];
            } else if (unit.rule() == DispatchRule.PERCENT_SHARE) {
                output[j] = Math.min(unit.share() * required, unit.available());
                shares += output[j];
            }
        }
        List<int[]> groups = groups(units);
        if (groups.isEmpty() || !(required > 0)) {
            return output;
        }
        double peak = curve.peak(required);
        double following = shares / required;
        for (int k = 0; k < curve.strips(); k++) {
            double load = peak * curve.height(k);
            double open = Math.max(0, load * (1 - following) - constant);
            for (int[] group : groups) {
                double power = 0;
                for (int j : group) {
                    power += units.get(j).available();
                }
                double taken = Math.min(open, power);
                if (taken > 0) {
                    for (int j : group) {
                        output[j] += curve.width(k) * taken * units.get(j).available() / power;
                    }
                    open -= taken;
                }
            }
        }
        return output;
    }

    /** Processes that fill the load, grouped by equal rank, first group first. */
    private static List<int[]> groups(List<DispatchUnit> units) {
        Integer[] order = new Integer[units.size()];
        int count = 0;
        for (int j = 0; j < units.size(); j++) {
            if (units.get(j).rule() != DispatchRule.FULL_CAPACITY
                    && units.get(j).rule() != DispatchRule.PERCENT_SHARE) {
                order[count++] = j;
            }
        }
        Arrays.sort(order, 0, count, (a, b) -> compare(units.get(a), units.get(b)));
        List<int[]> groups = new ArrayList<>();
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && compare(units.get(order[from]), units.get(order[to])) == 0) {
                to++;
            }
            int[] group = new int[to - from];
            for (int g = 0; g < group.length; g++) {
                group[g] = order[from + g];
            }
            groups.add(group);
            from = to;
        }
        return groups;
    }

    private static int compare(DispatchUnit a, DispatchUnit b) {
        int byRule = Integer.compare(place(a.rule()), place(b.rule()));
        return byRule != 0 || a.rule() == DispatchRule.PROPORTIONAL_TO_CAPACITY
                ? byRule
                : Double.compare(a.key(), b.key());
    }

    private static int place(DispatchRule rule) {
        return switch (rule) {
            case MERIT_ORDER -> 0;
            case RUNNING_COST -> 1;
            default -> 2;
        };
    }
}
