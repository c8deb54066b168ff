package org.cgeleap.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A run of the bundled case whose {@code report.html} is open in a browser, and what tests do with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenedReport {
    private Optional<Browser> browser = Optional.empty();
    /** Folder of the run. */
    Path out = Path.of("");

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

    Browser page() {
        assumeTrue(
                browser.isPresent(),
                "the page was not opened: no Chromium on this machine; install one or name it in CHROMIUM");
        return browser.orElseThrow();
    }

    void load() throws InterruptedException {
        page().call(
                        "Page.navigate",
                        Map.of("url", out.resolve("report.html").toUri().toString()));
        page().await("document.documentElement?.dataset.opened");
    }

    void drawn() throws InterruptedException {
        page().await("document.documentElement.dataset.ready");
    }

    void nothingWentWrong() {
        List<String> wrong = new ArrayList<>();
        page().events("Runtime.exceptionThrown")
                .forEach(e -> wrong.add(e.path("params").toString()));
        page().events("Runtime.consoleAPICalled").stream()
                .filter(e -> e.path("params").path("type").asText().matches("error|warning|assert"))
                .forEach(e -> wrong.add(e.path("params").toString()));
        page().events("Log.entryAdded").forEach(e -> wrong.add(e.path("params").toString()));
        assertThat(wrong).isEmpty();
    }

    void key(String key, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            page().call(
                            "Input.dispatchKeyEvent",
                            key.equals(" ") && type.equals("keyDown")
                                    ? Map.of("type", type, "key", key, "text", " ", "windowsVirtualKeyCode", code)
                                    : Map.of("type", type, "key", key, "windowsVirtualKeyCode", code));
        }
    }

    void size(int width) {
        page().call(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }
}
