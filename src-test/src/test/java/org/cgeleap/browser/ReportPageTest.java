package org.cgeleap.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.coupling.cli.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code report.html} of a run in a browser: it opens, asks for nothing, and every control does what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageTest {
    /** Bytes; a page that goes by mail. */
    private static final long LARGEST = 3_000_000;

    /** Seconds of its thread until the page has its text and controls: what it takes on a machine with nothing else to do. */
    private static final double LONGEST = 1.5;

    /** Contrast of text by WCAG 2.2, level AA. */
    private static final double CONTRAST = 4.5;

    private Optional<Browser> browser = Optional.empty();
    private Path out = Path.of("");

    @BeforeAll
    void openThePage(@TempDir Path folder) throws IOException, InterruptedException {
        System.setProperty(
                "cgeleap.home", Path.of("..").toAbsolutePath().normalize().toString());
        out = folder.resolve("out");
        StringWriter said = new StringWriter();
        CommandLine command = Main.commandLine().setErr(new PrintWriter(said, true));
        assertThat(command.execute("run", "chongqing", "--scenario", "RS,AP-NZES", "--out", out.toString()))
                .as(said.toString())
                .isZero();
        addGradient();
        assertThat(command.execute("report", out.toString())).isZero();
        Optional<Path> program = Browser.installed();
        if (program.isEmpty()) {
            return;
        }
        Browser opened = Browser.start(program.get(), folder.resolve("profile"));
        browser = Optional.of(opened);
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            opened.call(domain + ".enable", Map.of());
        }
        size(1280);
        load();
    }

    /** A gradient to move sliders by: numbers of the test, for what counts here is what the page does with them. */
    private void addGradient() throws IOException {
        List<String> rows = new ArrayList<>(List.of(
                "scenario,variable,sector,fuel,technology,year,unit,parameter,at,value,derivative,elasticity,kink"));
        for (String line : Files.readAllLines(out.resolve("results.csv"))) {
            String[] c = line.split(",", -1);
            if (c[3].equals("industrial_co2") && c[4].isEmpty()) {
                double value = Double.parseDouble(c[8]);
                rows.add(String.join(
                        ",", c[0], c[3], "", "", "", c[2], c[7], "sigma_eva", "0.5", c[8], "" + 0.3 * value, "", ""));
            }
        }
        Files.write(out.resolve("gradient.csv"), rows);
    }

    @AfterAll
    void close() {
        browser.ifPresent(Browser::close);
    }

    private Browser page() {
        assumeTrue(
                browser.isPresent(),
                "the page was not opened: no Chromium on this machine; install one or name it in CHROMIUM");
        return browser.orElseThrow();
    }

    private void load() throws InterruptedException {
        page().call(
                        "Page.navigate",
                        Map.of("url", out.resolve("report.html").toUri().toString()));
        page().await("document.documentElement?.dataset.opened");
    }

    private void drawn() throws InterruptedException {
        page().await("document.documentElement.dataset.ready");
    }

    private void nothingWentWrong() {
        List<String> wrong = new ArrayList<>();
        page().events("Runtime.exceptionThrown")
                .forEach(e -> wrong.add(e.path("params").toString()));
        page().events("Runtime.consoleAPICalled").stream()
                .filter(e -> e.path("params").path("type").asText().matches("error|warning|assert"))
                .forEach(e -> wrong.add(e.path("params").toString()));
        page().events("Log.entryAdded").forEach(e -> wrong.add(e.path("params").toString()));
        assertThat(wrong).isEmpty();
    }

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
                  note: f.querySelector(".note").textContent}))""");
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
                })()""");
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
                })()""");
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
                })()""");
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
                })()""");
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
                })()""");
        assertThat(Double.parseDouble(shown.asText()))
                .isCloseTo(expected, org.assertj.core.data.Offset.offset(Math.abs(expected) * 1e-3));
    }

    @Test
    void textStandsOutFromItsPaperInBothThemes() throws InterruptedException {
        drawn();
        for (String theme : List.of("light", "dark")) {
            page().evaluate("document.documentElement.dataset.theme = '" + theme + "'");
            JsonNode faint = page().evaluate("""
                    (() => {
                      const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
                      const paper = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\\)$|transparent/.test(c)) return c; } return "rgb(255,255,255)"; };
                      const faint = [];
                      for (const e of document.querySelectorAll("body *:not(svg *, script, noscript)")) {
                        if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || !e.offsetParent) continue;
                        const [a, b] = [light(getComputedStyle(e).color), light(paper(e))].sort((x, y) => y - x);
                        const ratio = (a + 0.05) / (b + 0.05);
                        if (ratio < CONTRAST) faint.push(e.tagName + " " + e.className + " " + e.textContent.slice(0, 30) + " " + ratio.toFixed(2));
                      }
                      return faint.slice(0, 10);
                    })()""".replace("CONTRAST", String.valueOf(CONTRAST)));
            assertThat(faint.toString()).as(theme).isEqualTo("[]");
        }
        page().evaluate("delete document.documentElement.dataset.theme");
    }

    /** Words drawn in charts: against what lies under them, and beside each other. */
    @Test
    void wordsOfChartsStandOutAndApart() throws InterruptedException {
        for (String theme : List.of("dark", "light")) {
            page().call(
                            "Emulation.setEmulatedMedia",
                            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
            load();
            drawn();
            JsonNode wrong = page().evaluate("""
                    (async () => {
                      await new Promise(r => setTimeout(r, 400)); // what moves has come to rest
                      const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
                      const paper = getComputedStyle(document.body).backgroundColor;
                      const wrong = [];
                      for (const svg of document.querySelectorAll("figure svg")) {
                        if (!svg.clientWidth) continue;
                        const id = svg.closest("figure").id;
                        const shapes = [...svg.querySelectorAll("rect, path, circle")].filter(s => !/none|, 0\\)$/.test(getComputedStyle(s).fill) && Number(getComputedStyle(s).fillOpacity) > 0.3);
                        const texts = [...svg.querySelectorAll("text")].filter(t => t.textContent.trim()).map(t => ({t, box: t.getBoundingClientRect()}));
                        for (const {t, box} of texts) {
                          const style = getComputedStyle(t);
                          const halo = style.stroke !== "none" && parseFloat(style.strokeWidth) >= 2;
                          const under = halo ? [] : shapes.filter(s => { const b = s.getBoundingClientRect(); const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2; return !(t.compareDocumentPosition(s) & 4) && b.left < x && x < b.right && b.top < y && y < b.bottom && s.isPointInFill(new DOMPoint(x, y).matrixTransform(s.getScreenCTM().inverse())); });
                          const [a, b] = [light(style.fill), light(under.length ? getComputedStyle(under.at(-1)).fill : paper)].sort((x, y) => y - x);
                          if ((a + 0.05) / (b + 0.05) < CONTRAST || Number(style.opacity) * Number(style.fillOpacity) < 1) wrong.push(id + " faint " + t.textContent);
                        }
                        for (let i = 0; i < texts.length; i++) for (let j = i + 1; j < texts.length; j++) {
                          const a = texts[i].box, b = texts[j].box;
                          if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4) wrong.push(id + " overlap " + texts[i].t.textContent + " / " + texts[j].t.textContent);
                        }
                      }
                      return wrong.slice(0, 10);
                    })()""".replace("CONTRAST", String.valueOf(CONTRAST)));
            assertThat(wrong.toString()).as(theme).isEqualTo("[]");
        }
    }

    /** On a telephone neither the page nor what it shows first is wider than the screen. */
    @Test
    void nothingScrollsSidewaysOnATelephone() throws InterruptedException {
        size(360);
        load();
        drawn();
        JsonNode wide = page().evaluate("""
                [...document.querySelectorAll("html, body, main *")].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && (e.matches("html, body") || /auto|scroll/.test(getComputedStyle(e).overflowX)))
                  .map(e => `${e.tagName} ${e.className} ${e.closest("figure, section")?.id} ${e.scrollWidth} ${e.clientWidth}`)""");
        JsonNode cut = page().evaluate("""
                [...document.querySelectorAll("figure svg text")].filter(t => { const b = t.getBoundingClientRect(), s = t.closest("svg").getBoundingClientRect(); return s.width > 0 && (b.left < s.left - 1 || b.right > s.right + 1); })
                  .map(t => t.closest("figure").id + " " + t.textContent)""");
        size(1280);
        load();
        assertThat(wide.toString()).isEqualTo("[]");
        assertThat(cut.toString()).isEqualTo("[]");
    }

    /** What a checker of accessibility asks of the page's structure. */
    @Test
    void namesRolesAndHeadingsAreInOrder() throws InterruptedException {
        drawn();
        JsonNode wrong = page().evaluate("""
                (() => {
                  const wrong = [];
                  const seen = new Set();
                  for (const e of document.querySelectorAll("[id]")) { if (seen.has(e.id)) wrong.push("twice the id " + e.id); seen.add(e.id); }
                  for (const e of document.querySelectorAll("button, select, input, a[href]")) {
                    const name = e.getAttribute("aria-label") || [...(e.labels ?? [])].map(l => l.textContent).join("") || e.textContent;
                    if (!name.trim()) wrong.push("no name: " + e.outerHTML.slice(0, 80));
                  }
                  for (const e of document.querySelectorAll("[aria-labelledby], [aria-describedby]")) {
                    for (const a of ["aria-labelledby", "aria-describedby"]) for (const id of (e.getAttribute(a) ?? "").split(" ").filter(Boolean)) if (!document.getElementById(id)) wrong.push("no " + id);
                  }
                  let level = 0;
                  for (const h of document.querySelectorAll("h1, h2, h3, h4")) { const own = Number(h.tagName[1]); if (own > level + 1) wrong.push("skipped to " + h.outerHTML.slice(0, 60)); level = own; }
                  if (!document.documentElement.lang || document.querySelectorAll("main").length !== 1 || document.querySelectorAll("h1").length !== 1) wrong.push("language, main or title");
                  for (const e of document.querySelectorAll("body *")) if (/auto|scroll/.test(getComputedStyle(e).overflow) && e.scrollHeight > e.clientHeight + 1 && e.clientHeight > 0 && !e.matches("html, body, nav, pre") && e.tabIndex < 0 && !e.querySelector("a, button, select, input")) wrong.push("not to be scrolled by keys: " + e.outerHTML.slice(0, 80));
                  return wrong.slice(0, 10);
                })()""");
        assertThat(wrong.toString()).isEqualTo("[]");
    }

    /** Tab reaches every control, and the keys of each move it. */
    @Test
    void keysAloneOperateEveryControl() throws InterruptedException {
        load();
        drawn();
        int controls = page().evaluate("""
                (() => { window.reached = new Set(); document.addEventListener("focusin", e => reached.add(e.target));
                  window.wanted = [...document.querySelectorAll("button, select, input:not([type=radio]), input[type=radio]:checked, a[href], summary, [tabindex='0']")].filter(e => e.offsetParent && !e.disabled);
                  document.activeElement.blur(); return wanted.length; })()""").asInt();
        for (int n = 0; n < controls + 10; n++) {
            key("Tab", 9);
        }
        assertThat(page().evaluate("wanted.filter(e => !reached.has(e)).map(e => e.outerHTML.slice(0, 90))")
                        .toString())
                .isEqualTo("[]");
        page().evaluate("document.querySelector('#scenarios input:checked').focus()");
        String before = page().evaluate("document.querySelector('#scenarios input:checked').value")
                .asText();
        key("ArrowLeft", 37);
        assertThat(page().evaluate("document.querySelector('#scenarios input:checked').value")
                        .asText())
                .isNotEqualTo(before);
        page().evaluate("document.getElementById('year').focus()");
        int year =
                page().evaluate("Number(document.getElementById('year').value)").asInt();
        key("ArrowLeft", 37);
        page().await("document.getElementById('year-shown').textContent === '" + (year - 1) + "'");
        page().evaluate("document.querySelector('#gdp button[aria-pressed]').focus()");
        key(" ", 32);
        page().await("document.querySelector('#gdp td')");
        key(" ", 32);
        page().await("!document.querySelector('#gdp table')?.offsetParent");
    }

    private void key(String key, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            page().call(
                            "Input.dispatchKeyEvent",
                            key.equals(" ") && type.equals("keyDown")
                                    ? Map.of("type", type, "key", key, "text", " ", "windowsVirtualKeyCode", code)
                                    : Map.of("type", type, "key", key, "windowsVirtualKeyCode", code));
        }
    }

    private void size(int width) {
        page().call(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    @Test
    void printsItsFigures() throws InterruptedException {
        drawn();
        JsonNode pdf = page().call("Page.printToPDF", Map.of("preferCSSPageSize", true));
        assertThat(pdf.path("data").asText().length()).isGreaterThan(200_000);
        nothingWentWrong();
    }
}
