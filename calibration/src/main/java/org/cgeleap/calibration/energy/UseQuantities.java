package org.cgeleap.calibration.energy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Quantities in Mtce by use, sector and column (an energy good, or the last column: what lies outside the goods). */
final class UseQuantities {
    private final Map<EnergyUse, double[][]> byUse = new EnumMap<>(EnergyUse.class);

    UseQuantities(int sectors, int columns) {
        for (EnergyUse use : EnergyUse.values()) {
            byUse.put(use, new double[sectors][columns]);
        }
    }

    /** The matrix [sector][column] of a use. */
    double[][] of(EnergyUse use) {
        return Objects.requireNonNull(byUse.get(use));
    }

    /** All sectors' quantity of a column in a use. */
    double sum(EnergyUse use, int column) {
        return InventoryYear.column(of(use), column);
    }
}
