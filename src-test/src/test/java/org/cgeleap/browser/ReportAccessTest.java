package org.cgeleap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who can read and operate {@code report.html}: contrast, a telephone's screen, names and roles, keys alone. */
class ReportAccessTest extends OpenedReport {
    /** Contrast of text by WCAG 2.2, level AA. */
    private static final double CONTRAST = 4.5;

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
                })()\
                """.replace("CONTRAST", String.valueOf(CONTRAST)));
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
                })()\
                """.replace("CONTRAST", String.valueOf(CONTRAST)));
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
              .map(e => `${e.tagName} ${e.className} ${e.closest("figure, section")?.id} ${e.scrollWidth} ${e.clientWidth}`)\
            """);
        JsonNode cut = page().evaluate("""
            [...document.querySelectorAll("figure svg text")].filter(t => { const b = t.getBoundingClientRect(), s = t.closest("svg").getBoundingClientRect(); return s.width > 0 && (b.left < s.left - 1 || b.right > s.right + 1); })
              .map(t => t.closest("figure").id + " " + t.textContent)\
            """);
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
            })()\
            """);
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
              document.activeElement.blur(); return wanted.length; })()\
            """).asInt();
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
}
