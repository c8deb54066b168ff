package org.cgeleap.cge.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Six shocks of {@link PublishedStressTest} have no equilibrium: each model is reduced by hand to one, two or three unknowns, and
 * all their values are shown impossible, by inequalities or by intervals that cover every value. That the reduction is that of
 * the model is checked against solutions with the instrument held.
 */
class OutOfReachTest {
    private static final Path MODELS = Path.of("src", "test", "resources", "models");

    /** A published model with some endowments changed. */
    private record Shocked(CompiledModel model, Scenario from, Map<String, Double> set) {

        static Shocked of(String file, int scenario, double factor, List<String> endowments) throws IOException {
            Shockable economy = Shockable.of(ModelReader.read(MODELS.resolve(file)));
            Scenario from = economy.model().scenarios().get(scenario);
            Map<String, Double> set = new LinkedHashMap<>(from.set());
            endowments.forEach(e -> set.put(e, factor));
            return new Shocked(CompiledModel.compile(economy.model()), from, set);
        }

        Equilibrium held(String instrument, double value, double[] start) {
            Map<String, Double> fix = new LinkedHashMap<>(from.fix());
            fix.put(instrument, value);
            Scenario held = new Scenario("held", set, fix, Map.of(), Map.of(), from.numeraire(), false);
            Solve solve = new EquilibriumSolver(model, SolverOptions.standard()).solve(held, start);
            assertThat(solve.solved()).as("%s = %s", instrument, value).isTrue();
            return solve.equilibrium();
        }

        double at(Equilibrium solution, String name) {
            return solution.value(model.variableIndex(name));
        }

        double parameter(String name) {
            return model.parameterValues(set)[model.parameterIndex(name)];
        }
    }

    /**
     * Equal yield. The wage is 1, l labour at work and Λ all labour, κ all capital, in hundreds; g = (1 + rate)/1.2. What X and Y cost is
     * half labour and half capital, so capital's price is l/κ. X, Y and leisure (σ = 0.7) are all needed, so the wage, capital's price and g
     * are positive. Leisure demand says (Λ − l) = g^0.7 l^0.85 κ^0.15, and the target in hundreds
     *
     * <pre>f = Λ − l − 2 − l/κ + g (2.4 l − 0.2 (l/κ)^0.6 − 0.2 (l/κ)^0.4) = 0</pre>
     *
     * <p>Where 2.4 l ≤ 0.2 (l/κ)^0.4 the last bracket is negative and so f, for Λ ≤ 2. The rest of (0, Λ] is covered by intervals.
     */
    @ParameterizedTest
    @CsvSource({
        "0.2, 1, endowment.0, endowment.0",
        "2, 0.1, endowment.1, endowment.1",
        "0.2, 0.1, endowment.0, endowment.1"
    })
    void theRealYieldAskedForIsMoreThanAnyTaxBrings(double labour, double capital, String one, String other)
            throws IOException {
        Shocked shocked = Shocked.of("equal-yield.yaml", 0, 0.1, List.of(one, other));
        double[] start = shocked.model.start();
        for (double multiplier : new double[] {1, 0.3, -2, 1, 4, 30}) {
            Equilibrium held = shocked.held("TAU", multiplier, start);
            start = held.values();
            double l = shocked.at(held, "TL");
            double g = (1 + 0.2 * multiplier) / 1.2;
            assertThat(rate(Interval.of(l), labour, capital).middle()).isCloseTo(g, within(1e-7 * g));
            double missed = held.marginal(shocked.model.variableIndex("TAU")) / shocked.at(held, "PL") / 100;
            assertThat(target(Interval.of(l), labour, capital).middle()).isCloseTo(missed, within(1e-6));
        }
        double negative = Math.pow(0.2 / (2.4 * Math.pow(capital, 0.4)), 1 / 0.6);
        assertThat(labour).isLessThanOrEqualTo(2);
        Deque<Interval> open = new ArrayDeque<>(List.of(new Interval(0.999 * negative, labour)));
        while (!open.isEmpty()) {
            Interval l = open.pop();
            if (target(l, labour, capital).hi() >= 0) {
                assertThat(l.width()).as("target met near %s", l).isGreaterThan(1e-9);
                open.push(new Interval(l.lo(), l.middle()));
                open.push(new Interval(l.middle(), l.hi()));
            }
        }
    }

    private static Interval rate(Interval l, double labour, double capital) {
        return Interval.of(labour)
                .minus(l)
                .over(l.power(0.85).times(Math.pow(capital, 0.15)))
                .power(1 / 0.7);
    }

    private static Interval target(Interval l, double labour, double capital) {
        Interval price = l.times(1 / capital);
        Interval bracket = l.times(2.4)
                .minus(price.power(0.6).times(0.2))
                .minus(price.power(0.4).times(0.2));
        return Interval.of(labour - 2)
                .minus(l)
                .minus(price)
                .plus(rate(l, labour, capital).times(bracket));
    }

    /**
     * Two countries with varieties, one with ten times the skill. In country i let c_i be the cost of X (and of a firm), N_i the firms,
     * ω_i the wage over the skill premium; Y costs 1. Varieties of a country sell for 100 c_i N_i = E c_i^(−4) N_i / D, E world spending on
     * varieties, half of all income, D the sum of c^(−4) N. Without firms a country's varieties, of elasticity 5, are wanted at any price, so
     * both have firms and c_1 = c_2 = c; X is made in both, so all factors have a price and are used up. X uses skill and labour as 1.5 ω, Y as
     * ω/1.5, so a country that makes both has skill over labour in [ω/1.5, 1.5 ω] and c = ω^(−0.2); one that makes X alone has 1.5 ω, with
     * Y at a cost c ω^0.2 of no less than 1. Skill over labour is 10 in the rich country and 1 in the poor one:
     *
     * <ul>
     *   <li>both make both: ω is one number (c = ω^(−0.2)), and 10 ≤ 2.25·1 is false;
     *   <li>the poor country makes X alone (ω = 2/3) and the rich one both: there ω ≥ 10/1.5, c ≤ (10/1.5)^(−0.2), and Y would cost the
     *       poor one c (2/3)^0.2 < 1;
     *   <li>neither makes Y: everybody wants some;
     *   <li>the rich country makes X alone: half of world income goes to X, so the poor country's X sells for half the difference of
     *       incomes, poor less rich, which is negative.
     * </ul>
     */
    @ParameterizedTest
    @CsvSource({"I, J, endowment.1", "J, I, endowment.5"})
    void noFirmLivesBesideTenTimesTheSkill(String rich, String poor, String endowment) throws IOException {
        Shocked shocked = Shocked.of("two-country-varieties.yaml", 0, 10, List.of(endowment));
        double[] start = shocked.model.start();
        for (double firms : new double[] {1, 0.4, 3}) {
            Equilibrium held = shocked.held("N" + poor, firms, start);
            start = held.values();
            double spending = (shocked.at(held, "CONS" + rich) + shocked.at(held, "CONS" + poor)) / 2;
            double d = 0;
            for (String country : List.of(rich, poor)) {
                d += Math.pow(cost(shocked, held, country), -4) * shocked.at(held, "N" + country);
            }
            for (String country : List.of(rich, poor)) {
                double c = cost(shocked, held, country);
                double sales = 100 * c * shocked.at(held, "X" + country);
                double share = Math.pow(c, -4) * shocked.at(held, "N" + country) / d;
                assertThat(sales).isCloseTo(spending * share, within(1e-6 * spending));
            }
            assertThat(shocked.at(held, "N" + rich)).isCloseTo(shocked.at(held, "X" + rich), within(1e-6));
        }
        assertThat(10.0).isGreaterThan(2.25);
        assertThat(Math.pow(10 / 1.5, -0.2) * Math.pow(1 / 1.5, 0.2)).isLessThan(0.99);
        // the rich: ω = 10/1.5, income 100 w + 1000 z with c = z ω^0.4; the poor: ω in [2/3, 3/2], c = ω^(−0.2), z =
        // ω^(−0.6)
        double omega = 10 / 1.5;
        double leastCost = Math.pow(1.5, -0.2);
        double rich0 = leastCost * Math.pow(omega, -0.4) * (100 * omega + 1000);
        double poor1 = 100 * (Math.pow(1.5, 0.6) + Math.pow(1.5, 0.4));
        assertThat(poor1).isLessThan(0.9 * rich0);
    }

    private static double cost(Shocked shocked, Equilibrium at, String country) {
        return Math.pow(shocked.at(at, "Z" + country), 0.6) * Math.pow(shocked.at(at, "W" + country), 0.4);
    }

    /**
     * Tariffs: of what the household transfers, the government receives a tenth (the rest is gone), and still earns more than its
     * basket costs. Foreign exchange is worth 1; d is the price of domestic goods, λ labour at work over the benchmark's, a the level of A;
     * imports cost μ. With R(d) the unit revenue of Y, its level is y = λ^α (α labour's share), capital earns R y, labour R y/λ. The
     * unknowns meet three conditions: the market for domestic goods, foreign exchange, and the government's budget. None but values in the
     * box can (argued at its ends), and {@link Conditions#impossible} excludes every part of the box.
     */
    @ParameterizedTest
    @CsvSource({"0.1"})
    void theGovernmentEarnsMoreThanItsBasketWhateverIsTransferred(double received) throws IOException {
        Shocked shocked = Shocked.of("tariff-reform-nested.yaml", 1, received, List.of("endowment.3"));
        Conditions all = Conditions.of(shocked, received);
        double[] start = shocked.model.start();
        for (double transfer : new double[] {0, -3, 2, 5}) {
            Equilibrium held = shocked.held("TAU_LS", transfer, start);
            start = held.values();
            all.agree(shocked, held, transfer);
        }
        // government: PA (basket − what it receives, at its least when A is idle) is what it earns beyond, at least the
        // foreign exchange
        double dearest = all.mu * Math.pow(1 - all.theta, -1.0 / 3);
        double most = all.g0 + received * (all.g0 + all.i0) / (1 - received);
        double leastD = all.deficit / most * Math.cbrt(all.theta);
        double mostA = most / (received * all.a0 / (1 - received) + all.ta * all.a0);
        double mostEarned = (dearest * most - all.deficit) / (all.tk * all.k0 + all.tl * all.l0);
        // domestic goods: households want more than is made where few work, however dear they are
        double leastWork = 0.3;
        double wage = Math.min(Math.pow(all.beta, 0.2), Math.pow(1 - all.beta, 0.2) / all.mu)
                * Math.pow(leastWork, all.alpha - 1);
        double wanted = all.cd0 * all.theta * (1.75 - leastWork) / 0.75 * Math.pow(wage, 0.4);
        assertThat(wanted).isGreaterThan(1.1 * all.d0 * Math.pow(leastWork, all.alpha) * Math.pow(all.beta, -0.8));
        double mostD = mostEarned / (Math.pow(all.beta, 0.2) * Math.pow(leastWork, all.alpha));
        Deque<Interval[]> open = new ArrayDeque<>();
        open.push(new Interval[] {
            new Interval(0.999 * leastD, 1.001 * mostD), new Interval(leastWork, 1.75), new Interval(0, 1.001 * mostA)
        });
        int boxes = 0;
        while (!open.isEmpty()) {
            Interval[] box = open.pop();
            assertThat(boxes++).as("boxes, at %s", List.of(box)).isLessThan(3_000_000);
            if (!all.impossible(box[0], box[1], box[2])) {
                int widest = box[0].width() > box[1].width() ? 0 : 1;
                widest = box[2].width() > box[widest].width() ? 2 : widest;
                Interval cut = box[widest];
                for (Interval half :
                        List.of(new Interval(cut.lo(), cut.middle()), new Interval(cut.middle(), cut.hi()))) {
                    Interval[] part = box.clone();
                    part[widest] = half;
                    open.push(part);
                }
            }
        }
    }

    /** Where there is an equilibrium its values are not excluded. */
    @Test
    void whatIsPossibleIsNotExcluded() throws IOException {
        Shocked shocked = Shocked.of("tariff-reform-nested.yaml", 1, 0.9, List.of("endowment.3"));
        Conditions all = Conditions.of(shocked, 0.9);
        Scenario free = new Scenario(
                "free", shocked.set, shocked.from.fix(), Map.of(), Map.of(), shocked.from.numeraire(), false);
        Solve solve = new EquilibriumSolver(shocked.model, SolverOptions.standard()).solve(free, shocked.model.start());
        assertThat(solve.solved()).isTrue();
        Equilibrium at = solve.equilibrium();
        assertThat(all.impossible(
                        near(shocked.at(at, "PD") / shocked.at(at, "PFX")),
                        near(Math.pow(shocked.at(at, "Y"), 1 / all.alpha)),
                        near(shocked.at(at, "A"))))
                .isFalse();
        assertThat(target(near(1), 2, 1).excludesZero()).isFalse();
    }

    private static Interval near(double value) {
        return new Interval(value - 1e-6, value + 1e-6);
    }

    /** The model of the tariff reform without a tariff, by three unknowns. */
    private record Conditions(
            double received,
            double d0,
            double x0,
            double k0,
            double l0,
            double m0,
            double cd0,
            double cm0,
            double a0,
            double g0,
            double i0,
            double deficit,
            double tk,
            double tl,
            double tx,
            double ta,
            double mu,
            double theta,
            double beta,
            double alpha) {

        static Conditions of(Shocked s, double received) {
            double labour = s.parameter("l0") * (1 + s.parameter("tl"));
            double capital = s.parameter("k0") * (1 + s.parameter("tk"));
            double sales = s.parameter("d0") + s.parameter("x0") * (1 - s.parameter("tx"));
            return new Conditions(
                    received,
                    s.parameter("d0"),
                    s.parameter("x0"),
                    s.parameter("k0"),
                    s.parameter("l0"),
                    s.parameter("m0"),
                    s.parameter("cd0"),
                    s.parameter("cm0"),
                    s.parameter("a0"),
                    s.parameter("g0"),
                    s.parameter("i0"),
                    s.parameter("deficit"),
                    s.parameter("tk"),
                    s.parameter("tl"),
                    s.parameter("tx"),
                    s.parameter("ta"),
                    s.parameter("fx0") / s.parameter("m0"),
                    s.parameter("d0") / (s.parameter("d0") + s.parameter("m0")),
                    s.parameter("d0") / sales,
                    labour / (labour + capital));
        }

        private Interval revenue(Interval d) {
            return d.power(5).times(beta).plus(Interval.of(1 - beta)).power(0.2);
        }

        /** Price of A where it is made. */
        private Interval priceOfA(Interval d) {
            return d.power(-3)
                    .times(theta)
                    .plus(Interval.of((1 - theta) * Math.pow(mu, -3)))
                    .power(-1.0 / 3);
        }

        private Interval priceOfGoods(Interval d) {
            return d.power(0.5)
                    .times(theta)
                    .plus(Interval.of((1 - theta) * Math.sqrt(mu)))
                    .power(2);
        }

        /** Household's goods over the benchmark's: leisure is what is left of labour. */
        private Interval goods(Interval d, Interval work) {
            Interval wage = revenue(d).times(work.power(alpha - 1));
            return Interval.of(1.75)
                    .minus(work)
                    .times(1 / 0.75)
                    .times(wage.over(priceOfGoods(d)).power(0.4));
        }

        /** Domestic goods made less wanted. */
        Interval domestic(Interval d, Interval work, Interval a) {
            Interval made = work.power(alpha).times(d.over(revenue(d)).power(4)).times(d0);
            Interval eaten =
                    goods(d, work).times(priceOfGoods(d).over(d).power(0.5)).times(cd0);
            return made.minus(eaten).minus(a.times(priceOfA(d).over(d).power(4)).times(d0 - cd0));
        }

        /** Exports and what is given, less imports. */
        Interval exchange(Interval d, Interval work, Interval a) {
            Interval eaten = goods(d, work)
                    .times(priceOfGoods(d).times(1 / mu).power(0.5))
                    .times(cm0);
            Interval used = a.times(priceOfA(d).times(1 / mu).power(4)).times(m0 - cm0);
            return exports(d, work)
                    .plus(Interval.of(deficit))
                    .minus(eaten.plus(used).times(mu));
        }

        private Interval exports(Interval d, Interval work) {
            return work.power(alpha).times(revenue(d).power(-4)).times(x0);
        }

        /** What the government earns besides what it gets in goods. */
        Interval earned(Interval d, Interval work) {
            return revenue(d)
                    .times(work.power(alpha))
                    .times(tk * k0 + tl * l0)
                    .plus(exports(d, work).times(tx))
                    .plus(Interval.of(deficit));
        }

        /** Cost of the basket less income, the transfer being what clears the market for A. */
        Interval government(Interval d, Interval work, Interval a) {
            // where A may be idle its price may be anything up to its cost
            Interval made = priceOfA(d);
            Interval price = a.lo() > 0 ? made : new Interval(0, made.hi());
            Interval transfer = a.times(a0).minus(Interval.of(g0 + i0)).times(1 / (1 - received));
            Interval own = transfer.times(received).plus(a.times(ta * a0));
            return price.times(Interval.of(g0).minus(own)).minus(earned(d, work));
        }

        boolean impossible(Interval d, Interval work, Interval a) {
            return government(d, work, a).excludesZero()
                    || domestic(d, work, a).excludesZero()
                    || exchange(d, work, a).excludesZero();
        }

        /** That a solution with the transfer held meets the conditions, its government's budget but for what is missed. */
        void agree(Shocked s, Equilibrium held, double transfer) {
            double exchange = s.at(held, "PFX");
            Interval d = Interval.of(s.at(held, "PD") / exchange);
            Interval work = Interval.of(Math.pow(s.at(held, "Y"), 1 / alpha));
            Interval a = Interval.of(s.at(held, "A"));
            assertThat(domestic(d, work, a).middle()).isCloseTo(0, within(1e-5));
            assertThat(exchange(d, work, a).middle()).isCloseTo(0, within(1e-5));
            double pa = s.at(held, "PA") / exchange;
            if (a.middle() > 1e-6) {
                assertThat(priceOfA(d).middle()).isCloseTo(pa, within(1e-7));
            } else {
                assertThat(pa).isLessThan(priceOfA(d).middle());
            }
            double given = received * (g0 * transfer + s.parameter("direct"));
            double income =
                    pa * (given + ta * a0 * a.middle()) + earned(d, work).middle();
            assertThat(income).isCloseTo(s.at(held, "GOVT") / exchange, within(1e-5));
        }
    }
}
