package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code solve} on the published models: what the file says against what was published. */
class SolveTest {
    private static final Path MODELS = Commands.HOME.resolve("cge/src/test/resources/models");
    private static final Table EXPECTED = Table.of(MODELS.resolve("expected.csv"));

    @TempDir
    private Path folder = Path.of("");

    static Stream<String> models() throws IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files
                    .map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".yaml"))
                    .map(f -> f.substring(0, f.length() - 5))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void solutionsAreThePublishedOnes(String model) {
        Path out = folder.resolve(model);
        Commands.Outcome outcome =
                Commands.run("solve", MODELS.resolve(model + ".yaml").toString(), "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
        Table solution = Table.of(out.resolve("solution.csv"));
        List<Map<String, String>> expected = EXPECTED.where("model", model).toList();
        for (Map<String, String> e : expected) {
            String kind = Table.text(e, "kind");
            boolean perLevel = kind.endsWith("/level");
            double found =
                    one(solution, e, perLevel ? kind.substring(0, kind.length() - 6) : kind, Table.text(e, "of"));
            // some sources print flows per unit of the activity's level
            double ours = perLevel ? found / one(solution, e, "level", "") : found;
            assertThat(ours).as(e.toString()).isCloseTo(Table.number(e, "value"), within(Table.number(e, "tolerance")));
        }
    }

    private static double one(Table solution, Map<String, String> wanted, String kind, String of) {
        List<Map<String, String>> rows = solution.where(
                        "scenario",
                        Table.text(wanted, "scenario"),
                        "kind",
                        kind,
                        "name",
                        Table.text(wanted, "name"),
                        "of",
                        of)
                .toList();
        assertThat(rows).as(wanted.toString()).hasSize(1);
        return Table.number(rows.get(0), "value");
    }

    @Test
    void aFaultyModelIsRefusedWithItsLine() throws IOException {
        Path model = folder.resolve("faulty.yaml");
        Files.writeString(
                model,
                Files.readString(MODELS.resolve("transformation.yaml")).replaceFirst("elasticity:", "elastcity:"));
        Commands.Outcome outcome = Commands.run(
                "solve", model.toString(), "--out", folder.resolve("out").toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said())
                .containsPattern("faulty\\.yaml:\\d+:\\d+: found .*elastcity.*did you mean \"elasticity\"");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
