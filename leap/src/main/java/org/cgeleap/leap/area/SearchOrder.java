package org.cgeleap.leap.area;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the expression of a cell is looked for: in its scenario, for its region and the regions that one inherits from;
 * then in the scenarios named beside the parent; then, in the same way, in the parent and so on to Current Accounts
 * (expression search of LEAP's help). What is found is the expression; it is evaluated where it was asked for.
 */
final class SearchOrder {
    private final LeapArea area;

    SearchOrder(LeapArea area) {
        this.area = area;
    }

    /** The expression that stands in a cell, its own or inherited; null if there is none. */
    @Nullable
    Entry find(Map<Cell, Entry> entries, Cell cell) {
        for (int scenario : scenarios(cell.scenario())) {
            for (int region = cell.region();
                    region >= 0;
                    region = area.regions().get(region).inherits()) {
                Entry entry = entries.get(new Cell(cell.branch(), cell.variable(), scenario, region));
                if (entry != null) {
                    return entry;
                }
            }
        }
        return null;
    }

    /** Scenarios in the order of the search, the one asked for first, Current Accounts last. */
    List<Integer> scenarios(int scenario) {
        List<Integer> order = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int s = scenario; s >= 0; s = area.scenarios().get(s).parent()) {
            if (seen.add(s)) {
                order.add(s);
            }
            for (int other : area.scenarios().get(s).also()) {
                if (seen.add(other)) {
                    order.add(other);
                }
            }
        }
        return order;
    }
}
