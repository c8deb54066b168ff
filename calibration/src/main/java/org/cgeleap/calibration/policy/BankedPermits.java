package org.cgeleap.calibration.policy;

import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Expression;

/**
 * Permits that may be kept. In the years of the bank the path gives the price (it grows at the rate of interest as long as
 * something is in the bank, {@code coupling.path.PermitBank}) and the year's equilibrium says how many are used; in the
 * other years the year's own supply holds:
 *
 * <pre>  priced · (price of the permit − given · PC) + (1 − priced) · (supply − permits) = 0 ⊥ permits</pre>
 *
 * @param policy with a bank
 * @param consumption price of the consumption good
 */
public record BankedPermits(Policy policy, String consumption) {
    /** Of a price: none that moves anything, and none at which the number of permits is open. */
    private static final double NOUGHT = 1e-6;

    private String priced() {
        return policy.parameter("priced");
    }

    private String given() {
        return policy.parameter("given_price");
    }

    Expression write(ModelDraft draft, String price, Expression supply) {
        Expression priced = draft.parameter(priced(), 0);
        Expression given = draft.parameter(given(), 0);
        String permits = "PERMITS." + policy.name();
        Expression byPrice = Expression.ref(price).minus(given.times(Expression.ref(consumption)));
        Expression bySupply = supply.minus(Expression.ref(permits));
        return draft.auxiliary(
                permits,
                priced.times(byPrice).plus(Expression.constant(1).minus(priced).times(bySupply)),
                new Bounds(1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    /** {@return first year of the bank} */
    public int from() {
        return policy.year("bank_from", 0);
    }

    /** {@return last year of the bank, at whose end it is used up unless permits are worth nothing} */
    public int to() {
        return policy.year("bank_to", 0);
    }

    /**
     * Factor by which a price grows from the year before to a year in which something is in the bank.
     *
     * @param economy whose case has the policy's numbers
     * @param scenario name
     * @param year calendar year
     * @return 1 + interest
     */
    public double growth(Economy economy, String scenario, int year) {
        return 1 + economy.given().parameters().value(policy.parameter("interest"), scenario, year, 0) / 100;
    }

    /**
     * {@return how far the bank may be overdrawn at the end of a year, Mt; none in the last}
     *
     * @param economy whose case has the policy's numbers
     * @param scenario name
     * @param year calendar year
     */
    public double borrowing(Economy economy, String scenario, int year) {
        return year == to() ? 0 : economy.given().parameters().value(policy.parameter("borrowing"), scenario, year, 0);
    }

    /**
     * Gives the price of a year, yuan/t.
     *
     * @param economy whose model has the market
     * @param parameters of the year; changed
     * @param yuan price of a permit, yuan/t
     */
    public void price(Economy economy, double[] parameters, double yuan) {
        parameters[economy.compiled().parameterIndex(priced())] = 1;
        parameters[economy.compiled().parameterIndex(given())] = yuan * CarbonTax.PRICE_UNIT;
    }

    /**
     * Makes the price of a year that has one next to nothing.
     *
     * @return whether it has one, or its own supply holds
     */
    boolean withdraw(YearNumbers numbers) {
        boolean hasOne = numbers.get(priced()) == 1;
        if (hasOne) {
            numbers.set(given(), NOUGHT * numbers.get(given()));
        }
        return hasOne;
    }

    /**
     * Issues the year's own permits and others beside, at whatever price that makes.
     *
     * @param economy whose model has the market
     * @param parameters of the year; changed
     * @param others Mt, negative for permits that are owed
     * @return false where the year's own permits are no number of the case but follow from output, or none are left
     */
    public boolean issueBeside(Economy economy, double[] parameters, double others) {
        int cap = economy.compiled().findParameter(policy.parameter("cap"));
        if (cap < 0 || !(parameters[cap] + others > 0)) {
            return false;
        }
        parameters[economy.compiled().parameterIndex(priced())] = 0;
        parameters[cap] += others;
        return true;
    }

    /**
     * Issues so many that none is scarce: the price of nought, at which the number used is not decided by the price.
     *
     * @param economy whose model has the market
     * @param parameters of the year; changed
     * @param plenty Mt, far more than is used
     */
    public void free(Economy economy, double[] parameters, double plenty) {
        parameters[economy.compiled().parameterIndex(priced())] = 0;
        int cap = economy.compiled().findParameter(policy.parameter("cap"));
        int target = economy.compiled().findParameter(policy.parameter("target"));
        if (cap >= 0) {
            parameters[cap] = plenty;
        } else {
            parameters[target] = plenty / parameters[economy.compiled().parameterIndex("gdp_path")];
        }
    }
}
