package org.cgeleap.calibration.casefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the targets of the whole economy ({@code policy.csv}): columns
 * {@code scenario,from,to,reduction,rule,unit,basis,source}, the rows of a scenario in the order of their years, without
 * overlap and without a gap.
 */
final class TargetsFile {
    /** Key of the file in case.yaml. */
    static final String PART = Case.POLICY;

    private static final List<String> COLUMNS =
            List.of("scenario", "from", "to", "reduction", "rule", "unit", "basis", "source");

    private static final String UNIT = "% a year";

    private TargetsFile() {}

    /** A period and the row that says it. */
    private record Placed(PolicyPeriod period, CsvFile.Row row) {}

    static List<PolicyPeriod> read(Path folder, String file, Set<String> scenarios, List<Finding> findings) {
        Map<String, List<Placed>> byScenario = new LinkedHashMap<>();
        List<PolicyPeriod> periods = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(folder, file, COLUMNS, findings).rows()) {
            int before = findings.size();
            PolicyPeriod period = period(row, scenarios);
            periods.add(period);
            if (findings.size() == before) {
                List<Placed> others = byScenario.computeIfAbsent(period.scenario(), s -> new ArrayList<>());
                others.forEach(other -> apart(other, period, row));
                others.add(new Placed(period, row));
            }
        }
        if (findings.isEmpty()) {
            byScenario.values().forEach(TargetsFile::order);
        }
        return periods;
    }

    private static PolicyPeriod period(CsvFile.Row row, Set<String> scenarios) {
        row.basis();
        row.required("source");
        if (!row.text("unit").equals(UNIT)) {
            row.finding("unit", row.text("unit"), UNIT + "; turn the number into it");
        }
        Optional<PolicyPeriod.Rule> rule = Arrays.stream(PolicyPeriod.Rule.values())
                .filter(r -> word(r).equals(row.text("rule").toLowerCase(Locale.ROOT)))
                .findFirst();
        if (rule.isEmpty()) {
            row.finding(
                    "rule",
                    row.text("rule"),
                    NearestKey.oneOf(
                            row.text("rule"),
                            Arrays.stream(PolicyPeriod.Rule.values())
                                    .map(TargetsFile::word)
                                    .toList()));
        }
        String scenario = row.text("scenario");
        if (!scenarios.contains(scenario)) {
            row.finding("scenario", scenario, "a scenario of case.yaml, " + NearestKey.oneOf(scenario, scenarios));
        }
        Optional<Integer> from = row.year("from");
        Optional<Integer> to = row.year("to");
        if (from.isPresent() && to.isPresent() && from.get() > to.get()) {
            row.finding("to", row.text("to"), "a year not before " + from.get() + "; exchange from and to");
        }
        double reduction = row.number("reduction");
        if (rule.equals(Optional.of(PolicyPeriod.Rule.ANNUAL)) && (reduction >= 100 || reduction <= -100)) {
            row.finding(
                    "reduction",
                    row.text("reduction"),
                    "more than -100 and less than 100 % a year (negative: a target that rises), or the rule "
                            + word(PolicyPeriod.Rule.STRAIGHT_LINE_TO_ZERO));
        }
        return new PolicyPeriod(
                scenario, from.orElse(0), to.orElse(0), reduction, rule.orElse(PolicyPeriod.Rule.ANNUAL));
    }

    private static String word(PolicyPeriod.Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }

    private static void apart(Placed before, PolicyPeriod period, CsvFile.Row row) {
        int first = Math.max(before.period().from(), period.from());
        int last = Math.min(before.period().to(), period.to());
        if (first <= last) {
            row.finding(
                    "from",
                    "a second row for " + span(first, last) + " of scenario " + period.scenario() + ", after row "
                            + before.row().line(),
                    "one row for a year; let this one begin after "
                            + before.period().to() + ", or take one away");
        }
    }

    private static void order(List<Placed> placed) {
        List<Placed> inYears = placed.stream()
                .sorted((a, b) -> Integer.compare(a.period().from(), b.period().from()))
                .toList();
        for (int i = 1; i < inYears.size(); i++) {
            Placed before = inYears.get(i - 1);
            Placed next = inYears.get(i);
            int missing = before.period().to() + 1;
            if (next.period().from() > missing) {
                next.row()
                        .finding(
                                "from",
                                "no row for " + span(missing, next.period().from() - 1) + " of scenario "
                                        + next.period().scenario() + ", between rows "
                                        + before.row().line() + " and "
                                        + next.row().line(),
                                "a row for every year between the first and the last; a reduction of 0 keeps the target");
            }
            if (before.period().rule() == PolicyPeriod.Rule.STRAIGHT_LINE_TO_ZERO) {
                next.row()
                        .finding(
                                "from",
                                next.period().from() + ", after the target of row "
                                        + before.row().line() + " has come to zero",
                                "no row after a straight line to zero, as what is zero falls no further");
            }
        }
    }

    private static String span(int first, int last) {
        return first == last ? String.valueOf(first) : first + " to " + last;
    }
}
