package org.cgeleap.coupling.analysis;

/** What moves emissions, in the order of the factors of a term; the word is that of decomposition.csv. */
public enum EmissionEffect {
    /** Size of the economy, or of industry. */
    ACTIVITY(0, "activity"),
    /** The sector's share of it. */
    STRUCTURE(1, "structure"),
    /** Energy per output of the sector. */
    INTENSITY(2, "intensity"),
    /** The fuel's share of the sector's energy. */
    FUEL_MIX(3, "fuel_mix"),
    /** CO2 before capture per energy of the fuel; of electricity the grid factor. */
    EMISSION_FACTOR(4, "emission_factor"),
    /** Share of CO2 that is not captured. */
    CAPTURE(5, "capture"),
    /** CO2 taken out of the air: not a factor, counted by its difference. */
    REMOVAL(6, "removal");

    private final int index;
    private final String word;

    EmissionEffect(int index, String word) {
        this.index = index;
        this.word = word;
    }

    /**
     * Place among a term's factors and a change's parts.
     *
     * @return 0 for the first
     */
    public int index() {
        return index;
    }

    /**
     * As written in files.
     *
     * @return word of column {@code effect} of {@code decomposition.csv}
     */
    public String word() {
        return word;
    }
}
