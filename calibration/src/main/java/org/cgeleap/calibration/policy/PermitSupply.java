package org.cgeleap.calibration.policy;

import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.cge.model.Expression;

/** How many permits a carbon policy issues. */
sealed interface PermitSupply permits EmissionCap, IntensityTarget, CarbonTax {

    /**
     * Adds what the supply needs and returns it, Mt, an expression of parameters and auxiliaries.
     *
     * @param price the permit's good
     */
    Expression write(ModelDraft draft, String price);

    /** Writes the year's numbers. */
    void year(YearNumbers numbers);

    /** The policy. */
    Policy policy();
}
