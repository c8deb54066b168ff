package org.cgeleap.calibration.policy;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;

/**
 * Permits given for output: a unit of output of sector s makes b(s) permits beside its product, so that output is
 * subsidised by b(s) times the price of a permit; what is given is missing where permits are issued.
 *
 * <pre>
 *   b(s, t) = output_rebate(t) · covered CO2 per unit of output of s in the alignment year
 *   Σ b(s) Y(s) − given = 0 ⊥ permits given
 * </pre>
 *
 * @param policy of the case
 * @param sectors that get permits
 * @param benchmark covered CO2 per unit of their level in the alignment year, Mt
 * @param activities of the sectors
 */
record OutputRebate(Policy policy, List<String> sectors, List<Double> benchmark, List<String> activities) {

    /** Sectors the policy covers, or those it names; nothing without a rebate. */
    static OutputRebate of(Policy policy, Coverage coverage, EconomyYear alignment, double powerFactor) {
        Economy economy = alignment.economy();
        List<String> sectors = new ArrayList<>();
        List<Double> benchmark = new ArrayList<>();
        List<String> activities = new ArrayList<>();
        List<String> named = policy.codes("rebate_sectors");
        for (int s = 0; s < economy.given().sectors().size() && policy.has("output_rebate"); s++) {
            String code = economy.userCode(s);
            double level = alignment.outputIndex(s);
            double co2 = coverage.emissions(alignment, s, powerFactor);
            if ((named.isEmpty() || named.contains(code)) && level > 0 && co2 > 0) {
                sectors.add(code);
                benchmark.add(co2 / level);
                activities.add(economy.compiled().variableName(economy.output(s)));
            }
        }
        return new OutputRebate(policy, sectors, benchmark, activities);
    }

    private String perOutput(int i) {
        return policy.parameter("rebate." + sectors.get(i));
    }

    private String given() {
        return "REBATE." + policy.name();
    }

    /** Adds the permits made and returns how many they are. */
    Expression write(ModelDraft draft, String good) {
        if (sectors.isEmpty()) {
            return Expression.constant(0);
        }
        Expression sum = Expression.constant(0);
        for (int i = 0; i < sectors.size(); i++) {
            Expression b = draft.parameter(perOutput(i), 0);
            draft.output(activities.get(i), new Leaf(good + ".rebate", good, b, Expression.constant(0), List.of()));
            sum = sum.plus(b.times(Expression.ref(activities.get(i))));
        }
        return draft.auxiliary(given(), sum.minus(Expression.ref(given())), ModelDraft.FREE);
    }

    void year(YearNumbers numbers) {
        double share = policy.inForce(numbers.year()) ? numbers.of(policy, "output_rebate", 0) : 0;
        for (int i = 0; i < sectors.size(); i++) {
            numbers.set(perOutput(i), share * benchmark.get(i));
        }
    }

    /** Gives nothing. */
    void withdraw(YearNumbers numbers) {
        for (int i = 0; i < sectors.size(); i++) {
            numbers.set(perOutput(i), 0);
        }
    }

    /** Permits given in a solved year, Mt. */
    double given(EconomyYear solved) {
        return sectors.isEmpty() ? 0 : solved.solve().equilibrium().value(given());
    }

    /** Reports what each sector got, 10⁸ yuan. */
    void report(EconomyYear solved, double price, PolicyReport report) {
        for (int i = 0; i < sectors.size(); i++) {
            double b = solved.parameters()[solved.economy().compiled().parameterIndex(perOutput(i))];
            double level = solved.solve().equilibrium().value(activities.get(i));
            report.result("output_rebate", policy.name(), sectors.get(i), ScenarioPolicies.MONEY, b * level * price);
        }
    }
}
