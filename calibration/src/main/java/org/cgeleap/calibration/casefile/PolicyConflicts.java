package org.cgeleap.calibration.casefile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must hold between the policies of a scenario: none says what another contradicts, or says over again. */
final class PolicyConflicts {
    /** By how much shares that add up to one may miss it by their digits. */
    private static final double DIGITS = 1e-9;

    private final Case given;
    private final String scenario;
    private final List<Finding> findings;

    private PolicyConflicts(Case given, String scenario, List<Finding> findings) {
        this.given = given;
        this.scenario = scenario;
        this.findings = findings;
    }

    static void check(Case given, String scenario, List<Finding> findings) {
        PolicyConflicts conflicts = new PolicyConflicts(given, scenario, findings);
        conflicts.once();
        List<Policy> all = given.policies().stream().filter(p -> p.in(scenario)).toList();
        for (int i = 0; i < all.size(); i++) {
            for (Policy before : all.subList(0, i)) {
                conflicts.pair(before, all.get(i));
            }
        }
        all.stream().filter(p -> p.form() == InstrumentForm.BORDER_ADJUSTMENT).forEach(b -> conflicts.priced(b, all));
        conflicts.mandates(all);
    }

    private void finding(Policy policy, String key, String column, String found, String expected) {
        int line = PolicyConsistency.line(policy, key);
        Finding finding = new Finding(policy.file(), line, column, found, expected);
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }

    private void once() {
        Set<String> names = new LinkedHashSet<>();
        for (Policy policy : given.policies()) {
            if (policy.in(scenario) && !names.add(policy.name())) {
                finding(
                        policy,
                        "",
                        "policy",
                        policy.name() + " twice in scenario " + scenario,
                        "a policy for all scenarios or for some, not both");
            }
        }
    }

    private void pair(Policy first, Policy second) {
        boolean sameYears = PolicyYears.first(first) <= PolicyYears.last(second)
                && PolicyYears.first(second) <= PolicyYears.last(first);
        boolean capping =
                second.form() == InstrumentForm.EMISSION_CAP || second.form() == InstrumentForm.INTENSITY_TARGET;
        if (capping && first.form() == second.form() && sameYears && sameUses(first, second)) {
            twice(first, second);
        }
        if (second.form() == InstrumentForm.BORDER_ADJUSTMENT && first.form() == second.form() && sameYears) {
            charged(first, second);
        }
        if (first.banked() && second.banked()) {
            Optional<int[]> a = PolicyYears.bank(first);
            Optional<int[]> b = PolicyYears.bank(second);
            if (a.isPresent() && b.isPresent() && a.get()[0] <= b.get()[1] && b.get()[0] <= a.get()[1]) {
                finding(
                        second,
                        "bank_from",
                        "key",
                        "a bank in the years of the bank of " + first.name(),
                        "banks of a scenario one after the other; let this one begin after " + a.get()[1]
                                + ", or put both kinds of permits into one policy");
            }
        }
    }

    /** Two caps on the same uses: one of them never binds, and which one was meant is not said. */
    private void twice(Policy first, Policy second) {
        boolean cap = second.form() == InstrumentForm.EMISSION_CAP;
        finding(
                second,
                "",
                "policy",
                second.name() + ", a second " + (cap ? "cap on what " : "target for what ") + first.name() + " (row "
                        + first.line() + ") " + (cap ? "caps" : "has a target for") + " in scenario " + scenario,
                "one " + (cap ? "cap" : "target")
                        + " for the same users and fuels in a year; take one of the two away, or part them by users, fuels,"
                        + " from and to");
    }

    private boolean sameUses(Policy a, Policy b) {
        return codes(a, "users", PolicyConsistency.users(given))
                        .equals(codes(b, "users", PolicyConsistency.users(given)))
                && codes(a, "fuels", PolicyConsistency.fuels(given))
                        .equals(codes(b, "fuels", PolicyConsistency.fuels(given)))
                && Stream.of("feedstock", "special_uses", "purchased_power")
                        .allMatch(key -> a.word(key).equals(b.word(key)));
    }

    private static Set<String> codes(Policy policy, String key, Set<String> all) {
        List<String> listed = policy.codes(key);
        return listed.isEmpty() ? all : new LinkedHashSet<>(listed);
    }

    /** The same inflow charged with the same price twice. */
    private void charged(Policy first, Policy second) {
        boolean sameOrigin = first.word("origin").equals(second.word("origin"))
                || first.word("origin").equals("both")
                || second.word("origin").equals("both");
        if (!sameOrigin || !first.word("market").equals(second.word("market"))) {
            return;
        }
        second.numbers().stream()
                .filter(key -> key.startsWith("content.") && first.has(key))
                .forEach(key -> finding(
                        second,
                        "",
                        "policy",
                        second.name() + " charges " + key.substring("content.".length()) + " as " + first.name()
                                + " (row " + first.line() + ") does",
                        "each good and origin once for a market; take one of the two away, or part them by origin, from"
                                + " and to"));
    }

    /** Years in which a policy is in force and solved. */
    private IntStream years(Policy policy) {
        return IntStream.rangeClosed(
                        given.years().alignment() + 1, given.years().horizon())
                .filter(y -> PolicyYears.first(policy) <= y && y <= PolicyYears.last(policy));
    }

    /** A border charge needs a price to charge. */
    private void priced(Policy border, List<Policy> all) {
        String market = border.word("market");
        if (market.equals(Policy.ECONOMY)) {
            // one that holds for all scenarios charges nothing where there are no targets, which is what it says
            boolean targets = given.policy().stream().anyMatch(p -> border.in(p.scenario()));
            if (!targets) {
                finding(
                        border,
                        "market",
                        "value",
                        Policy.ECONOMY + ", but scenario " + scenario + " has no target and so no price of CO2",
                        "a carbon policy of the scenario, or rows of " + scenario + " in "
                                + given.name(TargetsFile.PART));
            }
            return;
        }
        for (Policy priced : all) {
            if (priced.name().equals(market) && priced.form().carbon()) {
                years(border)
                        .filter(y -> years(priced).noneMatch(p -> p == y))
                        .findFirst()
                        .ifPresent(year -> finding(
                                border,
                                "market",
                                "value",
                                market + ", which is not in force in " + year,
                                "a market in force whenever the border charge is; give both the same from and to"));
            }
        }
    }

    private double number(Policy policy, String key, int year) {
        return given.parameters().value(policy.parameter(key), scenario, year, 0);
    }

    /** A mandate's share; what is out of its range was found with its row. */
    private double share(Policy mandate, int year) {
        return Math.max(0, Math.min(1, number(mandate, "share", year)));
    }

    private void mandates(List<Policy> all) {
        List<Policy> mandates = all.stream()
                .filter(p -> p.form() == InstrumentForm.TECHNOLOGY_MANDATE)
                .toList();
        for (Policy policy : all) {
            boolean generation =
                    policy.form() == InstrumentForm.TECHNOLOGY_MANDATE || policy.form() == InstrumentForm.POWER_LIMIT;
            List<String> linked = policy.codes("technologies").stream()
                    .filter(given.powerLink().technologies()::contains)
                    .toList();
            if (generation && !linked.isEmpty()) {
                finding(
                        policy,
                        "technologies",
                        "value",
                        String.join("|", linked)
                                + ", whose generation LEAP's dispatch decides (case.yaml, power: link)",
                        "technologies that " + given.name(PowerLink.PART)
                                + " leaves to the economy; say what the dispatch may do in "
                                + given.name(Case.LEAP)
                                + "/expressions.csv (Exogenous Capacity, Maximum Availability, Merit Order), or take the"
                                + " link out of case.yaml");
            }
        }
        for (Policy mandate : mandates) {
            years(mandate)
                    .filter(y -> number(mandate, "share", y) > 0)
                    .filter(y -> mandate.codes("technologies").stream().allMatch(t -> idle(t, y, all)))
                    .findFirst()
                    .ifPresent(year -> finding(
                            mandate,
                            "technologies",
                            "value",
                            String.join("|", mandate.codes("technologies")) + ", which can deliver nothing in " + year,
                            "a technology whose limit is above zero in every year with a share above zero; raise the"
                                    + " limit, let the share begin later, or add technologies"));
            years(mandate)
                    .filter(y -> together(mandate, mandates, y) > 1 + DIGITS)
                    .findFirst()
                    .ifPresent(year -> finding(
                            mandate,
                            "",
                            "policy",
                            "mandates of scenario " + scenario + " for technologies apart that ask for "
                                    + (float) together(mandate, mandates, year) + " of generation in " + year,
                            "shares of technologies apart that add up to 1 or less in every year"));
        }
    }

    /** What a mandate and those before it ask for, counting only mandates that share no technology. */
    private double together(Policy mandate, List<Policy> mandates, int year) {
        Set<String> counted = new LinkedHashSet<>(mandate.codes("technologies"));
        double sum = share(mandate, year);
        List<Policy> before = new ArrayList<>(mandates.subList(0, mandates.indexOf(mandate)));
        Collections.reverse(before);
        for (Policy other : before) {
            boolean apart = other.codes("technologies").stream().noneMatch(counted::contains);
            if (apart && years(other).anyMatch(y -> y == year)) {
                counted.addAll(other.codes("technologies"));
                sum += share(other, year);
            }
        }
        return sum;
    }

    /** Whether a technology can deliver nothing, by its own limit or a policy's. */
    private boolean idle(String technology, int year, List<Policy> all) {
        boolean latent = given.technologies().stream()
                .anyMatch(t -> t.code().equals(technology) && t.kind() == Technology.Kind.LATENT);
        boolean none = latent && given.parameters().value("limit." + technology, scenario, year, 0) <= 0;
        return none
                || all.stream()
                        .filter(p -> p.form() == InstrumentForm.POWER_LIMIT
                                && p.codes("technologies").contains(technology))
                        .anyMatch(p -> years(p).anyMatch(y -> y == year) && number(p, "limit", year) <= 0);
    }
}
