package org.cgeleap.calibration.policy;

import java.util.Optional;
import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.solution.Equilibrium;

/**
 * A market for permits of its own, with its own price: who needs permits ({@link Coverage}), how many are issued ({@link
 * PermitSupply}), to whom.
 *
 * <pre>
 *   issued + made by removal − Σ permits used ≥ 0 ⊥ price of the permit ≥ 0
 *   issued = given for output ({@link OutputRebate}) + free · rest (households, who own the firms)
 *            + (1 − free) · rest (auctioned, to the policy's {@link Account})
 * </pre>
 *
 * @param policy of the case
 * @param coverage of its emissions
 * @param supply of its permits
 * @param bank by which permits may be kept, or none
 * @param rebate permits given for output
 * @param account who gets the auction's revenue
 * @param households consumer that owns the firms
 */
public record CarbonMarket(
        Policy policy,
        Coverage coverage,
        PermitSupply supply,
        Optional<BankedPermits> bank,
        OutputRebate rebate,
        Account account,
        String households)
        implements PolicyInstrument {
    /** Goods of permits begin with it. */
    static final String PRICE = "PCO2.";

    /** {@return the permit as a good of the model} */
    public String good() {
        return PRICE + policy.name();
    }

    private String free() {
        return policy.parameter("free_allocation");
    }

    private String issued() {
        return "ISSUED." + policy.name();
    }

    @Override
    public void write(ModelDraft draft) {
        draft.price(good(), Bounds.NON_NEGATIVE.startingAt(0));
        Expression amount = supply.write(draft, good());
        if (bank.isPresent()) {
            amount = bank.get().write(draft, good(), amount);
        }
        // a name for the amount, so that results need not know the rule
        Expression issued = draft.auxiliary(
                issued(),
                amount.minus(Expression.ref(issued())),
                new Bounds(1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        coverage.write(draft, good());
        Expression rest = issued.minus(rebate.write(draft, good()));
        Expression given = draft.parameter(free(), 0);
        draft.endow(households, good(), rest.times(given));
        Expression auctioned = rest.times(Expression.constant(1).minus(given));
        account.earn(draft, good(), auctioned);
    }

    @Override
    public void year(YearNumbers numbers) {
        coverage.year(numbers);
        supply.year(numbers);
        rebate.year(numbers);
        numbers.set(free(), numbers.of(policy, "free_allocation", 0));
        ScenarioPolicies.year(numbers, policy, account);
    }

    @Override
    public void withdraw(YearNumbers numbers, EconomyYear other) {
        // where this market takes over from another its price comes at once, and what hangs on it must not come with it
        rebate.withdraw(numbers);
        account.withdraw(numbers);
        if (bank.isPresent() && bank.get().withdraw(numbers)) {
            return;
        }
        supply.withdraw(numbers, coverage.emissions(numbers, other), other.gdp());
    }

    /**
     * Permits the year's own supply issues, Mt, whatever the bank does.
     *
     * @param solved year of a scenario with this market
     * @param asked the year's parameters as the case has them, before the bank changed any
     * @return Mt
     */
    public double allowance(EconomyYear solved, double[] asked) {
        int cap = solved.economy().compiled().findParameter(policy.parameter("cap"));
        int target = solved.economy().compiled().findParameter(policy.parameter("target"));
        return cap >= 0 ? asked[cap] : asked[target] * solved.gdp();
    }

    /**
     * {@return why no price can meet a year's supply, in words: it issues nothing, nothing makes permits, and there are uses
     * that need some at every price; none where a price may}
     *
     * @param numbers of the year, this instrument's written
     */
    Optional<String> unattainable(YearNumbers numbers) {
        boolean kept = bank.isPresent()
                && bank.get().from() <= numbers.year()
                && numbers.year() <= bank.get().to();
        if (!policy.inForce(numbers.year()) || supply instanceof CarbonTax || kept || coverage.removes()) {
            return Optional.empty();
        }
        String amount = policy.parameter(supply instanceof EmissionCap ? "cap" : "target");
        if (numbers.get(amount) > 0) {
            return Optional.empty();
        }
        return coverage.unavoidable(numbers)
                .map(use -> ScenarioPolicies.NO_PERMITS.formatted(
                        policy.file() + ", row " + policy.line() + ", policy " + policy.name(), numbers.year(), use));
    }

    private double issued(EconomyYear solved) {
        return solved.solve().equilibrium().value(issued());
    }

    /**
     * Permits used less those made by removal, Mt.
     *
     * @param solved year of a scenario with this market
     * @return Mt
     */
    public double emissions(EconomyYear solved) {
        return solved.used(good()) + rebate.given(solved);
    }

    /**
     * {@return price of a permit, yuan/t at the consumption prices of the base year}
     *
     * @param solved year of a scenario with this market
     */
    public double price(EconomyYear solved) {
        return solved.solve().equilibrium().value(good()) / CarbonTax.PRICE_UNIT;
    }

    @Override
    public void report(EconomyYear solved, PolicyReport report) {
        if (!policy.inForce(solved.year())) {
            return;
        }
        Equilibrium at = solved.solve().equilibrium();
        double price = at.value(good());
        double emissions = emissions(solved);
        double issued = issued(solved);
        String name = policy.name();
        report.result("permit_price", name, "", "yuan/t CO2", price(solved));
        report.result("permits_used", name, "", ScenarioPolicies.MT, emissions);
        report.result("permits_issued", name, "", ScenarioPolicies.MT, issued);
        double rest = issued - rebate.given(solved);
        double free = solved.parameters()[solved.economy().compiled().parameterIndex(free())];
        report.result("carbon_revenue", name, "", ScenarioPolicies.MONEY, (1 - free) * rest * price);
        if (policy.has("free_allocation")) {
            report.result("free_allocation", name, "", ScenarioPolicies.MONEY, free * rest * price);
        }
        rebate.report(solved, price, report);
        account.report(solved, report);
        double size = Math.max(1, Math.abs(issued));
        // a positive price means that every permit is used, a price of nought that none is missing
        double gap = (emissions - issued) / size;
        report.check("permits_" + name, price > 1e-8 || supply instanceof CarbonTax ? Math.abs(gap) : Math.max(0, gap));
        // more given for output than issued: the auction would have to buy permits back
        report.check("output_rebate_above_permits_issued_" + name, Math.max(0, rebate.given(solved) - issued) / size);
        report.check("coverage_" + name, (coverage.emissions(solved) - emissions) / size);
    }
}
