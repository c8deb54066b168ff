package org.cgeleap.iotables.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Totals that cannot all hold, with which they are, on which side each stands and by how much they miss each other. */
public final class ContradictoryTotalsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** Totals named in the message on each side; the list holds all. */
    private static final int NAMED = 8;

    private final transient List<Contradiction> contradictions;

    /** By how much they miss each other, in the unit of the totals. */
    private final double gap;

    /**
     * A total's part in a contradiction.
     *
     * @param constraint name of the total
     * @param weight its weight in the combination of totals that cannot be met: the largest is 1 in size, positive where
     *     the total is too large for the others, negative where it is too small
     * @param wanted the total
     * @param reached the nearest the cells came to it
     */
    public record Contradiction(String constraint, double weight, double wanted, double reached) {
        @Override
        public String toString() {
            String share = Math.abs(Math.abs(weight) - 1) < 1e-6
                    ? ""
                    : String.format(Locale.ROOT, ", weight %.3g", Math.abs(weight));
            return constraint + " (" + figure(wanted) + share + ")";
        }
    }

    private ContradictoryTotalsException(String message, double gap, List<Contradiction> contradictions) {
        super(message);
        this.gap = gap;
        this.contradictions = List.copyOf(contradictions);
    }

    /**
     * Totals that contradict each other.
     *
     * @param why begins the message and is followed by the gap
     * @param gap by how much they miss each other: what a total of weight 1 would have to change by
     */
    static ContradictoryTotalsException between(String why, double gap, List<Contradiction> contradictions) {
        List<Contradiction> large = new ArrayList<>();
        List<Contradiction> small = new ArrayList<>();
        for (Contradiction contradiction : contradictions) {
            (contradiction.weight() * gap > 0 ? large : small).add(contradiction);
        }
        StringBuilder message = new StringBuilder(why).append(' ').append(figure(Math.abs(gap)));
        side(message, "too large", large);
        side(message, small.isEmpty() || large.isEmpty() ? "too small" : "too small against them", small);
        return new ContradictoryTotalsException(message.toString(), Math.abs(gap), contradictions);
    }

    /** Totals that miss what their own cells can add up to, each alone. */
    static ContradictoryTotalsException alone(List<Contradiction> contradictions, List<String> ranges) {
        double largest = 0;
        List<String> said = new ArrayList<>();
        for (int k = 0; k < contradictions.size(); k++) {
            Contradiction c = contradictions.get(k);
            largest = Math.max(largest, Math.abs(c.wanted() - c.reached()));
            if (k < NAMED) {
                said.add(c.constraint() + ": wanted " + figure(c.wanted()) + ", but its cells " + ranges.get(k)
                        + " (off by " + figure(Math.abs(c.wanted() - c.reached())) + ")");
            }
        }
        if (contradictions.size() > NAMED) {
            said.add("and " + (contradictions.size() - NAMED) + " more");
        }
        return new ContradictoryTotalsException(
                "totals that their own cells cannot meet: " + String.join("; ", said), largest, contradictions);
    }

    private static void side(StringBuilder message, String word, List<Contradiction> totals) {
        if (totals.isEmpty()) {
            return;
        }
        double sum = 0;
        List<String> named = new ArrayList<>();
        for (Contradiction total : totals) {
            sum += Math.abs(total.weight()) * total.wanted();
            if (named.size() < NAMED) {
                named.add(total.toString());
            }
        }
        if (totals.size() > NAMED) {
            named.add("and " + (totals.size() - NAMED) + " more");
        }
        message.append("; ").append(word).append(": ").append(String.join(", ", named));
        if (totals.size() > 1) {
            message.append(", together ").append(figure(sum));
        }
    }

    static String figure(double value) {
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.9g", value));
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }

    /** {@return the totals that contradict each other} */
    public List<Contradiction> contradictions() {
        return contradictions;
    }

    /** {@return by how much they miss each other, in the unit of the totals} */
    public double gap() {
        return gap;
    }
}
