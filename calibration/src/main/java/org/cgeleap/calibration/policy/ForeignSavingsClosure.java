package org.cgeleap.calibration.policy;

import java.util.List;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.model.Expression;

/**
 * The exchange rate is held and foreign saving answers, with the near and the far outside each by itself:
 *
 * <pre>  PFX.o − held(o) · PC = 0 ⊥ foreign saving above its path (o)</pre>
 *
 * (by default the saving is given and {@code supply − demand ≥ 0 ⊥ PFX.o}). Real GDP leaves the saving out as before.
 *
 * @param households consumer that owns foreign saving
 * @param baseline whose exchange rates are held
 * @param exchanges prices of foreign exchange of the case's outsides
 */
record ForeignSavingsClosure(String households, Baseline baseline, List<String> exchanges) implements PolicyInstrument {

    private static String saving(String exchange) {
        return "SAVING." + exchange;
    }

    private static String held(String exchange) {
        return "held." + exchange;
    }

    @Override
    public void write(ModelDraft draft) {
        for (String exchange : exchanges) {
            Expression held = draft.parameter(held(exchange), 1);
            Expression more = draft.auxiliary(
                    saving(exchange),
                    Expression.ref(exchange).minus(held.times(Expression.ref(Names.PRICE_CONSUMPTION))),
                    ModelDraft.FREE);
            draft.endow(households, exchange, more);
            draft.constrain(Names.GDP, gdp -> gdp.minus(more));
        }
    }

    @Override
    public void year(YearNumbers numbers) {
        for (String exchange : exchanges) {
            double[] path = exchange.equals(Names.EXCHANGE_NEAR) ? baseline.near() : baseline.far();
            numbers.set(held(exchange), path[numbers.index()]);
        }
    }

    @Override
    public void report(EconomyYear solved, PolicyReport report) {
        for (String exchange : exchanges) {
            report.result(
                    "foreign_saving_change",
                    exchange,
                    "",
                    ScenarioPolicies.MONEY,
                    solved.solve().equilibrium().value(saving(exchange)));
        }
    }
}
