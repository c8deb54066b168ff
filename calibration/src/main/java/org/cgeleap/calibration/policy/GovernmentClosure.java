package org.cgeleap.calibration.policy;

import java.util.Optional;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.model.Expression;

/**
 * What balances the government's budget:
 *
 * <pre>
 *   fixed_spending   spending − path = 0                        ⊥ lump-sum transfer
 *   fixed_share      spending − path · GDP / GDP path = 0       ⊥ lump-sum transfer
 *   deficit          spending − path = 0                        ⊥ deficit, lent by savers: less is left for investment
 *                    transfer − held = 0                        ⊥ lump-sum transfer
 * </pre>
 *
 * Spending is what the government itself buys; what a fund of recycled revenue buys comes on top.
 *
 * @param choice of the three
 * @param government consumer
 * @param size government consumption of the base year, 10⁸ yuan
 * @param investment of the base year, 10⁸ yuan
 * @param apart whether a fund buys government consumption besides
 * @param baseline whose transfer is held by {@code deficit}
 */
record GovernmentClosure(
        String choice, String government, double size, double investment, boolean apart, Optional<Baseline> baseline)
        implements PolicyInstrument {
    private static final String DEFICIT = "DEFICIT";
    private static final String HELD = "held.transfer";

    @Override
    public void write(ModelDraft draft) {
        Expression spending = apart
                ? Expression.ref(government)
                        .over(Expression.ref(Names.PRICE_GOVERNMENT).times(size))
                : Expression.ref(Names.GOVERNMENT);
        Expression path = Expression.ref("government_path");
        Expression asked = choice.equals("fixed_share")
                ? path.times(Expression.ref(Names.GDP)).over(Expression.ref("gdp_path"))
                : path;
        Expression gap = spending.minus(asked);
        if (!choice.equals("deficit")) {
            draft.constrain(Names.TRANSFER, old -> gap);
            return;
        }
        Expression held = draft.parameter(HELD, 0);
        draft.constrain(Names.TRANSFER, old -> Expression.ref(Names.TRANSFER).minus(held));
        Expression deficit = draft.auxiliary(DEFICIT, gap, ModelDraft.FREE);
        draft.endow(government, Names.PRICE_INVESTMENT, deficit.times(investment));
    }

    @Override
    public void year(YearNumbers numbers) {
        if (choice.equals("deficit")) {
            numbers.set(HELD, baseline.orElseThrow().transfer()[numbers.index()]);
        }
    }

    @Override
    public void report(EconomyYear solved, PolicyReport report) {
        if (choice.equals("deficit")) {
            double deficit = solved.solve().equilibrium().value(DEFICIT) * investment;
            report.result("government_deficit", "", "", ScenarioPolicies.MONEY, deficit);
        }
    }
}
