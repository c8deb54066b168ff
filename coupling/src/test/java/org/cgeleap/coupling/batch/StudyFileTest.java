package org.cgeleap.coupling.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseReader;
import org.cgeleap.calibration.casefile.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study's words: what is misspelt is said, with everything else, and not passed over. */
class StudyFileTest {
    private static final Case CASE = CaseReader.read(Path.of("../calibration/cases/china-12"), Map.of());

    @TempDir
    private Path folder = Path.of("");

    private StudyFile read(String text) throws IOException {
        return StudyFile.read(Files.writeString(folder.resolve("s.yaml"), text), CASE, Set::of);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> read("""
            title: x
            scenarios: [NONE]
            correlation: []
            inputs:
              - {key: sigma_evaa, distribution: uniform, low: 0.2, high: 0.8}
              - {key: sigma_kl, distribution: normal, mean: 1, sd: 0.2, min: 0.5}
              - {key: sigma_en, distribution: uniform, low: 2, high: 1}
            correlations: [{first: a, second: b, rho: 0.3}]
            watch: [gdp]
            """))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.messages())
                                .satisfiesExactly(
                                        m -> assertThat(m).contains("s.yaml: found correlation, which nothing reads"),
                                        m -> assertThat(m)
                                                .contains("entry 1, key", "sigma_evaa", "nearest is sigma_eva"),
                                        m -> assertThat(m).contains("entry 2: found min"),
                                        m -> assertThat(m).contains("entry 3", "low < high"),
                                        m -> assertThat(m).contains("correlations: found rho"),
                                        m -> assertThat(m).contains("watch", "found gdp"),
                                        m -> assertThat(m).contains("scenario NONE", "REF")));
    }

    @Test
    void aPatternStandsForAllItMatches() throws IOException {
        StudyFile study = read("""
            title: x
            inputs:
              - {key: "armington.*", as: factor, distribution: uniform, low: 0.5, high: 1.5, group: trade}
            watch: ["gdp@REF@2030"]
            """);
        assertThat(study.space().inputs())
                .hasSizeGreaterThan(5)
                .allSatisfy(input -> assertThat(input.name()).startsWith(RunRequest.FACTOR + "armington."));
        assertThat(study.scenarios()).containsExactly("REF");
    }

    /** Lists that are none, keys and outputs that stand twice, pairs tied twice: nothing is passed over or overwritten. */
    @Test
    void whatIsNoListOrStandsTwiceIsRefused() {
        String input = "inputs: [{key: sigma_eva, distribution: uniform, low: 0.3, high: 0.7},"
                + " {key: sigma_kl, distribution: uniform, low: 0.5, high: 1.2}]\n";
        assertThatThrownBy(() -> read("""
            inputs: {key: sigma_eva, distribution: uniform, low: 0.3, high: 0.7}
            scenarios: CAP
            watch: gdp@CAP@2030
            """))
                .hasMessageContaining("inputs: found {\"key\"")
                .hasMessageContaining("scenarios: found \"CAP\"; expected a list, such as [CAP]")
                .hasMessageContaining("watch: found \"gdp@CAP@2030\"; expected a list, such as [gdp@CAP@2030]");
        assertThatThrownBy(() -> read(input + "watch: [gdp@CAP@2030, gdp@CAP@2030]\n"))
                .hasMessageContaining("watch: found gdp@CAP@2030 twice");
        assertThatThrownBy(() -> read(input + "watch: [gdp@CAP@2030]\nwatch: [gdp@REF@2030]\n"))
                .hasMessageContaining("line 3: found the key 'watch' a second time");
        assertThatThrownBy(
                        () -> read(input + "watch: [gdp@CAP@2030]\ncorrelations: [{first: sigma_eva, second: sigma_kl,"
                                + " rank: 0.3}, {first: sigma_kl, second: sigma_eva, rank: -0.5}]\n"))
                .hasMessageContaining("found sigma_kl and sigma_eva twice");
    }
}
