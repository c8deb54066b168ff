package org.cgeleap.calibration.energy;

import java.util.List;

/**
 * A sector of the energy inventory and where it goes.
 *
 * @param name as in the inventory
 * @param industry the industry it belongs to; empty where it is no industry
 * @param takesNonEnergy whether the reported non-energy use lies with it
 * @param parts the sectors of the model it is divided over, weights add to one
 */
public record InventorySector(String name, String industry, boolean takesNonEnergy, List<Part> parts) {
    /**
     * Copies the parts.
     *
     * @param name as in the inventory
     * @param industry the industry it belongs to
     * @param takesNonEnergy whether the reported non-energy use lies with it
     * @param parts the sectors of the model it is divided over, weights add to one
     */
    public InventorySector {
        parts = List.copyOf(parts);
    }

    /**
     * A sector of the model and the part of the inventory sector it takes.
     *
     * @param sector code
     * @param weight part of the inventory sector
     */
    public record Part(String sector, double weight) {}
}
