package org.cgeleap.leap.area;

import java.util.Objects;

/**
 * Two graphs of an area of which one has a changed expression.
 *
 * @param before without the change
 * @param after with it
 */
public record ChangedCells(CellGraph before, CellGraph after) {

    /** {@return whether every series has its index and meaning in both} */
    public boolean keepSeries() {
        if (after.size() < before.size()) {
            return false;
        }
        for (int c = 0; c < before.size(); c++) {
            if (!keepSeries(c)) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return whether a series means the same in both}
     *
     * @param c index of the series
     */
    public boolean keepSeries(int c) {
        return c < before.size()
                && c < after.size()
                && after.cell(c).equals(before.cell(c))
                && Objects.equals(
                        after.late().results().get(c), before.late().results().get(c));
    }

    /** {@return whether a lifetime at the start differs: profiles of devices are made from it} */
    public boolean changeLifetimes() {
        for (int c = 0; c < before.size(); c++) {
            if (after.cell(c).variable() == Variable.LIFETIME && after.alone(c)[0] != before.alone(c)[0]) {
                return true;
            }
        }
        return false;
    }
}
