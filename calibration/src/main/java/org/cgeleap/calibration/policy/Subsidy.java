package org.cgeleap.calibration.policy;

import java.util.List;
import java.util.function.Predicate;
import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Tax;
import org.cgeleap.cge.solution.Equilibrium;

/**
 * A subsidy at an ad-valorem rate s (negative: a tax), paid by the policy's account:
 *
 * <pre>
 *   on output:            price received = p (1 − taxes + s)     in  unit cost − unit revenue ≥ 0 ⊥ level
 *   on capital or labour: price paid     = p (1 + taxes − s)     in the same
 * </pre>
 *
 * @param economy whose activities they are
 * @param policy of the case
 * @param account that pays
 */
record Subsidy(Economy economy, Policy policy, Account account) implements PolicyInstrument {

    private List<String> activities() {
        if (!policy.codes("technologies").isEmpty()) {
            return policy.codes("technologies").stream().map(Names::generate).toList();
        }
        return policy.codes("sectors").stream()
                .map(code -> economy.given().sectorIndex(code))
                .filter(s -> economy.output(s) >= 0)
                .map(s -> economy.compiled().variableName(economy.output(s)))
                .toList();
    }

    private boolean onOutput() {
        return policy.word("on").equals("output");
    }

    private Predicate<Leaf> base() {
        return switch (policy.word("on")) {
            case "capital" -> leaf -> leaf.good().equals(Names.RENTAL);
            case "labour" -> leaf -> leaf.good().equals(Names.WAGE);
            // a product, not the permits or certificates that come with it, which are free at the benchmark
            default -> leaf -> !leaf.price().equals(Expression.constant(0));
        };
    }

    @Override
    public void write(ModelDraft draft) {
        Expression rate = draft.parameter(policy.parameter("rate"), 0);
        for (Tax paid : account.taxes(new Expression.Negate(rate), account.share(draft))) {
            for (String activity : activities()) {
                if (draft.has(activity) && onOutput()) {
                    draft.taxOutputs(activity, base(), paid);
                } else if (draft.has(activity)) {
                    draft.taxInputs(activity, base(), paid);
                }
            }
        }
    }

    @Override
    public void year(YearNumbers numbers) {
        numbers.set(policy.parameter("rate"), policy.inForce(numbers.year()) ? numbers.of(policy, "rate", 0) : 0);
        ScenarioPolicies.year(numbers, policy, account);
    }

    /** Value of what is subsidised, at market prices, times the rate, 10⁸ yuan. */
    double cost(EconomyYear solved) {
        Equilibrium at = solved.solve().equilibrium();
        double rate = solved.parameters()[solved.economy().compiled().parameterIndex(policy.parameter("rate"))];
        return rate * ScenarioPolicies.value(at, activities(), base(), onOutput());
    }

    @Override
    public void withdraw(YearNumbers numbers, EconomyYear other) {
        numbers.set(policy.parameter("rate"), 0);
    }

    @Override
    public void report(EconomyYear solved, PolicyReport report) {
        if (policy.inForce(solved.year())) {
            report.result("subsidy_cost", policy.name(), "", ScenarioPolicies.MONEY, cost(solved));
            account.report(solved, report);
        }
    }
}
