package org.cgeleap.calibration.energy;

/** What a row of the energy inventory is. In conversion rows inputs are positive and outputs negative. */
public enum InventoryRole {
    /** Final use by an inventory sector. */
    FINAL(false),
    /** Power plants: fuel in, electricity out. */
    POWER(true),
    /** Heat plants: fuel in, heat out. */
    HEAT(true),
    /** Coal washing. */
    WASHING(true),
    /** Coking. */
    COKING(true),
    /** Briquetting. */
    BRIQUETTING(true),
    /** Gas works. */
    GAS_WORKS(true),
    /** Gas recovered from processes (output only). */
    RECOVERY(true),
    /** Losses of transport and distribution. */
    LOSS(false),
    /** The part of final use that is not for energy, without a sector. */
    NON_ENERGY(false),
    /** Published sum of final use, checked. */
    TOTAL_FINAL(false),
    /** Published sum of the conversion rows, checked. */
    TOTAL_CONVERSION(false),
    /** Published final use plus conversion, checked. */
    TOTAL_CONSUMPTION(false),
    /** Not used; the row's note says why. */
    EXCLUDED(false);

    private final boolean conversion;

    InventoryRole(boolean conversion) {
        this.conversion = conversion;
    }

    /** {@return whether the row enters the published sum of inputs and outputs} */
    public boolean converts() {
        return conversion;
    }
}
