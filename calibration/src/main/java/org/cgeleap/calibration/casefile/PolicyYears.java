package org.cgeleap.calibration.casefile;

import java.util.Optional;

/** Years a policy speaks of; what is no year is left to the check of the word. */
final class PolicyYears {
    private PolicyYears() {}

    /** First year in which it is in force, or the least there is. */
    static int first(Policy policy) {
        return year(policy, "from").orElse(Integer.MIN_VALUE);
    }

    /** Last year in which it is in force, or the largest there is. */
    static int last(Policy policy) {
        return year(policy, "to").orElse(Integer.MAX_VALUE);
    }

    /** First and last year of its bank; none unless both are years. */
    static Optional<int[]> bank(Policy policy) {
        return year(policy, "bank_from").flatMap(from -> year(policy, "bank_to").map(to -> new int[] {from, to}));
    }

    private static Optional<Integer> year(Policy policy, String key) {
        String text = policy.word(key);
        return text.matches("\\d{4}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
