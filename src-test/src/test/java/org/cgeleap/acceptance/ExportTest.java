package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cgeleap.exported.ExportedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export}: the bundled case's years and a model file, read back; and what it says of a wrong call. */
class ExportTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aYearOfTheBundledCaseHoldsInEveryFormat() throws IOException {
        Commands.Outcome outcome = Commands.run(
                "export",
                "chongqing",
                "--year",
                "2060",
                "--scenario",
                "AP-NZES",
                "--to",
                "mpsge,gams-mcp,nl",
                "--out",
                folder.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
        String stem = "chongqing-AP-NZES-2060";
        for (String name : List.of(stem + "-mpsge.gms", stem + "-mcp.gms", stem + ".nl")) {
            // 1e-8 is what the formats are asked for; the coupled years are solved to 1e-9
            assertThat(ExportedFiles.worse(name, Files.readString(folder.resolve(name)), 1e-8))
                    .as(name)
                    .isEmpty();
        }
        assertThat(Files.readAllLines(folder.resolve(stem + ".col")))
                .hasSameSizeAs(Files.readAllLines(folder.resolve(stem + ".row")));
    }

    @Test
    void aWrongCallSaysWhatWasExpected() {
        assertThat(refused("export", "chongqing", "--to", "gdx"))
                .contains("--to: found gdx; expected one or more of [");
        assertThat(refused("export", "chongqing")).contains("--to: found nothing");
        assertThat(refused("export", "nowhere", "--to", "nl"))
                .contains("nowhere")
                .contains("expected a case folder");
        assertThat(refused("export", "chongqing", "--to", "nl", "--scenario", "XX"))
                .contains("found XX; expected one of");
        assertThat(refused("export", "chongqing", "--to", "nl", "--year", "1999"))
                .contains("found 1999; expected a year from 2017 to 2060");
    }

    private static String refused(String... arguments) {
        Commands.Outcome outcome = Commands.run(arguments);
        assertThat(outcome.status()).isEqualTo(2);
        return outcome.said();
    }
}
