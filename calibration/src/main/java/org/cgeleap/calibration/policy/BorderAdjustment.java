package org.cgeleap.calibration.policy;

import java.util.List;
import java.util.Optional;
import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Tax;
import org.cgeleap.cge.solution.Equilibrium;

/**
 * The carbon price on what flows in: an inflow of good i from origin o (near: the rest of the country, far: abroad) costs
 *
 * <pre>
 *   user price = PFX.o + content(i) · price of the permit
 *              = PFX.o (1 + content(i) · rate(o)),   rate(o) · PFX.o − price of the permit = 0 ⊥ rate(o)
 * </pre>
 *
 * with the content in CO2 per value of base-year prices. Electricity that flows in is charged at the technologies of
 * inflow.
 *
 * @param economy whose inflows they are
 * @param policy of the case
 * @param market the permit whose price is charged
 * @param account that gets the revenue
 */
record BorderAdjustment(Economy economy, Policy policy, String market, Account account) implements PolicyInstrument {
    /** Mt per 10⁸ yuan in one t per 10⁴ yuan. */
    private static final double PER_UNIT = 0.01;

    private static final String CONTENT = "content.";

    private List<String> origins() {
        return switch (policy.word("origin")) {
            case "near" -> List.of(Names.EXCHANGE_NEAR);
            case "far" -> List.of(Names.EXCHANGE_FAR);
            default -> Names.exchanges(economy.given());
        };
    }

    private String rate(String exchange) {
        return "BORDER." + policy.name() + "." + exchange;
    }

    private List<String> goods() {
        return policy.numbers().stream()
                .filter(k -> k.startsWith(CONTENT))
                .map(k -> k.substring(CONTENT.length()))
                .toList();
    }

    private List<String> suppliers(String good) {
        return good.equals(economy.given().powerGood())
                ? economy.given().technologies().stream()
                        .filter(t -> t.kind() == Technology.Kind.INFLOW)
                        .map(t -> Names.generate(t.code()))
                        .toList()
                : List.of(Names.armington(good));
    }

    @Override
    public void write(ModelDraft draft) {
        for (String exchange : origins()) {
            Expression charge = Expression.ref(rate(exchange))
                    .times(Expression.ref(exchange))
                    .minus(Expression.ref(market));
            draft.auxiliary(rate(exchange), charge, ModelDraft.FREE);
        }
        Optional<Expression> share = account.share(draft);
        for (String good : goods()) {
            Expression content = draft.parameter(policy.parameter(CONTENT + good), 0);
            for (String exchange : origins()) {
                for (Tax charged : account.taxes(content.times(Expression.ref(rate(exchange))), share)) {
                    suppliers(good).stream()
                            .filter(draft::has)
                            .forEach(a -> draft.taxInputs(a, l -> l.good().equals(exchange), charged));
                }
            }
        }
    }

    @Override
    public void year(YearNumbers numbers) {
        boolean on = policy.inForce(numbers.year());
        for (String good : goods()) {
            numbers.set(policy.parameter(CONTENT + good), on ? numbers.of(policy, CONTENT + good, 0) * PER_UNIT : 0);
        }
        ScenarioPolicies.year(numbers, policy, account);
    }

    @Override
    public void withdraw(YearNumbers numbers, EconomyYear other) {
        goods().forEach(good -> numbers.set(policy.parameter(CONTENT + good), 0));
    }

    @Override
    public void report(EconomyYear solved, PolicyReport report) {
        if (!policy.inForce(solved.year())) {
            return;
        }
        Equilibrium at = solved.solve().equilibrium();
        double sum = 0;
        for (String good : goods()) {
            double content =
                    solved.parameters()[solved.economy().compiled().parameterIndex(policy.parameter(CONTENT + good))];
            double inflow = 0;
            for (String exchange : origins()) {
                double value = ScenarioPolicies.value(
                        at, suppliers(good), l -> l.good().equals(exchange), false);
                inflow += value / at.value(exchange);
            }
            double charged = content * inflow * at.value(market);
            report.result("border_charge", policy.name(), good, ScenarioPolicies.MONEY, charged);
            sum += charged;
        }
        report.result("border_revenue", policy.name(), "", ScenarioPolicies.MONEY, sum);
        account.report(solved, report);
    }
}
