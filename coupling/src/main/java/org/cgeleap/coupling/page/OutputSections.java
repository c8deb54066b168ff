package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.page.SvgChart.Point;
import org.cgeleap.coupling.sensitivity.GivenData;
import org.cgeleap.coupling.sensitivity.Moments;

/** Figures of outputs that need nothing but runs: fans of paths, clouds over inputs, given-data indices. */
final class OutputSections {
    /** Runs below which indices from given data say nothing. */
    static final int FEWEST = 40;

    private static final int SLICES = 10;
    private static final int FAN = 3;
    private static final int CLOUDS = 2;
    private static final int MOST = 20;
    private static final long SEED = 1;

    private final HtmlPage page;
    private final RunTable runs;
    private final Map<String, String> units;

    /**
     * Sections about the outputs of runs.
     *
     * @param units of the outputs by their names, as far as they are known
     */
    OutputSections(HtmlPage page, RunTable runs, Map<String, String> units) {
        this.page = page;
        this.runs = runs;
        this.units = units;
    }

    /** Paths watched at three years or more, as quantiles over the runs. */
    void fans() {
        Map<String, List<Integer>> byStem = new LinkedHashMap<>();
        for (int w = 0; w < runs.outputs().size(); w++) {
            if (runs.outputs().get(w).year() > 0) {
                byStem.computeIfAbsent(runs.outputs().get(w).stem(), s -> new ArrayList<>())
                        .add(w);
            }
        }
        byStem.values().removeIf(years -> years.size() < FAN);
        if (byStem.isEmpty()) {
            return;
        }
        page.section("Paths");
        byStem.forEach((stem, years) -> {
            years.sort(Comparator.comparingInt(w -> runs.outputs().get(w).year()));
            double[] shares = {0.05, 0.25, 0.5, 0.75, 0.95};
            List<List<Point>> quantiles = new ArrayList<>();
            for (double share : shares) {
                List<Point> line = new ArrayList<>();
                for (int w : years) {
                    line.add(new Point(
                            runs.outputs().get(w).year(),
                            Moments.of(runs.output(w)).quantile(share)));
                }
                quantiles.add(line);
            }
            page.figure(
                    stem + ": median of all runs that did not fail, the middle half and the middle 90 % of them.",
                    new XyChart(
                                    stem,
                                    "year",
                                    axis(
                                            runs.outputs().get(years.get(0)).pathWords(),
                                            runs.outputs().get(years.get(0))))
                            .band("5 to 95 %", quantiles.get(0), quantiles.get(4))
                            .band("25 to 75 %", quantiles.get(1), quantiles.get(3))
                            .line("median", quantiles.get(2))::svg);
        });
    }

    /** Order of the runs by each input, for {@link #importance}. */
    List<int[]> orders() {
        List<int[]> orders = new ArrayList<>();
        for (int j = 0; j < runs.inputs().size(); j++) {
            orders.add(GivenData.order(runs.column(j)));
        }
        return orders;
    }

    /** A section on one output: given-data indices of every input, and clouds over those that matter most. */
    void importance(int output, List<int[]> orders) {
        Watched w = runs.outputs().get(output);
        double[] y = runs.output(output);
        Moments moments = Moments.of(y);
        page.section(Verdicts.heading(w));
        page.text(Verdicts.heading(w) + ": mean " + HtmlPage.number(moments.mean()) + ", standard deviation "
                + HtmlPage.number(moments.deviation()) + ", 5 to 95 %: " + HtmlPage.number(moments.quantile(0.05))
                + " to " + HtmlPage.number(moments.quantile(0.95))
                + Verdicts.in(units.getOrDefault(w.name(), "")) + ".");
        if (moments.count() < FEWEST || !(moments.deviation() > 0)) {
            return;
        }
        List<GivenData.Importance> found = orders.parallelStream()
                .map(order -> GivenData.importance(order, y, SLICES))
                .toList();
        List<Integer> ranked =
                new ArrayList<>(IntStream.range(0, orders.size()).boxed().toList());
        ranked.sort(Comparator.comparingDouble(j -> -found.get(j).firstOrder()));
        GivenData.Importance chance = GivenData.byChance(y, SLICES, SEED);
        if (!ranked.isEmpty()) {
            GivenData.Importance first = found.get(ranked.get(0));
            page.text(Verdicts.firstOrder(
                    runs.inputs().get(ranked.get(0)), w, first.firstOrder(), first.firstOrderError(), ""));
        }
        List<IntervalChart.Bar> bars = new ArrayList<>();
        for (int j : ranked.subList(0, Math.min(MOST, ranked.size()))) {
            GivenData.Importance g = found.get(j);
            String name = runs.inputs().get(j);
            bars.add(new IntervalChart.Bar(
                    name,
                    0,
                    0,
                    g.firstOrder(),
                    1.96 * g.firstOrderError(),
                    List.of(),
                    HtmlPage.number(g.firstOrder())));
            bars.add(new IntervalChart.Bar(
                    name, 1, 0, g.pawnMedian(), 0, List.of(chance.pawnMedian()), HtmlPage.number(g.pawnMedian())));
        }
        page.figure(
                "Indices from the runs as they are: first order (share of the variance between ten slices of the input,"
                        + " 95 % interval) and PAWN (median Kolmogorov distance of a slice; the circle is what an input"
                        + " without any effect would have).",
                width -> IntervalChart.of(
                        "Given-data indices of " + w.name(),
                        "",
                        List.of("first order", "PAWN, median"),
                        bars,
                        0,
                        width));
        clouds(w, y, ranked);
    }

    /** Words of an axis with the unit, where it is known. */
    private String axis(String words, Watched w) {
        String unit = units.getOrDefault(w.name(), "");
        return unit.isEmpty() ? words : words + ", " + unit;
    }

    private void clouds(Watched w, double[] y, List<Integer> ranked) {
        for (int j : ranked.subList(0, Math.min(CLOUDS, ranked.size()))) {
            double[] x = runs.column(j);
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                points.add(new Point(x[i], y[i]));
            }
            page.figure(
                    w.words() + " over " + runs.inputs().get(j) + ", a point a run"
                            + (x.length > 1500 ? " (evenly thinned)" : "") + ".",
                    new XyChart(w.name(), runs.inputs().get(j), axis(w.words(), w)).points("", points, 2.2)::svg);
        }
    }
}
