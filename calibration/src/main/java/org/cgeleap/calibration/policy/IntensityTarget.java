package org.cgeleap.calibration.policy;

import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.model.Expression;

/**
 * CO2 per unit of real GDP: the permits issued follow GDP.
 *
 * <pre>  target · GDP − Σ permits used ≥ 0 ⊥ price of the permit ≥ 0</pre>
 *
 * A target given by its yearly fall begins at the solved intensity of the alignment year, target(t) = (1 − ρ(t)) ·
 * target(t−1); it is a path of targets, whether they bind or not. Years before the policy is in force do not lower it.
 *
 * @param policy of the case
 * @param intensity of the alignment year, Mt per 10⁸ yuan, of what the policy covers
 */
record IntensityTarget(Policy policy, double intensity) implements PermitSupply {
    /** Mt per 10⁸ yuan in one t per 10⁴ yuan. */
    private static final double PER_UNIT = 0.01;

    @Override
    public Expression write(ModelDraft draft, String price) {
        return draft.parameter(policy.parameter("target"), 1).times(Expression.ref(Names.GDP));
    }

    @Override
    public void withdraw(YearNumbers numbers, double emissions, double gdp) {
        String target = policy.parameter("target");
        numbers.set(target, Math.max(numbers.get(target), emissions / gdp * ENOUGH));
    }

    @Override
    public void year(YearNumbers numbers) {
        if (!policy.inForce(numbers.year())) {
            return;
        }
        if (policy.has("target")) {
            numbers.set(policy.parameter("target"), numbers.of(policy, "target", 0) * PER_UNIT);
            return;
        }
        double target = intensity;
        for (int year = numbers.economy().given().years().alignment() + 1; year <= numbers.year(); year++) {
            if (policy.inForce(year)) {
                double fall = numbers.economy()
                        .given()
                        .parameters()
                        .value(policy.parameter("reduction"), numbers.scenario(), year, 0);
                target *= 1 - fall / 100;
            }
        }
        numbers.set(policy.parameter("target"), target);
    }
}
