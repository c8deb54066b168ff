package org.cgeleap.coupling.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes one page of HTML: text, tables, and tables whose cells are shaded. Requests nothing from anywhere. */
public final class HtmlPage {
    /** Colours by name, light, dark and in print, and the layout and type that every page shares. */
    public static final String STYLE = resource("tokens.css") + resource("page.css");

    private static final String OWN = """
            .wide{overflow-x:auto;margin:.6rem 0 1.4rem}td,th{padding:.2rem .5rem}td.s{white-space:nowrap}th.n{white-space:normal}td.w{min-width:18rem}
            caption{min-width:min(24rem,calc(100vw - 3rem));max-width:min(46rem,calc(100vw - 3rem));padding-left:.5rem;white-space:normal}
            nav a,h2,summary{overflow-wrap:anywhere}ul{padding-left:1.1rem;margin:.4rem 0}p,li{max-width:52rem}
            table.heat td{border:0;padding:.05rem .15rem;font-size:.6rem;text-align:right;white-space:nowrap}table.heat th{white-space:nowrap;position:sticky;left:0;background:var(--paper);font-size:.6rem;padding:.05rem .2rem}table.heat thead th{writing-mode:vertical-rl;position:static;padding:.3rem .05rem;text-align:right}
            @media(min-width:80rem){.wide:has(table.heat){width:max-content;min-width:100%;max-width:calc(100vw - 4rem);position:relative;z-index:1;background:var(--paper);left:calc(50% - 8.25rem);transform:translateX(-50%)}}
            figcaption{font-size:.85rem;color:var(--muted)}svg{max-width:100%;height:auto;color:var(--ink)}svg text{font:11px system-ui,sans-serif;fill:currentColor}
            .s0{--c:var(--c0)}.s1{--c:var(--c1)}.s2{--c:var(--c2)}.s3{--c:var(--c3)}.s4{--c:var(--c4)}.s5{--c:var(--c5)}.s6{--c:var(--c6)}.s7{--c:var(--c7)}
            svg.chart{width:100%;min-width:36rem}svg.chart text{font-size:12px}svg .end{text-anchor:end}svg .mid{text-anchor:middle}svg .head{font-weight:600}
            svg.chart .grid{stroke:var(--line)}svg.chart .line{fill:none;stroke:var(--c);stroke-width:2}svg.chart .bar{fill:var(--c)}svg.chart .paper{fill:var(--paper);stroke:var(--ink);stroke-width:2}
            @media print{tr{break-inside:avoid}.wide{overflow:visible}}
            """;

    /** A block wider than the page scrolls by itself, by keyboard as well. */
    private static final String SCROLLS = "<div class=\"wide\" tabindex=\"0\" role=\"group\"";

    /** Carbon dioxide as a word, not within a code. */
    private static final Pattern CO2 = Pattern.compile("(?<![\\w.])CO2(?![\\w]|\\.\\w)");

    /** Digits of a cell of a heat map, which has many beside each other. */
    private static final int HEAT_DIGITS = 3;

    private final StringBuilder body = new StringBuilder();
    private final StringBuilder contents = new StringBuilder();
    private final String title;
    private int sections;

    /**
     * An empty page.
     *
     * @param title of the page and its first heading, plain text
     */
    public HtmlPage(String title) {
        this.title = title;
    }

    /**
     * Begins a section, which the table of contents names.
     *
     * @param name heading, plain text
     */
    public void section(String name) {
        body.append(sections == 0 ? "" : "</section>\n");
        sections++;
        body.append("<section><h2 id=\"s")
                .append(sections)
                .append("\">")
                .append(escaped(name))
                .append("</h2>\n");
        contents.append("<a href=\"#s")
                .append(sections)
                .append("\">")
                .append(escaped(name))
                .append("</a>");
    }

    /**
     * A paragraph.
     *
     * @param words plain text
     */
    public void text(String words) {
        body.append("<p>").append(escaped(words)).append("</p>\n");
    }

    /**
     * A list of short statements.
     *
     * @param items plain text each
     */
    public void list(List<String> items) {
        body.append("<ul>");
        items.forEach(i -> body.append("<li>").append(escaped(i)).append("</li>"));
        body.append("</ul>\n");
    }

    /**
     * A table; numbers stand right, everything else left. Without rows a line says that there is none.
     *
     * @param caption plain text; empty for a table without one
     * @param header names of the columns
     * @param rows as many cells each as the header
     */
    public void table(String caption, List<String> header, List<Object[]> rows) {
        if (rows.isEmpty()) {
            text(caption.isEmpty() ? "None." : caption + ": none.");
            return;
        }
        body.append(SCROLLS + name(caption) + "><table><caption>")
                .append(escaped(caption))
                .append("</caption><thead><tr>");
        for (int c = 0; c < header.size(); c++) {
            int column = c;
            boolean number = rows.stream().anyMatch(row -> row[column] instanceof Number);
            body.append(number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                    .append(escaped(header.get(c)))
                    .append("</th>");
        }
        body.append("</tr></thead>\n");
        for (Object[] row : rows) {
            body.append("<tr>");
            for (Object cell : row) {
                body.append(
                                cell instanceof Number
                                        ? "<td class=\"n\">"
                                        : isLong(cell)
                                                ? "<td class=\"w\">"
                                                : isShort(cell) ? "<td class=\"s\">" : "<td>")
                        .append(cell(cell))
                        .append("</td>");
            }
            body.append("</tr>\n");
        }
        body.append("</table></div>\n");
    }

    /**
     * A table that opens when it is asked for.
     *
     * @param caption what it opens under, plain text
     * @param header names of the columns
     * @param rows as many cells each as the header
     */
    public void folded(String caption, List<String> header, List<Object[]> rows) {
        body.append("<details><summary>").append(escaped(caption)).append("</summary>");
        table("", header, rows);
        body.append("</details>\n");
    }

    /**
     * A matrix as a table whose cells are shaded by the logarithm of their size, negative ones in another
     * colour: figure and table in one.
     *
     * @param caption plain text
     * @param rows names of the rows
     * @param columns names of the columns
     * @param values by row and column; zeros stay empty
     */
    public void heatMap(String caption, List<String> rows, List<String> columns, double[][] values) {
        double largest = 0;
        for (double[] row : values) {
            for (double v : row) {
                largest = Math.max(largest, Math.abs(v));
            }
        }
        body.append(SCROLLS + name(caption) + "><table class=\"heat\"><caption>")
                .append(escaped(caption))
                .append("</caption><thead><tr><td></td>");
        columns.forEach(
                c -> body.append("<th scope=\"col\">").append(escaped(c)).append("</th>"));
        body.append("</tr></thead>\n");
        for (int r = 0; r < values.length; r++) {
            body.append("<tr><th scope=\"row\">").append(escaped(rows.get(r))).append("</th>");
            for (double v : values[r]) {
                // four orders of magnitude from nothing to full shade
                double shade = v == 0 ? 0 : Math.max(0.04, 1 + Math.log10(Math.abs(v) / largest) / 4);
                if (v == 0) {
                    body.append("<td></td>");
                } else {
                    body.append(String.format(
                            Locale.ROOT,
                            "<td style=\"background:rgba(var(--%s),%.2f)\">%s</td>",
                            v < 0 ? "less" : "mark",
                            0.75 * shade,
                            rounded(v, HEAT_DIGITS)));
                }
            }
            body.append("</tr>\n");
        }
        body.append("</table></div>\n");
    }

    /**
     * A figure.
     *
     * @param caption plain text
     * @param svg made of numbers and escaped words, which stands in the page as it is
     */
    public void figure(String caption, String svg) {
        body.append("<figure>")
                .append(svg)
                .append("<figcaption>")
                .append(escaped(caption))
                .append("</figcaption></figure>\n");
    }

    /** {@return the whole page} */
    public String html() {
        int colon = title.indexOf(": ");
        String kind = colon < 0 ? "" : title.substring(0, colon);
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"
                + escaped(title) + "</title><style>\n" + STYLE + OWN + "</style></head><body>\n"
                + "<a class=\"skip\" href=\"#main\">Skip to the contents</a>\n<header class=\"head\">"
                + (kind.isEmpty() ? "" : "<p class=\"kind\">" + escaped(kind) + "</p>")
                + "<h1>" + escaped(title.substring(kind.isEmpty() ? 0 : colon + 2)) + "</h1></header>\n"
                + "<div class=\"layout\"><nav id=\"contents\" aria-label=\"Sections\">" + contents
                + "</nav>\n<main id=\"main\" tabindex=\"-1\">\n" + body + (sections == 0 ? "" : "</section>\n")
                + "</main></div></body></html>\n";
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text that would be broken into a word a line on a narrow screen. */
    private static boolean isLong(Object cell) {
        return String.valueOf(cell).length() > 40;
    }

    /** Text that stays on its line. */
    private static boolean isShort(Object cell) {
        return String.valueOf(cell).length() <= 20;
    }

    /** What a screen reader calls a region that scrolls. */
    private static String name(String caption) {
        return " aria-label=\"" + escaped(caption.isEmpty() ? "table" : caption) + "\"";
    }

    private static String cell(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        if (value instanceof Number n) {
            return number(n.doubleValue());
        }
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "<span class=\"bad\">no</span>";
        }
        return escaped(String.valueOf(value));
    }

    /** Four significant digits, as a person reads them; the CSV beside the page has all. */
    static String number(double v) {
        return rounded(v, 4);
    }

    private static String rounded(double v, int digits) {
        double size = Math.abs(v);
        if (v == 0) {
            return "0";
        }
        if (!Double.isFinite(v)) {
            return ""; // a price of nothing
        }
        if (size < 1e-3 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.2e", v);
        }
        int decimals = (int) Math.max(0, Math.min(digits + 1, digits - 1 - Math.floor(Math.log10(size))));
        return String.format(Locale.ROOT, "%." + decimals + "f", v);
    }

    /** A share or a rate, as percent with two decimals. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /**
     * {@return text as HTML has it, with the subscript of CO2 and powers of ten as people write them}
     *
     * @param text plain
     */
    public static String escaped(String text) {
        return CO2.matcher(text)
                .replaceAll("CO₂")
                .replace("10^4", "10⁴")
                .replace("10^8", "10⁸")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
