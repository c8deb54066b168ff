package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bars that lie, each from one value to another, with an interval and marks: tornado diagrams and indices, as SVG. */
final class IntervalChart {
    private static final int LABEL = 200;
    private static final int LONGEST = 27;
    private static final int RIGHT = 90;

    /** Width of a letter. */
    private static final double LETTER = 7.4;

    private static final int TOP = 26;
    private static final int ROW = 20;

    /** Room of a label on a narrow chart, where it stands above its bar. */
    private static final int ABOVE = 17;

    /**
     * A bar.
     *
     * @param label before it; the same label as the bar above stays empty
     * @param series colour, from 0
     * @param from where it begins
     * @param to where it ends
     * @param half half-width of the interval around its end, 0 for none
     * @param marks values shown as hollow marks, such as earlier estimates
     * @param words after it
     */
    record Bar(String label, int series, double from, double to, double half, List<Double> marks, String words) {
        Bar {
            marks = List.copyOf(marks);
        }
    }

    private IntervalChart() {}

    /**
     * The chart.
     *
     * @param legend names of the series, in order
     * @param zero where a line stands
     * @param width in pixels
     */
    static String of(String title, String unit, List<String> legend, List<Bar> bars, double zero, int width) {
        boolean narrow = width < HtmlPage.WIDE;
        int label = narrow ? 0 : LABEL;
        double low = zero;
        double high = zero;
        for (Bar b : bars) {
            for (double v : values(b)) {
                low = Double.isFinite(v) ? Math.min(low, v) : low;
                high = Double.isFinite(v) ? Math.max(high, v) : high;
            }
        }
        if (bars.isEmpty() || !(high > low)) {
            return "";
        }
        double scale = (width - label - RIGHT) / (high - low);
        int height = TOP + ROW * bars.size() + (narrow ? ABOVE * labels(bars) : 0) + (narrow ? 44 : 26);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"chart\"><svg class=\"chart\""
                        + " role=\"img\" viewBox=\"0 0 %d %d\" aria-label=\"%s\">%n",
                width,
                height,
                HtmlPage.escaped(title)));
        for (int k = 0; k < legend.size(); k++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"bar s%d\" x=\"%d\" y=\"4\" width=\"14\" height=\"11\"/><text x=\"%d\""
                            + " y=\"14\">%s</text>%n",
                    k % 8,
                    label + (narrow ? 120 : 180) * k,
                    label + (narrow ? 120 : 180) * k + 20,
                    HtmlPage.escaped(legend.get(k))));
        }
        double at = label + scale * (zero - low);
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
                at,
                at,
                TOP - 4,
                height - (narrow ? 40 : 22)));
        int ends = height - (narrow ? 24 : 6);
        double last = Double.NEGATIVE_INFINITY;
        for (double v : new double[] {low, zero, high}) {
            double half = LETTER * HtmlPage.number(v).length() / 2;
            double place = Math.max(label + scale * (v - low), half);
            if (place - half < last) {
                continue; // words on each other say nothing
            }
            last = place + half + LETTER;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"mid\" x=\"%.1f\" y=\"%d\">%s</text>%n",
                    place,
                    ends,
                    HtmlPage.number(v)));
        }
        svg.append(
                String.format(Locale.ROOT, "<text x=\"0\" y=\"%d\">%s</text>%n", height - 6, HtmlPage.escaped(unit)));
        String above = "";
        int y = TOP;
        for (Bar b : bars) {
            if (!b.label().equals(above)) {
                y += narrow ? ABOVE : 0;
                svg.append(String.format(
                        Locale.ROOT,
                        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>",
                        narrow ? "" : "end",
                        narrow ? 0 : label - 8,
                        narrow ? y : y + 13,
                        HtmlPage.escaped(narrow ? b.label() : shortened(b.label()))));
                above = b.label();
            }
            bar(svg, b, y, low, scale, label, width);
            y += ROW;
        }
        return svg.append("</svg></div>\n").toString();
    }

    /** How often a label stands. */
    private static int labels(List<Bar> bars) {
        int labels = 0;
        String above = "";
        for (Bar b : bars) {
            labels += b.label().equals(above) ? 0 : 1;
            above = b.label();
        }
        return labels;
    }

    private static void bar(StringBuilder svg, Bar b, int y, double low, double scale, int label, int width) {
        if (!Double.isFinite(b.from()) || !Double.isFinite(b.to())) {
            svg.append(String.format(
                    Locale.ROOT, "<text class=\"bad\" x=\"%d\" y=\"%d\">failed</text>%n", label + 4, y + 13));
            return;
        }
        double from = label + scale * (Math.min(b.from(), b.to()) - low);
        double to = label + scale * (Math.max(b.from(), b.to()) - low);
        double end = label + scale * (b.to() - low);
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"bar s%d\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                b.series() % 8,
                from,
                y + 3,
                Math.max(0.5, to - from),
                ROW - 7));
        double furthest = to;
        if (b.half() > 0) {
            double half = scale * b.half();
            furthest = Math.max(furthest, end + half);
            svg.append(String.format(
                    Locale.ROOT,
                    "<path style=\"stroke:var(--ink);stroke-width:1.5;fill:none\" d=\"M%.1f %.1fH%.1fM%.1f %dv%dM%.1f"
                            + " %dv%d\"/>",
                    end - half,
                    y + ROW / 2.0 - 0.5,
                    end + half,
                    end - half,
                    y + 5,
                    ROW - 11,
                    end + half,
                    y + 5,
                    ROW - 11));
        }
        for (double mark : b.marks()) {
            if (Double.isFinite(mark)) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle class=\"paper\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>",
                        label + scale * (mark - low),
                        y + ROW / 2.0 - 0.5));
                furthest = Math.max(furthest, label + scale * (mark - low));
            }
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
                Math.min(furthest + 6, width - RIGHT + 6.0),
                y + 13,
                HtmlPage.escaped(b.words())));
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST ? label : "…" + label.substring(label.length() - LONGEST + 1);
    }

    private static List<Double> values(Bar b) {
        List<Double> values = new ArrayList<>(b.marks());
        values.add(b.from());
        values.add(b.to());
        values.add(b.to() - b.half());
        values.add(b.to() + b.half());
        return values;
    }
}
