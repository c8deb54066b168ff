package org.cgeleap.calibration.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Tax;

/**
 * Who gets the money of a policy, and what is done with it: revenue recycling. Without a fund it is the government's, whose
 * budget the closure balances (by default with a lump-sum transfer). A fund spends on government consumption or capital
 * formation:
 *
 * <pre>  income of the fund − revenue = 0 ⊥ income,  all spent on PG or PI</pre>
 *
 * or pays it out as a uniform cut τ of a tax (a subsidy of the user price p(1 − τ) of labour or capital, of the price
 * received p(1 + τ) of output), so that nothing is left:
 *
 * <pre>  revenue − τ · Σ base = 0 ⊥ τ</pre>
 *
 * <p>The fund of a tax cut owns and consumes {@link #FLOAT} of GDP of the consumption good besides, which cancels in the
 * market; so its income is a positive number, and "nothing is left" reads income − float · PC = 0.
 *
 * @param policy whose revenue it is
 * @param use lump_sum, labour_tax, capital_tax, production_tax, government, investment
 * @param places names of goods and consumers the recycling needs
 */
public record Account(String policy, String use, Places places) {
    /** Of GDP: large enough to be a sound number beside the revenues of policies, small enough to be no scale of its own. */
    private static final double FLOAT = 0.01;

    /**
     * Where the money goes in a model.
     *
     * @param government consumer whose budget is balanced elsewhere
     * @param consumption price of the consumption good
     * @param publicGood price of government consumption
     * @param investment price of the investment good
     * @param wage price of labour
     * @param rental price of capital
     * @param producers activities whose output a production tax falls on
     * @param gdp size of the economy
     */
    public record Places(
            String government,
            String consumption,
            String publicGood,
            String investment,
            String wage,
            String rental,
            List<String> producers,
            double gdp) {
        /**
         * Copies the producers.
         *
         * @param government consumer whose budget is balanced elsewhere
         * @param consumption price of the consumption good
         * @param publicGood price of government consumption
         * @param investment price of the investment good
         * @param wage price of labour
         * @param rental price of capital
         * @param producers activities whose output a production tax falls on
         * @param gdp size of the economy
         */
        public Places {
            producers = List.copyOf(producers);
        }
    }

    /** Whether the money goes round the government's budget. */
    boolean apart() {
        return !use.equals("lump_sum");
    }

    /** The consumer that gets the money. */
    String name() {
        return apart() ? "FUND." + policy : places.government();
    }

    /** The variable of the rate by which a tax is cut. */
    String rate() {
        return "TAXCUT." + policy;
    }

    /** Whether a tax is cut. */
    boolean cutsTax() {
        return use.endsWith("_tax");
    }

    /** Adds the fund; what it owns is added by whoever earns the money. */
    void write(ModelDraft draft) {
        if (!apart()) {
            return;
        }
        double size = FLOAT * places.gdp();
        String buys = switch (use) {
            case "government" -> places.publicGood();
            case "investment" -> places.investment();
            default -> places.consumption();
        };
        List<Endowment> owned = new ArrayList<>();
        if (cutsTax()) {
            owned.add(new Endowment(places.consumption(), Expression.constant(size)));
        }
        draft.consumer(new Consumer(
                name(),
                owned,
                Nest.of("SPENDING", 1, Leaf.of(buys, size)),
                new Bounds(cutsTax() ? size : 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)));
        if (!cutsTax()) {
            return;
        }
        Expression left = Expression.ref(name())
                .minus(Expression.ref(places.consumption()).times(size));
        Expression rate = draft.auxiliary(rate(), left, ModelDraft.FREE);
        Tax cut = new Tax(new Expression.Negate(rate), name());
        for (String activity : draft.activities()) {
            switch (use) {
                case "labour_tax" -> draft.taxInputs(activity, l -> l.good().equals(places.wage()), cut);
                case "capital_tax" -> draft.taxInputs(activity, l -> l.good().equals(places.rental()), cut);
                default -> {
                    if (places.producers().contains(activity)) {
                        draft.taxOutputs(activity, l -> !l.good().startsWith(CarbonMarket.PRICE), cut);
                    }
                }
            }
        }
    }

    /** Reports the rate or the amount. */
    void report(EconomyYear solved, PolicyReport report) {
        if (cutsTax()) {
            report.result(
                    use + "_cut",
                    policy,
                    "",
                    "share",
                    solved.solve().equilibrium().value(rate()));
        } else if (apart()) {
            report.result(
                    "recycled_to_" + use,
                    policy,
                    "",
                    ScenarioPolicies.MONEY,
                    solved.solve().equilibrium().income(name()));
        }
    }

    /** Declares the share of the money that goes to the fund, the rest being the government's; none without a fund. */
    Optional<Expression> share(ModelDraft draft) {
        return apart() ? Optional.of(draft.parameter(shareName(), 1)) : Optional.empty();
    }

    /** Name of the parameter {@link #share} declares. */
    String shareName() {
        return "policy." + policy + ".recycling_share";
    }

    /** Leaves all money to the government. */
    void withdraw(YearNumbers numbers) {
        if (apart()) {
            numbers.set(shareName(), 0);
        }
    }

    /** Endows the account with something of value. */
    void earn(ModelDraft draft, String good, Expression quantity) {
        Optional<Expression> share = share(draft);
        if (share.isEmpty()) {
            draft.endow(places.government(), good, quantity);
            return;
        }
        draft.endow(name(), good, quantity.times(share.get()));
        draft.endow(
                places.government(), good, quantity.times(Expression.constant(1).minus(share.get())));
    }

    /** A tax (negative: a subsidy) whose revenue is the account's. */
    List<Tax> taxes(Expression rate, Optional<Expression> share) {
        return share.map(s -> List.of(
                        new Tax(rate.times(s), name()),
                        new Tax(rate.times(Expression.constant(1).minus(s)), places.government())))
                .orElseGet(() -> List.of(new Tax(rate, name())));
    }
}
