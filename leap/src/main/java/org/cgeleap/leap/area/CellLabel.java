package org.cgeleap.leap.area;

import org.jspecify.annotations.Nullable;

/** How messages and explanations name a cell: path, variable, scenario and, where there are several, region. */
final class CellLabel {
    private CellLabel() {}

    /** A cell and, where its expression is inherited, the scenario it comes from. */
    static String of(LeapArea area, Cell cell, @Nullable Entry entry) {
        if (entry == null || (entry.scenario() == cell.scenario() && entry.region() == cell.region())) {
            return of(area, cell);
        }
        String region = entry.region() == cell.region()
                ? ""
                : " of " + area.regions().get(entry.region()).name();
        return of(area, cell) + ", inherited from "
                + area.scenarios().get(entry.scenario()).name() + region;
    }

    static String of(LeapArea area, Cell cell) {
        return area.branches().get(cell.branch()).path() + ":" + cell.variable().label() + ", "
                + area.scenarios().get(cell.scenario()).name()
                + (area.regions().size() == 1
                        ? ""
                        : ", " + area.regions().get(cell.region()).name());
    }
}
