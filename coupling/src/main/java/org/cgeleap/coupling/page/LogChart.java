package org.cgeleap.coupling.page;

import java.util.List;
import java.util.Locale;

/** Lines over whole numbers on a logarithmic scale, with a threshold: how residuals fall, as SVG. */
final class LogChart {
    private static final int HEIGHT = 300;
    private static final int LEFT = 56;
    /** Room for the names beside a wide chart; below a narrow one they have lines of their own. */
    private static final int NAMES = 170;

    private static final int RIGHT = 12;
    private static final int NAME = 20;
    private static final int TOP = 12;
    private static final int BOTTOM = 34;
    private static final double LEAST = 1e-16;

    /**
     * One line.
     *
     * @param name beside it
     * @param values at 1, 2, …; what is no positive number is left out
     */
    record Line(String name, List<Double> values) {}

    private final List<Line> lines;
    private final double threshold;
    private final int most;
    private final int low;
    private final int high;
    private final int width;
    private final boolean narrow;

    private LogChart(List<Line> lines, double threshold, int width) {
        this.narrow = width < HtmlPage.WIDE;
        this.width = narrow ? width : width - NAMES;
        this.lines = lines;
        this.threshold = threshold;
        double smallest = threshold;
        double largest = threshold;
        int longest = 1;
        for (Line line : lines) {
            longest = Math.max(longest, line.values().size());
            for (double v : line.values()) {
                if (v > LEAST && Double.isFinite(v)) {
                    smallest = Math.min(smallest, v);
                    largest = Math.max(largest, v);
                }
            }
        }
        this.most = longest;
        this.low = (int) Math.floor(Math.log10(smallest));
        this.high = Math.max(low + 1, (int) Math.ceil(Math.log10(largest)));
    }

    /**
     * The SVG.
     *
     * @param width in pixels
     */
    static String of(String label, List<Line> lines, double threshold, int width) {
        return new LogChart(lines, threshold, width).svg(label);
    }

    private double x(int k) {
        return LEFT + (most == 1 ? 0.5 : (k - 1.0) / (most - 1)) * (width - LEFT - RIGHT);
    }

    private double y(double value) {
        double part = (Math.log10(Math.max(value, LEAST)) - low) / (high - low);
        return HEIGHT - BOTTOM - Math.max(0, part) * (HEIGHT - TOP - BOTTOM);
    }

    private String svg(String label) {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s\">",
                narrow ? width : width + NAMES,
                narrow ? HEIGHT + NAME * lines.size() : HEIGHT,
                narrow ? width : width + NAMES,
                HtmlPage.escaped(label)));
        int every = Math.max(1, (high - low) / 8);
        for (int e = low; e <= high; e += every) {
            double at = y(Math.pow(10, e));
            line(svg, LEFT, at, width - RIGHT, at, "var(--line)", "");
            text(svg, LEFT - 6, at + 4, "end", ShownNumber.powerOfTen(e));
        }
        for (int k = 1; k <= most; k += Math.max(1, most / 12)) {
            text(svg, x(k), HEIGHT - BOTTOM + 16, "middle", String.valueOf(k));
        }
        text(svg, (LEFT + width - RIGHT) / 2.0, HEIGHT - 4, "middle", "iteration");
        double limit = y(threshold);
        line(svg, LEFT, limit, width - RIGHT, limit, "currentColor", " stroke-dasharray=\"5 4\"");
        text(svg, LEFT + 4, limit - 4, "start", "tolerance");
        for (int i = 0; i < lines.size(); i++) {
            series(svg, i);
        }
        return svg.append("</svg>").toString();
    }

    private void series(StringBuilder svg, int i) {
        Line series = lines.get(i);
        StringBuilder points = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        for (int k = 0; k < series.values().size(); k++) {
            double v = series.values().get(k);
            if (!(v >= 0) || !Double.isFinite(v)) {
                continue;
            }
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(k + 1), y(v)));
            dots.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"var(--c)\"><title>%s, iteration %d:"
                            + " %.3e</title></circle>",
                    x(k + 1),
                    y(v),
                    HtmlPage.escaped(series.name()),
                    k + 1,
                    v));
        }
        double legend = narrow ? HEIGHT + 14 + NAME * (double) i : TOP + 14 + NAME * (double) i;
        double beside = narrow ? LEFT : width - RIGHT + 14;
        svg.append("<g class=\"s")
                .append(i % 5)
                .append("\"><polyline fill=\"none\" stroke=\"var(--c)\" stroke-width=\"2\" points=\"")
                .append(points.toString().trim())
                .append("\"/>")
                .append(dots);
        line(svg, beside, legend - 4, beside + 22, legend - 4, "var(--c)", " stroke-width=\"3\"");
        text(svg, beside + 28, legend, "start", series.name());
        svg.append("</g>");
    }

    private static void line(
            StringBuilder svg, double x1, double y1, double x2, double y2, String colour, String more) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>",
                x1,
                y1,
                x2,
                y2,
                colour,
                more));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                x,
                y,
                anchor,
                HtmlPage.escaped(words)));
    }
}
