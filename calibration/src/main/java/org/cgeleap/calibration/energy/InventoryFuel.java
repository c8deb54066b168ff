package org.cgeleap.calibration.energy;

/**
 * A fuel of the energy inventory.
 *
 * @param code as in the inventory
 * @param unit of the inventory's figures
 * @param mtcePerUnit Mtce for one unit (calorific value)
 * @param good energy good it belongs to; empty for what is outside the goods
 * @param allFeedstock whether all final use is feedstock, else the reported non-energy use is
 * @param technology generation technology that burns it; empty where none does
 * @param recoveredFrom fuel it is a by-product of and counted besides; empty where none
 * @param recovered whether supply the inventory does not explain is recovery; else it is net inflow
 */
public record InventoryFuel(
        String code,
        String unit,
        double mtcePerUnit,
        String good,
        boolean allFeedstock,
        String technology,
        String recoveredFrom,
        boolean recovered) {
    /** 10⁴ tce, the yearbook's unit, in Mtce. */
    public static final double MTCE = 0.01;

    /**
     * {@return the fuel with another heat value}
     *
     * @param tce 10⁴ tce for one unit, as {@code inventory-fuels.csv} has it
     */
    public InventoryFuel withHeatValue(double tce) {
        return new InventoryFuel(code, unit, tce * MTCE, good, allFeedstock, technology, recoveredFrom, recovered);
    }
}
