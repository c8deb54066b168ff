package org.cgeleap.cge.model;

import java.util.List;

/**
 * How the change a scenario makes is split among what the scenario changes.
 *
 * @param groups names of parameters, of variables in {@code fix} or {@code bounds}, or of the numeraire, taken together;
 *     every changed name in no group is a group by itself, so that without groups each change is shown alone
 */
public record Subtotals(List<List<String>> groups) {

    /** Every change by itself. */
    public static final Subtotals EACH = new Subtotals(List.of());

    /**
     * Copies the groups.
     *
     * @param groups names of what the scenario changes, taken together; without groups each change is shown alone
     */
    public Subtotals {
        groups = groups.stream().map(List::copyOf).toList();
    }
}
