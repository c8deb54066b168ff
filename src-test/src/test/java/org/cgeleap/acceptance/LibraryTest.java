package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.api.CaseRun;
import org.cgeleap.coupling.api.CaseStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;

/** The program as a library: README's ten lines compiled and run, and the same numbers as the command's. */
class LibraryTest {
    @TempDir
    private Path folder = Path.of("");

    /** The lines of README stand in {@link LibraryExample}, which the compiler reads. */
    @Test
    void theExampleIsTheOneOfTheReadme() throws IOException {
        String readme = Files.readString(Commands.HOME.resolve("README.md"));
        Matcher block = Pattern.compile("(?ms)^```java\\n(.*?)^```$").matcher(readme);
        assertThat(block.find()).isTrue();
        assertThat(block.group(1).lines()).hasSizeLessThanOrEqualTo(10);
        String source = Files.readString(
                Commands.HOME.resolve("src-test/src/test/java/org/cgeleap/acceptance/LibraryExample.java"));
        String shown = source.substring(
                source.indexOf("// README begins") + "// README begins".length(), source.indexOf("// README ends"));
        // the formatter breaks lines as it likes
        assertThat(shown.replaceAll("\\s", "")).isEqualTo(block.group(1).replaceAll("\\s", ""));
    }

    @Test
    void theExampleRuns() {
        String printed = LibraryExample.run(Commands.HOME);
        assertThat(printed).contains("scenario", "CAP", "2050").doesNotContain("REF");
    }

    @Test
    void tablesHoldWhatTheCommandWrites() {
        CaseRun run = CaseStudy.open(Commands.HOME.resolve("calibration/cases/china-12"), Commands.HOME)
                .scenarios("REF")
                .run();
        assertThat(run.converged()).isTrue();
        assertThat(run.status()).containsExactly(Map.entry("REF", "converged"));
        assertThat(Commands.run("run", "china-12", "--scenario", "REF", "--out", folder.toString())
                        .status())
                .isZero();
        List<Map<String, String>> expected =
                Table.of(folder.resolve("results.csv")).rows();
        assertThat(run.results().rowCount()).isEqualTo(expected.size());
        int r = 0;
        for (Row row : run.results()) {
            Map<String, String> line = expected.get(r++);
            for (String text : List.of("scenario", "model", "variable", "sector", "fuel", "technology", "unit")) {
                assertThat(row.getString(text)).isEqualTo(line.get(text));
            }
            assertThat(row.getInt("year")).isEqualTo(Integer.parseInt(Table.text(line, "year")));
            assertThat(row.getDouble("value")).isEqualTo(Table.number(line, "value"));
        }
        assertThat(run.checks().rowCount()).isGreaterThan(100);
        assertThat(run.path("gdp").rowCount()).isEqualTo(34);
        assertThat(run.path("nothing").rowCount()).isZero();
    }

    @Test
    void whatIsWrongIsThrownAsTheCommandSaysIt() {
        CaseStudy study = CaseStudy.open(Commands.HOME.resolve("calibration/cases/china-12"), Commands.HOME);
        assertThatThrownBy(() -> study.scenarios("XX").run())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected some of [REF, CAP]");
        assertThatThrownBy(() -> study.with("sigma_evil", 1).run())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("sigma_evil");
    }
}
