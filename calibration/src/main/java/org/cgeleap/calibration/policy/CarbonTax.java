package org.cgeleap.calibration.policy;

import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Expression;

/**
 * A given price of CO2, in units of household consumption: as many permits are issued as are asked for at the price.
 *
 * <pre>
 *   price of the permit − rate · PC = 0 ⊥ permits issued
 *   permits issued − Σ permits used = 0 ⊥ price of the permit (free)
 * </pre>
 *
 * @param policy of the case
 * @param consumption price of the consumption good
 */
record CarbonTax(Policy policy, String consumption) implements PermitSupply {
    /** 10⁸ yuan/Mt in one yuan/t. */
    static final double PRICE_UNIT = 0.01;

    @Override
    public Expression write(ModelDraft draft, String price) {
        draft.price(price, new Bounds(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        Expression rate = draft.parameter(policy.parameter("rate"), 0);
        return draft.auxiliary(
                "PERMITS." + policy.name(),
                Expression.ref(price).minus(rate.times(Expression.ref(consumption))),
                ModelDraft.FREE);
    }

    @Override
    public void withdraw(YearNumbers numbers, double emissions, double gdp) {
        numbers.set(policy.parameter("rate"), 0);
    }

    @Override
    public void year(YearNumbers numbers) {
        double rate = policy.inForce(numbers.year()) ? numbers.of(policy, "rate", 0) : 0;
        numbers.set(policy.parameter("rate"), rate * PRICE_UNIT);
    }
}
