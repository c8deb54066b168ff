package org.cgeleap.leap.effect;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Global warming potentials over 100 years, t CO2 equivalent per t, as the IPCC's assessment reports print them. An
 * area that gives potentials of its own (effects.csv) is not touched by them.
 */
public enum GwpSet {
    /** Second report, 1995, WG I table 2.9. */
    AR2(Map.of("CO2", 1.0, "CH4", 21.0, "N2O", 310.0)),
    /** Third report, 2001, WG I table 6.7. */
    AR3(Map.of("CO2", 1.0, "CH4", 23.0, "N2O", 296.0)),
    /** Fourth report, 2007, WG I table 2.14. */
    AR4(Map.of("CO2", 1.0, "CH4", 25.0, "N2O", 298.0, "HFC134A", 1430.0, "CF4", 7390.0)),
    /** Fifth report, 2013, WG I table 8.A.1, without climate-carbon feedbacks; fossil methane includes its CO2. */
    AR5(Map.of("CO2", 1.0, "CH4", 28.0, "CH4FOSSIL", 30.0, "N2O", 265.0, "HFC134A", 1300.0, "CF4", 6630.0)),
    /** Sixth report, 2021, WG I table 7.15; methane is that of non-fossil origin unless named fossil. */
    AR6(Map.of("CO2", 1.0, "CH4", 27.0, "CH4FOSSIL", 29.8, "N2O", 273.0, "HFC134A", 1530.0, "CF4", 7380.0));

    @SuppressWarnings("ImmutableEnumChecker") // every set is made by Map.of, which nothing can change
    private final Map<String, Double> potentials;

    GwpSet(Map<String, Double> potentials) {
        this.potentials = potentials;
    }

    /**
     * {@return potential of a substance by its formula, in any case; empty if the set here has none}
     *
     * @param substance formula, with or without blanks, hyphens and underscores
     */
    public OptionalDouble of(String substance) {
        Double value = potentials.get(substance.replaceAll("[\\s_-]", "").toUpperCase(Locale.ROOT));
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * {@return the set of that name, in any case}
     *
     * @param name such as {@code AR5}
     */
    public static Optional<GwpSet> named(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        for (GwpSet set : values()) {
            if (set.name().equals(wanted)) {
                return Optional.of(set);
            }
        }
        return Optional.empty();
    }
}
