package org.cgeleap.coupling.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.economy.BenchmarkElasticities;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.results.Checks;
import org.junit.jupiter.api.Test;

/** The page of a calibration: one file, nothing fetched, every tag closed, the table's own sums on it. */
class CalibrationPageTest {

    @Test
    void theBundledCaseFitsOnOnePageThatFetchesNothing() {
        Path home = Path.of("..");
        Calibrated calibrated =
                Calibration.of(home.resolve("calibration/cases/chongqing"), home, Map.of(), SolverOptions.standard());
        List<BenchmarkElasticities.Row> elasticities =
                BenchmarkElasticities.of(calibrated.aligned().economy());
        String html = CalibrationPage.of(calibrated, Checks.of(calibrated, elasticities), Optional.empty(), List.of());
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
        assertThat(html).doesNotContain("http", "<script", "<img", "<link", "@import", "url(", "NaN");
        assertThat(html)
                .contains(
                        "prefers-color-scheme:dark",
                        "What was read",
                        "Checks and warnings",
                        "Fitted numbers",
                        "What was changed",
                        "Implied prices by good and class",
                        "so that the row adds up",
                        "PRICE_AT_BOUND",
                        "CO₂ beside the inventory",
                        "Capital and rate of return",
                        "net return 5.09 %",
                        "depreciation_ratio 51.13 %",
                        "Cost shares",
                        "Social accounting matrix");
        for (String tag : List.of("table", "tr", "td", "th", "h2", "p", "div", "caption", "span", "a")) {
            assertThat(count(html, "<" + tag + "[ >]")).as(tag).isEqualTo(count(html, "</" + tag + ">"));
        }
    }

    private static int count(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        int found = 0;
        while (matcher.find()) {
            found++;
        }
        return found;
    }

    @Test
    void wordsAreEscapedAndNumbersHaveFourDigits() {
        HtmlPage page = new HtmlPage("a < b & \"c\"");
        page.table("t", List.of("x", "y"), List.<Object[]>of(new Object[] {"<i>", 1234.5678}));
        assertThat(page.html()).contains("<title>a &lt; b &amp; &quot;c&quot;</title>", "&lt;i&gt;", ">1235<");
        assertThat(HtmlPage.number(0.0123456)).isEqualTo("0.01235");
        assertThat(HtmlPage.number(-5.5)).isEqualTo("−5.5");
        assertThat(HtmlPage.number(1.5e-9)).isEqualTo("1.5 × 10⁻⁹");
        assertThat(HtmlPage.number(0)).isEqualTo("0");
        assertThat(HtmlPage.number(2)).as("a count").isEqualTo("2");
        assertThat(HtmlPage.number(2030)).as("a year").isEqualTo("2030");
        assertThat(HtmlPage.number(115414.4)).isEqualTo("115,414");
        assertThat(HtmlPage.number(1e-6)).isEqualTo("10⁻⁶");
    }

    /** On a telephone a wide table's rows are lists of named cells, a long one's first rows; a small table stays one. */
    @Test
    void wideTablesBecomeListsOnATelephone() {
        HtmlPage page = new HtmlPage("t");
        List<Object[]> rows =
                java.util.Collections.nCopies(13, new Object[] {"a name of more than forty letters, all of them", 2.0});
        page.table("wide", List.of("what", "size"), rows);
        assertThat(page.html())
                .contains("class=\"wide brief\"", "role=\"cell\" data-of=\"size\">2<", ">All 13 rows</button>");
        HtmlPage small = new HtmlPage("t");
        small.table("small", List.of("x", "y"), List.<Object[]>of(new Object[] {"a", 2.0}));
        assertThat(small.html()).doesNotContain("<table class=\"stack\"", "data-of=", "</button>");
    }

    /** A figure is drawn for a screen and for a telephone, where words have the same size. */
    @Test
    void figuresAreDrawnForATelephoneToo() {
        HtmlPage page = new HtmlPage("t");
        page.figure("c", width -> "<svg width=\"" + width + "\"></svg>");
        assertThat(page.html())
                .contains("<div class=\"at-wide\"><svg width=\"760\">", "<div class=\"at-narrow\"><svg width=\"340\">");
    }

    /** Shade follows the logarithm: a hundredth of the largest has half of its shade. */
    @Test
    void heatMapsShadeByOrderOfMagnitude() {
        HtmlPage page = new HtmlPage("t");
        page.heatMap("m", List.of("r"), List.of("a", "b", "c"), new double[][] {{100, 1, 0}});
        assertThat(page.html()).contains("var(--mark),0.75)", "var(--mark),0.38)", "<td></td>");
        // what an accessibility checker asks of every page: a main part, and blocks that scroll reached by keyboard
        assertThat(page.html())
                .contains("<main id=\"main\"", "<th scope=\"row\">")
                .doesNotContain("<div class=\"wide\">", "<th></th>");
    }
}
