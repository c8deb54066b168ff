package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A chart as SVG text: lines over years, or bars in groups, with published figures as hollow marks beside ours. Colours come
 * from the page's style sheet, so that it follows light and dark.
 */
public final class SvgChart {
    private static final int LEFT = 52;
    private static final int RIGHT = 28;
    private static final int TOP = 10;
    private static final int ROW = 18;

    /** Length of a bar's label, in characters of the style sheet's size. */
    private static final int LABEL = 185;

    /** Room of a bar's label on a narrow chart, where it stands above. */
    private static final int ABOVE = 15;

    private SvgChart() {}

    /**
     * A point of a line or of the paper.
     *
     * @param x year
     * @param y in the chart's unit
     */
    public record Point(double x, double y) {}

    /**
     * Bars of one group: our values and the published ones, by series; a series may lack either.
     *
     * @param name of the group
     * @param ours our values by series
     * @param paper published values by series
     */
    public record Group(String name, Map<String, Double> ours, Map<String, Double> paper) {
        /**
         * Copies both, in their order.
         *
         * @param name of the group
         * @param ours our values by series
         * @param paper published values by series
         */
        public Group {
            ours = new LinkedHashMap<>(ours);
            paper = new LinkedHashMap<>(paper);
        }
    }

    /**
     * Lines over years.
     *
     * @param title what a screen reader says of the chart
     * @param unit of the values
     * @param lines ours by name, in order
     * @param marks published points by the name of the line they belong to
     * @param width in pixels
     * @return an {@code svg} element; empty where there is no line
     */
    public static String lines(
            String title, String unit, Map<String, List<Point>> lines, Map<String, List<Point>> marks, int width) {
        List<Point> all = new ArrayList<>();
        lines.values().forEach(all::addAll);
        marks.values().forEach(all::addAll);
        if (all.isEmpty()) {
            return "";
        }
        double x0 = all.stream().mapToDouble(Point::x).min().orElse(0);
        double x1 = Math.max(x0 + 1, all.stream().mapToDouble(Point::x).max().orElse(1));
        double top = nice(all.stream().mapToDouble(Point::y).max().orElse(1));
        int height = 300;
        int bottom = 26;
        StringBuilder svg = open(title, width, height + legendHeight(lines.size(), width));
        double step = top / 5;
        for (int k = 0; k <= 5; k++) {
            double y = TOP + (height - TOP - bottom) * (1 - k / 5.0);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                            + "<text class=\"end\" x=\"%d\" y=\"%.1f\">%s</text>%n",
                    LEFT,
                    width - RIGHT,
                    y,
                    y,
                    LEFT - 6,
                    y + 4,
                    XyChart.tick(k * step, step)));
        }
        for (double year = Math.ceil(x0 / 10) * 10; year <= x1; year += 10) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"mid\" x=\"%.1f\" y=\"%d\">%.0f</text>%n",
                    x(year, x0, x1, width),
                    height - 6,
                    year));
        }
        svg.append("<text x=\"")
                .append(LEFT + 4)
                .append("\" y=\"")
                .append(TOP + 12)
                .append("\">")
                .append(HtmlPage.escaped(unit))
                .append("</text>\n");
        int series = 0;
        for (Map.Entry<String, List<Point>> line : lines.entrySet()) {
            StringBuilder path = new StringBuilder();
            for (Point p : line.getValue()) {
                path.append(path.length() == 0 ? "M" : "L")
                        .append(String.format(
                                Locale.ROOT, "%.1f %.1f", x(p.x(), x0, x1, width), y(p.y(), top, height - bottom)));
            }
            svg.append("<path class=\"line s")
                    .append(series % 8)
                    .append("\" d=\"")
                    .append(path)
                    .append("\"><title>")
                    .append(HtmlPage.escaped(line.getKey()))
                    .append("</title></path>\n");
            for (Point p : marks.getOrDefault(line.getKey(), List.of())) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle class=\"paper s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"><title>paper: %s, %.0f:"
                                + " %s</title></circle>%n",
                        series % 8,
                        x(p.x(), x0, x1, width),
                        y(p.y(), top, height - bottom),
                        HtmlPage.escaped(line.getKey()),
                        p.x(),
                        HtmlPage.number(p.y())));
            }
            series++;
        }
        legend(svg, List.copyOf(lines.keySet()), height + 4, width);
        return svg.append("</svg></div>\n").toString();
    }

    private static double x(double year, double x0, double x1, int width) {
        return LEFT + (width - LEFT - RIGHT) * (year - x0) / (x1 - x0);
    }

    private static double y(double value, double top, int bottom) {
        return TOP + (bottom - TOP) * (1 - value / top);
    }

    /**
     * Bars that lie, a block of them for each group; negative values go to the left of zero.
     *
     * @param title what a screen reader says of the chart
     * @param unit of the values
     * @param groups in order
     * @param width in pixels
     * @return an {@code svg} element
     */
    public static String bars(String title, String unit, List<Group> groups, int width) {
        boolean narrow = width < HtmlPage.WIDE;
        int label = narrow ? 0 : LABEL;
        int each = narrow ? ROW + ABOVE : ROW;
        List<String> series = new ArrayList<>();
        double low = 0;
        double high = 0;
        int rows = 0;
        for (Group group : groups) {
            List<String> own = new ArrayList<>(group.ours().keySet());
            group.paper().keySet().stream().filter(s -> !own.contains(s)).forEach(own::add);
            own.stream().filter(s -> !series.contains(s)).forEach(series::add);
            rows += own.size() + 1;
            for (Map<String, Double> values : List.of(group.ours(), group.paper())) {
                for (double v : values.values()) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
        if (rows == 0 || high == low) {
            return "";
        }
        double span = high - low;
        double room = width - label - RIGHT - 120;
        double zero = label + room * -low / span;
        StringBuilder svg = open(title, width, TOP + rows * each + ROW);
        int row = 0;
        for (Group group : groups) {
            svg.append("<text class=\"head\" x=\"0\" y=\"")
                    .append(TOP + row * each + (narrow ? 22 : 13))
                    .append("\">")
                    .append(HtmlPage.escaped(group.name()))
                    .append(row == 0 ? " (" + HtmlPage.escaped(unit) + ")" : "")
                    .append("</text>\n");
            row++;
            for (String name : series) {
                Double ours = group.ours().get(name);
                Double paper = group.paper().get(name);
                if (ours == null && paper == null) {
                    continue;
                }
                int y = TOP + row * each + (narrow ? ABOVE : 0);
                svg.append(narrow ? "<text x=\"" : "<text class=\"end\" x=\"")
                        .append(narrow ? 0 : label - 6)
                        .append("\" y=\"")
                        .append(narrow ? y - 1 : y + 13)
                        .append("\">")
                        .append(HtmlPage.escaped(name))
                        .append("</text>");
                double end = zero;
                if (ours != null) {
                    double at = zero + room * ours / span;
                    end = Math.max(end, at);
                    svg.append(String.format(
                            Locale.ROOT,
                            "<rect class=\"bar s%d\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                            series.indexOf(name) % 8,
                            Math.min(zero, at),
                            y + 2,
                            Math.max(0.5, Math.abs(at - zero)),
                            ROW - 5));
                }
                if (paper != null) {
                    double at = zero + room * paper / span;
                    end = Math.max(end, at);
                    svg.append(String.format(
                            Locale.ROOT,
                            "<path class=\"paper\" d=\"M%.1f %dv%d\"><title>paper: %s</title></path>",
                            at,
                            y,
                            ROW - 1,
                            HtmlPage.number(paper)));
                }
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%d\">%s%s</text>%n",
                        end + 6,
                        y + 13,
                        ours == null ? "" : HtmlPage.number(ours),
                        paper == null ? "" : " (paper " + HtmlPage.number(paper) + ")"));
                row++;
            }
        }
        return svg.append("</svg></div>\n").toString();
    }

    private static StringBuilder open(String title, int width, int height) {
        return new StringBuilder()
                .append("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"chart\"><svg class=\"chart\""
                        + " role=\"img\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" aria-label=\"")
                .append(HtmlPage.escaped(title))
                .append("\">\n");
    }

    private static int legendHeight(int series, int width) {
        return 22 * ((series + columns(width) - 1) / columns(width)) + 4;
    }

    /** Names of a legend beside each other. */
    private static int columns(int width) {
        return Math.max(1, (width - LEFT) / 150);
    }

    private static void legend(StringBuilder svg, List<String> names, int y, int width) {
        for (int k = 0; k < names.size(); k++) {
            int x = LEFT + k % columns(width) * 150;
            int at = y + k / columns(width) * 22;
            svg.append("<rect class=\"bar s")
                    .append(k % 8)
                    .append("\" x=\"")
                    .append(x)
                    .append("\" y=\"")
                    .append(at)
                    .append("\" width=\"14\" height=\"12\"/><text x=\"")
                    .append(x + 20)
                    .append("\" y=\"")
                    .append(at + 11)
                    .append("\">")
                    .append(HtmlPage.escaped(names.get(k)))
                    .append("</text>\n");
        }
    }

    /** A round number a little above. */
    private static double nice(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-12))));
        for (double step : new double[] {1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10}) {
            if (step * power >= value) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
