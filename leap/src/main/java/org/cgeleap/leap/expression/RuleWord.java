package org.cgeleap.leap.expression;

import java.util.Locale;
import java.util.Optional;

/** Words of LEAP that name a rule of the transformation modules; in an expression each is a number, its ordinal. */
public enum RuleWord {
    /** Production by process shares. */
    PERCENT_SHARE,
    /** Production in proportion to available capacity. */
    PROPORTIONAL_TO_CAPACITY,
    /** Production at full available capacity, needed or not. */
    FULL_CAPACITY,
    /** Lowest merit order first. */
    MERIT_ORDER_DISPATCH,
    /** Lowest running cost first. */
    RUNNING_COST,
    /** Shortfall is imported. */
    IMPORT_FUEL,
    /** Shortfall is left to other modules, or unmet. */
    LEAVE_UNMET,
    /** Surplus is exported. */
    EXPORT_FUEL,
    /** Surplus is wasted. */
    WASTE_FUEL;

    /** As LEAP writes it, in lower case. */
    String key() {
        return name().replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** The rule a value stands for, if it is one. */
    public static Optional<RuleWord> of(double value) {
        int ordinal = (int) value;
        return ordinal == value && ordinal >= 0 && ordinal < values().length
                ? Optional.of(values()[ordinal])
                : Optional.empty();
    }
}
