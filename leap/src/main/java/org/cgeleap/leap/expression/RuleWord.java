package org.cgeleap.leap.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Words of LEAP that name a rule of the transformation modules; in an expression each is a number, its code. */
public enum RuleWord {
    /** Production by process shares. */
    PERCENT_SHARE(0),
    /** Production in proportion to available capacity. */
    PROPORTIONAL_TO_CAPACITY(1),
    /** Production at full available capacity, needed or not. */
    FULL_CAPACITY(2),
    /** Lowest merit order first. */
    MERIT_ORDER_DISPATCH(3),
    /** Lowest running cost first. */
    RUNNING_COST(4),
    /** Shortfall is imported. */
    IMPORT_FUEL(5),
    /** Shortfall is left to other modules, or unmet. */
    LEAVE_UNMET(6),
    /** Surplus is exported. */
    EXPORT_FUEL(7),
    /** Surplus is wasted. */
    WASTE_FUEL(8);

    private final int code;

    RuleWord(int code) {
        this.code = code;
    }

    /** {@return the number that stands for the rule in an expression} */
    public int code() {
        return code;
    }

    /** As LEAP writes it, in lower case. */
    String key() {
        return name().replace("_", "").toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the rule a value stands for, if it is one}
     *
     * @param value of an expression
     */
    public static Optional<RuleWord> of(double value) {
        return Arrays.stream(values()).filter(w -> w.code == value).findFirst();
    }
}
