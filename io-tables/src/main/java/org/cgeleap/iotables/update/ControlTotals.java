package org.cgeleap.iotables.update;

import java.util.List;

/**
 * What is known of the wanted table. All figures in its unit.
 *
 * @param output gross output by sector
 * @param exports sales abroad by sector, zero where none is known
 * @param imports purchases abroad by sector
 * @param finalUse total of each final-use column
 * @param valueAdded total of each value-added row
 * @param industries value added of groups of sectors
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record ControlTotals(
        double[] output,
        double[] exports,
        double[] imports,
        double[] finalUse,
        double[] valueAdded,
        List<Industry> industries) {

    /**
     * Value added of a group of sectors.
     *
     * @param name what the group is called
     * @param sectors positions of its sectors
     * @param valueAdded the group's value added
     */
    public record Industry(String name, int[] sectors, double valueAdded) {}
}
