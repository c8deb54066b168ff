package org.cgeleap.leap.area;

import org.cgeleap.leap.expression.Notation;
import org.jspecify.annotations.Nullable;

/**
 * What area.yaml says beside years, scenarios and regions.
 *
 * @param description free text or null
 * @param notation decimal mark and list separator of expressions and numbers
 * @param gwpSet name of the set of global warming potentials of effects.csv that is used; null if none is named
 * @param physicalElectricity true if kWh is 3.6 MJ, false if it is 0.1229 kgce as in Chinese energy statistics
 * @param money currency of the area and rates into it
 */
public record AreaSettings(
        @Nullable String description,
        Notation notation,
        @Nullable String gwpSet,
        boolean physicalElectricity,
        Money money) {

    /** Decimal point, comma between arguments, nothing else said. */
    public static final AreaSettings DEFAULT = new AreaSettings(null, Notation.POINT, null, false, Money.UNDATED);

    /** {@return the units of the area} */
    public UnitTable units() {
        return physicalElectricity ? UnitTable.PHYSICAL : UnitTable.STANDARD;
    }
}
