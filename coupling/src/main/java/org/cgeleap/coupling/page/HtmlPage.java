package org.cgeleap.coupling.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Writes one page of HTML: text, tables, and tables whose cells are shaded. Requests nothing from anywhere. */
public final class HtmlPage {
    /** Colours by name, light, dark and in print, and the layout and type that every page shares. */
    public static final String STYLE = resource("tokens.css") + resource("page.css");

    /** Width of a figure in pixels on a screen and on paper. */
    static final int WIDE = 760;

    /** Width of a figure in pixels on a telephone. */
    private static final int NARROW = 340;

    /** Rows of a table that a telephone shows at first, and pixels of it that fit there; the style sheet knows the rows too. */
    private static final int BRIEF = 12;

    private static final int FITS = 320;
    private static final int LETTER = 8;
    private static final int MOST_LETTERS = 40;

    /** Pixels across a sheet of A4 between its margins, and those of a heat map's names and cells. */
    private static final double PAPER = 700;

    private static final int HEAT_ROW = 60;
    private static final int HEAT_CELL = 44;

    private static final String OWN = """
        .wide{overflow-x:auto;margin:.6rem 0 1.4rem}td,th{padding:.2rem .5rem}td.s{white-space:nowrap}th.n{white-space:normal}td.w{min-width:18rem}@media screen and (max-width:40rem){.stack td.w,.stack td.s{min-width:0;white-space:normal}.stack caption{padding-left:0}.stack td:first-child{font-weight:620}}
        caption{min-width:min(24rem,calc(100vw - 3rem));max-width:min(46rem,calc(100vw - 3rem));padding-left:.5rem;white-space:normal}
        nav a,h2,summary{overflow-wrap:anywhere}ul{padding-left:1.1rem;margin:.4rem 0}p,li{max-width:52rem}
        table.heat td{border:0;padding:.05rem .15rem;font-size:.6rem;text-align:right;white-space:nowrap}table.heat th{white-space:nowrap;position:sticky;left:0;background:var(--paper);font-size:.6rem;padding:.05rem .2rem}table.heat thead th{writing-mode:vertical-rl;position:static;padding:.3rem .05rem;text-align:right}
        @media(min-width:80rem){.wide:has(table.heat){width:max-content;min-width:100%;max-width:calc(100vw - 4rem);position:relative;z-index:1;background:var(--paper);left:calc(50% - 8.25rem);transform:translateX(-50%)}}
        figcaption{font-size:.85rem;color:var(--muted)}svg{max-width:100%;height:auto;color:var(--ink)}svg text{font:11px system-ui,sans-serif;fill:currentColor}
        .at-narrow{display:none}@media screen and (max-width:40rem){.at-narrow{display:block}.at-wide{display:none}.at-narrow svg.chart{min-width:0}}
        .s0{--c:var(--c0)}.s1{--c:var(--c1)}.s2{--c:var(--c2)}.s3{--c:var(--c3)}.s4{--c:var(--c4)}.s5{--c:var(--c5)}.s6{--c:var(--c6)}.s7{--c:var(--c7)}
        svg.chart{width:100%;max-width:72rem;min-width:36rem}svg.chart text{font-size:12px}svg .end{text-anchor:end}svg .mid{text-anchor:middle}svg .head{font-weight:600}
        svg.chart .grid{stroke:var(--line)}svg.chart .line{fill:none;stroke:var(--c);stroke-width:2}svg.chart .bar{fill:var(--c)}svg.chart .paper{fill:var(--paper);stroke:var(--ink);stroke-width:2}
        @media print{tr{break-inside:avoid}.wide{overflow:visible;zoom:var(--paper-zoom,1)}}
        """;

    /** Carbon dioxide as a word, not within a code. */
    private static final Pattern CO2 = Pattern.compile("(?<![\\w.])CO2(?![\\w]|\\.\\w)");

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
        int pixels = pixels(header, rows);
        boolean list = pixels > FITS;
        boolean brief = rows.size() > BRIEF;
        body.append(scrolling(brief ? "wide brief" : "wide", pixels, caption)
                        + (list ? "<table class=\"stack\" role=\"table\">" : "<table>") + "<caption>")
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
            body.append(list ? "<tr role=\"row\">" : "<tr>");
            for (int c = 0; c < row.length; c++) {
                Object cell = row[c];
                String kind = cell instanceof Number ? "n" : isLong(cell) ? "w" : isShort(cell) ? "s" : "";
                body.append("<td")
                        .append(kind.isEmpty() ? "" : " class=\"" + kind + "\"")
                        .append(
                                list && !cell(cell).isEmpty()
                                        ? " role=\"cell\" data-of=\"" + escaped(header.get(c)) + "\">"
                                        : ">")
                        .append(cell(cell))
                        .append("</td>");
            }
            body.append("</tr>\n");
        }
        body.append("</table>")
                .append(
                        brief
                                ? "<button type=\"button\" class=\"all\""
                                        + " onclick=\"this.parentElement.classList.remove('brief')\">All "
                                        + rows.size() + " rows</button>"
                                : "")
                .append("</div>\n");
    }

    /**
     * What a table takes in pixels with its short cells on one line. What does not fit on a telephone becomes a list of cells there; what does
     * not fit on paper is printed smaller.
     */
    private static int pixels(List<String> header, List<Object[]> rows) {
        int pixels = 0;
        for (int c = 0; c < header.size(); c++) {
            int letters = 0;
            for (String word : header.get(c).split(" ", -1)) {
                letters = Math.max(letters, word.length());
            }
            for (Object[] row : rows) {
                letters = Math.max(letters, Math.min(MOST_LETTERS, cell(row[c]).length()));
            }
            pixels += LETTER * letters + 16;
        }
        return pixels;
    }

    /** Opens a block that scrolls by itself where it is too wide, by keyboard as well, and shrinks on paper. */
    private static String scrolling(String kind, int pixels, String caption) {
        String shrunk =
                pixels <= PAPER ? "" : String.format(Locale.ROOT, " style=\"--paper-zoom:%.2f\"", PAPER / pixels);
        return "<div class=\"" + kind + "\"" + shrunk + " tabindex=\"0\" role=\"group\"" + name(caption) + ">";
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
        body.append(scrolling("wide", HEAT_ROW + HEAT_CELL * columns.size(), caption)
                        + "<table class=\"heat\"><caption>")
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
                            ShownNumber.tiny(v)));
                }
            }
            body.append("</tr>\n");
        }
        body.append("</table></div>\n");
    }

    /**
     * A figure, drawn twice: for a screen and, with words of the same size, for a telephone. The style sheet shows one.
     *
     * @param caption plain text
     * @param drawn the figure at a width in pixels, made of numbers and escaped words, which stands in the page as it is
     */
    public void figure(String caption, IntFunction<String> drawn) {
        body.append("<figure><div class=\"at-wide\">")
                .append(drawn.apply(WIDE))
                .append("</div><div class=\"at-narrow\">")
                .append(drawn.apply(NARROW))
                .append("</div><figcaption>")
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
            return ShownNumber.grouped(new BigDecimal(value.toString()));
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
        return ShownNumber.of(v);
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
