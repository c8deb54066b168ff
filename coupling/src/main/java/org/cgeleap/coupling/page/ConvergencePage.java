package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.coupling.loop.CoupledLoop;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.Criterion;
import org.cgeleap.coupling.loop.Iteration;
import org.cgeleap.coupling.loop.LinkResiduals;
import org.cgeleap.coupling.results.CheckRow;
import org.cgeleap.coupling.results.ConvergenceFiles;
import org.cgeleap.coupling.study.StudyResult;

/** {@code convergence.html}: how each scenario ended, how its residuals fell, and where what is left of them sits. */
public final class ConvergencePage {
    private static final int FAILED_SHOWN = 20;

    private final StudyResult study;
    private final List<CheckRow> checks;
    private final double tolerance;
    private final HtmlPage page;

    private ConvergencePage(StudyResult study, List<CheckRow> checks, double tolerance) {
        this.study = study;
        this.checks = checks;
        this.tolerance = tolerance;
        this.page = new HtmlPage("Convergence: " + study.calibrated().given().title());
    }

    /**
     * {@return the page}
     *
     * @param study as it ended
     * @param checks of its solutions, each with its tolerance
     * @param tolerance of the loop
     */
    public static String of(StudyResult study, List<CheckRow> checks, double tolerance) {
        ConvergencePage page = new ConvergencePage(study, checks, tolerance);
        page.overview();
        study.scenarios().forEach(page::scenario);
        page.checks();
        page.closure();
        return page.page.html();
    }

    private void overview() {
        page.section("The run");
        page.text(String.format(
                Locale.ROOT,
                "Tolerance %s (%s): the largest relative difference of the two models' own figures, and of ln of the"
                        + " reference quantities, undamped, over all sectors, fuels and years. Above %s a run counts as"
                        + " converged_loose.",
                HtmlPage.number(tolerance),
                ConvergenceFiles.toleranceSource(tolerance),
                HtmlPage.number(CoupledLoop.LOOSE)));
        ConvergenceFiles.powerLink(study.calibrated().given()).ifPresent(words -> page.text(words + "."));
        List<Object[]> rows = new ArrayList<>();
        for (CoupledResult r : study.scenarios()) {
            List<Iteration> its = r.iterations();
            Object residual =
                    its.isEmpty() ? "" : (Object) its.get(its.size() - 1).norm();
            Object margin = its.isEmpty()
                    ? ""
                    : (Object) (tolerance / its.get(its.size() - 1).norm());
            rows.add(new Object[] {
                r.scenario().name(),
                r.status().word(),
                its.size(),
                residual,
                margin,
                its.stream().mapToInt(Iteration::newtonIterations).sum(),
                r.path().residual(),
                r.seconds(),
                r.message() + String.join("; ", r.retries())
            });
        }
        page.table(
                "Scenarios; margin is the tolerance over the largest criterion",
                List.of(
                        "scenario",
                        "status",
                        "iterations",
                        "largest criterion",
                        "margin",
                        "Newton iterations",
                        "Newton residual",
                        "seconds",
                        "what happened"),
                rows);
        study.skipped().forEach(s -> page.text("Not begun: " + s));
    }

    private void scenario(CoupledResult result) {
        String name = result.scenario().name();
        page.section(name + ": " + result.status().word());
        if (result.iterations().isEmpty()) {
            page.text(result.message());
            return;
        }
        List<LogChart.Line> lines = new ArrayList<>();
        for (Criterion criterion : result.iterations().get(0).criteria()) {
            lines.add(new LogChart.Line(
                    criterion.name(),
                    result.iterations().stream()
                            .map(i -> i.criteria().stream()
                                    .filter(c -> c.name().equals(criterion.name()))
                                    .mapToDouble(Criterion::norm)
                                    .findFirst()
                                    .orElse(Double.NaN))
                            .toList()));
        }
        page.figure(
                "Undamped residuals by iteration (convergence.csv)",
                width -> LogChart.of(name + ", residuals by iteration", lines, tolerance, width));
        List<Object[]> rows = new ArrayList<>();
        for (Iteration it : result.iterations()) {
            Criterion worst = it.criteria().stream()
                    .reduce((a, b) -> a.norm() >= b.norm() ? a : b)
                    .orElseThrow();
            rows.add(new Object[] {
                it.number(),
                worst.norm(),
                worst.name(),
                worst.worstItem(),
                worst.worstYear() == 0 ? "" : worst.worstYear(),
                it.step(),
                it.stepLength(),
                it.contraction(),
                Double.isFinite(it.predictedLeft()) ? Math.round(it.predictedLeft()) : "",
                it.newtonIterations(),
                it.seconds()
            });
        }
        page.table(
                "Worst item of each iteration",
                List.of(
                        "iteration",
                        "largest",
                        "criterion",
                        "item",
                        "year",
                        "step",
                        "length",
                        "contraction",
                        "iterations expected",
                        "Newton iterations",
                        "seconds"),
                rows);
        map(result);
        years(result);
    }

    /** The last residual by sector and year: the largest over its fuels. */
    private void map(CoupledResult result) {
        LinkResiduals links = result.links();
        if (links.years().length == 0) {
            return;
        }
        Case given = study.calibrated().given();
        int[] sectors =
                links.cells().stream().mapToInt(c -> c.sector()).distinct().toArray();
        List<String> names = new ArrayList<>();
        double[][] values = new double[sectors.length][links.years().length];
        for (int s = 0; s < sectors.length; s++) {
            names.add(given.sectors().get(sectors[s]).code());
            for (int t = 0; t < links.years().length; t++) {
                for (int c = 0; c < links.cells().size(); c++) {
                    if (links.cells().get(c).sector() == sectors[s]) {
                        values[s][t] = Math.max(values[s][t], Math.abs(links.leapToEconomy()[t][c]));
                    }
                }
            }
        }
        page.figure(
                "Where the last residual sits: sector by year, the largest over fuels, from a hundredth of the"
                        + " tolerance to a hundred times it; above the tolerance in the colour of faults"
                        + " (convergence-links.csv)",
                width -> ResidualMap.of(
                        result.scenario().name() + ", residual by sector and year",
                        names,
                        links.years(),
                        values,
                        tolerance,
                        width));
    }

    private void years(CoupledResult result) {
        List<Object[]> rows = new ArrayList<>();
        for (int t = 0; t < result.path().years().size(); t++) {
            EconomyYear year = result.path().year(t);
            rows.add(new Object[] {
                String.valueOf(year.year()),
                year.solved(),
                year.solve().iterations(),
                year.solve().residual(),
                1000 * result.path().seconds()[t],
                result.path().retries().contains(year.year()) ? "solved from a safe point" : ""
            });
        }
        page.folded(
                "Solver by year, last iteration",
                List.of("year", "solved", "Newton iterations", "residual", "milliseconds", "note"),
                rows);
    }

    private void checks() {
        page.section("Checks");
        List<CheckRow> failed = checks.stream().filter(c -> !c.pass()).toList();
        page.text(checks.size() + " checks, " + failed.size() + " failed (checks.csv).");
        if (!failed.isEmpty()) {
            page.table(
                    "Failed",
                    List.of("scenario", "year", "check", "value", "at most"),
                    failed.stream()
                            .limit(FAILED_SHOWN)
                            .map(c -> new Object[] {
                                c.scenario(), String.valueOf(c.year()), c.check(), c.value(), c.tolerance()
                            })
                            .toList());
        }
    }

    private void closure() {
        page.section("Closure");
        List<Object[]> rows = new ArrayList<>();
        for (Map.Entry<?, ?> entry : study.calibrated().closure().entrySet()) {
            rows.add(new Object[] {String.valueOf(entry.getKey()), String.valueOf(entry.getValue())});
        }
        page.table("Chosen by the case", List.of("what", "rule"), rows);
    }
}
