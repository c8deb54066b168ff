package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cgeleap.coupling.batch.DesignedRuns;
import org.cgeleap.coupling.batch.DesignedRuns.Finding;
import org.cgeleap.coupling.batch.RunRow;
import org.cgeleap.coupling.batch.StudyFile;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.gradient.CoupledGradient;
import org.cgeleap.coupling.page.SvgChart.Point;
import org.cgeleap.coupling.sensitivity.Distribution;

/**
 * The page of a sensitivity study: a verdict for every output, figures and numbers, what was assumed, how the runs ended and
 * which inputs set failed ones apart.
 */
public final class SensitivityPage {
    private static final double NINETY_FIVE = 1.959963984540054;

    /** Of a tornado's longest bar; what is shorter is not seen. */
    private static final double SHORTEST = 0.01;

    private final StudyFile study;
    private final List<Finding> findings;
    private final RunTable runs;
    private final Map<String, String> units;
    private final HtmlPage page;

    private SensitivityPage(
            StudyFile study, String design, List<Finding> findings, RunTable runs, Map<String, String> units) {
        this.study = study;
        this.findings = findings;
        this.runs = runs;
        this.units = units;
        this.page = new HtmlPage("Sensitivity: " + study.title() + " (" + design + ")");
    }

    /**
     * {@return the page}
     *
     * @param study inputs and outputs
     * @param design in words
     * @param findings of all outputs, and of the failures
     * @param factors values of the study's factors, by run
     * @param rows of the runs, in the order of the factors
     * @param units of the outputs by their names, as far as they are known
     * @param gradient at the case's own values, where there is one
     * @param why there is no gradient, in words
     */
    public static String of(
            StudyFile study,
            String design,
            List<Finding> findings,
            List<double[]> factors,
            List<RunRow> rows,
            Map<String, String> units,
            Optional<CoupledGradient> gradient,
            String why) {
        SensitivityPage page = new SensitivityPage(
                study, design, findings, new RunTable(study.space().factors(), factors, study.watch(), rows), units);
        return page.html(design, gradient, why);
    }

    private String html(String design, Optional<CoupledGradient> gradient, String why) {
        boolean sample = List.of("montecarlo", "lhs", "sequence").contains(design);
        page.section("Verdict");
        page.text(RunSections.failures(runs.rows()));
        List<String> sentences = new ArrayList<>();
        study.watch().forEach(w -> sentences.addAll(verdict(w)));
        page.list(sentences);
        if (sample && !study.space().independent()) {
            page.text("Some inputs are correlated: what one explains is partly what those tied to it do, so that shares"
                    + " overlap and may add up to more than all.");
        }
        OutputSections outputs = new OutputSections(page, runs, units);
        if (!design.equals("oat") && !design.equals("morris")) {
            outputs.fans();
        }
        List<int[]> orders = sample ? outputs.orders() : List.of();
        for (int k = 0; k < study.watch().size(); k++) {
            Watched w = study.watch().get(k);
            if (constant(w)) {
                page.section(Verdicts.heading(w));
                page.text("The same in every run: " + HtmlPage.number(seen(k)) + ".");
            } else if (sample) {
                outputs.importance(k, orders);
            } else {
                page.section(Verdicts.heading(w));
                switch (design) {
                    case "oat" -> tornado(w);
                    case "morris" -> screening(w);
                    case "sobol" -> indices(w);
                    default -> page.text(w.words() + ".");
                }
            }
            numbers(w);
        }
        if (gradient.isPresent()) {
            GradientSection.add(
                    page,
                    gradient.get(),
                    study.watch().size(),
                    "Exact derivatives at the case's own values, of those inputs that have one; the design above goes"
                            + " over their whole ranges, so that the two differ where results are curved.");
        } else {
            page.section("Gradients");
            page.text("There are none here: " + why + ".");
        }
        assumed();
        RunSections sections = new RunSections(page, runs);
        sections.convergence();
        sections.failureMap();
        return page.html();
    }

    private Map<String, Finding> of(Watched w, String measure) {
        return findings.stream()
                .filter(f -> f.output().equals(w.name()) && f.measure().equals(measure))
                .filter(f -> !f.factor().isEmpty())
                .collect(Collectors.toMap(Finding::factor, f -> f, (a, b) -> a, LinkedHashMap::new));
    }

    private Optional<Finding> largest(Watched w, String measure) {
        return of(w, measure).values().stream()
                .filter(f -> Double.isFinite(f.value()))
                .max(Comparator.comparingDouble(f -> Math.abs(f.value())));
    }

    private boolean constant(Watched w) {
        return findings.stream()
                .anyMatch(f -> f.output().equals(w.name()) && f.note().contains(DesignedRuns.CONSTANT));
    }

    /** The value of an output in the first run that has one. */
    private double seen(int output) {
        return runs.rows().stream()
                .mapToDouble(r -> r.outputs()[output])
                .filter(Double::isFinite)
                .findFirst()
                .orElse(Double.NaN);
    }

    private double single(Watched w, String measure) {
        return findings.stream()
                .filter(f -> f.output().equals(w.name()) && f.measure().equals(measure))
                .mapToDouble(Finding::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private List<String> verdict(Watched w) {
        List<String> sentences = new ArrayList<>();
        if (constant(w)) {
            return List.of("No input moves the " + w.words() + ": it is the same in every run.");
        }
        List.of("first", "first_order")
                .forEach(m -> largest(w, m)
                        .ifPresent(f ->
                                sentences.add(Verdicts.firstOrder(f.factor(), w, f.value(), f.error(), f.note()))));
        largest(w, "total")
                .ifPresent(f -> sentences.add(Verdicts.total(f.factor(), w, f.value(), f.error(), f.note())));
        largest(w, "mu_star")
                .ifPresent(f -> sentences.add(
                        f.value() == 0
                                ? "No input moves the " + w.words() + "."
                                : Verdicts.effect(f.factor(), w, unit(w), f.value(), f.error(), f.note())));
        largest(w, "swing").ifPresent(f -> {
            Finding low = of(w, "low").get(f.factor());
            Finding high = of(w, "high").get(f.factor());
            if (f.value() == 0) {
                sentences.add("No input moves the " + w.words() + ".");
            } else if (low != null && high != null) {
                sentences.add(Verdicts.swing(f.factor(), w, unit(w), low.value(), high.value(), f.note()));
            }
        });
        if (Double.isFinite(single(w, "mean"))) {
            sentences.add(Verdicts.moments(w, unit(w), single(w, "mean"), single(w, "standard_deviation")));
        }
        return sentences;
    }

    private void tornado(Watched w) {
        double middle = runs.rows().get(0).outputs()[study.watch().indexOf(w)];
        Map<String, Finding> low = of(w, "low");
        Map<String, Finding> high = of(w, "high");
        double most = largest(w, "swing").map(f -> Math.abs(f.value())).orElse(0.0);
        if (most == 0) {
            page.text("No input moves the " + w.words() + ": it is " + HtmlPage.number(middle) + " at all their ends.");
            return;
        }
        List<IntervalChart.Bar> bars = new ArrayList<>();
        of(w, "swing").values().stream()
                .filter(f -> !(Math.abs(f.value()) < SHORTEST * most))
                .sorted(Comparator.comparingDouble(f -> Double.isFinite(f.value()) ? -Math.abs(f.value()) : 1))
                .forEach(f -> {
                    double l = low.getOrDefault(f.factor(), f).value();
                    double h = high.getOrDefault(f.factor(), f).value();
                    bars.add(new IntervalChart.Bar(f.factor(), 0, middle, l, 0, List.of(), HtmlPage.number(l)));
                    bars.add(new IntervalChart.Bar(f.factor(), 1, middle, h, 0, List.of(), HtmlPage.number(h)));
                });
        page.figure(
                "Tornado: the " + w.words() + " with each input at its low and its high end, the others at their"
                        + " medians, where it is " + HtmlPage.number(middle)
                        + ". Inputs that move it by less than 1 % of"
                        + " what the first one does are in the numbers only.",
                width -> IntervalChart.of(
                        "Tornado of " + w.name(), unit(w), List.of("low end", "high end"), bars, middle, width));
    }

    private String unit(Watched w) {
        return units.getOrDefault(w.name(), "");
    }

    private String axis(String symbol, Watched w) {
        return unit(w).isEmpty() ? symbol : symbol + ", " + unit(w);
    }

    private void screening(Watched w) {
        Map<String, Finding> sigma = of(w, "sigma");
        List<Point> points = new ArrayList<>();
        XyChart chart = new XyChart("Morris screening of " + w.name(), axis("μ*", w), axis("σ", w)).fromZero();
        List<Finding> ranked = of(w, "mu_star").values().stream()
                .filter(f -> Double.isFinite(f.value()))
                .sorted(Comparator.comparingDouble(f -> -f.value()))
                .toList();
        double most = ranked.isEmpty() ? 0 : ranked.get(0).value();
        if (most == 0) {
            page.text("No input moves the " + w.words() + ".");
            return;
        }
        for (int k = 0; k < ranked.size(); k++) {
            Finding f = ranked.get(k);
            Point at = new Point(f.value(), sigma.getOrDefault(f.factor(), f).value());
            points.add(at);
            if (k < 8 && f.value() > 0.03 * most) {
                chart.label(at, f.factor());
            }
        }
        page.figure(
                "Elementary effects on the " + w.words() + ": μ* is how much an input matters over its range, σ how"
                        + " much that depends on where it and the others are"
                        + " (curvature, interactions). On the line both are alike.",
                chart.points("inputs", points, 4).line("σ = μ*", List.of(new Point(0, 0), new Point(most, most)))::svg);
    }

    private void indices(Watched w) {
        List<IntervalChart.Bar> bars = new ArrayList<>();
        Map<String, Finding> first = of(w, "first");
        of(w, "total").values().stream()
                .sorted(Comparator.comparingDouble(f -> -f.value()))
                .forEach(total -> {
                    Finding own = first.get(total.factor());
                    if (own != null) {
                        bars.add(bar(w, own, "first", 0));
                        bars.add(bar(w, total, "total", 1));
                    }
                });
        page.figure(
                "Sobol indices of the " + w.words() + " with 95 % intervals; circles are the estimates from the first"
                        + " quarter and half of the blocks, by which one sees whether N is enough.",
                width -> IntervalChart.of(
                        "Sobol indices of " + w.name(), "", List.of("first order", "total"), bars, 0, width));
        convergence(w, first);
    }

    private IntervalChart.Bar bar(Watched w, Finding f, String measure, int series) {
        List<Double> earlier = new ArrayList<>();
        for (String part : List.of("_n/4", "_n/2")) {
            Finding before = of(w, measure + part).get(f.factor());
            if (before != null) {
                earlier.add(before.value());
            }
        }
        double half = NINETY_FIVE * f.error();
        return new IntervalChart.Bar(f.factor(), series, 0, f.value(), half, earlier, HtmlPage.number(f.value()));
    }

    /** Indices of the inputs that matter most over the share of blocks used. */
    private void convergence(Watched w, Map<String, Finding> first) {
        List<Object[]> table = new ArrayList<>();
        first.values().stream()
                .sorted(Comparator.comparingDouble(f -> -f.value()))
                .limit(6)
                .forEach(f -> {
                    Finding quarter = of(w, "first_n/4").get(f.factor());
                    Finding half = of(w, "first_n/2").get(f.factor());
                    if (quarter != null && half != null) {
                        table.add(new Object[] {
                            f.factor(),
                            quarter.value(),
                            half.value(),
                            f.value(),
                            NINETY_FIVE * f.error(),
                            Math.abs(f.value()) > 0 ? NINETY_FIVE * f.error() / Math.abs(f.value()) : Double.NaN
                        });
                    }
                });
        if (!table.isEmpty()) {
            page.table(
                    "Convergence of first order",
                    List.of("factor", "N/4", "N/2", "N", "half-width (95 %)", "half-width / index"),
                    table);
        }
    }

    private void numbers(Watched w) {
        List<Object[]> table = findings.stream()
                .filter(f -> f.output().equals(w.name()))
                .sorted(Comparator.comparing(Finding::measure).thenComparing(f -> -Math.abs(f.value())))
                .map(f -> new Object[] {f.measure(), f.factor(), f.value(), f.error(), f.note()})
                .toList();
        page.folded("Numbers of " + w.name(), List.of("measure", "factor", "value", "standard error", "note"), table);
    }

    /** A distribution as a reader says it. */
    private static String words(Distribution distribution) {
        if (distribution instanceof Distribution.Truncated t) {
            return words(t.of()) + ", within " + HtmlPage.number(t.low()) + " to " + HtmlPage.number(t.high());
        } else if (distribution instanceof Distribution.Discrete d) {
            return "one of "
                    + IntStream.range(0, d.values().length)
                            .mapToObj(k -> HtmlPage.number(d.values()[k]) + " (weight "
                                    + HtmlPage.number(d.weights()[k]) + ")")
                            .collect(Collectors.joining(", "));
        } else if (distribution instanceof Distribution.Empirical e) {
            return "a sample of " + e.sample().length + " values from " + HtmlPage.number(e.sample()[0]) + " to "
                    + HtmlPage.number(e.sample()[e.sample().length - 1]) + ", linear between them";
        }
        String record = distribution.toString();
        int open = record.indexOf('[');
        return record.substring(0, open).toLowerCase(Locale.ROOT) + ": "
                + record.substring(open + 1, record.length() - 1).replace('=', ' ');
    }

    private void assumed() {
        page.section("What was assumed");
        page.text("Indices are statements about these distributions: an input with a wider one matters more.");
        List<Object[]> assumed = new ArrayList<>();
        for (int i = 0; i < study.space().inputs().size(); i++) {
            var input = study.space().inputs().get(i);
            assumed.add(new Object[] {
                input.name(),
                words(input.distribution()),
                input.group(),
                study.sources().get(i)
            });
        }
        page.table("", List.of("input", "distribution", "group", "source"), assumed);
    }
}
