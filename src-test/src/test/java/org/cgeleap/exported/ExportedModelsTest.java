package org.cgeleap.exported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgeleap.cge.export.ModelExport;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Solved points written for other solvers and read back: each condition holds there as the reader computes it.
 *
 * <p>The tolerance is what the formats are asked for, 1e-8 of the sizes added up in a condition; our own is 1e-9.
 */
class ExportedModelsTest {
    private static final double TOLERANCE = 1e-8;
    private static final Path MODELS = Path.of("../cge/src/test/resources/models");

    static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    static Complementarity read(ModelExport format, Map<String, String> files) {
        String text = files.entrySet().stream()
                .filter(f -> f.getKey().endsWith(".gms") || f.getKey().endsWith(".nl"))
                .findFirst()
                .orElseThrow()
                .getValue();
        return switch (format) {
            case NL -> NlReader.read(text);
            case GAMS_MCP -> GamsProgram.of(text).algebra();
            case MPSGE -> MpsgeReader.read(text);
        };
    }

    @ParameterizedTest
    @MethodSource("models")
    void publishedModelsHoldInEveryFormat(Path file) {
        EquilibriumModel model;
        try {
            model = ModelReader.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CompiledModel compiled = CompiledModel.compile(model);
        EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());
        double[] start = compiled.start();
        for (Scenario scenario : model.scenarios()) {
            Solve solve = solver.solve(scenario, start);
            assertThat(solve.solved()).as(scenario.name()).isTrue();
            for (ModelExport format : ModelExport.values()) {
                Complementarity found = read(format, format.write(solve.equilibrium(), "m", "a point"));
                assertThat(found.worse(TOLERANCE))
                        .as(format + ", scenario " + scenario.name())
                        .isEmpty();
            }
        }
    }

    /** Taxed demand, a rate and an endowment that are not linear in auxiliaries, a free permit, nests on both sides. */
    private static final String UNUSUAL = """
            parameters: { cap: 8 }
            activities:
              Sum.1:
                outputs: { elasticity: 2, of: [ {good: max, quantity: 6},
                  {nest: exports, elasticity: 0.5, of: [ {good: "P g", quantity: 3}, {good: P.g, quantity: 1, price: 2} ]} ] }
                inputs: { elasticity: 0.3, of: [ {good: L, quantity: 4, price: 1.1, taxes: [ {rate: "=0.1*T^2", to: RA} ]},
                  {nest: burnt, elasticity: 0, of: [ {good: K, quantity: 6.6}, {good: CO2, quantity: 10, price: 0} ]} ] }
            consumers:
              RA:
                endowments: [ {good: L, quantity: "=5 - 1/T"}, {good: K, quantity: 6.6}, {good: CO2, quantity: "=cap"} ]
                demand: { elasticity: 0.8, of: [ {good: max, quantity: 6, price: 1.2, taxes: [ {rate: 0.2, to: RA} ]},
                  {good: "P g", quantity: 3}, {good: P.g, quantity: 1, price: 2} ] }
            auxiliaries:
              T: { start: 1, lower: -.inf, constraint: "T*max - 1*`P g`" }
            numeraire: { RA: 14 }
            scenarios:
              - { name: capped }
              - { name: swapped, swap: [ "cap = CO2" ], start: { CO2: 0.05 } }
            """;

    @Test
    void whatAFormatHasNoWordForIsSaidAnotherWay() {
        EquilibriumModel model = ModelReader.read(UNUSUAL, "unusual.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());
        double[] start = compiled.start();
        for (Scenario scenario : model.scenarios()) {
            Solve solve = solver.solve(scenario, start);
            assertThat(solve.solved()).as(solve.explanation()).isTrue();
            for (ModelExport format : ModelExport.values()) {
                Map<String, String> files = format.write(solve.equilibrium(), "m", "a point");
                assertThat(read(format, files).worse(TOLERANCE))
                        .as(format.word())
                        .isEmpty();
            }
            start = solve.equilibrium().values();
        }
    }

    @Test
    void namesThatGamsDoesNotAllowAreChangedAndStayApart() {
        EquilibriumModel model = ModelReader.read(UNUSUAL, "unusual.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        Solve solve = new EquilibriumSolver(compiled, SolverOptions.standard())
                .solve(model.scenarios().get(0), compiled.start());
        String text =
                ModelExport.MPSGE.write(solve.equilibrium(), "m", "a point").get("m-mpsge.gms");
        assertThat(text)
                .contains("max_   ! max", "P_g   ! P g", "P_g_2   ! P.g", "Sum_1   ! Sum.1")
                .contains("$offtext");
    }

    /** Words of the language, long names that begin alike, other scripts, and a whole power of a negative number. */
    @ParameterizedTest
    @MethodSource("formats")
    void longNamesOtherScriptsAndNegativeBasesAreWrittenAsEveryReaderTakesThem(ModelExport format) {
        String steel = "\u94a2\u94c1";
        EquilibriumModel model =
                ModelReader.read("""
                activities:
                  solve: { outputs: { of: [ {good: parameters, quantity: 6} ] }, inputs: { of: [ {good: L, quantity: 6} ] } }
                  generation of coal with capture: { outputs: { of: [ {good: LONG.x, quantity: 3} ] },
                    inputs: { elasticity: 0.5, of: [ {good: L, quantity: 2, taxes: [ {rate: "=0.01*T^2 - 0.04", to: RA},
                      {rate: "=0.02 + 0.01*T", to: RA}, {rate: "=0.1 + 0.05*T", to: RA} ]}, {good: parameters, quantity: 1} ] } }
                  generation of gas with capture: { outputs: { of: [ {good: STEEL, quantity: 1} ] },
                    inputs: { of: [ {good: L, quantity: 1} ] } }
                consumers:
                  RA: { endowments: [ {good: L, quantity: 9} ], demand: { elasticity: 2, of: [ {good: parameters, quantity: 5},
                    {good: LONG.x, quantity: 3}, {good: STEEL, quantity: 1} ] } }
                auxiliaries:
                  T: { start: -2, lower: -.inf, constraint: "T^3 + 8" }
                numeraire: { L: 1 }
                """.replace("STEEL", steel).replace("LONG", "long".repeat(80)), "names.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        Solve solve = new EquilibriumSolver(compiled, SolverOptions.standard())
                .solve(Scenario.of("base", Map.of()), compiled.start());
        assertThat(solve.solved()).as(solve.explanation()).isTrue();
        Map<String, String> files = format.write(solve.equilibrium(), "m", "a point");
        assertThat(read(format, files).worse(TOLERANCE)).isEmpty();
        if (format == ModelExport.GAMS_MCP) {
            assertThat(files.getOrDefault("m-mcp.gms", "").lines()).allMatch(l -> l.length() < 300);
            assertThat(files.getOrDefault("m-mcp.gms", ""))
                    .contains("solve_   \"level solve\"")
                    .contains("power(T,3)");
        }
    }

    /** A price moved by a thousandth is seen: the readers do not accept whatever they are given. */
    @ParameterizedTest
    @MethodSource("formats")
    void anotherPointDoesNotPass(ModelExport format) {
        EquilibriumModel model = ModelReader.read(UNUSUAL, "unusual.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        Solve solve = new EquilibriumSolver(compiled, SolverOptions.standard())
                .solve(model.scenarios().get(0), compiled.start());
        Map<String, String> files = format.write(solve.equilibrium(), "m", "a point");
        String name = format == ModelExport.NL ? "m.nl" : format == ModelExport.MPSGE ? "m-mpsge.gms" : "m-mcp.gms";
        String text = files.getOrDefault(name, "");
        String moved;
        if (format == ModelExport.NL) {
            List<String> columns = files.getOrDefault("m.col", "").lines().toList();
            Pattern start = Pattern.compile("(?s)(\nx\\d+\n(?:[^\n]*\n)*?" + columns.indexOf("L") + " )([^\n]+)");
            Matcher found = start.matcher(text);
            assertThat(found.find()).isTrue();
            moved = found.replaceFirst("$1" + 1.001 * Double.parseDouble(found.group(2)));
        } else {
            Matcher found = Pattern.compile("\nL\\.l = ([^;]+);").matcher(text);
            assertThat(found.find()).isTrue();
            moved = found.replaceFirst("\nL.l = " + 1.001 * Double.parseDouble(found.group(1)) + ";");
        }
        Complementarity elsewhere = read(format, Map.of(name, moved));
        assertThat(elsewhere.residual()).isGreaterThan(1e-5);
    }

    static Stream<ModelExport> formats() {
        return Stream.of(ModelExport.values());
    }

    @Test
    void anActivityThatMakesNothingIsRefusedByName() {
        EquilibriumModel model = ModelReader.read("""
                parameters: { made: 2 }
                activities:
                  X: { outputs: { of: [ {good: P, quantity: 1} ] }, inputs: { of: [ {good: L, quantity: 1} ] } }
                  Idle: { outputs: { of: [ {good: P, quantity: "=made - 1"} ] }, inputs: { of: [ {good: L, quantity: 1} ] } }
                consumers:
                  RA: { endowments: [ {good: L, quantity: 1} ], demand: { of: [ {good: P, quantity: 1} ] } }
                """, "idle.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        Solve solve = new EquilibriumSolver(compiled, SolverOptions.standard())
                .solve(Scenario.of("gone", Map.of("made", 1.0)), compiled.start());
        assertThatThrownBy(() -> ModelExport.NL.write(solve.equilibrium(), "m", ""))
                .hasMessageContaining("activity Idle has no output");
    }
}
