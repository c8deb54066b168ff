package org.cgeleap.calibration.economy;

import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.cge.model.EquilibriumModel;

/**
 * What the parts of the city's model are assembled from.
 *
 * @param given the case
 * @param accounts of the base year
 * @param leaves of the nests
 * @param trees nest templates
 * @param model the parts are added to
 */
record EconomyAssembly(
        Case given,
        BenchmarkAccounts accounts,
        EconomyLeaves leaves,
        TreeBuilder trees,
        EquilibriumModel.Builder model) {

    /** Position of the power sector. */
    int power() {
        return given.sectorIndex(given.powerGood());
    }

    /** Base-year price of electricity at the plants' gate, 10⁸ yuan/TWh. */
    double generationPrice() {
        return given.parameters().value("generation_price") * EconomyBuilder.VALUE_PER_TWH;
    }
}
