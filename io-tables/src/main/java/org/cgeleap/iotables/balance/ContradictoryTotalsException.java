package org.cgeleap.iotables.balance;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Totals that cannot all hold, with what each is off by and with which weight it enters the contradiction. */
public final class ContradictoryTotalsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Contradiction> contradictions;

    /**
     * A total's part in a contradiction.
     *
     * @param constraint name of the total
     * @param weight its weight in the combination of totals that cannot be met, largest is 1
     * @param wanted the total
     * @param reached the nearest the cells came to it
     */
    public record Contradiction(String constraint, double weight, double wanted, double reached) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%s (weight %.3f, wanted %.6g, reached %.6g)", constraint, weight, wanted, reached);
        }
    }

    /** The exception for a set of totals. */
    public ContradictoryTotalsException(String why, List<Contradiction> contradictions) {
        super(why + ": " + contradictions.stream().map(Contradiction::toString).collect(Collectors.joining("; ")));
        this.contradictions = List.copyOf(contradictions);
    }

    /** The totals that contradict each other. */
    public List<Contradiction> contradictions() {
        return contradictions;
    }
}
