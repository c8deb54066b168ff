package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cgeleap.coupling.batch.DesignedRuns.Finding;
import org.cgeleap.coupling.batch.RunRow;
import org.cgeleap.coupling.batch.StudyFile;
import org.cgeleap.coupling.batch.Watched;

/** The page of a sensitivity study: a verdict for every output, its numbers, what was assumed, how the runs ended. */
public final class SensitivityPage {
    private static final List<String> RANKING = List.of("total", "mu_star", "swing", "first_order");

    private SensitivityPage() {}

    /** The page. */
    public static String of(StudyFile study, String design, List<Finding> findings, List<RunRow> rows) {
        HtmlPage page = new HtmlPage("Sensitivity: " + study.title() + " (" + design + ")");
        page.section("Verdict");
        long failed = rows.stream().filter(r -> !r.usable()).count();
        page.text(rows.size() + " runs, " + failed + " failed"
                + (failed > 0.05 * rows.size() ? ": more than 5 %, so the numbers below are UNRELIABLE." : "."));
        for (Watched w : study.watch()) {
            verdict(w.name(), findings).forEach(page::text);
        }
        for (Watched w : study.watch()) {
            page.section(w.name());
            List<Object[]> table = findings.stream()
                    .filter(f -> f.output().equals(w.name()))
                    .sorted(Comparator.comparing(Finding::measure).thenComparing(f -> -Math.abs(f.value())))
                    .map(f -> new Object[] {f.measure(), f.factor(), f.value(), f.error(), f.note()})
                    .toList();
            page.table("", List.of("measure", "factor", "value", "standard error", "note"), table);
        }
        page.section("What was assumed");
        List<Object[]> assumed = new ArrayList<>();
        for (int i = 0; i < study.space().inputs().size(); i++) {
            var input = study.space().inputs().get(i);
            assumed.add(new Object[] {
                input.name(),
                input.distribution().toString(),
                input.group(),
                study.sources().get(i)
            });
        }
        page.table("", List.of("input", "distribution", "group", "source"), assumed);
        page.section("How the runs ended");
        Map<String, Long> statuses =
                rows.stream().collect(Collectors.groupingBy(RunRow::status, TreeMap::new, Collectors.counting()));
        List<Object[]> ends = new ArrayList<>();
        statuses.forEach((status, count) -> ends.add(new Object[] {
            status,
            count,
            rows.stream()
                    .filter(r -> r.status().equals(status))
                    .mapToInt(RunRow::iterations)
                    .max()
                    .orElse(0),
            rows.stream()
                    .filter(r -> r.status().equals(status))
                    .mapToDouble(RunRow::residual)
                    .max()
                    .orElse(0),
            rows.stream()
                    .filter(r -> r.status().equals(status))
                    .map(RunRow::message)
                    .filter(m -> !m.isEmpty())
                    .findFirst()
                    .orElse("")
        }));
        page.table("", List.of("status", "runs", "most iterations", "worst residual", "an example"), ends);
        page.section("Which inputs set failed runs apart");
        List<Object[]> apart = findings.stream()
                .filter(f -> f.output().equals("failure"))
                .map(f -> new Object[] {f.factor(), f.value(), f.note()})
                .toList();
        if (apart.isEmpty()) {
            page.text(failed == 0 ? "No run failed." : "None more than chance.");
        } else {
            page.table("", List.of("factor", "distance", "note"), apart);
        }
        return page.html();
    }

    private static List<String> verdict(String output, List<Finding> findings) {
        List<String> sentences = new ArrayList<>();
        for (String measure : RANKING) {
            findings.stream()
                    .filter(f -> f.output().equals(output) && f.measure().equals(measure))
                    .filter(f -> Double.isFinite(f.value()))
                    .max(Comparator.comparingDouble(f -> Math.abs(f.value())))
                    .ifPresent(f -> sentences.add(sentence(output, f)));
        }
        findings.stream()
                .filter(f -> f.output().equals(output) && f.measure().equals("mean"))
                .forEach(f -> sentences.add(output + ": mean " + HtmlPage.number(f.value())
                        + findings.stream()
                                .filter(s ->
                                        s.output().equals(output) && s.measure().equals("standard_deviation"))
                                .map(s -> ", standard deviation " + HtmlPage.number(s.value()))
                                .findFirst()
                                .orElse("")
                        + "."));
        return sentences;
    }

    private static String sentence(String output, Finding f) {
        String note = f.note().isEmpty() ? "." : " (" + f.note() + ").";
        return switch (f.measure()) {
            case "total" ->
                String.format(
                        Locale.ROOT,
                        "%s and its interactions explain %.0f ± %.0f %% of the variance of %s%s",
                        f.factor(),
                        100 * f.value(),
                        196 * f.error(),
                        output,
                        note);
            case "first_order" ->
                String.format(
                        Locale.ROOT,
                        "%s alone explains about %.0f %% of the variance of %s%s",
                        f.factor(),
                        100 * f.value(),
                        output,
                        note);
            case "swing" ->
                f.factor() + " moves " + output + " most: by " + HtmlPage.number(f.value())
                        + " from its low to its high" + " end" + note;
            default ->
                f.factor() + " has the largest elementary effects on " + output + ": " + HtmlPage.number(f.value())
                        + " over its range on average" + note;
        };
    }
}
