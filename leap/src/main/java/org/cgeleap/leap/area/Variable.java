package org.cgeleap.leap.area;

import java.util.Locale;
import java.util.Optional;

/**
 * The variables of an area, with the kind of branch that carries them.
 *
 * <p>Names are compared without regard to case, as LEAP does.
 */
public enum Variable {
    /** Time series of a key assumption, any unit. */
    KEY_ASSUMPTION("Key Assumption", BranchKind.KEY, ""),
    /** Absolute activity of a process, in the unit of its branch. */
    ACTIVITY_LEVEL("Activity Level", BranchKind.PROCESS, ""),
    /** Share of a technology in the year's activity. */
    ACTIVITY_SHARE("Activity Share", BranchKind.TECHNOLOGY, "%"),
    /** Share of a technology in the base-year stock. */
    STOCK_SHARE("Stock Share", BranchKind.TECHNOLOGY, "%"),
    /** Share of a technology in the new capacity of the year. */
    SALES_SHARE("Sales Share", BranchKind.TECHNOLOGY, "%"),
    /** Years in service. */
    LIFETIME("Lifetime", BranchKind.TECHNOLOGY, "years"),
    /** Fraction of the technology's direct CO2 that is captured. */
    CAPTURE_RATE("Capture Rate", BranchKind.TECHNOLOGY, "fraction"),
    /** Investment per unit of annual capacity. */
    CAPITAL_COST("Capital Cost", BranchKind.TECHNOLOGY, ""),
    /** Cost per unit of annual capacity and year. */
    FIXED_OM("Fixed O&M", BranchKind.TECHNOLOGY, ""),
    /** Interest rate of the annuity; falls back to the key assumption of that name. */
    INTEREST_RATE("Interest Rate", BranchKind.TECHNOLOGY, "fraction"),
    /** Energy per unit of activity. */
    FINAL_ENERGY_INTENSITY("Final Energy Intensity", BranchKind.FUEL, ""),
    /** Direct emission factor of the fuel in this technology, instead of the fuel's own. */
    CO2_FACTOR("CO2 Factor", BranchKind.FUEL, "t CO2/tce");

    private final String label;
    private final BranchKind kind;
    private final String defaultUnit;

    Variable(String label, BranchKind kind, String defaultUnit) {
        this.label = label;
        this.kind = kind;
        this.defaultUnit = defaultUnit;
    }

    /** Name as written in expressions.csv. */
    public String label() {
        return label;
    }

    /** Kind of branch that carries the variable. */
    public BranchKind kind() {
        return kind;
    }

    /** Unit meant where none is written; empty if one must be written (or the branch gives it). */
    public String defaultUnit() {
        return defaultUnit;
    }

    /** True for shares of siblings, which default to 0 % where no scenario of the line has an expression. */
    public boolean isShare() {
        return this == ACTIVITY_SHARE || this == STOCK_SHARE || this == SALES_SHARE;
    }

    /** The variable of that name, in any case. */
    public static Optional<Variable> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        for (Variable variable : values()) {
            if (variable.label.toLowerCase(Locale.ROOT).equals(wanted)) {
                return Optional.of(variable);
            }
        }
        return Optional.empty();
    }
}
