package org.cgeleap.calibration.policy;

import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.cge.model.Expression;

/**
 * An absolute cap: the permits issued are a given amount.
 *
 * <pre>  cap − Σ permits used ≥ 0 ⊥ price of the permit ≥ 0</pre>
 *
 * @param policy of the case
 */
record EmissionCap(Policy policy) implements PermitSupply {

    @Override
    public Expression write(ModelDraft draft, String price) {
        return draft.parameter(policy.parameter("cap"), 1);
    }

    @Override
    public void withdraw(YearNumbers numbers, double emissions, double gdp) {
        String cap = policy.parameter("cap");
        numbers.set(cap, Math.max(numbers.get(cap), emissions * ENOUGH));
    }

    @Override
    public void year(YearNumbers numbers) {
        if (policy.inForce(numbers.year())) {
            numbers.set(policy.parameter("cap"), numbers.of(policy, "cap", 0));
        }
    }
}
