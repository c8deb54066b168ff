package org.cgeleap.calibration.policy;

import java.util.List;
import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;

/**
 * A ceiling on what some technologies together deliver, such as the inflow of power. A TWh of theirs needs a licence; what
 * licences are worth is the policy's revenue:
 *
 * <pre>  limit − Σ generation of the limited ≥ 0 ⊥ price of a licence ≥ 0</pre>
 *
 * @param economy whose technologies they are
 * @param policy of the case
 * @param account that sells the licences
 */
record PowerLimit(Economy economy, Policy policy, Account account) implements PolicyInstrument {
    /** Goods of licences begin with it. */
    static final String PRICE = "PLIC.";

    private String good() {
        return PRICE + policy.name();
    }

    private String needed() {
        return policy.parameter("licensed");
    }

    @Override
    public void write(ModelDraft draft) {
        draft.price(good(), Bounds.NON_NEGATIVE.startingAt(0));
        Expression needed = draft.parameter(needed(), 0);
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            Technology technology = economy.given().technologies().get(g);
            if (policy.codes("technologies").contains(technology.code()) && economy.generate(g) >= 0) {
                double twh = technology.kind() == Technology.Kind.LATENT
                        ? 1
                        : economy.accounts().generation()[g];
                draft.input(
                        Names.generate(technology.code()),
                        new Leaf(good(), good(), needed.times(twh), Expression.constant(0), List.of()));
            }
        }
        account.earn(draft, good(), draft.parameter(policy.parameter("limit"), 1));
    }

    @Override
    public void year(YearNumbers numbers) {
        boolean on = policy.inForce(numbers.year());
        numbers.set(needed(), on ? 1 : 0);
        numbers.set(policy.parameter("limit"), on ? numbers.of(policy, "limit", 0) : 1);
        ScenarioPolicies.year(numbers, policy, account);
    }

    @Override
    public void withdraw(YearNumbers numbers, EconomyYear other) {
        double delivered = 0;
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            boolean limited = policy.codes("technologies")
                    .contains(economy.given().technologies().get(g).code());
            delivered += limited ? other.generationTwh(g) : 0;
        }
        String limit = policy.parameter("limit");
        numbers.set(limit, Math.max(numbers.get(limit), delivered * PermitSupply.ENOUGH));
    }

    @Override
    public void report(EconomyYear solved, PolicyReport report) {
        if (!policy.inForce(solved.year())) {
            return;
        }
        double price = solved.solve().equilibrium().value(good());
        double limit = solved.parameters()[solved.economy().compiled().parameterIndex(policy.parameter("limit"))];
        double used = solved.used(good());
        // one 10⁸ yuan a TWh is 0.1 yuan a kWh
        report.result("licence_price", policy.name(), "", "yuan/kWh", price / 10);
        report.result("licence_revenue", policy.name(), "", ScenarioPolicies.MONEY, price * limit);
        report.check("limit_" + policy.name(), Math.max(0, used - limit) / Math.max(1, limit));
        account.report(solved, report);
    }
}
