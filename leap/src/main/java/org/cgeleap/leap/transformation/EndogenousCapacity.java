package org.cgeleap.leap.transformation;

import java.util.List;

/**
 * Capacity added to keep a planning reserve margin.
 *
 * <p>CapBefore = Σ (exogenous + endogenous still within its lifetime) × capacity credit; peak = energy / load factor;
 * margin = (CapBefore − peak) / peak; need = (target − margin) × peak. The list is gone through in whole steps until the
 * need is met; the next year goes on where the last one stopped ({@link TransformationRule#ADDITION_CYCLE}). Capacity
 * added in year v serves the years v … v + lifetime − 1.
 */
public final class EndogenousCapacity {
    /** A need below this part of the peak is rounding, not a need for another plant. */
    private static final double ROUNDING = 1e-12;

    private final List<CapacityAddition> list;
    private final double[] lifetime;
    private final double[][] added;
    private int next;

    /**
     * A module without additions so far.
     *
     * @param list what may be added, in order
     * @param lifetime of each process, years
     * @param years number of years
     */
    public EndogenousCapacity(List<CapacityAddition> list, double[] lifetime, int years) {
        this.list = List.copyOf(list);
        this.lifetime = lifetime.clone();
        this.added = new double[lifetime.length][years];
    }

    /**
     * {@return capacity of a process added before year {@code t} and still in service}
     *
     * @param process index of the process in its module
     * @param t year by index, 0 = base year
     */
    public double inService(int process, int t) {
        double sum = 0;
        for (int v = 0; v < t; v++) {
            if (t - v < lifetime[process]) {
                sum += added[process][v];
            }
        }
        return sum;
    }

    /**
     * {@return capacity of a process added in year {@code t}}
     *
     * @param process index of the process in its module
     * @param t year by index, 0 = base year
     */
    public double added(int process, int t) {
        return added[process][t];
    }

    /**
     * Margin of a capacity over a peak.
     *
     * @param capacity credited, energy a year
     * @param peak of the load, energy a year
     * @return (capacity − peak) / peak; infinite for a peak of 0
     */
    public static double margin(double capacity, double peak) {
        return peak > 0 ? (capacity - peak) / peak : Double.POSITIVE_INFINITY;
    }

    /**
     * {@return credited capacity that is missing: (target − margin) × peak, not below 0}
     *
     * @param capacity credited, energy a year
     * @param peak of the load, energy a year
     * @param target planning reserve margin, a fraction
     */
    public static double need(double capacity, double peak, double target) {
        return peak > 0 ? Math.max(0, (target - margin(capacity, peak)) * peak) : 0;
    }

    /**
     * Adds what is needed in a year; a year asked again is calculated anew.
     *
     * @param before credited capacity before additions
     * @param credit capacity credit of each process
     * @param from place in the list to start from, as {@link #place()} gave it after the year before
     */
    void add(int t, double before, double peak, double target, double[] credit, int from) {
        for (double[] ofProcess : added) {
            ofProcess[t] = 0;
        }
        next = from;
        double need = need(before, peak, target);
        double creditOfRound = 0;
        for (CapacityAddition addition : list) {
            creditOfRound += addition.size() * credit[addition.process()];
        }
        if (!(creditOfRound > 0)) {
            return; // nothing on the list counts towards the margin
        }
        double rounds = Math.floor(need / creditOfRound) - 1; // whole rounds at once: a small step is no slow year
        if (rounds > 0) {
            for (CapacityAddition addition : list) {
                added[addition.process()][t] += rounds * addition.size();
            }
            need -= rounds * creditOfRound;
        }
        while (need > ROUNDING * peak) {
            CapacityAddition addition = list.get(next);
            added[addition.process()][t] += addition.size();
            need -= addition.size() * credit[addition.process()];
            next = (next + 1) % list.size();
        }
    }

    int place() {
        return next;
    }
}
