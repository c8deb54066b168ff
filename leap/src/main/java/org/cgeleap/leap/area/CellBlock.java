package org.cgeleap.leap.area;

import java.util.List;

/**
 * Cells that are calculated together, year by year: one cell, or several that need earlier years of one another.
 *
 * @param members indices of the cells
 * @param historyOrder order within a year of the history
 * @param futureOrder order within a scenario year
 * @param needs cells outside the block that any member depends on
 */
record CellBlock(List<Integer> members, List<Integer> historyOrder, List<Integer> futureOrder, List<Integer> needs) {

    boolean dependsOn(boolean[] dirty) {
        for (int c : needs) {
            if (dirty[c]) {
                return true;
            }
        }
        for (int c : members) {
            if (dirty[c] && members.size() > 1) {
                return true;
            }
        }
        return false;
    }

    /** True if any member is marked. */
    boolean holds(boolean[] marked) {
        for (int c : members) {
            if (marked[c]) {
                return true;
            }
        }
        return false;
    }
}
