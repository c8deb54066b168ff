package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.PowerLink;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.Criterion;
import org.cgeleap.coupling.loop.Iteration;
import org.cgeleap.coupling.loop.LinkCell;
import org.cgeleap.coupling.loop.LinkResiduals;
import org.cgeleap.coupling.loop.LoopOptions;
import org.cgeleap.coupling.study.StudyResult;

/**
 * How a run converged, or not: {@code convergence.csv} (norms by iteration), {@code convergence-links.csv} (the last
 * round by sector, fuel and year, both directions), {@code convergence.json} (both and the years' solves in one).
 */
public final class ConvergenceFiles {
    private static final List<String> NORMS = List.of(
            "scenario",
            "iteration",
            "criterion",
            "norm",
            "tolerance",
            "worst_year",
            "worst_item",
            "step",
            "contraction",
            "seconds",
            "iterations_left");
    private static final List<String> LINKS = List.of(
            "scenario",
            "iteration",
            "sector",
            "fuel",
            "year",
            "energy_cge",
            "energy_leap",
            "unit",
            "leap_to_cge",
            "cge_to_leap");

    private final StudyResult study;
    private final List<CheckRow> checks;
    private final double tolerance;

    /**
     * The files of a study.
     *
     * @param study as it ended
     * @param checks of its solutions
     * @param tolerance of the loop
     */
    public ConvergenceFiles(StudyResult study, List<CheckRow> checks, double tolerance) {
        this.study = study;
        this.checks = List.copyOf(checks);
        this.tolerance = tolerance;
    }

    /**
     * {@return where the tolerance comes from, in words}
     *
     * @param tolerance of the loop
     */
    public static String toleranceSource(double tolerance) {
        return tolerance == LoopOptions.standard().tolerance() ? "default" : "set by the user";
    }

    /**
     * {@return what a linked power module decides and what stays the economy's, in words; none where the case links none}
     *
     * @param given case
     */
    public static Optional<String> powerLink(Case given) {
        PowerLink link = given.powerLink();
        return link.isNone()
                ? Optional.empty()
                : Optional.of("LEAP's power module shares generation among "
                        + String.join(", ", link.technologies())
                        + "; which fuels each of them burns stays the economy's nest of that technology, so fuel use of"
                        + " LEAP's processes and of the economy's plants may differ within a technology");
    }

    void write(OutputFolder out) throws IOException {
        List<Object[]> norms = new ArrayList<>();
        List<Object[]> links = new ArrayList<>();
        for (CoupledResult result : study.scenarios()) {
            for (Iteration iteration : result.iterations()) {
                for (Criterion criterion : iteration.criteria()) {
                    norms.add(norm(result, iteration, criterion));
                }
            }
            links(result, links);
        }
        out.csv("convergence.csv", NORMS, norms.stream());
        out.csv("convergence-links.csv", LINKS, links.stream());
        out.json("convergence.json", json());
    }

    private Object[] norm(CoupledResult result, Iteration iteration, Criterion criterion) {
        return new Object[] {
            result.scenario().name(),
            iteration.number(),
            criterion.name(),
            criterion.norm(),
            tolerance,
            criterion.worstYear() == 0 ? "" : criterion.worstYear(),
            criterion.worstItem(),
            iteration.step(),
            Double.isNaN(iteration.contraction()) ? "" : iteration.contraction(),
            iteration.seconds(),
            Double.isNaN(iteration.predictedLeft()) ? "" : iteration.predictedLeft()
        };
    }

    private void links(CoupledResult result, List<Object[]> rows) {
        if (result.exchange().isEmpty()) {
            return;
        }
        Case given = study.calibrated().given();
        LinkResiduals links = result.links();
        for (int t = 0; t < links.years().length; t++) {
            int year = links.years()[t];
            int index = given.years().index(year);
            for (int c = 0; c < links.cells().size(); c++) {
                LinkCell cell = links.cells().get(c);
                rows.add(new Object[] {
                    result.scenario().name(),
                    result.iterations().size(),
                    given.sectors().get(cell.sector()).code(),
                    given.energyGoods().get(cell.good()).code(),
                    year,
                    result.path().year(index).finalMtce(cell.good(), cell.sector()),
                    result.exchange().get().energy()[index][c],
                    "Mtce",
                    links.leapToEconomy()[t][c],
                    Double.isNaN(links.economyToLeap()[t][c]) ? "" : links.economyToLeap()[t][c]
                });
            }
        }
    }

    private Map<String, Object> json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("tolerance", tolerance);
        all.put("tolerance_source", toleranceSource(tolerance));
        powerLink(study.calibrated().given()).ifPresent(words -> all.put("power_link", words));
        all.put("closure", study.calibrated().closure());
        all.put("checks", checks.size());
        all.put("checks_failed", checks.stream().filter(c -> !c.pass()).toList());
        all.put("skipped", study.skipped());
        all.put("seconds", study.seconds());
        Map<String, Object> scenarios = new LinkedHashMap<>();
        study.scenarios().forEach(r -> scenarios.put(r.scenario().name(), json(r)));
        all.put("scenarios", scenarios);
        return all;
    }

    private Map<String, Object> json(CoupledResult result) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("status", result.status().word());
        one.put("message", result.message());
        one.put("where", result.ending().where());
        one.put("year", result.ending().year());
        one.put("period", result.ending().period());
        one.put("amplitude", result.ending().amplitude());
        one.put("growth", result.ending().growth());
        one.put("retries", result.retries());
        one.put("seconds", result.seconds());
        List<Object> rounds = new ArrayList<>();
        for (Iteration it : result.iterations()) {
            Map<String, Object> round = new LinkedHashMap<>();
            round.put("iteration", it.number());
            round.put("criteria", it.criteria());
            round.put("step", it.step());
            round.put("step_length", it.stepLength());
            round.put("contraction", Double.isFinite(it.contraction()) ? it.contraction() : "");
            round.put("iterations_left", Double.isFinite(it.predictedLeft()) ? it.predictedLeft() : "");
            round.put("seconds", it.seconds());
            round.put("newton_iterations", it.newtonIterations());
            Map<String, Double> cells = new LinkedHashMap<>();
            if (it.number() <= result.links().byIteration().size()) {
                for (int c = 0; c < result.links().cells().size(); c++) {
                    cells.put(
                            result.links().cells().get(c).name(),
                            result.links().byIteration().get(it.number() - 1)[c]);
                }
            }
            round.put("largest_by_link", cells);
            rounds.add(round);
        }
        one.put("iterations", rounds);
        List<Object> years = new ArrayList<>();
        for (int t = 0; t < result.path().years().size(); t++) {
            EconomyYear year = result.path().year(t);
            Map<String, Object> solve = new LinkedHashMap<>();
            solve.put("year", year.year());
            solve.put("solved", year.solved());
            solve.put("newton_iterations", year.solve().iterations());
            solve.put("residual", year.solve().residual());
            solve.put("seconds", result.path().seconds()[t]);
            solve.put("retried", result.path().retries().contains(year.year()));
            years.add(solve);
        }
        one.put("years", years);
        return one;
    }
}
