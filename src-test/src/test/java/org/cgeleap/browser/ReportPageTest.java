package org.cgeleap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code report.html} of a run in a browser: it opens, asks for nothing, and every control does what it says. */
class ReportPageTest extends OpenedReport {
    /** Bytes; a page that goes by mail. */
    private static final long LARGEST = 3_000_000;

    /** Seconds of its thread until the page has its text and controls: what it takes on a machine with nothing else to do. */
    private static final double LONGEST = 1.5;

    @Test
    void isSmallAndOpensAtOnce() throws IOException, InterruptedException {
        assertThat(Files.size(out.resolve("report.html"))).isLessThan(LARGEST);
        page().call("Performance.enable", Map.of("timeDomain", "threadTicks"));
        double before = busy();
        load();
        assertThat(busy() - before).isLessThan(LONGEST);
    }

    private double busy() {
        for (JsonNode metric : page().call("Performance.getMetrics", Map.of()).path("metrics")) {
            if (metric.path("name").asText().equals("TaskDuration")) {
                return metric.path("value").asDouble();
            }
        }
        throw new IllegalStateException("the browser does not say how long its thread was busy");
    }

    @Test
    void asksForNothingAndComplainsOfNothing() throws InterruptedException {
        drawn();
        List<String> asked = page().events("Network.requestWillBeSent").stream()
                .map(e -> e.path("params").path("request").path("url").asText())
                .filter(url -> !url.startsWith("data:") && !url.startsWith("blob:"))
                .distinct()
                .toList();
        assertThat(asked).containsExactly(out.resolve("report.html").toUri().toString());
        nothingWentWrong();
    }

    @Test
    void everyFigureIsDrawnAndSaidInWords() throws InterruptedException {
        drawn();
        JsonNode figures = page().evaluate("""
            [...document.querySelectorAll("figure")].map(f => ({
              id: f.id,
              marks: f.querySelectorAll("svg path, svg rect, svg circle").length,
              words: f.querySelector("[role=img]").getAttribute("aria-label"),
              note: f.querySelector(".note").textContent}))\
            """);
        assertThat(figures.size()).isGreaterThan(20);
        for (JsonNode figure : figures) {
            assertThat(figure.path("marks").asInt()).as(figure.toString()).isGreaterThan(4);
            assertThat(figure.path("words").asText()).as(figure.toString()).contains("button Table shows the numbers");
        }
    }

    @Test
    void everyTableOpensWithNumbersAndCloses() throws InterruptedException {
        drawn();
        JsonNode wrong = page().evaluate("""
            (async () => {
              const wait = async f => { for (let i = 0; i < 200 && !f(); i++) await new Promise(r => setTimeout(r, 10)); return f(); };
              const wrong = [];
              for (const figure of document.querySelectorAll("figure")) {
                const button = figure.querySelector("button[aria-pressed]");
                button.click();
                if (!await wait(() => figure.querySelectorAll("td").length > 1)) wrong.push(figure.id + " no table");
                button.click();
                if (!await wait(() => !figure.querySelector("table")?.offsetParent && figure.querySelector("svg")?.clientWidth > 0)) wrong.push(figure.id + " no chart again");
              }
              return wrong;
            })()\
            """);
        assertThat(wrong.toString()).isEqualTo("[]");
        nothingWentWrong();
    }

    /** Every choice of every list changes what its figure or table shows. */
    @Test
    void everyListChangesItsFigure() throws InterruptedException {
        drawn();
        JsonNode wrong = page().evaluate("""
            (async () => {
              const wait = async f => { for (let i = 0; i < 300 && !f(); i++) await new Promise(r => setTimeout(r, 10)); return f(); };
              const wrong = [];
              const lists = () => [...document.querySelectorAll("main select")];
              for (let n = 0; n < lists().length; n++) {
                const options = [...lists()[n].options].map(o => o.value);
                const some = options.length > 6 ? [options[1], options[Math.floor(options.length / 2)], options.at(-1)] : options.slice(1);
                for (const value of [...some, options[0]]) {
                  const list = lists()[n];
                  const holder = list.closest("figure") ?? list.closest("section");
                  holder.scrollIntoView();
                  await wait(() => holder.dataset.drawn || !holder.matches("figure"));
                  const shows = () => holder.innerHTML.replaceAll(/zr\\d+-\\S*/g, "");
                  const before = [shows(), Number(holder.dataset.drawn)];
                  list.value = value;
                  list.dispatchEvent(new Event("change", {bubbles: true}));
                  const same = holder.matches("figure") ? !await wait(() => Number(holder.dataset.drawn) > before[1]) : !await wait(() => shows() !== before[0]);
                  if (same) wrong.push(holder.id + " " + value);
                }
              }
              return wrong;
            })()\
            """);
        assertThat(wrong.toString()).isEqualTo("[]");
        nothingWentWrong();
    }

    @Test
    void scenarioYearAndThemeHoldForAll() throws InterruptedException {
        drawn();
        JsonNode seen = page().evaluate("""
            (async () => {
              const wait = async f => { for (let i = 0; i < 500 && !f(); i++) await new Promise(r => setTimeout(r, 10)); return f(); };
              const figure = document.getElementById("energy-structure");
              figure.scrollIntoView();
              const label = () => figure.querySelector("[role=img]").getAttribute("aria-label");
              document.querySelector("#scenarios input").click();
              const scenario = await wait(() => label().includes(document.querySelector("#scenarios input").value));
              const year = document.getElementById("year");
              year.value = 2035;
              year.dispatchEvent(new Event("input"));
              const moved = await wait(() => label().includes("In 2035"));
              const paper = () => getComputedStyle(document.body).backgroundColor;
              const before = paper();
              document.getElementById("theme").click();
              const turned = paper() !== before;
              document.getElementById("theme").click();
              const search = document.querySelector("input[type=search]");
              search.value = "armington agr";
              search.dispatchEvent(new Event("input"));
              const found = document.querySelector("#provenance [role=status]").textContent;
              return [scenario, moved, turned, found];
            })()\
            """);
        assertThat(seen.get(0).asBoolean()).as("scenario").isTrue();
        assertThat(seen.get(1).asBoolean()).as("year").isTrue();
        assertThat(seen.get(2).asBoolean()).as("theme").isTrue();
        assertThat(seen.get(3).asText()).startsWith("2 of");
    }

    /** The page's own numbers against results.csv: a path, to the digits a table shows. */
    @Test
    void numbersAreThoseOfTheFile() throws IOException, InterruptedException {
        drawn();
        String row = Files.readAllLines(out.resolve("results.csv")).stream()
                .filter(l -> l.startsWith("RS,coupled,2033,industrial_co2,,,,"))
                .findFirst()
                .orElseThrow();
        double value = Double.parseDouble(row.substring(row.lastIndexOf(',') + 1));
        JsonNode shown = page().evaluate("""
            (async () => {
              const figure = document.getElementById("emissions");
              const button = figure.querySelector("button[aria-pressed]");
              button.click();
              for (let i = 0; i < 200 && !figure.querySelector("td"); i++) await new Promise(r => setTimeout(r, 10));
              const row = [...figure.querySelectorAll("tbody tr")].find(r => r.cells[0].textContent === "2033");
              const text = row.cells[1].textContent;
              button.click();
              return text;
            })()\
            """);
        assertThat(Double.parseDouble(shown.asText()))
                .isCloseTo(value, org.assertj.core.data.Offset.offset(value * 5e-4));
    }

    /** The slider moves the curve by the derivative of gradient.csv. */
    @Test
    void slidersMoveTheCurvesByTheGradient() throws IOException, InterruptedException {
        drawn();
        String row = Files.readAllLines(out.resolve("gradient.csv")).stream()
                .filter(l -> l.startsWith("AP-NZES,industrial_co2,,,,2030,"))
                .findFirst()
                .orElseThrow();
        String[] cells = row.split(",", -1);
        double expected = 0.1 * Double.parseDouble(cells[8]) * Double.parseDouble(cells[10]);
        JsonNode shown = page().evaluate("""
            (async () => {
              const wait = async f => { for (let i = 0; i < 300 && !f(); i++) await new Promise(r => setTimeout(r, 10)); return f(); };
              const figure = document.getElementById("first-order");
              figure.scrollIntoView();
              const set = async (n, value) => { const list = figure.querySelectorAll("select")[n]; list.value = value; list.dispatchEvent(new Event("change")); };
              set(0, "industrial_co2");
              set(1, "change");
              figure.querySelector("button[aria-pressed]").click();
              const slider = document.getElementById("slide-sigma_eva");
              slider.value = 1.1;
              slider.dispatchEvent(new Event("input"));
              const cell = () => { const r = [...figure.querySelectorAll("tbody tr")].find(r => r.cells[0].textContent === "2030"); return r && r.cells[2].textContent; };
              await wait(() => cell() && cell() !== "0");
              return cell().replace("−", "-");
            })()\
            """);
        assertThat(Double.parseDouble(shown.asText()))
                .isCloseTo(expected, org.assertj.core.data.Offset.offset(Math.abs(expected) * 1e-3));
    }

    @Test
    void printsItsFigures() throws InterruptedException {
        drawn();
        JsonNode pdf = page().call("Page.printToPDF", Map.of("preferCSSPageSize", true));
        assertThat(pdf.path("data").asText().length()).isGreaterThan(200_000);
        nothingWentWrong();
    }
}
