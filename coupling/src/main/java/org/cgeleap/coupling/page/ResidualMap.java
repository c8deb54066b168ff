package org.cgeleap.coupling.page;

import java.util.List;
import java.util.Locale;

/** Sizes by row and year as shaded cells, from a hundredth of the tolerance (empty) to a hundred times it (full). */
final class ResidualMap {
    private static final int LEFT = 84;
    private static final int LEFT_NARROW = 44;
    private static final int TOP = 8;
    private static final int CELL_HEIGHT = 16;
    private static final int LABEL_YEARS = 5;

    /** Half the width of a year's number. */
    private static final double HALF_YEAR = 14;

    private static final int LABEL_YEARS_NARROW = 10;

    private ResidualMap() {}

    /**
     * The SVG.
     *
     * @param values by row and year, not negative
     * @param width in pixels
     */
    static String of(String label, List<String> rows, int[] years, double[][] values, double tolerance, int width) {
        boolean narrow = width < HtmlPage.WIDE;
        int left = narrow ? LEFT_NARROW : LEFT;
        double cell = (width - left - 8.0) / years.length;
        int height = TOP + CELL_HEIGHT * rows.size() + 22;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s\">",
                width,
                height,
                width,
                HtmlPage.escaped(label)));
        for (int r = 0; r < rows.size(); r++) {
            int top = TOP + CELL_HEIGHT * r;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    left - 6,
                    top + 12,
                    HtmlPage.escaped(rows.get(r))));
            for (int t = 0; t < years.length; t++) {
                double size = values[r][t];
                double shade = size > 0 ? Math.min(1, Math.max(0, (Math.log10(size / tolerance) + 2) / 4)) : 0;
                String fill = size > tolerance
                        ? String.format(Locale.ROOT, "fill=\"var(--bad)\" fill-opacity=\"%.2f\"", shade)
                        : String.format(Locale.ROOT, "fill=\"rgb(var(--mark))\" fill-opacity=\"%.2f\"", 0.06 + shade);
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" %s><title>%s %d: %.2e</title></rect>",
                        left + cell * t,
                        top,
                        cell - (narrow ? 0.5 : 1),
                        CELL_HEIGHT - 1,
                        fill,
                        HtmlPage.escaped(rows.get(r)),
                        years[t],
                        size));
            }
        }
        for (int t = 0; t < years.length; t++) {
            if (years[t] % (narrow ? LABEL_YEARS_NARROW : LABEL_YEARS) == 0) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                        Math.min(left + cell * (t + 0.5), width - HALF_YEAR),
                        height - 6,
                        years[t]));
            }
        }
        return svg.append("</svg>").toString();
    }
}
