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
}
