package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.ModelClosure;
import org.cgeleap.cge.system.ModelClosure.Role;
import org.junit.jupiter.api.Test;

/** What a solution says was given. */
class ModelClosureTest {
    private static final String TEXT = """
            parameters: { a: 3, b: 3 }
            activities:
              X: { outputs: { of: [ {good: PX, quantity: 6} ] }, inputs: { elasticity: 1, of: [ {good: PL, quantity: 3}, {good: PK, quantity: 3} ] } }
            consumers:
              RA: { endowments: [ {good: PL, quantity: "=a"}, {good: PK, quantity: "=b"} ], demand: { of: [ {good: PX, quantity: 6} ] } }
            prices: { PX: { lower: 0.1 } }
            numeraire: { PX: 1 }
            scenarios:
              - { name: plain }
              - { name: again }
              - { name: shocked, set: { a: 4 } }
              - { name: order one, fix: { PL: 1, PK: 1 }, bounds: { X: { upper: 9 }, RA: { lower: 1 } } }
              - { name: order two, bounds: { RA: { lower: 1 }, X: { upper: 9 } }, fix: { PK: 1, PL: 1 } }
              - { name: other value, fix: { PL: 1, PK: 1.2 }, bounds: { X: { upper: 9 }, RA: { lower: 1 } } }
              - { name: other numeraire, numeraire: { RA: 6 } }
              - { name: swapped, swap: [ { endogenous: a, exogenous: PL, value: 1 } ] }
              - { name: fixed, fix: { PL: 1 } }
            """;

    private static Map<String, ModelClosure> closures() {
        EquilibriumModel model = ModelReader.read(TEXT, "closure.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());
        Map<String, ModelClosure> closures = new HashMap<>();
        for (Scenario scenario : model.scenarios()) {
            closures.put(
                    scenario.name(),
                    solver.solve(scenario, compiled.start()).equilibrium().closure());
        }
        return closures;
    }

    private static ModelClosure of(Map<String, ModelClosure> closures, String name) {
        return closures.getOrDefault(name, new ModelClosure(List.of()));
    }

    @Test
    void everythingGivenIsListed() {
        Map<String, ModelClosure> closures = closures();
        assertThat(of(closures, "order one").given())
                .extracting(Object::toString)
                .containsExactly(
                        "numeraire: price PX = 1.0",
                        "held: price PK = 1.0",
                        "held: price PL = 1.0",
                        "bounds: income RA from 1.0 to Infinity",
                        "bounds: level X from 0.0 to 9.0",
                        "parameter: a = 3.0",
                        "parameter: b = 3.0");
        assertThat(of(closures, "shocked").given(Role.SET))
                .extracting(Object::toString)
                .containsExactly("set: parameter a = 4.0");
        assertThat(of(closures, "swapped").given())
                .extracting(Object::toString)
                .containsExactly(
                        "numeraire: price PX = 1.0", "swapped: price PL = 1.0, a is solved", "parameter: b = 3.0");
        assertThat(of(closures, "other numeraire").summary())
                .isEqualTo("numeraire RA = 6.0; bounded PX; 2 parameters as in the model");
    }

    @Test
    void theHashIsThatOfWhatIsGiven() {
        Map<String, ModelClosure> closures = closures();
        String plain = of(closures, "plain").hash();
        assertThat(plain).hasSize(64);
        assertThat(of(closures, "again").hash()).isEqualTo(plain);
        assertThat(of(closures, "shocked").hash()).isEqualTo(plain);
        assertThat(of(closures, "shocked").valuesHash())
                .isNotEqualTo(of(closures, "plain").valuesHash());
        assertThat(of(closures, "order two")).isEqualTo(of(closures, "order one"));
        assertThat(of(closures, "order two").hash())
                .isEqualTo(of(closures, "order one").hash());
        assertThat(of(closures, "other value").hash())
                .isEqualTo(of(closures, "order one").hash());
        assertThat(of(closures, "other value").valuesHash())
                .isNotEqualTo(of(closures, "order one").valuesHash());
        assertThat(Stream.of("plain", "order one", "other numeraire", "swapped", "fixed")
                        .map(name -> of(closures, name).hash())
                        .distinct())
                .hasSize(5);
    }
}
