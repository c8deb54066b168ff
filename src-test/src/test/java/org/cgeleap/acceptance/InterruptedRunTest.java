package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cgeleap.coupling.cli.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run stopped half-way in a process of its own and carried on; the same run without what it remembers. */
class InterruptedRunTest {
    /** Energy of two runs whose years were solved from other starts, to 1e-9 each (method.md). */
    private static final double SAME = 1e-8;

    private static final int SIGKILL_STATUS = 137;

    @TempDir
    private Path folder = Path.of("");

    private Path copy = Path.of("");

    @BeforeEach
    void aShorterCase() {
        copy = Commands.copyOfTheCase(folder);
        Commands.replace(copy.resolve("case.yaml"), "horizon: 2060", "horizon: 2040");
    }

    /** So strongly damped it takes some sixty rounds, so that a signal after the second comes in time. */
    private List<String> arguments(Path out, String... more) {
        List<String> all = new ArrayList<>(
                List.of("run", copy.toString(), "--scenario", "RS", "--method", "damped", "--out", out.toString()));
        all.addAll(List.of("--damping", "0.2", "--max-iterations", "200"));
        all.addAll(List.of(more));
        return all;
    }

    /** Starts the command by itself and sends a signal once two rounds are kept; its exit status. */
    private int stopped(String signal, Path out) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dcgeleap.home=" + Commands.HOME,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments(out));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        // a shell that waits already loses no time: starting a process for the signal can take longer than all rounds
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "until [ -e \"$0\" ] || ! kill -0 \"$2\"; do :; done; kill -\"$1\" \"$2\"",
                        out.resolve("history/RS-002.json").toString(),
                        signal,
                        Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Commands that a script starts in the background ignore Ctrl-C, and so does whatever they start. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(
                                        line.substring("SigIgn:".length()).strip(), 16)
                                & 2)
                        != 0);
    }

    private static int rounds(Path out) throws IOException {
        try (var files = Files.list(out.resolve("history"))) {
            return (int) files.filter(f -> f.toString().endsWith(".json")).count();
        }
    }

    private Table run(Path out, String... more) {
        Commands.Outcome outcome = Commands.run(arguments(out, more).toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.said()).isZero();
        return Table.of(out.resolve("results.csv"));
    }

    private static void same(Table one, Table other, String variable) {
        List<Map<String, String>> a = one.where("variable", variable).toList();
        List<Map<String, String>> b = other.where("variable", variable).toList();
        assertThat(a).isNotEmpty().hasSameSizeAs(b);
        for (int i = 0; i < a.size(); i++) {
            double value = Table.number(a.get(i), "value");
            assertThat(Table.number(b.get(i), "value"))
                    .as(a.get(i).toString())
                    .isCloseTo(value, within(SAME * Math.max(Math.abs(value), 1e-3)));
        }
    }

    @Test
    void stoppedByCtrlCOrKilledItCarriesOnToTheSameAnswer() throws IOException, InterruptedException {
        Path whole = folder.resolve("whole");
        Table expected = run(whole);
        for (String signal : interruptsAreIgnored() ? List.of("KILL") : List.of("INT", "KILL")) {
            Path out = folder.resolve(signal);
            int status = stopped(signal, out);
            int kept = rounds(out);
            assertThat(kept).isBetween(2, rounds(whole) - 1);
            if (signal.equals("INT")) {
                assertThat(status).isEqualTo(130);
                assertThat(Files.readString(out.resolve("manifest.json")))
                        .contains("\"status\" : \"interrupted\"", "interrupted after");
            } else {
                assertThat(status).isEqualTo(SIGKILL_STATUS);
                assertThat(out.resolve("manifest.json")).doesNotExist();
            }
            Table carriedOn = run(out, "--resume");
            assertThat(rounds(out)).isEqualTo(rounds(whole));
            for (String variable : List.of("gdp", "carbon_price", "linked_energy_use", "industrial_co2")) {
                same(expected, carriedOn, variable);
            }
            // the rounds before the break are those of the run without one
            Table before = Table.of(whole.resolve("convergence.csv"));
            Table after = Table.of(out.resolve("convergence.csv"));
            for (String criterion : List.of("emission_trend", "fixed_point")) {
                for (int round = 1; round < kept; round++) {
                    String[] at = {"iteration", Integer.toString(round), "criterion", criterion};
                    double norm = Table.number(before.where(at).findFirst().orElseThrow(), "norm");
                    assertThat(Table.number(after.where(at).findFirst().orElseThrow(), "norm"))
                            .isCloseTo(norm, within(1e-9));
                }
            }
        }
        // without what the rounds before left behind, every year is solved from last year's
        Table scratch = run(folder.resolve("scratch"), "--from-scratch");
        for (String variable : List.of("gdp", "carbon_price", "linked_energy_use", "industrial_co2")) {
            same(expected, scratch, variable);
        }
    }

    /** Six searches a scenario end at one point; the table and the manifest say so. */
    @Test
    void oneAnswerFromDistantStartsByTwoMethods() throws IOException {
        Commands.replace(copy.resolve("case.yaml"), "horizon: 2040", "horizon: 2022");
        Path out = folder.resolve("robust");
        Commands.Outcome outcome =
                Commands.run("run", copy.toString(), "--scenario", "AP-NZES", "--robustness", "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
        Table rows = Table.of(out.resolve("robustness.csv"));
        assertThat(rows.rows()).hasSize(2 * 6).allSatisfy(r -> {
            assertThat(r.get("verdict")).isEqualTo("unique");
            assertThat(r.get("status")).isEqualTo("converged");
            assertThat(Table.number(r, "distance")).isLessThanOrEqualTo(1e-6);
        });
        assertThat(Files.readString(out.resolve("manifest.json"))).contains("\"verdict\" : \"unique\"");
    }
}
