package org.cgeleap.leap.demand;

import java.util.List;

/**
 * A process with its technologies.
 *
 * @param branch index of its branch
 * @param stockTurnover true for vintages, false for shares of activity
 * @param activity activity level, in the unit of the process
 * @param technologies its technologies, in the order of the tree
 */
public record ProductionProcess(int branch, boolean stockTurnover, Quantity activity, List<Technology> technologies) {
    /**
     * Copies the list.
     *
     * @param branch index of its branch
     * @param stockTurnover true for vintages, false for shares of activity
     * @param activity activity level, in the unit of the process
     * @param technologies its technologies, in the order of the tree
     */
    public ProductionProcess {
        technologies = List.copyOf(technologies);
    }
}
