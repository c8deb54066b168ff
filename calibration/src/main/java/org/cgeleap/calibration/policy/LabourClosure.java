package org.cgeleap.calibration.policy;

import java.util.List;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Expression;

/**
 * Employment answers: of the labour of the reference, in which unemployment is {@code u₀}, (1 − u)/(1 − u₀) works.
 *
 * <pre>
 *   wage_curve   (ε ln(u/u₀) + ln(PL/PC) − ln w₀) / (1 + ε) = 0 ⊥ u      that is PL/PC = w₀ (u/u₀)^−ε
 *   fixed_wage   PL − w₀ · PC ≥ 0 ⊥ u ≥ 0
 * </pre>
 *
 * With ε = 0 the curve is the fixed wage (where somebody is out of work), with ε → ∞ unemployment stays and the wage clears
 * the market (Blanchflower and Oswald 1994, The Wage Curve).
 *
 * @param households consumer that works
 * @param curve whether the wage answers
 * @param baseline whose wage is w₀
 */
record LabourClosure(String households, boolean curve, Baseline baseline) implements PolicyInstrument {
    private static final String UNEMPLOYMENT = "UNEMPLOYMENT";
    private static final String WAGE = "held.wage";
    private static final String NATURAL = "unemployment";
    private static final String ELASTICITY = "wage_curve";

    /** Somebody is between two jobs: the logarithm needs a number above zero. */
    private static final double SMALLEST = 1e-9;

    @Override
    public void write(ModelDraft draft) {
        Expression held = draft.parameter(WAGE, 1);
        Expression natural = draft.parameter(NATURAL, 0.05);
        Expression u = Expression.ref(UNEMPLOYMENT);
        Expression wage = Expression.ref(Names.WAGE);
        Expression consumption = Expression.ref(Names.PRICE_CONSUMPTION);
        if (curve) {
            Expression elasticity = draft.parameter(ELASTICITY, 1);
            Expression gap = elasticity
                    .times(log(u.over(natural)))
                    .plus(log(wage.over(consumption)))
                    .minus(log(held))
                    .over(Expression.constant(1).plus(elasticity));
            draft.auxiliary(UNEMPLOYMENT, gap, new Bounds(0.05, SMALLEST, 1));
        } else {
            draft.auxiliary(UNEMPLOYMENT, wage.minus(held.times(consumption)), new Bounds(0.05, 0, 1));
        }
        Expression one = Expression.constant(1);
        draft.owned(households, Names.WAGE, all -> all.times(one.minus(u)).over(one.minus(natural)));
    }

    private static Expression log(Expression of) {
        return new Expression.Call("log", List.of(of));
    }

    @Override
    public void year(YearNumbers numbers) {
        numbers.set(WAGE, baseline.wage()[numbers.index()]);
        var table = numbers.economy().given().parameters();
        numbers.set(NATURAL, table.value("unemployment", numbers.scenario(), numbers.year()));
        if (curve) {
            numbers.set(ELASTICITY, table.value("wage_curve", numbers.scenario(), numbers.year()));
        }
    }

    @Override
    public void report(EconomyYear solved, PolicyReport report) {
        report.result(
                "unemployment", "", "", "share", solved.solve().equilibrium().value(UNEMPLOYMENT));
    }
}
