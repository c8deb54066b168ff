package org.cgeleap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgeleap.coupling.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The pages without programs (convergence, reproduction, calibration, sensitivity) on a screen and on a telephone. */
class OtherPagesTest extends OpenedReport {
    private static final String STUDY = """
        title: Two inputs
        scenarios: [REF, CAP]
        inputs:
          - {key: sigma_eva, distribution: triangular, low: 0.17, mode: 0.5, high: 1.0, source: a test}
          - {key: sigma_kl, distribution: uniform, low: 0.5, high: 1.5, source: a test}
        watch: ["carbon_price@CAP@2030", "gdp@CAP:REF@2030"]
        """;

    @Test
    void fitATelephoneAndComplainOfNothing(@TempDir Path folder) throws IOException, InterruptedException {
        page();
        Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
        Path screening = folder.resolve("screening");
        Path calibration = folder.resolve("calibration");
        run(
                "sensitivity",
                "china-12",
                "--study",
                study.toString(),
                "--design",
                "morris",
                "--points",
                "2",
                "--out",
                screening.toString());
        run("calibrate", "china-12", "--out", calibration.toString());
        for (Path file : List.of(
                out.resolve("convergence.html"),
                out.resolve("reproduction.html"),
                calibration.resolve("calibration.html"),
                screening.resolve("report.html"))) {
            for (int width : List.of(360, 1280)) {
                size(width);
                page().call("Page.navigate", Map.of("url", file.toUri().toString()));
                page().await("document.readyState === 'complete' && document.querySelector('main')");
                assertThat(wrong(width).toString()).as(file + " " + width).isEqualTo("[]");
            }
        }
        assertThat(page().events("Network.requestWillBeSent").stream()
                        .map(e -> e.path("params").path("request").path("url").asText())
                        .filter(url ->
                                !url.startsWith("file:") && !url.startsWith("data:") && !url.startsWith("blob:")))
                .isEmpty();
        nothingWentWrong();
        size(1280);
        load();
    }

    /** Words of a chart that are cut or lie on each other; on a telephone also what is wider than it, but for matrices. */
    private JsonNode wrong(int width) {
        return page().evaluate("""
            (() => {
              const wrong = [];
              for (const svg of document.querySelectorAll("svg")) {
                if (!svg.clientWidth) continue;
                const all = svg.getBoundingClientRect();
                const texts = [...svg.querySelectorAll("text")].filter(t => t.textContent.trim()).map(t => ({words: t.textContent, box: t.getBoundingClientRect()}));
                for (const {words, box} of texts) if (box.left < all.left - 1 || box.right > all.right + 1) wrong.push("cut: " + words);
                for (let i = 0; i < texts.length; i++) for (let j = i + 1; j < texts.length; j++) {
                  const a = texts[i].box, b = texts[j].box;
                  if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4) wrong.push("overlap: " + texts[i].words + " / " + texts[j].words);
                }
              }
              for (const e of document.querySelectorAll("html, body, main *")) {
                const scrolls = e.matches("html, body") || /auto|scroll/.test(getComputedStyle(e).overflowX);
                if (WIDTH < 640 && scrolls && e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1 && !e.querySelector("table.heat")) wrong.push("wide: " + e.tagName + " " + e.getAttribute("aria-label"));
              }
              return wrong.slice(0, 10);
            })()\
            """.replace("WIDTH", String.valueOf(width)));
    }

    private static void run(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine command = Main.commandLine().setErr(new PrintWriter(said, true));
        assertThat(command.execute(arguments)).as(said.toString()).isZero();
    }
}
