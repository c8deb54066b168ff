package org.cgeleap.calibration.policy;

import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.model.Expression;

/**
 * Investment is held and saving answers: households put aside a forced saving before they divide the rest of their income
 * as ever.
 *
 * <pre>  investment − held = 0 ⊥ forced saving, in units of the investment good</pre>
 *
 * @param households consumer that saves
 * @param size investment of the base year, 10⁸ yuan
 * @param baseline whose investment is held
 */
record InvestmentClosure(String households, double size, Baseline baseline) implements PolicyInstrument {
    private static final String FORCED = "FORCEDSAVING";
    private static final String HELD = "held.investment";

    @Override
    public void write(ModelDraft draft) {
        Expression held = draft.parameter(HELD, 1);
        Expression forced =
                draft.auxiliary(FORCED, Expression.ref(Names.INVESTMENT).minus(held), ModelDraft.FREE);
        draft.endow(households, Names.PRICE_INVESTMENT, forced.times(-size));
    }

    @Override
    public void year(YearNumbers numbers) {
        numbers.set(HELD, baseline.investment()[numbers.index()]);
    }

    @Override
    public void report(EconomyYear solved, PolicyReport report) {
        double forced = solved.solve().equilibrium().value(FORCED) * size;
        report.result("forced_saving", "", "", ScenarioPolicies.MONEY, forced);
    }
}
