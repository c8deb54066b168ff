package org.cgeleap.calibration.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.ClosureRule;
import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyBuilder;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.calibration.economy.YearSolver;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.LeafSide;

/**
 * The instruments and closures of a scenario, and the city's model with them. A scenario that has none is solved with the
 * model of the calibration itself.
 *
 * @param scenario they hold in
 * @param instruments in the order of the case, closures last
 * @param economy city with the model that says them
 */
public record ScenarioPolicies(String scenario, List<PolicyInstrument> instruments, Economy economy) {
    static final String MONEY = "10^8 yuan";
    static final String MT = "Mt CO2";

    /** Said of a market that issues nothing: what, year, use. */
    static final String NO_PERMITS =
            "%s: no permits in %d, but %s, and a price makes that smaller without ever making it"
                    + " nought; expected permits above 0, users that the LEAP area or the trends have moved off the fuel, or"
                    + " technologies under the same cap that take CO2 out of the air";

    /**
     * Copies the instruments.
     *
     * @param scenario they hold in
     * @param instruments in the order of the case, closures last
     * @param economy city with the model that says them
     */
    public ScenarioPolicies {
        instruments = List.copyOf(instruments);
    }

    /**
     * {@return what a case says of a scenario}
     *
     * @param aligned economy solved to the alignment year
     * @param scenario name
     * @param baseline of the reference scenario, which closures hold; none for the reference itself, which follows the
     *     default closure
     */
    public static ScenarioPolicies of(AlignedEconomy aligned, String scenario, Optional<Baseline> baseline) {
        Economy economy = aligned.economy();
        Case given = economy.given();
        List<Policy> policies =
                given.policies().stream().filter(p -> p.in(scenario)).toList();
        Account.Places places = places(economy);
        List<Account> accounts = new ArrayList<>();
        List<PolicyInstrument> instruments = new ArrayList<>();
        for (Policy policy : policies) {
            Account account = new Account(policy.name(), use(policy), places);
            accounts.add(account);
            instruments.add(instrument(policy, account, aligned, scenario));
        }
        boolean publicFund = accounts.stream().anyMatch(a -> a.use().equals("government"));
        if (!given.powerLink().isNone()) {
            instruments.add(PowerMix.of(aligned));
        }
        instruments.addAll(closures(economy, publicFund, baseline));
        if (instruments.isEmpty()) {
            return new ScenarioPolicies(scenario, List.of(), economy);
        }
        ModelDraft draft = new ModelDraft(economy.model());
        // funds first: whoever earns needs them, and their tax cuts fall on the products that are there now
        accounts.forEach(a -> a.write(draft));
        instruments.forEach(i -> i.write(draft));
        return new ScenarioPolicies(scenario, instruments, economy.with(draft.build()));
    }

    private static String use(Policy policy) {
        String word = policy.word("recycling");
        return word.isEmpty() ? "lump_sum" : word;
    }

    private static Account.Places places(Economy economy) {
        Case given = economy.given();
        List<String> producers = new ArrayList<>();
        for (int s = 0; s < given.sectors().size(); s++) {
            if (economy.output(s) >= 0) {
                producers.add(economy.compiled().variableName(economy.output(s)));
            }
        }
        return new Account.Places(
                given.government(),
                Names.PRICE_CONSUMPTION,
                Names.PRICE_GOVERNMENT,
                Names.PRICE_INVESTMENT,
                Names.WAGE,
                Names.RENTAL,
                producers,
                economy.accounts().gdp());
    }

    private static PolicyInstrument instrument(
            Policy policy, Account account, AlignedEconomy aligned, String scenario) {
        Economy economy = aligned.economy();
        return switch (policy.form()) {
            case EMISSION_CAP, INTENSITY_TARGET, CARBON_TAX -> market(policy, account, aligned, scenario);
            case TECHNOLOGY_MANDATE -> new TechnologyMandate(economy, policy, generationPrice(economy));
            case SUBSIDY -> new Subsidy(economy, policy, account);
            case BORDER_ADJUSTMENT -> new BorderAdjustment(economy, policy, permit(policy.word("market")), account);
            case POWER_LIMIT -> new PowerLimit(economy, policy, account);
        };
    }

    private static double generationPrice(Economy economy) {
        return EconomyBuilder.generationPrice(economy.given());
    }

    private static String permit(String market) {
        return market.equals(Policy.ECONOMY) ? Names.PRICE_CO2 : CarbonMarket.PRICE + market;
    }

    private static CarbonMarket market(Policy policy, Account account, AlignedEconomy aligned, String scenario) {
        Economy economy = aligned.economy();
        Case given = economy.given();
        EconomyYear alignment = aligned.last();
        Coverage coverage = new Coverage(economy, policy);
        int year = given.years().alignment();
        double inflow = given.parameters().value("grid_factor_inflow", scenario, year, 0);
        double factor = given.parameters().value(policy.parameter("power_factor"), scenario, year, inflow);
        PermitSupply supply = switch (policy.form()) {
            case EMISSION_CAP -> new EmissionCap(policy);
            case INTENSITY_TARGET ->
                new IntensityTarget(policy, coverage.emissions(alignment, factor) / alignment.gdp());
            default -> new CarbonTax(policy, Names.PRICE_CONSUMPTION);
        };
        return new CarbonMarket(
                policy,
                coverage,
                supply,
                policy.banked() ? Optional.of(new BankedPermits(policy, Names.PRICE_CONSUMPTION)) : Optional.empty(),
                OutputRebate.of(policy, coverage, alignment, factor),
                account,
                given.households());
    }

    /** Closures other than the default; the reference, which has no baseline, follows the default. */
    private static List<PolicyInstrument> closures(Economy economy, boolean publicFund, Optional<Baseline> baseline) {
        Case given = economy.given();
        Map<String, String> chosen =
                new LinkedHashMap<>(baseline.isPresent() ? given.closures() : ClosureRule.defaults());
        List<PolicyInstrument> closures = new ArrayList<>();
        for (ClosureRule rule : ClosureRule.values()) {
            String choice = chosen.getOrDefault(rule.word(), rule.choices().get(0));
            boolean standard = choice.equals(rule.choices().get(0));
            switch (rule) {
                case FOREIGN_SAVINGS -> {
                    if (!standard) {
                        closures.add(new ForeignSavingsClosure(
                                given.households(), baseline.orElseThrow(), Names.exchanges(given)));
                    }
                }
                case SAVINGS_INVESTMENT -> {
                    if (!standard) {
                        closures.add(new InvestmentClosure(
                                given.households(), economy.investmentValue(), baseline.orElseThrow()));
                    }
                }
                case GOVERNMENT -> {
                    if (!standard || publicFund) {
                        closures.add(new GovernmentClosure(
                                choice,
                                given.government(),
                                economy.governmentValue(),
                                economy.investmentValue(),
                                publicFund,
                                baseline));
                    }
                }
                case LABOUR -> {
                    if (!standard) {
                        closures.add(new LabourClosure(
                                given.households(), choice.equals("wage_curve"), baseline.orElseThrow()));
                    }
                }
            }
        }
        return closures;
    }

    /**
     * {@return whether a good is the permit of a market of its own}
     *
     * @param good name in the model
     */
    public static boolean isPermit(String good) {
        return good.startsWith(CarbonMarket.PRICE);
    }

    /**
     * {@return whether a good is a licence of a limit on generation}
     *
     * @param good name in the model
     */
    public static boolean isLicence(String good) {
        return good.startsWith(PowerLimit.PRICE);
    }

    /** {@return whether the scenario is solved with the calibration's model} */
    public boolean none() {
        return instruments.isEmpty();
    }

    /**
     * Writes the numbers of a year into the parameters of {@link #economy}.
     *
     * @param parameters of the year; changed
     * @param year calendar year
     */
    public void apply(double[] parameters, int year) {
        YearNumbers numbers = new YearNumbers(economy, scenario, year, parameters);
        instruments.forEach(i -> i.year(numbers));
    }

    /**
     * {@return why no price can meet a market's supply in a year, in words; none where every market may clear}
     *
     * @param parameters of the year
     * @param year calendar year
     * @param target CO2 per unit of GDP that the economy as a whole is held to; none where it is not
     */
    public Optional<String> unattainable(double[] parameters, int year, OptionalDouble target) {
        YearNumbers numbers = new YearNumbers(economy, scenario, year, parameters);
        boolean nothing = target.isPresent() && !(target.getAsDouble() > 0);
        boolean removes = economy.given().technologies().stream().anyMatch(t -> t.removal() > 0);
        return Stream.concat(
                        Stream.of(nothing && !removes)
                                .filter(Boolean::booleanValue)
                                .flatMap(none ->
                                        new UnavoidableUse(u -> true, f -> true, false, false).of(numbers).stream())
                                .map(use -> NO_PERMITS.formatted("targets of scenario " + scenario, year, use)),
                        instruments.stream()
                                .filter(CarbonMarket.class::isInstance)
                                .flatMap(i -> ((CarbonMarket) i).unattainable(numbers).stream()))
                .findFirst();
    }

    /**
     * {@return a year of another scenario stated in the model of this one: every instrument there, and asking nothing of anybody}
     *
     * @param other year of the model without this scenario's instruments
     * @param own the same year of this scenario, whose amounts, closures and shares of money stay
     * @param solver of {@link #economy}
     */
    public EconomyYear restated(EconomyYear other, EconomyYear own, YearSolver solver) {
        double[] parameters = own.parameters().clone();
        YearNumbers numbers = new YearNumbers(economy, scenario, own.year(), parameters);
        instruments.forEach(i -> i.withdraw(numbers, other));
        // what the other scenario has too stays as it has it
        CompiledModel there = other.economy().compiled();
        for (int p = 0; p < parameters.length; p++) {
            int found = there.findParameter(economy.compiled().parameterName(p));
            parameters[p] = found < 0 ? parameters[p] : other.parameters()[found];
        }
        for (PolicyInstrument instrument : instruments) {
            if (instrument instanceof PowerMix mix) {
                mix.enter(numbers, own.parameters());
            }
        }
        solver.holdProductivity(other.productivity());
        return solver.solve(own.year(), parameters, economy.valuesFrom(other), own.parameters());
    }

    /**
     * Writes how LEAP shares generation in a year into the parameters, where the case links its power module.
     *
     * @param parameters of the year; changed
     * @param year calendar year
     * @param share by technology of the case
     */
    public void share(double[] parameters, int year, double[] share) {
        YearNumbers numbers = new YearNumbers(economy, scenario, year, parameters);
        for (PolicyInstrument instrument : instruments) {
            if (instrument instanceof PowerMix mix) {
                mix.shares(numbers, share);
            }
        }
    }

    /**
     * Reports what became of the instruments in a solved year of {@link #economy}; nothing of years before.
     *
     * @param solved year of the scenario
     * @param report takes results and checks
     */
    public void report(EconomyYear solved, PolicyReport report) {
        if (solved.economy().compiled() == economy.compiled()) {
            instruments.forEach(i -> i.report(solved, report));
        }
    }

    /** {@return markets whose permits may be kept} */
    public List<CarbonMarket> banked() {
        return instruments.stream()
                .filter(CarbonMarket.class::isInstance)
                .map(CarbonMarket.class::cast)
                .filter(m -> m.bank().isPresent())
                .toList();
    }

    /** Writes the share of an account's money that is recycled. */
    static void year(YearNumbers numbers, Policy policy, Account account) {
        if (account.apart()) {
            numbers.set(account.shareName(), numbers.of(policy, "recycling_share", 1));
        }
    }

    /** Value at market prices of leaves of some activities, 10⁸ yuan. */
    static double value(Equilibrium at, List<String> activities, Predicate<Leaf> which, boolean outputs) {
        CompiledModel model = at.model();
        ModelDraft said = new ModelDraft(model.model());
        double sum = 0;
        for (String activity : activities) {
            if (!said.has(activity)) {
                continue;
            }
            List<Leaf> leaves = outputs ? said.outputs(activity) : said.inputs(activity);
            for (int leaf = 0; leaf < model.leafCount(); leaf++) {
                boolean side = (model.leafSide(leaf) == LeafSide.OUTPUT) == outputs;
                if (side && model.variableName(model.leafOwner(leaf)).equals(activity)) {
                    String name = model.leafName(leaf);
                    if (leaves.stream().anyMatch(l -> l.name().equals(name) && which.test(l))) {
                        sum += at.flow(leaf) * at.value(model.leafGood(leaf));
                    }
                }
            }
        }
        return sum;
    }
}
