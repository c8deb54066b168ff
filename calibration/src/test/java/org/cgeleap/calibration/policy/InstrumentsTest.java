package org.cgeleap.calibration.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cgeleap.calibration.casefile.ClosureRule;
import org.cgeleap.calibration.economy.EnergyPrice;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.calibration.policy.PolicyCase.Solved;
import org.cgeleap.cge.solution.Check;
import org.cgeleap.cge.solution.Equilibrium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Instruments of the bundled city against each other, in one year. An equilibrium is solved to a scaled residual of 1e-9;
 * two ways of saying the same thing agree to {@link #SAME}.
 */
class InstrumentsTest {
    /** Two equilibria solved to 1e-9 per condition, a hundredfold for the conditioning of the whole. */
    private static final double SAME = 1e-7;

    private static @Nullable PolicyCase city;

    @BeforeAll
    static void calibrate(@TempDir Path folder) {
        city = new PolicyCase(folder);
    }

    private static PolicyCase city() {
        return Objects.requireNonNull(city);
    }

    private static Solved solved(String scenario) {
        return solved(scenario, Map.of());
    }

    private static Solved solved(String scenario, Map<String, Double> set) {
        Solved solved = city().solve(scenario, set);
        assertThat(solved.year().solved()).as(scenario).isTrue();
        return solved;
    }

    @Test
    void aPolicyOfNothingMovesNothing() {
        Solved without = solved("without");
        double[] before = city().aligned().last().values();
        for (int i = 0; i < before.length; i++) {
            String name = city().aligned().economy().compiled().variableName(i);
            if (name.startsWith("SCALE.")) {
                continue; // written into the resources after the alignment year, and held at one
            }
            assertThat(without.value(name)).as(name).isCloseTo(before[i], within(SAME * Math.max(1, before[i])));
        }
    }

    @Test
    void aCapAndTheTaxAtItsShadowPriceAreTheSame() {
        Solved tax = solved("tax");
        double emissions = tax.market().emissions(tax.year());
        assertThat(emissions).isLessThan(0.99 * city().aligned().last().totalCoveredCo2());
        Solved cap = solved("cap", Map.of("policy.m.cap", emissions));
        assertThat(cap.market().price(cap.year())).isCloseTo(150, within(150 * SAME));
        assertThat(PolicyCase.difference(tax, cap)).isLessThan(SAME);
    }

    @Test
    void anIntensityTargetIsTheCapItImplies() {
        Solved target = solved("intensity");
        assertThat(target.market().price(target.year())).isGreaterThan(1);
        double emissions = target.market().emissions(target.year());
        // 0.5 t per 10⁴ yuan
        assertThat(emissions).isCloseTo(0.5e-2 * target.year().gdp(), within(1e-7 * emissions));
        Solved cap = solved("cap", Map.of("policy.m.cap", emissions));
        assertThat(PolicyCase.difference(target, cap)).isLessThan(SAME);
    }

    @Test
    void aTargetGivenByItsFallBeginsAtTheAlignmentYear() {
        Solved falling = solved("falling");
        double before = city().aligned().last().totalCoveredCo2()
                / city().aligned().last().gdp();
        assertThat(falling.market().emissions(falling.year()) / falling.year().gdp())
                .isCloseTo(0.9 * before, within(SAME * before));
    }

    @Test
    void marketsApartWithTheJointMarketsAllocationAreTheJointMarket() {
        Solved joint = solved("joint");
        Coverage coverage = joint.market().coverage();
        int steel = joint.year().economy().given().sectorIndex("ISM");
        double first = coverage.emissions(joint.year(), steel, 0);
        Solved apart = solved("apart", Map.of("policy.a.cap", first, "policy.b.cap", 30 - first));
        assertThat(apart.value("PCO2.a")).isCloseTo(joint.value("PCO2.m"), within(SAME));
        assertThat(apart.value("PCO2.b")).isCloseTo(joint.value("PCO2.m"), within(SAME));
        assertThat(PolicyCase.difference(joint, apart)).isLessThan(SAME);
        // with one more tonne for one and one less for the other the prices part
        Solved other = solved("apart", Map.of("policy.a.cap", first + 1, "policy.b.cap", 29 - first));
        assertThat(other.value("PCO2.a")).isLessThan(other.value("PCO2.b"));
    }

    /** With one household that owns firms and gets the government's balance, who gets the permits does not matter. */
    @Test
    void freePermitsAreALumpSum() {
        Solved free = solved("free");
        Solved auction = solved("joint");
        double all = 30 * auction.value("PCO2.m");
        assertThat(free.result("free_allocation", "m")).isCloseTo(0.7 * all, within(SAME * all));
        assertThat(free.value(Names.CONSUMPTION)).isCloseTo(auction.value(Names.CONSUMPTION), within(SAME));
        assertThat(free.value("PCO2.m")).isCloseTo(auction.value("PCO2.m"), within(SAME));
    }

    /** Fischer and Fox (2007), Land Economics 83: the rebate is a subsidy of output, and the price of a permit rises. */
    @Test
    void rebatesRaiseCoveredOutputAndThePriceAgainstAuctioning() {
        Solved rebate = solved("rebate");
        Solved auction = solved("joint");
        for (String sector : List.of("ISM", "NMM")) {
            assertThat(rebate.value(Names.production(sector)))
                    .isGreaterThan(1.001 * auction.value(Names.production(sector)));
        }
        assertThat(rebate.value("PCO2.m")).isGreaterThan(auction.value("PCO2.m"));
        assertThat(rebate.market().emissions(rebate.year())).isCloseTo(30, within(30 * SAME));
    }

    /** Permits given for output beyond what is issued are named as that, with how many they are. */
    @Test
    void rebatesAboveThePermitsIssuedFailTheirOwnCheck() {
        Solved most = solved("rebate", Map.of("policy.m.output_rebate", 1.2));
        double given = most.value("REBATE.m");
        assertThat(given).isGreaterThan(31);
        assertThat(most.check("output_rebate_above_permits_issued_m")).isCloseTo(given / 30 - 1, within(SAME));
        assertThat(solved("rebate").check("output_rebate_above_permits_issued_m"))
                .isZero();
    }

    @Test
    void coverageTakesInAndLeavesOutWhatTheCaseSays() {
        Solved wide = solved("wide");
        double feedstock = 0;
        for (int f = 0; f < wide.year().economy().fuels(); f++) {
            for (int u = 0; u < wide.year().economy().users(); u++) {
                feedstock += wide.year().feedstockCo2(f, u);
            }
        }
        double inflow = 0;
        for (int g = 0; g < wide.year().economy().given().technologies().size(); g++) {
            if (wide.year().economy().given().technologies().get(g).code().equals("inflow")) {
                inflow = 0.5 * wide.year().generationTwh(g);
            }
        }
        assertThat(feedstock).isPositive();
        double all = wide.year().totalCo2() + feedstock + inflow;
        assertThat(wide.market().emissions(wide.year())).isCloseTo(all, within(all * SAME));

        Solved narrow = solved("narrow");
        double some = 0;
        for (String user : List.of("ISM", "HHC", "GOV")) {
            int u = narrow.year().economy().userIndex(user);
            for (String fuel : List.of("COL", "GAS")) {
                some += narrow.year().coveredCo2(narrow.year().economy().given().energyIndex(fuel), u);
            }
            int power = narrow.year().economy().given().energyIndex("ELE");
            // 0.1229 kgce in a kWh of electricity, final use
            some += 0.5 * narrow.year().mtce(EnergyRole.ENERGY, power, u) / 0.1229;
        }
        assertThat(narrow.market().emissions(narrow.year())).isCloseTo(0.5 * some, within(some * SAME));
    }

    /** What a user pays for a fuel's permits is the price of a tonne times the tonnes, whichever policies ask for them. */
    @Test
    void theCarbonInAFuelsPriceIsThePriceOfATonneTimesItsTonnes() {
        Solved tax = solved("tax");
        var economy = tax.year().economy();
        int coal = economy.given().energyIndex("COL");
        double factor = economy.given().energyGoods().get(coal).co2Factor();
        int cement = economy.userIndex("NMM");
        double covered = tax.year().parameters()[economy.coveredParameter(coal, cement)];
        // 150 yuan/t; one 10^8 yuan a Mt is 100 yuan a tonne
        assertThat(tax.year().energyPrice(coal, cement).carbon()).isCloseTo(1.5 * factor * covered, within(1e-9));
        int power = economy.given().energyIndex("ELE");
        assertThat(tax.year().energyPrice(power, cement).carbon()).isZero();
        // what all users pay for fuel and permits is what they spend: the margin is the user's own
        double base = economy.accounts().energyPrice()[coal][cement];
        EnergyPrice before = city().aligned().years().get(0).energyPrice(coal, cement);
        assertThat(before.fuel()).isCloseTo(base, within(1e-9 * base));
        // two markets on the same fuel are both paid
        Solved wide = solved("wide");
        assertThat(wide.year().energyPrice(coal, cement).carbon())
                .isCloseTo(
                        (wide.value("PCO2.m") + covered * wide.value("PCO2")) * factor,
                        within(1e-9 * (1 + wide.value("PCO2.m"))));
    }

    @Test
    void whatIsRecycledIsTheRevenue() {
        Solved labour = solved("labour");
        double bill = 0;
        Equilibrium at = labour.year().solve().equilibrium();
        for (int e = 0; e < at.model().endowmentCount(); e++) {
            if (at.model().variableName(at.model().endowmentGood(e)).equals(Names.WAGE)) {
                bill += at.endowment(e) * at.value(Names.WAGE);
            }
        }
        double revenue = labour.result("carbon_revenue", "m");
        assertThat(labour.value("TAXCUT.m") * bill).isCloseTo(revenue, within(revenue * SAME));
        for (String use : List.of("public", "formation")) {
            Solved spent = solved(use);
            double money = spent.result("carbon_revenue", "m");
            assertThat(at(spent).income("FUND.m")).isCloseTo(money, within(money * SAME));
        }
        // the fund buys on top of what the government buys for itself
        double size = city().aligned().economy().governmentValue();
        Solved spent = solved("public");
        double more = spent.value(Names.GOVERNMENT) - solved("tax").value(Names.GOVERNMENT);
        assertThat(more * size * spent.value(Names.PRICE_GOVERNMENT))
                .isCloseTo(spent.result("carbon_revenue", "m"), within(1e-5));
        assertThat(solved("formation").value(Names.INVESTMENT))
                .isGreaterThan(solved("tax").value(Names.INVESTMENT));
    }

    private static Equilibrium at(Solved solved) {
        return solved.year().solve().equilibrium();
    }

    /** A mandate is a subsidy of the favoured paid by a tax on all others, of nothing in sum. */
    @Test
    void aMandateIsTheSubsidyAndTheTaxOfItsCertificates() {
        Solved mandate = solved("mandate");
        double share = 0.55;
        double certificate = mandate.value("PCERT.m") / EconomyPrice.generation(city());
        assertThat(certificate).isPositive();
        assertThat(mandate.result("mandated_share", "m")).isCloseTo(share, within(SAME));
        double grid = mandate.value(Names.PRICE_GENERATION) + share * certificate;
        Solved instead = solved(
                "instead",
                Map.of(
                        "policy.favoured.rate", certificate * (1 - share) / grid,
                        "policy.others.rate", -certificate * share / grid));
        assertThat(instead.value(Names.PRICE_GENERATION)).isCloseTo(grid, within(SAME));
        assertThat(instead.value(Names.generate("wind")))
                .isCloseTo(mandate.value(Names.generate("wind")), within(SAME));
        assertThat(instead.value(Names.CONSUMPTION)).isCloseTo(mandate.value(Names.CONSUMPTION), within(SAME));
        assertThat(instead.value(Names.generate("fossil")))
                .isCloseTo(mandate.value(Names.generate("fossil")), within(SAME));
    }

    @Test
    void theBorderChargeIsContentTimesPrice() {
        Solved border = solved("border");
        Equilibrium at = at(border);
        int leaf = at.model().leafIndex(Names.armington("ISM"), Names.EXCHANGE_NEAR);
        // 1.5 t per 10⁴ yuan at 200 yuan/t is 300 yuan per 10⁴ yuan
        assertThat(at.userPrice(leaf)).isCloseTo(at.value(Names.EXCHANGE_NEAR) + 0.03, within(1e-9));
        int power = at.model().leafIndex(Names.generate("inflow"), Names.EXCHANGE_NEAR);
        assertThat(at.userPrice(power)).isCloseTo(at.value(Names.EXCHANGE_NEAR) + 0.06, within(1e-9));
        int far = at.model().leafIndex(Names.armington("ISM"), Names.EXCHANGE_FAR);
        assertThat(at.userPrice(far)).isEqualTo(at.value(Names.EXCHANGE_FAR));
        double charged = 0.03 * at.flow(leaf) + 0.06 * at.flow(power);
        assertThat(border.result("border_revenue", "c")).isCloseTo(charged, within(SAME * charged));
    }

    @Test
    void aLimitHoldsAndItsLicenceIsWorthWhatTheNextUnitIsWorth() {
        Solved limit = solved("limit");
        assertThat(limit.year().used("PLIC.m")).isCloseTo(20, within(20 * SAME));
        assertThat(limit.value("PLIC.m")).isPositive();
        Solved loose = solved("limit", Map.of("policy.m.limit", 1000.0));
        assertThat(loose.value("PLIC.m")).isCloseTo(0, within(1e-9));
        assertThat(PolicyCase.difference(loose, solved("without"))).isLessThan(SAME);
    }

    @Test
    void theWageCurveLiesBetweenTheFixedWageAndFullEmployment() {
        Solved full = solved("tax");
        Solved fixed = city().solve("tax", Map.of(), Map.of("labour", "fixed_wage"));
        Solved flat = city().solve("tax", Map.of("wage_curve", 0.0), Map.of("labour", "wage_curve"));
        Solved steep = city().solve("tax", Map.of("wage_curve", 1e9), Map.of("labour", "wage_curve"));
        Solved curve = city().solve("tax", Map.of(), Map.of("labour", "wage_curve"));
        assertThat(PolicyCase.difference(fixed, flat)).isLessThan(SAME);
        assertThat(PolicyCase.difference(full, steep)).isLessThan(SAME);
        double natural = 0.05;
        assertThat(curve.value("UNEMPLOYMENT")).isBetween(natural, fixed.value("UNEMPLOYMENT"));
        double wage = curve.value(Names.WAGE) / curve.value(Names.PRICE_CONSUMPTION);
        double before = city().aligned().last().solve().equilibrium().value(Names.WAGE)
                / city().aligned().last().solve().equilibrium().value(Names.PRICE_CONSUMPTION);
        // the published elasticity -0.1 of the case
        assertThat(wage).isCloseTo(before * Math.pow(curve.value("UNEMPLOYMENT") / natural, -0.1), within(SAME));
    }

    @Test
    void closuresHoldWhatTheySay() {
        Equilibrium before = city().aligned().last().solve().equilibrium();
        Solved exchange = city().solve("tax", Map.of(), Map.of("foreign_savings", "fixed_exchange_rate"));
        assertThat(exchange.value(Names.EXCHANGE_NEAR)).isCloseTo(before.value(Names.EXCHANGE_NEAR), within(SAME));
        Solved investment = city().solve("tax", Map.of(), Map.of("savings_investment", "investment_driven"));
        assertThat(investment.value(Names.INVESTMENT)).isCloseTo(before.value(Names.INVESTMENT), within(SAME));
        Solved deficit = city().solve("tax", Map.of(), Map.of("government", "deficit"));
        assertThat(deficit.value(Names.TRANSFER)).isCloseTo(before.value(Names.TRANSFER), within(SAME));
        // the tax is revenue beyond what the held transfer hands on, so the government lends
        assertThat(deficit.value("DEFICIT")).isNegative();
        Solved share = city().solve("tax", Map.of(), Map.of("government", "fixed_share"));
        assertThat(share.value(Names.GOVERNMENT) / share.year().gdp())
                .isCloseTo(before.value(Names.GOVERNMENT) / before.value(Names.GDP), within(1e-9));
    }

    /** Every instrument under every closure: what the general engine checks of any equilibrium, and the policy's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tax",
                "joint",
                "intensity",
                "apart",
                "free",
                "rebate",
                "wide",
                "narrow",
                "labour",
                "production",
                "rental",
                "public",
                "formation",
                "mandate",
                "capital",
                "border",
                "limit"
            })
    void checksHoldUnderEveryClosure(String scenario) {
        List<Map<String, String>> closures = new ArrayList<>();
        closures.add(Map.of());
        for (ClosureRule rule : ClosureRule.values()) {
            rule.choices().stream().skip(1).forEach(choice -> closures.add(Map.of(rule.word(), choice)));
        }
        closures.add(Map.of(
                "foreign_savings", "fixed_exchange_rate",
                "savings_investment", "investment_driven",
                "government", "deficit",
                "labour", "wage_curve"));
        for (Map<String, String> closure : closures) {
            Solved solved = city().solve(scenario, Map.of(), closure);
            assertThat(solved.year().solved()).as("%s %s", scenario, closure).isTrue();
            assertThat(at(solved).checks())
                    .as("%s %s", scenario, closure)
                    .isNotEmpty()
                    .allMatch(Check::pass);
            assertThat(solved.gap()).as("%s %s", scenario, closure).isLessThan(SAME);
        }
    }
}
