package org.cgeleap.calibration.policy;

import org.cgeleap.calibration.economy.EconomyBuilder;

/** Base-year prices of the city. */
final class EconomyPrice {
    private EconomyPrice() {}

    /** Electricity at the plants' gate, 10⁸ yuan/TWh. */
    static double generation(PolicyCase city) {
        return EconomyBuilder.generationPrice(city.aligned().economy().given());
    }
}
