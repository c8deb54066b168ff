package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.coupling.page.SvgChart.Group;
import org.cgeleap.coupling.page.SvgChart.Point;
import org.cgeleap.coupling.results.Contradiction;
import org.cgeleap.coupling.results.Reproduction;
import org.cgeleap.coupling.results.StudyFigures;
import org.cgeleap.coupling.results.StudyFigures.Item;

/** {@code reproduction.html}: the study's figures and numbers, ours beside the paper's, and why they differ. */
public final class ReproductionPage {
    private final Reproduction reproduction;
    private final List<Item> items;
    private final HtmlPage page;

    private ReproductionPage(String title, Reproduction reproduction, List<Item> items) {
        this.reproduction = reproduction;
        this.items = items;
        this.page = new HtmlPage("Reproduction: " + title);
    }

    /**
     * {@return the page}
     *
     * @param title of the case
     * @param reproduction our numbers beside the published ones
     * @param items of its figures
     */
    public static String of(String title, Reproduction reproduction, List<Item> items) {
        ReproductionPage page = new ReproductionPage(title, reproduction, items);
        page.summary();
        page.bars(StudyFigures.STATUS, "Status of the alignment year", "Shares of industries and fuels");
        page.lines();
        page.bars(StudyFigures.STRUCTURE, "Energy structure", "Shares of fuels in industrial energy");
        page.bars(StudyFigures.ENERGY, "Energy by industry", "Final energy of industry");
        page.bars(
                StudyFigures.REDUCTION,
                "Reduction potential",
                "Shares of industries in the reduction of direct and indirect CO2 against the reference scenario");
        page.bars(
                StudyFigures.SAVING,
                "Energy saving",
                "Energy saved against the reference scenario; to the left of zero more is used");
        page.contradictions();
        page.rows();
        return page.page.html();
    }

    private void summary() {
        List<Reproduction.Row> rows = reproduction.rows();
        long agree = rows.stream()
                .filter(r -> !r.ours().isEmpty() && Reproduction.agrees(r))
                .count();
        page.text(agree + " of " + rows.size()
                + " published figures agree with ours to their printed digits. A bar or line is ours; a stroke across"
                + " a bar, or a hollow circle, is the paper's figure, where it prints one (figures.csv has every"
                + " number). Fitted figures show that the paper's can be met, not that its paths are known.");
    }

    private void bars(String figure, String name, String caption) {
        page.section(name);
        Map<String, Map<String, Double>> ours = new LinkedHashMap<>();
        Map<String, Map<String, Double>> paper = new LinkedHashMap<>();
        String unit = "";
        for (Item item : items) {
            if (item.figure().equals(figure)) {
                unit = item.unit();
                put(ours, item.group(), item.series(), item.ours());
                put(paper, item.group(), item.series(), item.paper());
            }
        }
        List<Group> groups = new ArrayList<>();
        ours.forEach((group, values) -> groups.add(new Group(group, values, paper.getOrDefault(group, Map.of()))));
        if (groups.isEmpty()) {
            page.text("Not run.");
            return;
        }
        String inUnit = unit;
        page.figure(caption + ", " + unit + ".", width -> SvgChart.bars(name, inUnit, groups, width));
    }

    private static void put(Map<String, Map<String, Double>> to, String group, String series, double value) {
        Map<String, Double> values = to.computeIfAbsent(group, g -> new LinkedHashMap<>());
        if (!Double.isNaN(value)) {
            values.put(series, value);
        }
    }

    private void lines() {
        page.section("Emission paths");
        Map<String, List<Point>> lines = new LinkedHashMap<>();
        Map<String, List<Point>> marks = new LinkedHashMap<>();
        String unit = "";
        for (Item item : items) {
            if (item.figure().equals(StudyFigures.EMISSIONS)) {
                unit = item.unit();
                add(lines, item, item.ours());
                add(marks, item, item.paper());
            }
        }
        String inUnit = unit;
        page.figure(
                "Industrial CO2, direct and indirect, " + inUnit + ".",
                width -> SvgChart.lines("Emission paths", inUnit, lines, marks, width));
    }

    private static void add(Map<String, List<Point>> to, Item item, double value) {
        if (!Double.isNaN(value)) {
            to.computeIfAbsent(item.series(), s -> new ArrayList<>()).add(new Point(item.year(), value));
        }
    }

    private void contradictions() {
        if (reproduction.contradictions().isEmpty()) {
            return;
        }
        page.section("Where the paper contradicts itself");
        page.table(
                "What is printed, and what other printed figures imply (contradictions.csv)",
                List.of("printed", "implied", "unit", "of", "arithmetic", "what is made of it"),
                reproduction.contradictions().stream().map(this::row).toList());
    }

    private Object[] row(Contradiction c) {
        return new Object[] {c.printed(), c.implied(), c.unit(), c.statement(), reproduction.shown(c), c.explanation()};
    }

    private void rows() {
        page.section("Every published figure");
        page.table(
                "reproduction.csv",
                List.of("paper", "ours", "unit", "difference", "basis", "quantity", "scenario", "year", "note"),
                reproduction.rows().stream().map(this::row).toList());
    }

    private Object[] row(Reproduction.Row row) {
        return new Object[] {
            number(row.target().paper()),
            number(row.ours()),
            row.target().unit(),
            row.relativeDifference()
                    .map(d -> String.format(java.util.Locale.ROOT, "%+.1f %%", 100 * d))
                    .orElse(""),
            row.target().basis(),
            row.target().quantity(),
            row.target().scenario(),
            row.target().year() == 0 ? "" : row.target().year(),
            reproduction.note(row)
        };
    }

    /** A year or a figure as it is read; words stay words. */
    private static Object number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException whole) {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException words) {
                return text;
            }
        }
    }
}
