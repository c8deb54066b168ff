package org.cgeleap.calibration.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled case as it is read, and what is said about damaged copies of it. */
class CaseReaderTest {
    private static final Path BUNDLED = Path.of("cases", "chongqing");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void copyTheCase() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(BUNDLED)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path to = folder.resolve(BUNDLED.relativize(file).toString());
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.copy(file, to);
        }
    }

    private void damage(String file, String old, String fresh) throws IOException {
        String text = Files.readString(folder.resolve(file));
        int at = text.indexOf(old);
        assertThat(at).as("\"" + old + "\" in " + file).isNotNegative();
        Files.writeString(folder.resolve(file), text.substring(0, at) + fresh + text.substring(at + old.length()));
    }

    private List<String> findings(Map<String, Double> set) {
        CaseException e = catchThrowableOfType(CaseException.class, () -> CaseReader.read(folder, set));
        assertThat(e).isNotNull();
        return e.findings().stream().map(Finding::message).toList();
    }

    /** Figures of the paper: Table A1 has 21 sectors, Table 1 eight periods, equation 1 its factors. */
    @Test
    void theBundledCaseSaysWhatThePaperSays() {
        Case given = CaseReader.read(BUNDLED);
        assertThat(given.years()).isEqualTo(new Years(2017, 2020, 2060));
        assertThat(given.years().count()).isEqualTo(44);
        assertThat(given.sectors()).hasSize(21);
        assertThat(given.scenarios()).extracting(ScenarioSpec::name).containsExactly("RS", "PP-NZES", "AP-NZES");
        assertThat(given.policy()).hasSize(24);
        assertThat(given.energyGoods().get(given.energyIndex("COL")).co2Factor())
                .isEqualTo(2.66);
        assertThat(given.energyGoods().get(given.energyIndex("ROI")).co2Factor())
                .isEqualTo(2.73);
        assertThat(given.energyGoods().get(given.energyIndex("GAS")).co2Factor())
                .isEqualTo(1.56);
        assertThat(given.parameters().value("sigma_klem")).isEqualTo(0.5);
        assertThat(given.parameters().value("sigma_kl")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sectors.csv | AGR,\"Agri | COL,\"Agri | sectors.csv, row 3, code: found COL again",
                "sectors.csv | extraction-coal,coal resource,0.25 | extraction-coal,,0.25 | share 0.25",
                "sectors.csv | coal resource,0.25 | coal resource,1.25 | resource_share: found 1.25",
                "fuels.csv | coal,2.66 | coal,-2.66 | fuels.csv, row 2, co2_factor: found -2.66",
                "power.csv | Hydropower,active | Hydropower,lazy | power.csv, row 3, kind: found lazy",
                "power.csv | active,hydro,hydro | active,hydra,hydro | tree hydra",
                "power.csv | 0.4,SER | 0.4,SEX | material_good SEX",
                "power.csv | 0,,COL,0.4 | 0,,COX,0.4 | fuel COX",
                "policy.csv | RS,2021,2025 | RS,2025,2021 | policy.csv, row 2, to: found 2021",
                "policy.csv | RS,2026,2030 | RS,2025,2030 | row 3, from: found a second row for 2025 of scenario RS",
                "policy.csv | 2060,4.25,annual | 2060,100,annual | reduction: found 100",
                "case.yaml | alignment: 2020 | alignment: 2016 | base <= alignment < horizon",
                "case.yaml | good: ELE | good: ELX | good ELX",
                "case.yaml | title: | titel: | titel: found a key that nothing reads",
                "case.yaml | alignment: 2020 | alignement: 2020 | years.alignement: found a key that nothing reads",
                "case.yaml | inventories: | inventory: | accounts.inventory: found a key that nothing reads",
                "case.yaml | role: ref | rol: ref | scenarios.rol: found a key that nothing reads",
                "case.yaml | costs: power | cost: power | power.cost: found a key that nothing reads",
                "case.yaml | energy: Mtce | energy: PJ | units.energy: found PJ",
                "case.yaml | yuan of 2017 | yuan of 2020 | units.value: found 10^8 yuan of 2020",
                "case.yaml | numeraire: household consumption | numeraire: labour | numeraire: found labour",
                "case.yaml | parameters: [ | parameters: macro.csv #[ | expected a list",
                "case.yaml | years: { | years: 2017 #{ | years: found 2017; expected keys",
                "nests.yaml | household: | houshold: | no tree household",
                "macro.csv | capital_stock | capital_stok | the nearest is capital_stock",
                "elasticities.csv | sigma_eva,,,0.5 | sigma_eva,,RX,0.5 | scenario: found RX",
                "elasticities.csv | sigma_eva,,,0.5 | sigma_eva,,,-0.5 | sigma_eva: found -0.5"
            })
    void damageIsNamed(String file, String old, String fresh, String said) throws IOException {
        damage(file, old, fresh);
        assertThat(findings(Map.of()))
                .anySatisfy(m -> assertThat(m).contains(said).contains(file).contains("; expected "));
    }

    @Test
    void brokenYamlIsNamedWithItsLine() throws IOException {
        damage("case.yaml", "sectors: sectors.csv", "sectors: [sectors.csv");
        assertThat(findings(Map.of()))
                .singleElement()
                .satisfies(m -> assertThat(m).startsWith("case.yaml, row ").contains("well-formed YAML"));
    }

    @Test
    void everythingWrongIsSaidAtOnce() throws IOException {
        damage("sectors.csv", "coal resource,0.25", "coal resource,1.25");
        damage("fuels.csv", "coal,2.66", "coal,many");
        damage("policy.csv", "RS,2021,2025", "RX,2021,2025");
        Files.delete(folder.resolve("power.csv"));
        assertThat(String.join("\n", findings(Map.of())))
                .contains("found 1.25", "found many", "found RX", "power.csv: found no such file");
    }

    @Test
    void setValuesAreCheckedLikeTheCasesOwn() {
        assertThat(CaseReader.read(folder, Map.of("sigma_klem", 0.7))
                        .parameters()
                        .value("sigma_klem"))
                .isEqualTo(0.7);
        assertThat(String.join("\n", findings(Map.of("sigma_klem", -0.7))))
                .contains("sigma_klem: found -0.7", "zero or more");
        assertThat(String.join("\n", findings(Map.of("sigma_klm", 0.7)))).contains("sigma_klm", "no such key");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path none = folder.resolve("none");
        CaseException e = catchThrowableOfType(CaseException.class, () -> CaseReader.read(none));
        assertThat(e).hasMessageContaining("none").hasMessageContaining("no such folder");
    }
}
