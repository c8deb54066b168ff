package org.cgeleap.leap;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.demand.DemandTree;
import org.cgeleap.leap.demand.FuelUse;
import org.cgeleap.leap.demand.ProductionProcess;
import org.cgeleap.leap.demand.Technology;

/** Which fuel branches and technologies stand below each branch. */
final class SubtreeIndex {
    private final int[][][] leaves;
    private final int[][] technologies;
    private final int[] processOf;
    private final int[] technologyOf;
    private final int[] endUseOf;
    private final int technologyCount;

    SubtreeIndex(LeapArea area, DemandTree demand) {
        int branches = area.branches().size();
        int fuels = area.fuels().size();
        List<List<List<Integer>>> leafLists = new ArrayList<>();
        List<List<Integer>> technologyLists = new ArrayList<>();
        for (int b = 0; b < branches; b++) {
            List<List<Integer>> ofBranch = new ArrayList<>();
            for (int f = 0; f <= fuels; f++) {
                ofBranch.add(new ArrayList<>());
            }
            leafLists.add(ofBranch);
            technologyLists.add(new ArrayList<>());
        }
        int[] parents = parents(area);
        processOf = new int[branches];
        technologyOf = new int[branches];
        java.util.Arrays.fill(processOf, -1);
        java.util.Arrays.fill(technologyOf, -1);
        endUseOf = new int[branches];
        java.util.Arrays.fill(endUseOf, -1);
        int count = 0;
        for (int p = 0; p < demand.processes().size(); p++) {
            ProductionProcess process = demand.processes().get(p);
            processOf[process.branch()] = p;
            for (Technology technology : process.technologies()) {
                processOf[technology.branch()] = p;
                technologyOf[technology.branch()] = count;
                for (int b = technology.branch(); b >= 0; b = parents[b]) {
                    technologyLists.get(b).add(count);
                }
                for (FuelUse use : technology.uses()) {
                    processOf[use.branch()] = p;
                    technologyOf[use.branch()] = count;
                    for (int b = use.branch(); b >= 0; b = parents[b]) {
                        leafLists.get(b).get(use.fuel()).add(use.leaf());
                        leafLists.get(b).get(fuels).add(use.leaf());
                    }
                }
                count++;
            }
        }
        for (int e = 0; e < demand.endUses().size(); e++) {
            Technology technology = demand.endUses().get(e).technology();
            FuelUse use = technology.uses().get(0);
            technologyOf[technology.branch()] = count;
            endUseOf[technology.branch()] = e;
            for (int b = technology.branch(); b >= 0; b = parents[b]) {
                technologyLists.get(b).add(count);
                leafLists.get(b).get(use.fuel()).add(use.leaf());
                leafLists.get(b).get(fuels).add(use.leaf());
            }
            count++;
        }
        technologyCount = count;
        leaves = leafLists.stream()
                .map(ofBranch -> ofBranch.stream().map(SubtreeIndex::array).toArray(int[][]::new))
                .toArray(int[][][]::new);
        technologies = technologyLists.stream().map(SubtreeIndex::array).toArray(int[][]::new);
    }

    private static int[] parents(LeapArea area) {
        java.util.Map<String, Integer> byKey = new java.util.HashMap<>();
        int[] parents = new int[area.branches().size()];
        for (int b = 0; b < parents.length; b++) {
            byKey.put(LeapArea.nameKey(area.branches().get(b).path()), b);
            parents[b] =
                    byKey.getOrDefault(LeapArea.nameKey(area.branches().get(b).parentPath()), -1);
        }
        return parents;
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Fuel branches of a fuel at or below a branch. */
    int[] leaves(int branch, int fuel) {
        return leaves[branch][fuel];
    }

    /** Fuel branches of all fuels at or below a branch. */
    int[] leaves(int branch) {
        return leaves[branch][leaves[branch].length - 1];
    }

    /** Technologies at or below a branch. */
    int[] technologies(int branch) {
        return technologies[branch];
    }

    int technologyCount() {
        return technologyCount;
    }

    /** Process at or above a branch, -1 if there is none. */
    int processOf(int branch) {
        return processOf[branch];
    }

    /** Technology at or above a branch, -1 if there is none. */
    int technologyOf(int branch) {
        return technologyOf[branch];
    }

    /** End use of a branch, -1 if it is none. */
    int endUseOf(int branch) {
        return endUseOf[branch];
    }
}
