package org.cgeleap.cge.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.Check;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;

/** The models and messages printed in {@code docs/model-file.md}: every one is solved, every number and word compared. */
class DocumentedModelsTest {
    private static final Path PAGE = Path.of("..", "coupling", "docs", "model-file.md");

    /** The page prints six decimals. */
    private static final double PRINTED = 0.5000001e-6;

    /** A model of the page and the tables below it. */
    private record Example(String name, String text, List<String[]> rows) {}

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        String language = "";
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("```")) {
                if (language.equals("yaml") || language.equals("json")) {
                    examples.add(new Example(
                            "model-" + (examples.size() + 1) + "." + language, block.toString(), new ArrayList<>()));
                }
                boolean opens = language.isEmpty();
                language = opens ? (line.length() > 3 ? line.substring(3) : "none") : "";
                block.setLength(0);
            } else if (!language.isEmpty()) {
                block.append(line).append('\n');
            } else if (line.startsWith("| ") && !examples.isEmpty()) {
                examples.get(examples.size() - 1)
                        .rows()
                        .add(Arrays.stream(line.substring(1).split("\\|", -1))
                                .map(String::strip)
                                .toArray(String[]::new));
            }
        }
        return examples;
    }

    @Test
    void everyNumberOfThePageIsTheSolution() throws IOException {
        int numbers = 0;
        for (Example example : examples()) {
            Map<String, Equilibrium> solved = solve(example);
            for (String[] row : example.rows()) {
                Equilibrium equilibrium = solved.get(row[0]);
                if (equilibrium != null && row.length >= 5) {
                    int v = equilibrium.model().variableIndex(row[2]);
                    assertThat(equilibrium.model().kind(v).name()).isEqualToIgnoringCase(row[1]);
                    assertThat(equilibrium.value(v))
                            .as(String.join(" ", row))
                            .isCloseTo(Double.parseDouble(row[3]), within(PRINTED));
                    numbers++;
                }
            }
        }
        assertThat(numbers).isEqualTo(15 + 6 + 3);
    }

    private static Map<String, Equilibrium> solve(Example example) {
        EquilibriumModel model = ModelReader.read(example.text(), example.name());
        CompiledModel compiled = CompiledModel.compile(model);
        EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());
        double[] start = compiled.start();
        Map<String, Equilibrium> solved = new HashMap<>();
        for (Scenario scenario : model.scenarios()) {
            Solve solve = solver.solve(scenario, start);
            assertThat(solve.solved()).as(scenario.name()).isTrue();
            assertThat(solve.equilibrium().checks()).as(scenario.name()).allMatch(Check::pass);
            assertThat(solver.examine(scenario, start).errors()).isEmpty();
            solved.put(scenario.name(), solve.equilibrium());
            start = solve.equilibrium().values();
        }
        return solved;
    }

    @Test
    void everyMistakeOfThePageGetsTheMessagePrinted() throws IOException {
        String sound = examples().get(0).text();
        int mistakes = 0;
        for (String line : Files.readAllLines(PAGE)) {
            String[] cells = line.split("` \\| `", -1);
            if (!line.startsWith("| `") || cells.length != 3) {
                continue;
            }
            String instead = cells[0].substring("| `".length());
            String message = cells[2].substring(0, cells[2].lastIndexOf('`'));
            if (!message.startsWith("found ")) {
                continue;
            }
            assertThat(sound).contains(instead);
            int at = sound.indexOf(instead);
            String wrong = sound.substring(0, at) + cells[1] + sound.substring(at + instead.length());
            ModelFileException e =
                    catchThrowableOfType(ModelFileException.class, () -> ModelReader.read(wrong, "model.yaml"));
            assertThat(e).as(line).isNotNull();
            assertThat(e.findings())
                    .as(line)
                    .anySatisfy(f -> assertThat(f.toString())
                            .matches("model\\.yaml:\\d+:\\d+: .*")
                            .endsWith(": " + message));
            mistakes++;
        }
        assertThat(mistakes).isEqualTo(15);
    }
}
