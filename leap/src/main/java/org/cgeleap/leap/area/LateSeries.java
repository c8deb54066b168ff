package org.cgeleap.leap.area;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The series of a graph that are results of the accounting, or need one: they can only be calculated once demand (and, where
 * asked for, supply) has been. Immutable.
 */
public final class LateSeries {
    private final LeapArea area;
    private final List<CompiledCell> cells;
    private final List<CellBlock> blocks;
    private final BlockCalculation calculation;
    private final Map<Integer, ResultReference> results;
    private final boolean[] late;

    LateSeries(
            LeapArea area,
            List<CompiledCell> cells,
            List<CellBlock> blocks,
            BlockCalculation calculation,
            Map<Integer, ResultReference> results) {
        this.area = area;
        this.cells = cells;
        this.blocks = blocks;
        this.calculation = calculation;
        this.results = Map.copyOf(results);
        this.late = new boolean[cells.size()];
        this.results.keySet().forEach(c -> late[c] = true);
        for (CellBlock block : blocks) {
            if (block.holds(late) || block.dependsOn(late)) {
                block.members().forEach(c -> late[c] = true);
            }
        }
    }

    /** True if a series of the block is late; then all are. */
    boolean in(CellBlock block) {
        return block.holds(late);
    }

    /** {@return results that expressions refer to, by the series that stands for them} */
    public Map<Integer, ResultReference> results() {
        return results;
    }

    /**
     * {@return whether the expression of a series needs a result, directly or through others}
     *
     * @param series index of the series
     */
    public boolean needsResult(int series) {
        return late[series] && !results.containsKey(series);
    }

    /**
     * {@return whether expressions that demand is calculated from need results: the year before, or of another part}
     *
     * @param also series beside those of the demand tree that demand needs
     */
    public boolean demandNeedsResults(Set<Integer> also) {
        for (int c = 0; c < late.length; c++) {
            Branch branch = area.branches().get(cells.get(c).cell().branch());
            if (needsResult(c) && (also.contains(c) || ResultNeeds.takesPartInDemand(branch))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Calculates series that need results for the years of the history and holds the value of its last year after it,
     * in place: a start for the passes that follow.
     *
     * @param values by series and year; rows of those series are replaced
     * @param given series given from outside, which stay
     */
    public void holdAfterHistory(double[][] values, Set<Integer> given) {
        int split = area.years().scenarioStart();
        for (int c = 0; c < late.length; c++) {
            if (needsResult(c) && !given.contains(c)) {
                values[c] = new double[area.years().length()];
            }
        }
        boolean[] fixed = new boolean[values.length];
        given.forEach(c -> fixed[c] = true);
        for (CellBlock block : blocks) {
            if (in(block)) {
                calculation.history(block, values, fixed, split);
                for (int c : block.members()) {
                    if (!fixed[c] && !results.containsKey(c)) {
                        Arrays.fill(values[c], split, values[c].length, values[c][split - 1]);
                    }
                }
            }
        }
    }

    /**
     * Calculates what needs results, in place.
     *
     * @param values of all other series; rows of those that need results are replaced, not changed
     * @param given series given from outside, by index
     * @param found the results, by series
     */
    public void complete(double[][] values, Map<Integer, double[]> given, Map<Integer, double[]> found) {
        boolean[] fixed = new boolean[values.length];
        given.keySet().forEach(c -> fixed[c] = true);
        found.forEach((c, series) -> {
            values[c] = series;
            fixed[c] = true;
        });
        for (CellBlock block : blocks) {
            if (in(block)) {
                for (int c : block.members()) {
                    if (!fixed[c]) {
                        values[c] = new double[area.years().length()];
                    }
                }
                calculation.evaluate(block, values, fixed);
            }
        }
    }
}
