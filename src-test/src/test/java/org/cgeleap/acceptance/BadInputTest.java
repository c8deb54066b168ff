package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A damaged case exits 2, names file and place, says what to do, and leaves nothing behind. */
class BadInputTest {
    @TempDir
    private Path folder = Path.of("");

    private Path copy = Path.of("");

    @BeforeEach
    void copyTheCase() {
        copy = Commands.copyOfTheCase(folder);
    }

    private void isRefused(String... said) {
        Path out = folder.resolve("out");
        Commands.Outcome outcome = Commands.run("run", copy.toString(), "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
        assertThat(outcome.said()).contains(said).doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "elasticities.csv; sigma_klem,,,0.5,; sigma_klem,,,half,; elasticities.csv, row 2, value: found half",
                "elasticities.csv; sigma_klem,,,0.5,; sigma_klem,,,-0.5,; elasticities.csv, row 2, sigma_klem: found -0.5",
                "elasticities.csv; sigma_klem,,,0.5,; sigma_klem,,0.5,; elasticities.csv, row 2: found 6 cells",
                "elasticities.csv; key,year; key,jahr; elasticities.csv, row 1, year",
                "elasticities.csv; armington.CRP; armington.CRX; armington.CRX",
                "macro.csv; depreciation,; depreciaton,; depreciaton, which nothing reads",
                "macro.csv; derived,\"perpetual; guessed,\"perpetual; basis: found guessed",
                "sectors.csv; NMM,Non; NMX,Non; NMX",
                "sectors.csv; extraction-coal; extraction-cole; tree extraction-cole",
                "fuels.csv; COL,; CRL,; found CRL",
                "power.csv; hydro,hydro,0.57; hydro,hydro,0.67; power.csv, row 3, capital_share: found shares that sum to 1.1",
                "policy.csv; RS,2021; RX,2021; policy.csv, row 2, scenario: found RX",
                "policy.csv; ,4.25,annual; ,4.25,yearly; rule: found yearly",
                "nests.yaml; elasticity: sigma_eva; elasticity: sigma_evil; sigma_evil",
                "nests.yaml; [labour, capital]; [labor, capital]; found labor",
                "case.yaml; role: reference; role: referee; role referee",
                "case.yaml; numeraire:; numeraires:; numeraires",
                "case.yaml; horizon: 2060; horizon: 2010; base <= alignment < horizon",
                "case.yaml; title:; title: [; case.yaml",
                "case.yaml; macro.csv; makro.csv; makro.csv: found no such file",
                "leap/link.csv; Demand\\Steel,ISM; Demand\\Steal,ISM; Demand\\Steal",
                "leap/link.csv; Demand\\Steel,ISM; Demand\\Steel,ISX; ISX",
                "leap/fuels.csv; 2.66; much; fuels.csv",
                "tables/concordance.csv; ,all,1,; ,all,0.9,; 0.9",
                "tables/prior-blend.csv; 0.6; much; much",
                "energy/inventory.csv; 2017,; 2017x,; inventory.csv"
            })
    void damageIsNamed(String file, String old, String fresh, String said) {
        Commands.replace(copy.resolve(file.strip()), old.strip(), fresh.strip());
        isRefused(said.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "policy.csv",
        "nests.yaml",
        "sectors.csv",
        "power.csv",
        "targets.csv",
        "leap/branches.csv",
        "macro.csv",
        "leap/link.csv",
        "leap/expressions.csv",
        "energy/inventory.csv",
        "energy/inventory-fuels.csv",
        "tables/concordance.csv",
        "tables/derivation.yaml",
        "case.yaml"
    })
    void aMissingFileIsNamed(String file) throws IOException {
        Files.delete(copy.resolve(file));
        isRefused(file.substring(file.lastIndexOf('/') + 1));
    }

    @Test
    void aMalformedExpressionIsNamedWithItsBranch() throws IOException {
        Path file = copy.resolve("leap/expressions.csv");
        String text = Files.readString(file);
        int at = text.indexOf("Interp(");
        Files.writeString(file, text.substring(0, at) + "Interp(2017;" + text.substring(at + 7));
        isRefused("expressions.csv");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        Commands.replace(copy.resolve("elasticities.csv"), "sigma_klem,,,0.5,", "sigma_klem,,,half,");
        Commands.replace(copy.resolve("policy.csv"), "RS,2021", "RX,2021");
        Commands.replace(copy.resolve("power.csv"), "hydro,hydro,0.57", "hydro,hydro,0.67");
        isRefused("found half", "found RX", "shares that sum to 1.1");
    }

    @Test
    void unknownNamesOnTheCommandLineAreRefused() {
        Path out = folder.resolve("out");
        assertThat(Commands.run("run", "chongqing", "--set", "sigma_klm=0.3", "--out", out.toString()))
                .satisfies(o -> assertThat(o.status()).isEqualTo(2))
                .satisfies(o -> assertThat(o.said()).contains("sigma_klm"));
        assertThat(Commands.run("run", "chongqing", "--scenario", "XX", "--out", out.toString()))
                .satisfies(o -> assertThat(o.status()).isEqualTo(2))
                .satisfies(o -> assertThat(o.said()).contains("XX", "RS, PP-NZES, AP-NZES"));
        assertThat(Commands.run("run", "no-such-case", "--out", out.toString()))
                .satisfies(o -> assertThat(o.status()).isEqualTo(2))
                .satisfies(o -> assertThat(o.said()).contains("no-such-case", "chongqing"));
        assertThat(Commands.run("ran").status()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }

    /** These tests have no module that writes Parquet on their class path. */
    @Test
    void parquetWithoutItsModuleIsRefusedBeforeAnythingIsSolved() {
        Path out = folder.resolve("out");
        Commands.Outcome outcome = Commands.run("run", "china-12", "--out", out.toString(), "--parquet");
        assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
        assertThat(outcome.said())
                .contains("--parquet: found no module", "mvn -DskipTests -pl coupling/parquet -am package")
                .doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }
}
