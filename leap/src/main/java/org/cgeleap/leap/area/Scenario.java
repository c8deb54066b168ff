package org.cgeleap.leap.area;

import org.jspecify.annotations.Nullable;

/**
 * A scenario; the first of an area is Current Accounts.
 *
 * @param name name as in expressions.csv
 * @param parent index of the scenario it inherits from, -1 for Current Accounts
 * @param abbreviation short name or null
 * @param description free text or null
 */
public record Scenario(
        String name,
        int parent,
        @Nullable String abbreviation,
        @Nullable String description) {

    /** Name of the scenario every other one inherits from. */
    public static final String CURRENT_ACCOUNTS = "Current Accounts";
}
