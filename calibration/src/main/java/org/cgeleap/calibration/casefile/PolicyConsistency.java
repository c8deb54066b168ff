package org.cgeleap.calibration.casefile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold between policies, the case's codes and years, and the numbers set on the command line. */
final class PolicyConsistency {
    private final Case given;
    private final List<Finding> findings;

    private PolicyConsistency(Case given, List<Finding> findings) {
        this.given = given;
        this.findings = findings;
    }

    static void check(Case given, List<Finding> findings) {
        PolicyConsistency consistency = new PolicyConsistency(given, findings);
        given.policies().forEach(consistency::policy);
        for (ScenarioSpec scenario : given.scenarios()) {
            consistency.scenario(scenario.name());
        }
        consistency.labour();
    }

    private void labour() {
        String choice = given.closures().getOrDefault(ClosureRule.LABOUR.word(), "");
        if (choice.equals("wage_curve")) {
            within("wage_curve", "elasticity of the wage to unemployment", 0, Double.POSITIVE_INFINITY);
        }
        if (choice.equals("wage_curve") || choice.equals("fixed_wage")) {
            within("unemployment", "share of labour out of work in the reference, above 0 and below 1", 1e-6, 0.9);
        }
    }

    /** A number the labour closure needs. */
    private void within(String key, String meaning, double lower, double upper) {
        List<ParameterTable.Entry> rows = given.parameters().entries().stream()
                .filter(e -> e.key().equals(key))
                .toList();
        if (rows.isEmpty()) {
            findings.add(new Finding(
                    "parameters",
                    0,
                    key,
                    "no such key",
                    key + " (" + meaning + ") in a parameter file, for closure labour"));
        }
        for (ParameterTable.Entry row : rows) {
            if (!(row.value() >= lower && row.value() <= upper)) {
                findings.add(new Finding(row.file(), row.row(), key, String.valueOf(row.value()), meaning));
            }
        }
    }

    private void finding(Policy policy, int line, String column, String found, String expected) {
        findings.add(new Finding(policy.file(), line, column, found, expected));
    }

    private void policy(Policy policy) {
        for (PolicyKey key : policy.form().keys()) {
            boolean there = key.kind() == PolicyKey.Kind.NUMBER
                    ? policy.numbers().stream().anyMatch(key::fits)
                    : policy.words().containsKey(key.name());
            if (key.required() && !there) {
                finding(
                        policy,
                        policy.line(),
                        "key",
                        "policy " + policy.name() + " without " + key.name(),
                        "a row with the key " + key.name()
                                + (key.name().endsWith(".") ? " and a sector's code after the dot" : ""));
            }
        }
        policy.words().forEach((name, word) -> policy.form().key(name).ifPresent(key -> word(policy, key, word)));
        for (ParameterTable.Entry entry : given.parameters().entries()) {
            for (String number : policy.numbers()) {
                if (entry.key().equals(policy.parameter(number))
                        && entry.scenario().equals(policy.scenario())) {
                    policy.form().key(number).ifPresent(key -> number(policy, number, key, entry));
                }
            }
        }
        shape(policy);
    }

    private void number(Policy policy, String name, PolicyKey key, ParameterTable.Entry entry) {
        if (!(entry.value() >= key.lower() && entry.value() <= key.upper())) {
            finding(
                    policy,
                    entry.row(),
                    "value",
                    plain(entry.value()),
                    (key.upper() == Double.POSITIVE_INFINITY
                                    ? plain(key.lower()) + " or more, "
                                    : "from " + plain(key.lower()) + " to " + plain(key.upper()) + ", ")
                            + key.unit());
        }
        if (key.name().endsWith(".")) {
            String code = name.substring(key.name().length());
            if (given.sectorIndex(code) < 0) {
                finding(policy, entry.row(), "key", name, key.name() + " and a sector's code");
            }
        }
    }

    /** As a person writes it: 140, not 140.0. */
    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private void word(Policy policy, PolicyKey key, Policy.Word word) {
        switch (key.kind()) {
            case CHOICE -> {
                if (!key.choices().contains(word.text())) {
                    finding(policy, word.line(), "value", word.text(), "one of " + key.choices());
                }
            }
            case YEAR -> {
                if (!word.text().matches("\\d{4}")) {
                    finding(policy, word.line(), "value", word.text(), "a year such as 2030");
                }
            }
            case MARKET -> {
                boolean known = word.text().equals(Policy.ECONOMY)
                        || given.policies().stream()
                                .anyMatch(p -> p.form().carbon()
                                        && p.name().equals(word.text())
                                        && (p.scenario().isEmpty()
                                                || p.scenario().equals(policy.scenario())));
                if (!known) {
                    finding(
                            policy,
                            word.line(),
                            "value",
                            word.text(),
                            Policy.ECONOMY + ", or a carbon policy of the same scenario");
                }
            }
            default -> {
                Set<String> known = codes(key.kind());
                for (String code : word.text().split("\\|", -1)) {
                    if (!known.contains(code.trim())) {
                        finding(policy, word.line(), "value", code, "codes of " + known + ", separated by |");
                    }
                }
            }
        }
    }

    private Set<String> codes(PolicyKey.Kind kind) {
        Set<String> codes = new LinkedHashSet<>();
        switch (kind) {
            case USERS -> {
                given.sectors().forEach(s -> codes.add(s.code()));
                codes.add(given.households());
                codes.add(given.government());
            }
            case SECTORS -> given.sectors().forEach(s -> codes.add(s.code()));
            case FUELS -> given.energyGoods().forEach(f -> codes.add(f.code()));
            case TECHNOLOGIES -> given.technologies().forEach(t -> codes.add(t.code()));
            default -> throw new IllegalArgumentException("no codes of " + kind);
        }
        return codes;
    }

    private void shape(Policy policy) {
        if (policy.form() == InstrumentForm.INTENSITY_TARGET && policy.has("target") == policy.has("reduction")) {
            finding(
                    policy,
                    policy.line(),
                    "key",
                    policy.has("target") ? "target and reduction" : "neither target nor reduction",
                    "one of the two");
        }
        if (policy.form() == InstrumentForm.SUBSIDY
                && policy.words().containsKey("sectors") == policy.words().containsKey("technologies")) {
            finding(policy, policy.line(), "key", "policy " + policy.name(), "either sectors or technologies");
        }
        if (policy.word("purchased_power").equals("use") && !policy.has("power_factor")) {
            finding(
                    policy,
                    policy.line(),
                    "key",
                    "purchased_power use without power_factor",
                    "power_factor, t CO2/MWh of the power bought");
        }
        if (first(policy) > last(policy)) {
            finding(
                    policy,
                    policy.words()
                            .getOrDefault("from", new Policy.Word("", policy.line()))
                            .line(),
                    "from",
                    first(policy) + " to " + last(policy),
                    "a first year not after the last, or the policy is never in force");
        }
        if (policy.banked()) {
            window(policy);
        }
    }

    private void window(Policy policy) {
        int first = given.years().alignment() + 1;
        Optional<int[]> window = yearsOf(policy);
        if (window.isEmpty()
                || !policy.words().containsKey("bank_from")
                || !policy.words().containsKey("bank_to")) {
            finding(policy, policy.line(), "key", "bank_from or bank_to alone", "both, each a year");
            return;
        }
        int from = window.get()[0];
        int to = window.get()[1];
        boolean inside = from >= first && to > from && policy.inForce(from) && policy.inForce(to);
        if (!inside) {
            finding(
                    policy,
                    policy.words()
                            .getOrDefault("bank_from", new Policy.Word("", policy.line()))
                            .line(),
                    "value",
                    from + " to " + to,
                    "at least two years after " + given.years().alignment() + " in which the policy is in force");
        }
        if (!policy.has("interest")) {
            finding(
                    policy,
                    policy.line(),
                    "key",
                    "a bank without interest",
                    "interest, % a year, at which the price grows");
        }
    }

    private static Optional<int[]> yearsOf(Policy policy) {
        try {
            return Optional.of(new int[] {policy.year("bank_from", 0), policy.year("bank_to", 0)});
        } catch (NumberFormatException e) {
            return Optional.empty(); // reported with the word
        }
    }

    /** Two caps on the same uses: one of them never binds, and which one was meant is not said. */
    private void twice(Policy first, Policy second, String scenario) {
        finding(
                second,
                second.line(),
                "policy",
                second.name() + ", a second cap on what " + first.name() + " (row " + first.line()
                        + ") caps in scenario " + scenario,
                "one cap for the same users and fuels in a year; take one of the two away, or part them by users, fuels,"
                        + " from and to");
    }

    private boolean sameUses(Policy a, Policy b) {
        boolean sameYears = first(a) <= last(b) && first(b) <= last(a);
        return sameYears
                && codes(a, "users", PolicyKey.Kind.USERS).equals(codes(b, "users", PolicyKey.Kind.USERS))
                && codes(a, "fuels", PolicyKey.Kind.FUELS).equals(codes(b, "fuels", PolicyKey.Kind.FUELS))
                && Stream.of("feedstock", "special_uses", "purchased_power")
                        .allMatch(key -> a.word(key).equals(b.word(key)));
    }

    private static int first(Policy policy) {
        return year(policy, "from", Integer.MIN_VALUE);
    }

    private static int last(Policy policy) {
        return year(policy, "to", Integer.MAX_VALUE);
    }

    /** A year in words; the given one where there is none, or one that is reported with the word. */
    private static int year(Policy policy, String key, int absent) {
        return policy.word(key).matches("\\d{4}") ? policy.year(key, absent) : absent;
    }

    private Set<String> codes(Policy policy, String key, PolicyKey.Kind kind) {
        List<String> listed = policy.codes(key);
        return listed.isEmpty() ? codes(kind) : new LinkedHashSet<>(listed);
    }

    /** Within a scenario: names once, and one bank at a time. */
    private void scenario(String scenario) {
        Set<String> names = new LinkedHashSet<>();
        List<Policy> capping = new ArrayList<>();
        List<Policy> banked = new ArrayList<>();
        for (Policy policy : given.policies()) {
            if (!policy.in(scenario)) {
                continue;
            }
            if (!names.add(policy.name())) {
                finding(
                        policy,
                        policy.line(),
                        "policy",
                        policy.name() + " twice in scenario " + scenario,
                        "a policy for all scenarios or for some, not both");
            }
            if (policy.form() == InstrumentForm.EMISSION_CAP) {
                capping.stream().filter(c -> sameUses(c, policy)).forEach(c -> twice(c, policy, scenario));
                capping.add(policy);
            }
            if (!policy.banked()) {
                continue;
            }
            for (Policy other : banked) {
                Optional<int[]> a = yearsOf(policy);
                Optional<int[]> b = yearsOf(other);
                if (a.isPresent() && b.isPresent() && a.get()[0] <= b.get()[1] && b.get()[0] <= a.get()[1]) {
                    finding(
                            policy,
                            policy.line(),
                            "key",
                            "a bank in the years of the bank of " + other.name(),
                            "banks of a scenario one after the other");
                }
            }
            banked.add(policy);
        }
    }
}
