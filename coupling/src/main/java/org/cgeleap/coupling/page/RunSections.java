package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cgeleap.coupling.batch.RunRow;
import org.cgeleap.coupling.sensitivity.GivenData;
import org.cgeleap.coupling.sensitivity.Moments;
import org.cgeleap.coupling.sensitivity.SobolIndices;

/** Sections about the runs themselves, whatever they were made for: how they ended and what sets failed ones apart. */
final class RunSections {
    private final HtmlPage page;
    private final RunTable runs;

    RunSections(HtmlPage page, RunTable runs) {
        this.page = page;
        this.runs = runs;
    }

    /** One sentence on failures. */
    static String failures(List<RunRow> rows) {
        long failed = rows.stream().filter(r -> !r.usable()).count();
        return rows.size() + " runs, " + failed + " failed"
                + (failed > SobolIndices.RELIABLE * rows.size()
                        ? ": more than 5 %, so what is said of them below is UNRELIABLE."
                        : ".");
    }

    /** Statuses, iterations and residuals of all runs. */
    void convergence() {
        page.section("How the runs ended");
        Map<String, List<RunRow>> byStatus =
                runs.rows().stream().collect(Collectors.groupingBy(RunRow::status, TreeMap::new, Collectors.toList()));
        List<Object[]> table = new ArrayList<>();
        byStatus.forEach((status, own) -> table.add(new Object[] {
            status,
            own.size(),
            100.0 * own.size() / runs.rows().size(),
            Moments.of(own.stream().mapToDouble(RunRow::iterations).toArray()).quantile(0.5),
            own.stream().mapToInt(RunRow::iterations).max().orElse(0),
            largest(own.stream().mapToDouble(RunRow::residual).toArray()),
            largest(own.stream().mapToDouble(RunRow::newtonResidual).toArray()),
            own.stream()
                    .map(RunRow::message)
                    .filter(m -> !m.isEmpty())
                    .findFirst()
                    .orElse("")
        }));
        page.table(
                "Coupled residuals are relative and undamped; an equilibrium's are scaled. Iterations are those of all"
                        + " scenarios of a run together.",
                List.of(
                        "status",
                        "runs",
                        "% of runs",
                        "median iterations",
                        "most iterations",
                        "worst coupled residual",
                        "worst equilibrium residual",
                        "an example"),
                table);
        Map<String, Double> histogram = new TreeMap<>(Comparator.comparingInt(Integer::parseInt));
        runs.rows().stream()
                .filter(RunRow::usable)
                .forEach(r -> histogram.merge(String.valueOf(r.iterations()), 1.0, Double::sum));
        if (histogram.size() > 1) {
            page.figure(
                    "Runs by the iterations they took until they converged.",
                    width -> SvgChart.bars(
                            "Iterations",
                            "runs",
                            List.of(new SvgChart.Group("iterations", histogram, Map.of())),
                            width));
        }
        worst();
    }

    private void worst() {
        List<Object[]> table = runs.rows().stream()
                .filter(RunRow::usable)
                .sorted(Comparator.comparingDouble(RunRow::residual).reversed())
                .limit(10)
                .map(r -> new Object[] {r.number(), r.label(), r.residual(), r.newtonResidual(), r.iterations()})
                .toList();
        page.folded(
                "The ten converged runs with the largest residuals",
                List.of("run", "label", "coupled residual", "equilibrium residual", "iterations"),
                table);
        List<Object[]> failed = runs.rows().stream()
                .filter(r -> !r.usable())
                .limit(200)
                .map(r -> new Object[] {r.number(), r.label(), r.status(), r.message()})
                .toList();
        if (!failed.isEmpty()) {
            page.folded("Runs that failed (at most 200)", List.of("run", "label", "status", "message"), failed);
        }
    }

    private static double largest(double[] values) {
        return Moments.of(values).quantile(1);
    }

    /** Which inputs separate failed from good runs. */
    void failureMap() {
        page.section("Failure map");
        boolean[] failed = new boolean[runs.rows().size()];
        IntStream.range(0, failed.length)
                .forEach(i -> failed[i] = !runs.rows().get(i).usable());
        long count = runs.rows().stream().filter(r -> !r.usable()).count();
        if (count == 0) {
            page.text("No run failed.");
            return;
        }
        List<Integer> order = new ArrayList<>();
        List<GivenData.Separation> separations = new ArrayList<>();
        for (int j = 0; j < runs.inputs().size(); j++) {
            order.add(j);
            separations.add(GivenData.separation(runs.column(j), failed));
        }
        order.sort(Comparator.comparingDouble(j -> -separations.get(j).distance()));
        page.table(
                "Kolmogorov distance between an input's values in failed and in good runs, beside what chance exceeds"
                        + " in one case in a hundred; and where the failed runs lie among all.",
                List.of("input", "distance", "chance", "separates", "median of failed runs, rank in %"),
                order.stream()
                        .map(j -> new Object[] {
                            runs.inputs().get(j),
                            separations.get(j).distance(),
                            separations.get(j).chance(),
                            separations.get(j).separates() ? "yes" : "",
                            100 * separations.get(j).failedMedian()
                        })
                        .toList());
        if (order.size() > 1) {
            scatterOfFailures(order.get(0), order.get(1), failed);
        }
    }

    private void scatterOfFailures(int a, int b, boolean[] failed) {
        double[] x = runs.column(a);
        double[] y = runs.column(b);
        XyChart chart = new XyChart(
                "Failed and good runs", runs.inputs().get(a), runs.inputs().get(b));
        for (int which = 0; which < 2; which++) {
            List<SvgChart.Point> points = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                if (failed[i] == (which == 1)) {
                    points.add(new SvgChart.Point(x[i], y[i]));
                }
            }
            chart.points(which == 0 ? "good" : "failed", points, which == 0 ? 2 : 5);
        }
        page.figure("The two inputs that set failed runs apart most.", chart::svg);
    }
}
