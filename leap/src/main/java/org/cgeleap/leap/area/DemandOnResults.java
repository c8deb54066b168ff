package org.cgeleap.leap.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Expressions that demand is calculated from and that need a result of it. */
public final class DemandOnResults {
    private DemandOnResults() {}

    /**
     * A finding for each.
     *
     * @param graph cells of the area
     * @param also series that demand reads besides those of its own branches
     */
    public static List<Finding> in(CellGraph graph, Set<Integer> also) {
        List<Finding> found = new ArrayList<>();
        for (int c = 0; c < graph.size(); c++) {
            Branch branch = graph.area().branches().get(graph.cell(c).branch());
            if (graph.needsResult(c) && (also.contains(c) || ResultSelection.takesPartInDemand(branch))) {
                Entry entry = graph.compiled().get(c).futureEntry();
                found.add(
                        new Finding(
                                ExpressionsFile.FILE,
                                entry == null ? 0 : entry.row(),
                                "expression",
                                CellGraph.label(graph.area(), graph.cell(c), entry) + " needs a result of demand",
                                "an expression that demand can be calculated with before it has results",
                                "refer to activity levels and intensities; results serve transformation, resources, effects and indicators"));
            }
        }
        return found;
    }
}
