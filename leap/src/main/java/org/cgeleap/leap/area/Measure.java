package org.cgeleap.leap.area;

/**
 * What the numbers of a variable measure, with the unit of the accounting they are converted to. {@code A} is the
 * activity of the branch: the unit of its process or, below categories, the product of the units of the branches from
 * the root to it.
 */
public enum Measure {
    /** Any unit; not converted. */
    FREE("any unit", ""),
    /** Activity in the unit of the branch itself; shares and saturations as fractions. */
    ACTIVITY("the unit of the branch", ""),
    /** A fraction. */
    FRACTION("no dimension", "%"),
    /** A plain number: rank, order, calendar year, multiplier. */
    NUMBER("no dimension", "ratio"),
    /** A word: a rule by its name. */
    CHOICE("a rule by its name", "ratio"),
    /** A curve over age or hours, fractions. */
    PROFILE("no dimension", "%"),
    /** Years. */
    YEARS("time", "years"),
    /** Energy, Mtce. */
    ENERGY("energy", ""),
    /** Energy per activity, Mtce per A. */
    ENERGY_PER_ACTIVITY("energy per activity", ""),
    /** Energy per energy, a fraction. */
    ENERGY_RATIO("energy per energy", "ratio"),
    /** Energy per distance of one device, Mtce per km. */
    ENERGY_PER_DISTANCE("energy per distance", ""),
    /** Distance of one device in a year, km. */
    DISTANCE("distance", "km"),
    /** Power, MW. */
    POWER("power", "MW"),
    /** Money per unit of annual capacity, 10^8 of the area's currency per A. */
    MONEY_PER_ACTIVITY("money per activity", ""),
    /** Money per power, 10^8 of the area's currency per MW; a year may be written or left out where it is yearly. */
    MONEY_PER_POWER("money per power", ""),
    /** Money per energy, 10^8 of the area's currency per Mtce. */
    MONEY_PER_ENERGY("money per energy", ""),
    /** CO2 per energy, Mt CO2 per Mtce. */
    CO2_PER_ENERGY("CO2 mass per energy", "t CO2/tce"),
    /** Mass of an effect per energy (Mt/Mtce), per activity (Mt/A) or per distance (Mt/km). */
    EFFECT_LOADING("mass of the effect per energy, activity or distance", ""),
    /** Mass of an effect in a year, Mt. */
    MASS("mass", ""),
    /** Money of a year, 10^8 of the area's currency. */
    MONEY("money", "");

    private final String words;
    private final String defaultUnit;

    Measure(String words, String defaultUnit) {
        this.words = words;
        this.defaultUnit = defaultUnit;
    }

    /** {@return the measure in words, for messages} */
    public String words() {
        return words;
    }

    /** {@return unit meant where none is written; empty if one must be written (or the branch gives it)} */
    public String defaultUnit() {
        return defaultUnit;
    }
}
