package org.cgeleap.cge.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.file.ModelWriter;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario of every model in {@code src/test/resources/models}, as its file says, against what others published; where
 * nothing printed was at hand, against a computation by other means, which the model file describes.
 */
class PublishedModelsTest {

    private static final Path MODELS = Path.of("src", "test", "resources", "models");

    /** Solved scenarios by model; each starts from the solution before it, as the file format says. */
    private static final Map<String, Map<String, Solve>> SOLVED = new HashMap<>();

    private static final List<PublishedValue> EXPECTED = PublishedValue.readAll(MODELS.resolve("expected.csv"));

    static Stream<String> models() throws IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Stream<Arguments> published() {
        Map<List<String>, List<PublishedValue>> scenarios = new LinkedHashMap<>();
        for (PublishedValue value : EXPECTED) {
            scenarios
                    .computeIfAbsent(List.of(value.model(), value.scenario()), k -> new ArrayList<>())
                    .add(value);
        }
        return scenarios.entrySet().stream()
                .map(e -> Arguments.of(e.getKey().get(0), e.getKey().get(1), e.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void everyScenarioIsSolvedAndPublished(String model) throws IOException {
        List<String> published = EXPECTED.stream()
                .filter(value -> value.model().equals(model))
                .map(PublishedValue::scenario)
                .distinct()
                .toList();
        Map<String, Solve> solved = solved(model);
        assertThat(solved.keySet()).containsExactlyInAnyOrderElementsOf(published);
        solved.forEach((scenario, solve) -> {
            assertThat(solve.solved()).as(scenario + ": " + solve.largest()).isTrue();
            assertThat(solve.equilibrium().checks()).as(scenario).allMatch(check -> check.pass());
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("published")
    void thePublishedSolutionIsFound(String model, String scenario, List<PublishedValue> values) throws IOException {
        Solve solve = solved(model).get(scenario);
        assertThat(solve).as("scenario \"" + scenario + "\" of " + model).isNotNull();
        List<String> wrong = new ArrayList<>();
        for (PublishedValue value : values) {
            double ours = ours(solve.equilibrium(), value);
            if (!(Math.abs(ours - value.value()) <= value.tolerance())) {
                wrong.add(value.kind() + " " + value.name() + " " + value.of() + ": ours " + ours + ", " + value.value()
                        + " in " + value.source());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void writtenModelsComeBackTheSame(String name) throws IOException {
        EquilibriumModel model = ModelReader.read(MODELS.resolve(name + ".yaml"));
        assertThat(ModelReader.read(ModelWriter.write(model), name)).isEqualTo(model);
    }

    private static Map<String, Solve> solved(String model) throws IOException {
        Map<String, Solve> known = SOLVED.get(model);
        if (known != null) {
            return known;
        }
        Map<String, Solve> solved = new LinkedHashMap<>();
        CompiledModel compiled = CompiledModel.compile(ModelReader.read(MODELS.resolve(model + ".yaml")));
        EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());
        double[] start = compiled.start();
        for (Scenario scenario : compiled.model().scenarios()) {
            Solve solve = solver.solve(scenario, start);
            solved.put(scenario.name(), solve);
            if (solve.solved()) {
                start = solve.equilibrium().values();
            }
        }
        SOLVED.put(model, solved);
        return solved;
    }

    private static double ours(Equilibrium equilibrium, PublishedValue value) {
        return switch (value.kind()) {
            case "level", "price", "income", "auxiliary" -> equilibrium.value(value.name());
            case "input", "demand" -> equilibrium.flow(value.name(), value.of());
            case "output" -> equilibrium.output(value.name(), value.of());
            case "input/level" -> equilibrium.flow(value.name(), value.of()) / equilibrium.value(value.name());
            case "output/level" -> equilibrium.output(value.name(), value.of()) / equilibrium.value(value.name());
            default -> throw new IllegalArgumentException("unknown kind " + value.kind());
        };
    }
}
