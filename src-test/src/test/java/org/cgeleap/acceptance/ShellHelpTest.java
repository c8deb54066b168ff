package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completion in a real shell; manual pages through a real formatter. */
class ShellHelpTest {
    @TempDir
    private Path folder = Path.of("");

    private static boolean has(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(d -> Files.isExecutable(Path.of(d, program)));
    }

    private String said(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private String completed(String words, int at) throws Exception {
        return said(
                "bash",
                "-c",
                "source complete.sh; compopt() { :; }; COMP_WORDS=(" + words + "); COMP_CWORD=" + at
                        + "; _complete_cgeleap; echo ${COMPREPLY[@]}");
    }

    @Test
    void bashCompletesCommandsOptionsAndChoices() throws Exception {
        assumeTrue(has("bash"));
        for (String shell : List.of("bash", "zsh")) {
            Commands.Outcome outcome = Commands.run("completion", shell);
            assertThat(outcome.status()).isZero();
            Files.writeString(folder.resolve("complete.sh"), outcome.said());
            assertThat(completed("cgeleap ru", 1)).isEqualToIgnoringNewLines("run");
            assertThat(completed("cgeleap run --sc", 2)).isEqualToIgnoringNewLines("--scenario");
            assertThat(completed("cgeleap run --method ''", 3)).contains("anderson", "plain");
            assertThat(completed("cgeleap sensitivity chongqing --design so", 4))
                    .isEqualToIgnoringNewLines("sobol");
            assertThat(completed("cgeleap run ch", 2)).contains("china-12", "chongqing");
            assertThat(completed("cgeleap run cho", 2)).isEqualToIgnoringNewLines("chongqing");
            assertThat(completed("cgeleap new mine --from chi", 4)).isEqualToIgnoringNewLines("china-12");
            assertThat(completed("cgeleap export chongqing --to ''", 4)).contains("mpsge", "gams-mcp", "nl");
            assertThat(completed("cgeleap run chongqing --closure lab", 4)).contains("labour=wage_curve");
        }
        assertThat(Commands.run("completion", "fish").said()).contains("fish", "BASH, ZSH");
    }

    @Test
    void everyCommandHasAPageWithItsOptions() throws Exception {
        assertThat(Commands.run("man", folder.toString()).status()).isZero();
        String run = Files.readString(folder.resolve("cgeleap-run.1"));
        assertThat(run).startsWith(".TH \"CGELEAP-RUN\" 1").contains("\\-\\-scenario NAME", "Example: cgeleap run");
        assertThat(Files.readString(folder.resolve("cgeleap.1"))).contains("130 interrupted", ".B io");
        assertThat(folder.resolve("cgeleap-io-import.1")).exists();
        for (Path page : pages()) {
            // a line of text must not be taken for a request of the formatter
            assertThat(Files.readAllLines(page))
                    .as(page.toString())
                    .allSatisfy(l -> assertThat(l.startsWith(".") && !l.matches("\\.(TH|SH|TP|B|nf|fi)( .*)?"))
                            .as(l)
                            .isFalse());
        }
    }

    @Test
    void theFormatterHasNothingToSay() throws Exception {
        assumeTrue(has("groff"));
        assertThat(Commands.run("man", folder.toString()).status()).isZero();
        assertThat(said("sh", "-c", "groff -man -Tascii -ww *.1 2>&1 >/dev/null"))
                .isEmpty();
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> p.toString().endsWith(".1")).sorted().toList();
        }
    }
}
