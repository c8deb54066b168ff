package org.cgeleap.calibration.casefile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold between policies, the case's codes and years, and the numbers set on the command line. */
final class PolicyConsistency {
    /** Key of what a MWh that flows in carries, where a policy does not say. */
    private static final String INFLOW_FACTOR = "grid_factor_inflow";

    private static final String POWER = "the file of technologies";

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
            PolicyConflicts.check(given, scenario.name(), findings);
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
                            + key.unit()
                            + (percent(key, entry.value())
                                    ? "; " + plain(entry.value()) + " % is " + (float) (entry.value() / 100)
                                    : ""));
        }
        if (key.name().endsWith(".")) {
            String code = name.substring(key.name().length());
            if (given.sectorIndex(code) < 0) {
                finding(
                        policy,
                        entry.row(),
                        "key",
                        name,
                        key.name() + " and a sector's code, " + NearestKey.oneOf(code, codes(PolicyKey.Kind.SECTORS)));
            } else if (code.equals(given.powerGood()) && !inflow()) {
                finding(
                        policy,
                        entry.row(),
                        "key",
                        name + ", but no technology of kind inflow",
                        "a good that flows in; the power good is charged where a technology of kind inflow delivers"
                                + " it");
            }
        }
    }

    /** Whether a share was probably given in percent. */
    private static boolean percent(PolicyKey key, double value) {
        return key.unit().startsWith("share")
                && value > key.upper()
                && value / 100 <= key.upper()
                && value / 100 >= key.lower();
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
                    finding(policy, word.line(), "value", word.text(), NearestKey.oneOf(word.text(), key.choices()));
                }
            }
            case YEAR -> {
                if (!word.text().matches("\\d{4}")) {
                    finding(policy, word.line(), "value", word.text(), "a year such as 2030");
                }
            }
            case MARKET -> market(policy, word);
            default -> {
                Set<String> known = codes(key.kind());
                Set<String> seen = new LinkedHashSet<>();
                for (String code : word.text().split("\\|", -1)) {
                    if (!known.contains(code.trim())) {
                        finding(
                                policy,
                                word.line(),
                                "value",
                                code.trim(),
                                "codes separated by |, each " + NearestKey.oneOf(code.trim(), known));
                    } else if (!seen.add(code.trim())) {
                        finding(policy, word.line(), "value", code.trim() + " twice", "each code once");
                    }
                }
            }
        }
    }

    private void market(Policy policy, Policy.Word word) {
        Set<String> known = new LinkedHashSet<>(Set.of(Policy.ECONOMY));
        given.policies().stream()
                .filter(p -> p.form().carbon())
                .filter(p -> p.scenario().isEmpty() || p.scenario().equals(policy.scenario()))
                .forEach(p -> known.add(p.name()));
        if (!known.contains(word.text())) {
            finding(
                    policy,
                    word.line(),
                    "value",
                    word.text(),
                    Policy.ECONOMY + " or a carbon policy of the same scenario, "
                            + NearestKey.oneOf(word.text(), known));
        }
    }

    private Set<String> codes(PolicyKey.Kind kind) {
        return switch (kind) {
            case USERS -> users(given);
            case SECTORS -> sectors(given);
            case FUELS -> fuels(given);
            case TECHNOLOGIES ->
                given.technologies().stream()
                        .map(Technology::code)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
            default -> throw new IllegalArgumentException("no codes of " + kind);
        };
    }

    private static Set<String> sectors(Case given) {
        return given.sectors().stream().map(Sector::code).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Codes of everybody who burns something. */
    static Set<String> users(Case given) {
        Set<String> codes = sectors(given);
        codes.add(given.households());
        codes.add(given.government());
        return codes;
    }

    /** Codes of the energy goods. */
    static Set<String> fuels(Case given) {
        return given.energyGoods().stream().map(EnergyGood::code).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean inflow() {
        return given.technologies().stream().anyMatch(t -> t.kind() == Technology.Kind.INFLOW);
    }

    /** Line of a key of a policy, or its first. */
    static int line(Policy policy, String key) {
        return policy.words()
                .getOrDefault(key, new Policy.Word("", policy.line()))
                .line();
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
        if (policy.word("purchased_power").equals("inflow") && !policy.has("power_factor")) {
            given.scenarios().stream()
                    .map(ScenarioSpec::name)
                    .filter(s ->
                            policy.scenario().isEmpty() || policy.scenario().equals(s))
                    .filter(s -> !given.parameters().has(INFLOW_FACTOR, s))
                    .forEach(s -> finding(
                            policy,
                            line(policy, "purchased_power"),
                            "key",
                            "purchased_power inflow without power_factor, and no " + INFLOW_FACTOR + " of scenario " + s
                                    + ", so that it would cover nothing",
                            "power_factor, t CO2/MWh of the power that flows in, or rows of " + INFLOW_FACTOR
                                    + " for the scenario"));
        }
        if (PolicyYears.first(policy) > PolicyYears.last(policy)) {
            finding(
                    policy,
                    line(policy, "from"),
                    "from",
                    PolicyYears.first(policy) + " to " + PolicyYears.last(policy),
                    "a first year not after the last, or the policy is never in force");
        } else if (PolicyYears.last(policy) <= given.years().alignment()) {
            finding(
                    policy,
                    line(policy, "to"),
                    "to",
                    String.valueOf(PolicyYears.last(policy)),
                    "a year after " + given.years().alignment()
                            + ", as policies hold after the alignment year, or the policy is never in force");
        }
        if (policy.banked()) {
            window(policy);
        }
        alone(policy);
        covered(policy);
    }

    /** Keys that mean nothing without another. */
    private void alone(Policy policy) {
        String recycling = policy.word("recycling");
        boolean elsewhere = !recycling.isEmpty() && !recycling.equals("lump_sum");
        needs(policy, "recycling_share", elsewhere, "recycling other than lump_sum, which says where the share goes");
        needs(policy, "interest", policy.banked(), "bank_from and bank_to, the years in which permits may be kept");
        needs(policy, "borrowing", policy.banked(), "bank_from and bank_to, the years in which permits may be kept");
        needs(policy, "rebate_sectors", policy.has("output_rebate"), "output_rebate, the share that is given");
        boolean power =
                policy.form().carbon() && !policy.word("purchased_power").equals("no");
        needs(policy, "power_factor", power, "purchased_power use or inflow, which it is the factor of");
    }

    private void needs(Policy policy, String key, boolean there, String other) {
        if (!there && (policy.has(key) || policy.words().containsKey(key))) {
            finding(
                    policy,
                    given.parameters().entries().stream()
                            .filter(e -> e.key().equals(policy.parameter(key))
                                    && e.scenario().equals(policy.scenario()))
                            .mapToInt(ParameterTable.Entry::row)
                            .findFirst()
                            .orElse(line(policy, key)),
                    "key",
                    key + " alone, which changes nothing",
                    "a row with " + other + "; add it, or take this row away");
        }
    }

    /** Uses, sectors and origins that are not there. */
    private void covered(Policy policy) {
        List<String> fuels = policy.codes("fuels");
        boolean emits = fuels.isEmpty()
                || !policy.word("purchased_power").equals("no")
                || given.energyGoods().stream().anyMatch(f -> fuels.contains(f.code()) && f.co2Factor() > 0);
        if (!emits && fuels(given).containsAll(fuels)) {
            finding(
                    policy,
                    line(policy, "fuels"),
                    "value",
                    policy.word("fuels") + ", which emits nothing where it is used",
                    "a fuel with a co2_factor in " + given.name(Case.FUELS)
                            + "; power bought is covered by purchased_power");
        }
        List<String> users = policy.codes("users");
        policy.codes("rebate_sectors").stream()
                .filter(s -> !users.isEmpty() && !users.contains(s))
                .forEach(s -> finding(
                        policy,
                        line(policy, "rebate_sectors"),
                        "value",
                        s + ", which is none of the users " + users,
                        "sectors the policy covers; add it to users, or take it away here"));
        if (policy.word("purchased_power").equals("inflow") && !inflow()) {
            finding(
                    policy,
                    line(policy, "purchased_power"),
                    "value",
                    "inflow, but no technology of kind inflow",
                    "no or use; or a technology of kind inflow in " + POWER);
        }
        if (policy.word("origin").equals("near") && !given.hasNear()) {
            finding(
                    policy,
                    line(policy, "origin"),
                    "value",
                    "near, but no account near in case.yaml",
                    "far or both; or the code of the rest of the country at accounts: near");
        }
    }

    private void window(Policy policy) {
        int first = given.years().alignment() + 1;
        Optional<int[]> window = PolicyYears.bank(policy);
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
                    line(policy, "bank_from"),
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
}
