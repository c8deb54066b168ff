package org.cgeleap.coupling.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes one page of HTML: text, tables, and tables whose cells are shaded. Requests nothing from anywhere. */
public final class HtmlPage {
    /** Colours by name, light, dark and in print: the same on every page. */
    public static final String TOKENS = tokens();

    private static final String STYLE = """
            body{font:15px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--paper);margin:0 auto;max-width:76rem;padding:1.5rem}
            h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.2rem;border-bottom:1px solid var(--line)}
            nav a{margin-right:1rem}a{color:inherit}
            .wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.85rem;margin:.6rem 0}
            caption{text-align:left;padding:.3rem 0;color:inherit;opacity:.8}th,td{padding:.15rem .5rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
            td.n,th.n{text-align:right;white-space:nowrap}th{background:var(--soft)}.bad{color:var(--bad)}
            td.w{min-width:18rem}caption{min-width:14rem;max-width:min(60rem,calc(100vw - 3rem));white-space:normal}ul{padding-left:1.1rem;margin:.4rem 0}
            table.heat td{border:0;padding:.05rem .15rem;font-size:.6rem;text-align:right;white-space:nowrap}table.heat th{white-space:nowrap;position:sticky;left:0;font-size:.6rem;padding:.05rem .2rem}
            @media(min-width:80rem){.wide:has(table.heat){width:max-content;min-width:100%;max-width:calc(100vw - 4rem);position:relative;left:50%;transform:translateX(-50%)}}
            figure{margin:1rem 0}figcaption{font-size:.85rem;opacity:.8}svg{max-width:100%;height:auto;color:var(--ink)}svg text{font:11px system-ui,sans-serif;fill:currentColor}
            .s0{--c:var(--c0)}.s1{--c:var(--c1)}.s2{--c:var(--c2)}.s3{--c:var(--c3)}.s4{--c:var(--c4)}.s5{--c:var(--c5)}.s6{--c:var(--c6)}.s7{--c:var(--c7)}
            svg.chart{width:100%;min-width:36rem}svg.chart text{font-size:12px}svg .end{text-anchor:end}svg .mid{text-anchor:middle}svg .head{font-weight:600}
            svg.chart .grid{stroke:var(--line)}svg.chart .line{fill:none;stroke:var(--c);stroke-width:2}svg.chart .bar{fill:var(--c)}svg.chart .paper{fill:var(--paper);stroke:var(--ink);stroke-width:2}
            @media print{body{max-width:none;padding:0;font-size:11px}nav{display:none}figure,tr{break-inside:avoid}.wide{overflow:visible}}
            """;

    private final StringBuilder body = new StringBuilder();
    private final StringBuilder contents = new StringBuilder();
    private final String title;
    private int sections;

    public HtmlPage(String title) {
        this.title = title;
    }

    /** Begins a section, which the table of contents names. */
    public void section(String name) {
        sections++;
        body.append("<h2 id=\"s")
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

    /** A paragraph. */
    public void text(String words) {
        body.append("<p>").append(escaped(words)).append("</p>\n");
    }

    /** A list of short statements. */
    public void list(List<String> items) {
        body.append("<ul>");
        items.forEach(i -> body.append("<li>").append(escaped(i)).append("</li>"));
        body.append("</ul>\n");
    }

    /** A table; numbers stand right, everything else left. */
    public void table(String caption, List<String> header, List<Object[]> rows) {
        body.append("<div class=\"wide\"><table><caption>")
                .append(escaped(caption))
                .append("</caption><tr>");
        for (int c = 0; c < header.size(); c++) {
            boolean number = !rows.isEmpty() && rows.get(0)[c] instanceof Number;
            body.append(number ? "<th class=\"n\">" : "<th>")
                    .append(escaped(header.get(c)))
                    .append("</th>");
        }
        body.append("</tr>\n");
        for (Object[] row : rows) {
            body.append("<tr>");
            for (Object cell : row) {
                body.append(cell instanceof Number ? "<td class=\"n\">" : isLong(cell) ? "<td class=\"w\">" : "<td>")
                        .append(cell(cell))
                        .append("</td>");
            }
            body.append("</tr>\n");
        }
        body.append("</table></div>\n");
    }

    /** A table that opens when it is asked for. */
    public void folded(String caption, List<String> header, List<Object[]> rows) {
        body.append("<details><summary>").append(escaped(caption)).append("</summary>");
        table("", header, rows);
        body.append("</details>\n");
    }

    /**
     * A matrix as a table whose cells are shaded by the logarithm of their size, negative ones in another
     * colour: figure and table in one.
     *
     * @param values by row and column; zeros stay empty
     */
    public void heatMap(String caption, List<String> rows, List<String> columns, double[][] values) {
        double largest = 0;
        for (double[] row : values) {
            for (double v : row) {
                largest = Math.max(largest, Math.abs(v));
            }
        }
        body.append("<div class=\"wide\"><table class=\"heat\"><caption>")
                .append(escaped(caption))
                .append("</caption><tr><th></th>");
        columns.forEach(c -> body.append("<th>").append(escaped(c)).append("</th>"));
        body.append("</tr>\n");
        for (int r = 0; r < values.length; r++) {
            body.append("<tr><th>").append(escaped(rows.get(r))).append("</th>");
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
                            number(v)));
                }
            }
            body.append("</tr>\n");
        }
        body.append("</table></div>\n");
    }

    /**
     * A figure.
     *
     * @param svg made of numbers and escaped words, which stands in the page as it is
     */
    public void figure(String caption, String svg) {
        body.append("<figure>")
                .append(svg)
                .append("<figcaption>")
                .append(escaped(caption))
                .append("</figcaption></figure>\n");
    }

    /** The whole page. */
    public String html() {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"
                + escaped(title) + "</title><style>\n" + TOKENS + STYLE + "</style></head><body>\n<h1>" + escaped(title)
                + "</h1>\n<nav>" + contents + "</nav>\n" + body + "</body></html>\n";
    }

    private static String tokens() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("tokens.css")) {
            if (in == null) {
                throw new IllegalStateException("tokens.css is missing from the program; build it again");
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
        int decimals = (int) Math.max(0, Math.min(5, 3 - Math.floor(Math.log10(size))));
        return String.format(Locale.ROOT, "%." + decimals + "f", v);
    }

    /** A share or a rate, as percent with two decimals. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** Text as HTML has it. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
