package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damage that only the parts of a case can see, and what every command does about it. */
class DamagedPartsTest {
    @TempDir
    private Path folder = Path.of("");

    private Path copy = Path.of("");

    @BeforeEach
    void copyTheCase() {
        copy = Commands.copyOfTheCase(folder);
    }

    private void isRefused(String... said) {
        Path out = folder.resolve("out");
        Commands.Outcome outcome = Commands.run("calibrate", copy.toString(), "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
        assertThat(outcome.said()).contains(said).doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    /** Shares of the technologies of a process are 100 %: 98.3 and 1.7 in the base year, remainders afterwards. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Basic oxygen converter,Stock Share,Current Accounts,98.3, | Basic oxygen converter,Stock Share,Current Accounts,97.3, | 100",
                "Basic oxygen converter,Sales Share,Current Accounts,Remainder(100), | Basic oxygen converter,Sales Share,Current Accounts,70, | 100",
                "Basic oxygen converter,Stock Share,Current Accounts,98.3, | Basic oxygen converter,Stock Share,Current Accounts,-98.3, | not negative"
            })
    void sharesOfTechnologiesThatAreNotOneAreRefused(String old, String fresh, String said) {
        Commands.replace(copy.resolve("leap/expressions.csv"), old, fresh);
        isRefused("leap/", "Steelmaking", said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "energy/inventory.csv | 535.03664 | -535.03664 | inventory.csv, row 26",
                "tables/trade-shares.csv | 27,outflow,share,0.06 | 27,outflow,share,much | trade-shares.csv",
                "leap/area.yaml | base: 2017 | base: 2018 | area.yaml",
                "leap/area.yaml | parent: RS | parent: RX | RX",
                "energy/industries.csv | Demand\\Steel | Demand\\Steal | Demand\\Steel"
            })
    void damageOfAPartIsNamed(String file, String old, String fresh, String said) {
        Commands.replace(copy.resolve(file), old, fresh);
        isRefused(said);
    }

    @ParameterizedTest
    @CsvSource({"sigma_klem=-1", "sigma_klem=half", "sigma_klem=NaN"})
    void valuesThatCannotBeAreRefusedOnTheCommandLine(String given) {
        Path out = folder.resolve("out");
        Commands.Outcome outcome = Commands.run("run", "chongqing", "--set", given, "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
        assertThat(outcome.said())
                .contains(given.substring(0, given.indexOf('=')))
                .doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    /** Every command that reads a case refuses it, and none touches what an earlier run left. */
    @Test
    void whatAnEarlierRunLeftIsNotTouched() throws IOException {
        Commands.replace(copy.resolve("fuels.csv"), "coal,2.66", "coal,many");
        Path out = Files.createDirectories(folder.resolve("out"));
        Path kept = Files.writeString(out.resolve("results.csv"), "of an earlier run\n");
        for (String command : List.of("run", "calibrate", "validate")) {
            List<String> arguments = new ArrayList<>(List.of(command, copy.toString()));
            if (!command.equals("validate")) {
                arguments.addAll(List.of("--out", out.toString()));
            }
            Commands.Outcome outcome = Commands.run(arguments.toArray(new String[0]));
            assertThat(outcome.status()).as(command).isEqualTo(2);
            assertThat(outcome.said()).as(command).contains("fuels.csv, row 2, co2_factor: found many; expected");
        }
        assertThat(kept).hasContent("of an earlier run\n");
        assertThat(out).isDirectoryNotContaining(p -> !p.equals(kept));
    }

    /** A spreadsheet saves CR LF and a byte-order mark; that is no damage. */
    @Test
    void filesSavedByASpreadsheetAreRead() throws IOException {
        for (String name :
                List.of("sectors.csv", "policy.csv", "leap/link.csv", "leap/branches.csv", "energy/inventory.csv")) {
            Path file = copy.resolve(name);
            Files.writeString(file, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));
        }
        Commands.Outcome outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"sectors.csv", "policy.csv", "leap/branches.csv"})
    void filesInAnotherEncodingAreNamed(String name) throws IOException {
        Path file = copy.resolve(name);
        Files.write(file, (Files.readString(file) + "# caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1));
        isRefused(name, "UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"sectors.csv", "power.csv", "leap/branches.csv", "tables/concordance.csv", "energy/inventory.csv"})
    void emptyFilesAreNamed(String name) throws IOException {
        Files.writeString(copy.resolve(name), "");
        isRefused(name);
    }
}
