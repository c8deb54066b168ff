package org.cgeleap.leap.transformation;

import java.util.Locale;
import java.util.Optional;

/** How the output of a process is decided from the first simulation year on; the names are LEAP's constants. */
public enum DispatchRule {
    /** A share of the requirement on the module, as far as capacity allows. */
    PERCENT_SHARE("PercentShare"),
    /** What the others leave, in proportion to available capacity. */
    PROPORTIONAL_TO_CAPACITY("ProportionalToCapacity"),
    /** All that its capacity and availability allow, needed or not. */
    FULL_CAPACITY("FullCapacity"),
    /** Lowest rank first; equal ranks share in proportion to capacity times availability. */
    MERIT_ORDER("MeritOrderDispatch"),
    /** Lowest running cost first; equal costs share as equal ranks do. */
    RUNNING_COST("RunningCost");

    private final String label;

    DispatchRule(String label) {
        this.label = label;
    }

    /** {@return LEAP's word for it} */
    public String label() {
        return label;
    }

    /**
     * {@return the rule of that name, in any case and with or without blanks}
     *
     * @param text LEAP's word, or the name of the constant
     */
    public static Optional<DispatchRule> named(String text) {
        String wanted = text.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
        for (DispatchRule rule : values()) {
            if (rule.label.toLowerCase(Locale.ROOT).equals(wanted)
                    || rule.name().replace("_", "").toLowerCase(Locale.ROOT).equals(wanted)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
