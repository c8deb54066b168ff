package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input that would end in a wrong figure, a stack trace or a failed solve if it were let through. */
class StricterInputTest {
    @TempDir
    private Path folder = Path.of("");

    private Path copy = Path.of("");

    @BeforeEach
    void copyTheCase() {
        copy = Commands.copyOfTheCase(folder);
    }

    private void isRefused(String... said) {
        Commands.Outcome outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
        assertThat(outcome.said()).contains(said).doesNotContain("\tat ");
    }

    /** A target that cannot be read is an empty or wrong row of the reproduction table. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "peak_value | peak_valeu | row 2, measure: found peak_valeu",
                "industrial_co2,,,,,fitted | industrial_co2,,,,,guessed | row 2, basis: found guessed",
                "Mt CO2,108, | Mt CO2,, | row 2, paper: found nothing",
                "peak_co2_RS | | row 2, id: found nothing"
            })
    void targetsAreCheckedBeforeAnythingIsSolved(String old, String fresh, String said) {
        Commands.replace(copy.resolve("targets.csv"), old, fresh == null ? "" : fresh);
        isRefused("targets.csv, " + said);
    }

    @ParameterizedTest
    @CsvSource({"\"\"", "cn2018"})
    void anUnknownPriorIsNamed(String prior) {
        Commands.replace(copy.resolve("tables/prior-blend.csv"), "sectors,24,cn2017", "sectors,24," + prior);
        isRefused("prior-blend.csv", "row 44", "cq2023, cq2007, cn2017");
    }

    @ParameterizedTest
    @CsvSource({
        "concordance.csv, sourced",
        "looseness.csv, assumed",
        "prior-blend.csv, assumed",
        "prior-values.csv, derived",
        "final-shares.csv, assumed"
    })
    void theBasisOfATablesNumberIsOneOfTheFour(String file, String basis) {
        Commands.replace(copy.resolve("tables/" + file), "," + basis + ",", ",guessed,");
        isRefused(file, "basis", "guessed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "energy/electricity.csv | 2017,wind,0.8, | 2017,wind,-0.8, | electricity.csv, row 3",
                "macro.csv | population,2017,,3144 | population,2017,,-3144 | population",
                "macro.csv | gdp_growth,2018,,6.0 | gdp_growth,2018,,-600 | gdp_growth",
                "macro.csv | depreciation,,,0.1096 | depreciation,,,10.96 | depreciation",
                "macro.csv | capital_stock,,,50078.3 | capital_stock,,,0 | capital_stock"
            })
    void quantitiesAndSharesOutOfTheirRangeAreNamed(String file, String old, String fresh, String said) {
        Commands.replace(copy.resolve(file), old, fresh);
        isRefused(said, "expected");
    }

    /** "Input length = 1" tells nobody that the file was saved in another encoding. */
    @ParameterizedTest
    @CsvSource({"tables/concordance.csv", "energy/inventory.csv", "targets.csv"})
    void filesInAnotherEncodingAreNamed(String name) throws IOException {
        Path file = copy.resolve(name);
        Files.write(file, (Files.readString(file) + "# caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1));
        isRefused(name, "UTF-8");
    }

    /** The command line's values are judged like the file's. */
    @Test
    void setValuesOutOfTheirRangeAreRefused() {
        Path out = folder.resolve("out");
        Commands.Outcome outcome =
                Commands.run("run", "chongqing", "--set", "capital_stock=0", "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }
}
