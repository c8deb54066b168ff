package org.cgeleap.calibration.policy;

import java.util.List;
import java.util.Optional;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyBuilder;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;

/**
 * Which CO2 a carbon policy covers. Every covered use carries permits in fixed proportion (a Leontief companion):
 *
 * <pre>  permits(u, f) = covered_share · q(u, f) · factor(f) · share of the use that is covered</pre>
 *
 * Fuel burnt is covered without its special uses (aviation) unless they are included; raw material and power bought or
 * flowing in only where included. Plants with capture pay for what they emit; what is taken out of the air makes permits.
 *
 * @param economy whose uses they are
 * @param policy of the case
 */
record Coverage(Economy economy, Policy policy) {

    private Case given() {
        return economy.given();
    }

    private boolean user(String code) {
        List<String> users = policy.codes("users");
        return users.isEmpty() || users.contains(code);
    }

    private boolean fuel(String code) {
        List<String> fuels = policy.codes("fuels");
        return fuels.isEmpty() || fuels.contains(code);
    }

    private boolean says(String key, String word) {
        return policy.word(key).equals(word);
    }

    private String shareName() {
        return policy.parameter("covered_share");
    }

    private String factorName() {
        return policy.parameter("power_factor");
    }

    /** Whether anything a user does is covered. */
    boolean covers(int user) {
        return user(economy.userCode(user));
    }

    /** Adds the permits to every covered use. */
    void write(ModelDraft draft, String good) {
        Expression share = draft.parameter(shareName(), 0);
        Expression factor = draft.parameter(factorName(), 0);
        for (String activity : draft.activities()) {
            Optional<String> owner = ownerOf(activity);
            if (owner.isPresent() && user(owner.get())) {
                uses(draft, activity, owner.get(), good, share, factor);
            }
        }
        if (says("purchased_power", "inflow")) {
            for (int g = 0; g < given().technologies().size(); g++) {
                Technology technology = given().technologies().get(g);
                if (technology.kind() == Technology.Kind.INFLOW && draft.has(Names.generate(technology.code()))) {
                    draft.input(
                            Names.generate(technology.code()),
                            permit(
                                    good,
                                    "inflow",
                                    factor.times(share).times(economy.accounts().generation()[g])));
                }
            }
        }
    }

    private void uses(
            ModelDraft draft, String activity, String owner, String good, Expression share, Expression factor) {
        List<Leaf> inputs = draft.inputs(activity);
        for (Leaf leaf : inputs) {
            if (leaf.good().equals(Names.PRICE_CO2)) {
                String fuel = leaf.name().substring(Names.co2Leaf("").length());
                if (fuel(fuel)) {
                    Expression covered = says("special_uses", "yes")
                            ? wholeUse(inputs, fuel, owner).orElse(leaf.quantity())
                            : leaf.quantity();
                    draft.beside(activity, leaf.name(), permit(good, fuel, covered.times(share)));
                }
            }
        }
        for (int f = 0; f < economy.fuels(); f++) {
            String fuel = given().energyGoods().get(f).code();
            double perValue = given().energyGoods().get(f).co2Factor() / economy.averagePrice(f);
            for (Leaf leaf : inputs) {
                if (says("feedstock", "yes")
                        && fuel(fuel)
                        && perValue > 0
                        && leaf.name().equals(Names.energyLeaf(EnergyRole.FEEDSTOCK, fuel))) {
                    draft.beside(
                            activity,
                            leaf.name(),
                            permit(
                                    good,
                                    "feedstock." + fuel,
                                    leaf.quantity().times(perValue).times(share)));
                }
                if (says("purchased_power", "use")
                        && fuel.equals(given().powerGood())
                        && leaf.name().equals(Names.energyLeaf(EnergyRole.ENERGY, fuel))) {
                    double twh = 1 / (economy.averagePrice(f) * EconomyBuilder.MTCE_PER_TWH);
                    draft.beside(
                            activity,
                            leaf.name(),
                            permit(
                                    good,
                                    "power",
                                    leaf.quantity().times(twh).times(factor).times(share)));
                }
            }
        }
        if (says("removals", "yes")) {
            for (Leaf leaf : draft.outputs(activity)) {
                if (leaf.good().equals(Names.PRICE_CO2)) {
                    draft.output(
                            activity, permit(good, "removal", leaf.quantity().times(share)));
                }
            }
        }
    }

    /** Permits of all a user burns, special uses included; a latent plant has none. */
    private Optional<Expression> wholeUse(List<Leaf> inputs, String fuel, String owner) {
        int f = given().energyIndex(fuel);
        if (economy.coveredParameter(f, economy.userIndex(owner)) < 0) {
            return Optional.empty();
        }
        return inputs.stream()
                .filter(l -> l.name().equals(Names.energyLeaf(EnergyRole.ENERGY, fuel))
                        || l.name().equals(Names.energyLeaf(EnergyRole.OWN_USE, fuel)))
                .filter(l -> l.quantity() instanceof Expression.Ref) // a latent plant's is a number
                .findFirst()
                .map(l -> l.quantity().times(given().energyGoods().get(f).co2Factor() / economy.averagePrice(f)));
    }

    private static Leaf permit(String good, String what, Expression quantity) {
        return new Leaf(good + "." + what, good, quantity, Expression.constant(0), List.of());
    }

    /** Whose energy an activity uses. */
    private Optional<String> ownerOf(String activity) {
        if (activity.equals(Names.CONSUMPTION)) {
            return Optional.of(given().households());
        }
        if (activity.equals(Names.GOVERNMENT)) {
            return Optional.of(given().government());
        }
        if (activity.equals(Names.DELIVERY)
                || given().technologies().stream().anyMatch(t -> activity.equals(Names.generate(t.code())))) {
            return Optional.of(given().powerGood());
        }
        return given().sectors().stream()
                .map(s -> s.code())
                .filter(code -> activity.equals(Names.production(code)))
                .findFirst();
    }

    /** Writes the year's share and factor; nothing is covered where the policy is not in force. */
    void year(YearNumbers numbers) {
        numbers.set(shareName(), policy.inForce(numbers.year()) ? numbers.of(policy, "covered_share", 1) : 0);
        numbers.set(factorName(), numbers.of(policy, "power_factor", inflowFactor(numbers)));
    }

    private double inflowFactor(YearNumbers numbers) {
        return given().parameters().value("grid_factor_inflow", numbers.scenario(), numbers.year(), 0);
    }

    /** CO2 the policy would cover in a year of a model without it, with the share and factor of given numbers, Mt. */
    double emissions(YearNumbers numbers, EconomyYear other) {
        return numbers.get(shareName()) * emissions(other, numbers.get(factorName()));
    }

    /** Whether the power sector's permits may be made by taking CO2 out of the air. */
    boolean removes() {
        return says("removals", "yes")
                && user(given().powerGood())
                && given().technologies().stream().anyMatch(t -> t.removal() > 0);
    }

    /** A covered use that needs permits at every price, in words; none where everything covered can be shut down. */
    Optional<String> unavoidable(YearNumbers numbers) {
        return numbers.get(shareName()) > 0
                ? new UnavoidableUse(this::covers, this::fuel, says("special_uses", "yes"), says("feedstock", "yes"))
                        .of(numbers)
                : Optional.empty();
    }

    /** CO2 of a user that the policy would cover if all of a covered use were, Mt, in the words of the case. */
    double emissions(EconomyYear year, int user, double powerFactor) {
        if (!covers(user)) {
            return 0;
        }
        double sum = 0;
        for (int f = 0; f < economy.fuels(); f++) {
            String code = given().energyGoods().get(f).code();
            if (fuel(code)) {
                sum += says("special_uses", "yes") ? year.co2(f, user) : year.coveredCo2(f, user);
                sum += says("feedstock", "yes") ? year.feedstockCo2(f, user) : 0;
            }
            if (says("purchased_power", "use") && code.equals(given().powerGood())) {
                sum += year.mtce(EnergyRole.ENERGY, f, user) / EconomyBuilder.MTCE_PER_TWH * powerFactor;
            }
        }
        return sum;
    }

    /** CO2 the policy would cover in a year, Mt. */
    double emissions(EconomyYear year, double powerFactor) {
        double sum = 0;
        for (int u = 0; u < economy.users(); u++) {
            sum += emissions(year, u, powerFactor);
        }
        for (int g = 0; g < given().technologies().size(); g++) {
            Technology t = given().technologies().get(g);
            if (t.kind() == Technology.Kind.INFLOW && says("purchased_power", "inflow")) {
                sum += year.generationTwh(g) * powerFactor;
            }
            if (t.kind() == Technology.Kind.LATENT && user(given().powerGood())) {
                double removed = year.generationTwh(g) * t.removal();
                sum += t.fuel().isEmpty() || !fuel(t.fuel()) ? 0 : year.technologyCo2(g) + removed;
                sum -= says("removals", "yes") ? removed : 0;
            }
        }
        return sum;
    }

    /** The same with the share and factor a solved year was solved with. */
    double emissions(EconomyYear year) {
        double[] p = year.parameters();
        double share = p[year.economy().compiled().parameterIndex(shareName())];
        return share * emissions(year, p[year.economy().compiled().parameterIndex(factorName())]);
    }
}
