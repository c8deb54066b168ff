package org.cgeleap.calibration.policy;

import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.cge.model.Expression;

/** How many permits a carbon policy issues. */
sealed interface PermitSupply permits EmissionCap, IntensityTarget, CarbonTax {
    /** A little more than is used, so that nothing is scarce. */
    double ENOUGH = 1 + 1e-6;

    /**
     * Adds what the supply needs and returns it, Mt, an expression of parameters and auxiliaries.
     *
     * @param price the permit's good
     */
    Expression write(ModelDraft draft, String price);

    /** Writes the year's numbers. */
    void year(YearNumbers numbers);

    /**
     * Issues enough for a year without the policy, or makes its price nought.
     *
     * @param numbers changed
     * @param emissions it would cover, Mt
     * @param gdp of that year, 10⁸ yuan
     */
    void withdraw(YearNumbers numbers, double emissions, double gdp);

    /** The policy. */
    Policy policy();
}
