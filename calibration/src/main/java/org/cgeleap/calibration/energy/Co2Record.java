package org.cgeleap.calibration.energy;

/**
 * CO₂ of a sector by carrier beside the published inventory.
 *
 * @param year of both
 * @param sector code, or {@link EnergyData#TOTAL}
 * @param carrier energy good, {@link EnergyData#PROCESS}, or {@link EnergyData#TOTAL}
 * @param quantity Mtce burnt; NaN for process emissions and sums over carriers
 * @param byFactor part of the difference that is one of factors, Mt: quantity × (our factor − the one the published
 *     inventory implies for the carrier in the whole city); the rest is the mix of fuels within the carrier, and what each
 *     inventory counts as burnt
 * @param ours quantity × factor, Mt; for process emissions the published figure
 * @param published Mt
 */
public record Co2Record(
        int year, String sector, String carrier, double quantity, double byFactor, double ours, double published) {
    /** {@return ours less published, Mt} */
    public double difference() {
        return ours - published;
    }

    /**
     * {@return factor the published inventory implies for our quantity, t CO₂/tce; tells a difference of factors from
     * one of quantities}
     */
    public double publishedFactor() {
        return published / quantity;
    }
}
