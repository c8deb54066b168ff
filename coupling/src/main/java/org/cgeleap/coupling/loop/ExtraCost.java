package org.cgeleap.coupling.loop;

import java.util.List;
import java.util.stream.IntStream;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.LinkRow;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.AreaResult;

/** What a scenario's technologies cost above the reference scenario's, for the same activity (MODEL.md §7). */
final class ExtraCost {
    private final int base;
    private final int[] sector;
    private final int[][] process;
    private final int[][] there;

    /**
     * Finds the processes of the linked branches in both areas.
     *
     * @param model the scenario's area
     * @param referenceModel the area against whose technology cost the extra cost is counted
     */
    ExtraCost(Case given, AreaModel model, AreaModel referenceModel, List<LinkRow> rows) {
        this.base = given.years().base();
        this.sector = rows.stream().mapToInt(r -> given.sectorIndex(r.sector())).toArray();
        this.process = rows.stream()
                .map(r -> r.technologyCost() ? TechnologyResponse.processesBelow(model, r.branch()) : new int[0])
                .toArray(int[][]::new);
        this.there = new int[process.length][];
        for (int r = 0; r < there.length; r++) {
            there[r] = IntStream.of(process[r])
                    .map(b -> referenceModel.branchIndex(model.branchPath(b)))
                    .toArray();
        }
    }

    /**
     * The cost per unit of a sector's level, 10⁸ yuan: [year][sector].
     *
     * @param own result of the scenario's area
     * @param other result of the other
     * @param levels of the sectors: [year][sector]
     */
    double[][] extra(AreaResult own, AreaResult other, double[][] levels) {
        double[][] extra = new double[levels.length][];
        for (int t = 0; t < extra.length; t++) {
            extra[t] = new double[levels[t].length];
            int year = base + t;
            for (int r = 0; r < sector.length; r++) {
                for (int p = 0; p < process[r].length; p++) {
                    double activity = own.activity(process[r][p], year);
                    double activityThere = other.activity(there[r][p], year);
                    if (activity > 0 && activityThere > 0) {
                        extra[t][sector[r]] += own.technologies().annualisedCost(process[r][p], year)
                                - other.technologies().annualisedCost(there[r][p], year) * activity / activityThere;
                    }
                }
            }
            for (int s = 0; s < extra[t].length; s++) {
                // a cheaper technology is not paid back: an input quantity cannot be negative
                extra[t][s] = extra[t][s] > 0 ? extra[t][s] / levels[t][s] : 0;
            }
        }
        return extra;
    }
}
