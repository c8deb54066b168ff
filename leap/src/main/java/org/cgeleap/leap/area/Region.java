package org.cgeleap.leap.area;

import org.jspecify.annotations.Nullable;

/**
 * A region of an area. All regions have the same tree and scenarios; each its own expressions.
 *
 * @param name name as in expressions.csv; empty for the one region of an area that lists none
 * @param inherits index of the region whose expressions stand where this one has none, -1 for none
 * @param abbreviation short name or null
 * @param description free text or null
 */
public record Region(
        String name,
        int inherits,
        @Nullable String abbreviation,
        @Nullable String description) {

    /** The region of an area that lists none. */
    public static final Region ONLY = new Region("", -1, null, null);
}
