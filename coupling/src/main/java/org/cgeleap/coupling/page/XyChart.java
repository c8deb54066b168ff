package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cgeleap.coupling.page.SvgChart.Point;

/** Points, lines and bands over two linear axes, as SVG whose colours come from the page. */
final class XyChart {
    private static final int HEIGHT = 340;
    private static final int LEFT = 72;
    private static final int RIGHT = 24;
    private static final int TOP = 24;
    private static final int BOTTOM = 44;

    /** Width of a letter and height of a line of a label. */
    private static final double LETTER = 6.6;

    private static final double LINE = 13;

    /** How much an area and a point let through. */
    private static final String BAND = ".28";

    private static final String POINT = ".7";

    /** Ticks aimed at on an axis. */
    private static final int TICKS = 6;

    /** Points of a cloud that are drawn: more only make the page large, and hide each other on a small chart. */
    private static final int MOST_POINTS = 1500;

    private static final int MOST_POINTS_NARROW = 400;

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Layer> bands = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private boolean fromZero;
    private int width = HtmlPage.WIDE;

    private record Layer(String name, List<Point> points, List<Point> upper, double radius) {}

    private record Mark(Point at, String label) {}

    XyChart(String title, String xLabel, String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /** Both axes begin at zero. */
    XyChart fromZero() {
        fromZero = true;
        return this;
    }

    /** A cloud of points. */
    XyChart points(String name, List<Point> points, double radius) {
        layers.add(new Layer(name, points, List.of(), radius));
        return this;
    }

    /** A line. */
    XyChart line(String name, List<Point> points) {
        layers.add(new Layer(name, points, List.of(), 0));
        return this;
    }

    /** What lies between two lines, below everything else. */
    XyChart band(String name, List<Point> lower, List<Point> upper) {
        bands.add(new Layer(name, lower, upper, 0));
        return this;
    }

    /** A word beside a point. */
    XyChart label(Point at, String label) {
        marks.add(new Mark(at, label));
        return this;
    }

    /**
     * The SVG.
     *
     * @param across its width in pixels
     */
    String svg(int across) {
        width = across;
        List<Point> all = new ArrayList<>();
        layers.forEach(l -> all.addAll(l.points()));
        bands.forEach(l -> {
            all.addAll(l.points());
            all.addAll(l.upper());
        });
        all.removeIf(p -> !Double.isFinite(p.x()) || !Double.isFinite(p.y()));
        if (all.isEmpty()) {
            return "";
        }
        double[] xs = axis(all.stream().mapToDouble(Point::x).toArray(), narrow() ? TICKS / 2 : TICKS);
        double[] ys = axis(all.stream().mapToDouble(Point::y).toArray(), TICKS);
        int rows = layers.size() + bands.size() < 2 ? 0 : (layers.size() + bands.size() + columns() - 1) / columns();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"chart\"><svg class=\"chart\""
                        + " role=\"img\" viewBox=\"0 0 %d %d\" aria-label=\"%s\">%n",
                width,
                HEIGHT + 20 * rows,
                HtmlPage.escaped(title)));
        grid(svg, xs, ys);
        int series = 0;
        for (Layer band : bands) {
            StringBuilder path = new StringBuilder();
            band.points().forEach(p -> step(path, p, xs, ys));
            for (int k = band.upper().size() - 1; k >= 0; k--) {
                step(path, band.upper().get(k), xs, ys);
            }
            svg.append(String.format(
                    Locale.ROOT,
                    "<path class=\"s%d\" style=\"fill:var(--c);fill-opacity:" + BAND
                            + "\" d=\"%sZ\"><title>%s</title></path>%n",
                    series % 8,
                    path,
                    HtmlPage.escaped(band.name())));
            legend(svg, series, band, true);
            series++;
        }
        for (Layer layer : layers) {
            draw(svg, layer, series, xs, ys);
            legend(svg, series, layer, false);
            series++;
        }
        List<double[]> taken = new ArrayList<>();
        for (Mark mark : marks) {
            boolean left = x(mark.at().x(), xs) > width - 160;
            double wide = LETTER * mark.label().length();
            double begins = x(mark.at().x(), xs) + (left ? -7 - wide : 7);
            double stands = y(mark.at().y(), ys) - 4;
            if (taken.stream().anyMatch(t -> begins < t[1] && begins + wide > t[0] && Math.abs(stands - t[2]) < LINE)) {
                continue; // the table has it; words on each other say nothing
            }
            taken.add(new double[] {begins, begins + wide, stands});
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
                    left ? "end" : "",
                    x(mark.at().x(), xs) + (left ? -7 : 7),
                    y(mark.at().y(), ys) - 4,
                    HtmlPage.escaped(mark.label())));
        }
        return svg.append("</svg></div>\n").toString();
    }

    private void draw(StringBuilder svg, Layer layer, int series, double[] xs, double[] ys) {
        if (layer.radius() == 0) {
            StringBuilder path = new StringBuilder();
            layer.points().forEach(p -> step(path, p, xs, ys));
            svg.append("<path class=\"line s")
                    .append(series % 8)
                    .append("\" d=\"")
                    .append(path)
                    .append("\"/>\n");
            return;
        }
        svg.append("<g class=\"s").append(series % 8).append("\" style=\"fill:var(--c);fill-opacity:" + POINT + "\">");
        int most = narrow() ? MOST_POINTS_NARROW : MOST_POINTS;
        int every = Math.max(1, (layer.points().size() + most - 1) / most);
        for (int k = 0; k < layer.points().size(); k += every) {
            Point p = layer.points().get(k);
            if (Double.isFinite(p.x()) && Double.isFinite(p.y())) {
                // many of them, and the formatter is slow
                svg.append("<circle cx=\"")
                        .append(tenths(x(p.x(), xs)))
                        .append("\" cy=\"")
                        .append(tenths(y(p.y(), ys)))
                        .append("\" r=\"")
                        .append(layer.radius())
                        .append("\"/>");
            }
        }
        svg.append("</g>\n");
    }

    private boolean narrow() {
        return width < HtmlPage.WIDE;
    }

    /** Names of a legend beside each other. */
    private int columns() {
        return narrow() ? 2 : 4;
    }

    private static double tenths(double v) {
        return Math.rint(10 * v) / 10;
    }

    private void grid(StringBuilder svg, double[] xs, double[] ys) {
        for (double v = ys[0]; v <= ys[1] + ys[2] / 2; v += ys[2]) {
            double at = y(v, ys);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text class=\"end\" x=\"%d\""
                            + " y=\"%.1f\">%s</text>%n",
                    LEFT,
                    width - RIGHT,
                    at,
                    at,
                    LEFT - 6,
                    at + 4,
                    minus(tick(v, ys[2]))));
        }
        for (double v = xs[0]; v <= xs[1] + xs[2] / 2; v += xs[2]) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/><text class=\"mid\" x=\"%.1f\""
                            + " y=\"%d\">%s</text>%n",
                    x(v, xs),
                    x(v, xs),
                    TOP,
                    HEIGHT - BOTTOM,
                    x(v, xs),
                    HEIGHT - BOTTOM + 16,
                    minus(tick(v, xs[2]))));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"head\" x=\"4\" y=\"14\">%s</text><text class=\"end head\" x=\"%d\" y=\"%d\">%s</text>%n",
                HtmlPage.escaped(yLabel),
                width - RIGHT,
                HEIGHT - 8,
                HtmlPage.escaped(xLabel)));
    }

    /** Name of a layer behind a mark as it is drawn: an area, a stroke or a point. */
    private void legend(StringBuilder svg, int series, Layer layer, boolean band) {
        if (layer.name().isEmpty() || layers.size() + bands.size() < 2) {
            return;
        }
        int x = LEFT + series % columns() * (narrow() ? 140 : 170);
        int y = HEIGHT + 4 + series / columns() * 20;
        String mark = band
                ? "<rect style=\"fill:var(--c);fill-opacity:" + BAND
                        + "\" x=\"%1$d\" y=\"%2$d\" width=\"14\" height=\"11\"/>"
                : layer.radius() == 0
                        ? "<path class=\"line\" d=\"M%1$d %3$.1fh14\"/>"
                        : "<circle style=\"fill:var(--c);fill-opacity:" + POINT
                                + "\" cx=\"%4$d\" cy=\"%3$.1f\" r=\"4\"/>";
        svg.append(String.format(
                Locale.ROOT,
                "<g class=\"s%5$d\">" + mark + "</g><text x=\"%6$d\" y=\"%7$d\">%8$s</text>%n",
                x,
                y,
                y + 5.5,
                x + 7,
                series % 8,
                x + 20,
                y + 10,
                HtmlPage.escaped(layer.name())));
    }

    private void step(StringBuilder path, Point p, double[] xs, double[] ys) {
        path.append(path.length() == 0 ? "M" : "L")
                .append(String.format(Locale.ROOT, "%.1f %.1f", x(p.x(), xs), y(p.y(), ys)));
    }

    private double x(double v, double[] axis) {
        return LEFT + (width - LEFT - RIGHT) * (v - axis[0]) / (axis[1] - axis[0]);
    }

    private static double y(double v, double[] axis) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (v - axis[0]) / (axis[1] - axis[0]);
    }

    /** Round ends of an axis and the step between its ticks. */
    private double[] axis(double[] values, int ticks) {
        double low = java.util.Arrays.stream(values).min().orElse(0);
        double high = java.util.Arrays.stream(values).max().orElse(1);
        if (fromZero) {
            low = Math.min(0, low);
            high = Math.max(0, high);
        }
        if (!(high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high)))) {
            double room = Math.max(Math.abs(low) * 0.1, 1e-9);
            low -= room;
            high += room;
        }
        double rough = (high - low) / ticks;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = rough / power <= 1
                ? power
                : rough / power <= 2 ? 2 * power : rough / power <= 5 ? 5 * power : 10 * power;
        return new double[] {Math.floor(low / step) * step, Math.ceil(high / step) * step, step};
    }

    /** A negative number with a minus, not a hyphen. */
    private static String minus(String number) {
        return number.startsWith("-") ? "−" + number.substring(1) : number;
    }

    static String tick(double v, double step) {
        double rounded = Math.rint(v / step) * step;
        if (rounded == 0) {
            return "0";
        }
        if (Math.abs(rounded) >= 1e7 || step < 1e-4) {
            // as many digits as tell neighbours apart
            int digits =
                    (int) Math.max(1, Math.floor(Math.log10(Math.abs(rounded))) - Math.floor(Math.log10(step) + 1e-9));
            return String.format(Locale.ROOT, "%." + digits + "e", rounded);
        }
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", rounded);
    }
}
