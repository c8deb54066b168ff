package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.StructuralReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a model before it is solved. */
class StructureTest {
    private static final Path MODELS = Path.of("src", "test", "resources", "models");

    private static final String ECONOMY = """
            title: two goods
            parameters: { labour: 8, capital: 8, tax: 0, far: 1, none: 0 }
            activities:
              X: { outputs: { of: [ {good: PX, quantity: 8} ] },
                   inputs: { elasticity: 1, of: [ {good: PL, quantity: 6, taxes: [ {rate: "=tax", to: STATE} ]}, {good: PK, quantity: 2} ] } }
              Y: { outputs: { of: [ {good: PY, quantity: 8} ] },
                   inputs: { elasticity: 1, of: [ {good: PL, quantity: 2}, {good: PK, quantity: 6} ] } }
            consumers:
              RA:
                endowments: [ {good: PL, quantity: "=labour"}, {good: PK, quantity: "=capital"} ]
                demand: { of: [ {good: PX, quantity: 8}, {good: PY, quantity: 8} ] }
              STATE: { endowments: [ {good: PX, quantity: "=none"} ], demand: { of: [ {good: PY, quantity: 1} ] } }
            auxiliaries:
              REPORT: { lower: -.inf, constraint: "REPORT - far * PX" }
            numeraire: { PK: 1 }
            scenarios:
            """;

    private static StructuralReport examine(String text) {
        EquilibriumModel model = ModelReader.read(text, "structure.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        return new EquilibriumSolver(compiled, SolverOptions.standard())
                .examine(model.scenarios().get(0), compiled.start());
    }

    private static String scenario(String keys) {
        return ECONOMY + "  - { name: s" + keys + " }\n";
    }

    static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    /** Published models were solved by others, so nothing can be wrong with them. */
    @ParameterizedTest
    @MethodSource("models")
    void publishedModelsAreSound(Path file) throws IOException {
        EquilibriumModel model = ModelReader.read(file);
        CompiledModel compiled = CompiledModel.compile(model);
        EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());
        for (Scenario scenario : model.scenarios()) {
            StructuralReport report = solver.examine(scenario, compiled.start());
            assertThat(report.errors()).as(scenario.name()).isEmpty();
            assertThat(report.warnings()).as(scenario.name()).isEmpty();
            assertThat(report.conditions()).isEqualTo(report.variables());
            assertThat(report.variables() + report.held()).isEqualTo(compiled.variableCount());
        }
    }

    @Test
    void conditionsAndVariablesAreCounted() {
        StructuralReport report = examine(scenario(""));
        // two levels, four prices, two incomes, one auxiliary; the numeraire is held
        assertThat(report.variables()).isEqualTo(8);
        assertThat(report.conditions()).isEqualTo(8);
        assertThat(report.held()).isEqualTo(1);
        assertThat(report.sound()).isTrue();
    }

    @Test
    void aConsumerWhoseTaxesAreZeroHasNoIncome() {
        assertThat(examine(scenario("")).warnings())
                .containsExactly(
                        "consumer STATE: owns nothing, and every tax paid to it has rate 0; its income is zero");
        assertThat(examine(scenario(", set: { tax: 0.1 }")).warnings()).isEmpty();
        assertThat(examine(scenario(", set: { none: 0.1 }")).warnings()).isEmpty();
    }

    /** The parameter moves a report only, so no price can be reached by it: four conditions too many on one side. */
    @Test
    void aSwapThatCannotReachItsTargetIsNamed() {
        StructuralReport report = examine(scenario(", set: { tax: 0.1 }, swap: \"far = PX\""));
        assertThat(report.errors()).hasSize(2);
        assertThat(report.errors().get(0))
                .startsWith("over-determined: ")
                .contains("PX held at ", "market for PX")
                .doesNotContain("REPORT");
        assertThat(report.errors().get(1))
                .startsWith(
                        "under-determined: 2 variables for 1 condition: nothing decides {auxiliary REPORT, auxiliary far}"
                                + " beyond {constraint of REPORT}");
        assertThat(examine(scenario(", set: { tax: 0.1 }, swap: \"labour = PX\""))
                        .errors())
                .isEmpty();
        assertThat(examine(scenario(", set: { tax: 0.1 }, swap: \"far = REPORT\""))
                        .errors())
                .isEmpty();
    }

    @Test
    void twoEquationsForOneVariableAreNamed() {
        String text = scenario(", set: { tax: 0.1 }")
                .replace("  REPORT:", "  A: { lower: -.inf, constraint: \"REPORT - 2\" }\n  REPORT:");
        StructuralReport report = examine(text);
        assertThat(report.errors()).hasSize(2);
        assertThat(report.errors().get(0)).contains("constraint of A");
        assertThat(report.errors().get(1)).contains("1 variable for no conditions: nothing decides {auxiliary A}");
    }

    @Test
    void anEconomyOfItsOwnNeedsANumeraireOfItsOwn() {
        String text = scenario(", set: { tax: 0.1 }")
                .replace(
                        "auxiliaries:",
                        "  ISLAND: { endowments: [ {good: fish, quantity: 3} ], demand: { of: [ {good: fish, quantity: 3} ] } }\n"
                                + "auxiliaries:");
        assertThat(examine(text).warnings())
                .singleElement()
                .asString()
                .contains("{price of fish, income of ISLAND}", "numeraire of its own");
        assertThat(examine(text.replace("set:", "fix: { fish: 2 }, set:")).warnings())
                .isEmpty();
    }

    /** Where no numeraire is stated the largest income is, at what it is at the start. */
    @Test
    void aNumeraireNobodyStatedMustLieWithinItsBounds() {
        String text = scenario(", bounds: { RA: { lower: 20 } }").replace("numeraire: { PK: 1 }\n", "");
        assertThat(examine(text).errors())
                .anyMatch(e -> e.contains("income of RA")
                        && e.contains(
                                "held at 16.0, outside its bounds, lower 20.0, upper Infinity; state a numeraire"));
        assertThat(examine(text.replace("lower: 20", "lower: 16")).errors()).isEmpty();
    }

    /** The largest residuals have variables as a reader knows them, prices and not their logarithms. */
    @Test
    void residualsNameVariablesInNaturalUnits() {
        EquilibriumModel model = ModelReader.read(scenario(", set: { labour: 16 }"), "structure.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        Solve solve = new EquilibriumSolver(compiled, SolverOptions.standard())
                .solve(model.scenarios().get(0), compiled.start());
        assertThat(solve.largest()).isNotEmpty().allSatisfy(r -> {
            assertThat(r.value()).isCloseTo(solve.equilibrium().value(r.variable()), within(1e-12));
            assertThat(Double.compare(r.residual(), 0)).isNotNegative();
        });
    }

    @Test
    void marketsWithOneSideAreNamed() {
        assertThat(examine(scenario(", set: { tax: 0.1 }, fix: { X: 0 }")).warnings())
                .singleElement()
                .asString()
                .startsWith("good PX: nothing supplies it");
        assertThat(examine(scenario(", set: { tax: 0.1, capital: 0 }")).warnings())
                .isEmpty();
    }

    /** Idle activities are what complementarity is for: five techniques for one good need no five prices. */
    @Test
    void moreActivitiesThanPricesAreNoFault() {
        StringBuilder text = new StringBuilder("activities:\n");
        for (int k = 1; k <= 5; k++) {
            text.append("  T")
                    .append(k)
                    .append(": { outputs: { of: [ {good: P, quantity: 1} ] }, inputs: { of: [ {good: L, ")
                    .append("quantity: ")
                    .append(k)
                    .append("} ] } }\n");
        }
        text.append(
                "consumers: { RA: { endowments: [ {good: L, quantity: 5} ], demand: { of: [ {good: P, quantity: 5} ] } } }\n");
        text.append("numeraire: { L: 1 }\nscenarios: [ { name: s } ]\n");
        StructuralReport report = examine(text.toString());
        assertThat(report.errors()).isEmpty();
        assertThat(report.warnings()).isEmpty();
    }
}
