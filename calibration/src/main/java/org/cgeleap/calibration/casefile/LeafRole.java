package org.cgeleap.calibration.casefile;

import java.util.Locale;
import java.util.Optional;

/** What a leaf of a nest tree stands for. */
public enum LeafRole {
    /** Goods that are not energy. */
    MATERIALS,
    /** Energy goods used as raw material: no combustion, no CO2. */
    FEEDSTOCK,
    /** Energy goods used as energy, combusted ones with their CO2. */
    ENERGY,
    /** One good. */
    GOOD,
    /** Labour. */
    LABOUR,
    /** Capital services. */
    CAPITAL,
    /** The activity's natural resource. */
    RESOURCE,
    /** Extra capital input of LEAP's technologies. */
    TECHNOLOGY_CAPITAL,
    /** Electricity at the plants' gate. */
    GENERATION,
    /** What is bought from the rest of the country. */
    FOREIGN,
    /** The limit of a latent technology. */
    LIMIT;

    /** {@return the word used in {@code nests.yaml}} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the role of a word}
     *
     * @param word of {@code nests.yaml}
     */
    public static Optional<LeafRole> of(String word) {
        for (LeafRole role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
