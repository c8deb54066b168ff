package org.cgeleap.leap.area;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario; the first of an area is Current Accounts.
 *
 * @param name name as in expressions.csv
 * @param parent index of the scenario it inherits from, -1 for Current Accounts
 * @param also scenarios whose own expressions are looked up, in this order, before the parent's
 * @param abbreviation short name or null
 * @param description free text or null
 */
public record Scenario(
        String name,
        int parent,
        List<Integer> also,
        @Nullable String abbreviation,
        @Nullable String description) {

    /** Name of the scenario every other one inherits from. */
    public static final String CURRENT_ACCOUNTS = "Current Accounts";

    /**
     * Copies the list.
     *
     * @param name name as in expressions.csv
     * @param parent index of the scenario it inherits from, -1 for Current Accounts
     * @param also scenarios whose own expressions are looked up, in this order, before the parent's
     * @param abbreviation short name or null
     * @param description free text or null
     */
    public Scenario {
        also = List.copyOf(also);
    }

    /**
     * A scenario that inherits from its parent alone.
     *
     * @param name name as in expressions.csv
     * @param parent index of the scenario it inherits from, -1 for Current Accounts
     * @param abbreviation short name or null
     * @param description free text or null
     */
    public Scenario(String name, int parent, @Nullable String abbreviation, @Nullable String description) {
        this(name, parent, List.of(), abbreviation, description);
    }
}
