package org.cgeleap.cge.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cgeleap.cge.file.ModelFileSentencesTest.EQUAL;
import static org.cgeleap.cge.file.ModelFileSentencesTest.labour;
import static org.cgeleap.cge.file.ModelFileSentencesTest.solves;

import java.util.List;
import org.cgeleap.cge.solution.Check;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.solution.Solve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the document of the model file says of numeraires, scenarios, formats and mistakes, each on a small model. */
class ModelFileScenarioSentencesTest {

    @Test
    void theNumeraireIsAPriceOrAnIncomeAndIfAbsentTheLargestIncomeAtItsStart() {
        String model = """
                activities: { MX: { outputs: { of: [ {good: X, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 2} ] } } }
                consumers:
                  SMALL: { endowments: [ {good: W, quantity: 4} ], demand: { of: [ {good: X, quantity: 1} ] } }
                  LARGE: { endowments: [ {good: W, quantity: 6} ], demand: { of: [ {good: X, quantity: 1} ] } }
                %s
                scenarios: [ {name: s} ]
                """;
        assertThat(solves(model.formatted("numeraire: { X: 3 }"))
                        .get(0)
                        .equilibrium()
                        .value("W"))
                .isCloseTo(1.5, EQUAL);
        Equilibrium byIncome =
                solves(model.formatted("numeraire: { SMALL: 8 }")).get(0).equilibrium();
        assertThat(byIncome.value("W")).isCloseTo(2, EQUAL);
        assertThat(byIncome.income("LARGE")).isCloseTo(12, EQUAL);
        Equilibrium absent =
                solves(model.formatted("prices: { W: { start: 5 } }")).get(0).equilibrium();
        assertThat(absent.income("LARGE")).isCloseTo(30, EQUAL); // 6 at the price's start
        assertThat(absent.value("W")).isCloseTo(5, EQUAL);
    }

    @Test
    void aBenchmarkThatClaimsToReplicateIsCheckedBeforeAnyStep() {
        List<Solve> all = solves(
                labour(
                        "of: [ {good: A, quantity: 10} ]",
                        "of: [ {good: W, quantity: 10} ]",
                        "of: [ {good: A, quantity: 10} ]",
                        "parameters: { q: 1 }\nscenarios: [ {name: s, replicate: true}, {name: off, start: {MX: 1.1}, replicate: true} ]\n"));
        assertThat(all.get(0).equilibrium().checks()).allMatch(Check::pass);
        assertThat(all.get(1).equilibrium().checks())
                .anyMatch(c -> !c.pass() && c.name().equals("replication"));
    }

    @Test
    void fixHoldsALevelPriceIncomeOrAuxiliaryAndDropsItsCondition() {
        String model = """
                activities: { MX: { outputs: { of: [ {good: X, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 2} ] } } }
                consumers: { RA: { endowments: [ {good: W, quantity: "=10*A"} ], demand: { of: [ {good: X, quantity: 1} ] } } }
                auxiliaries: { A: { start: 1, lower: -.inf, constraint: "A - 1" } }
                scenarios:
                  - { name: price, fix: { X: 4 } }
                  - { name: income, fix: { RA: 50 } }
                  - { name: auxiliary, fix: { A: 3, X: 2 } }
                  - { name: level, fix: { MX: 2, RA: 10 } }
                  - { name: none }
                """;
        List<Solve> all = solves(model);
        // no numeraire stated: the price held is the price level, and the income is no longer held
        assertThat(all.get(0).equilibrium().value("W")).isCloseTo(2, EQUAL);
        assertThat(all.get(0).equilibrium().income("RA")).isCloseTo(20, EQUAL);
        assertThat(all.get(1).equilibrium().value("W")).isCloseTo(5, EQUAL);
        assertThat(all.get(2).equilibrium().value("MX")).isCloseTo(15, EQUAL);
        assertThat(all.get(3).equilibrium().value("X")).isCloseTo(5, EQUAL); // 10 buys the 2 made
        assertThat(all.get(4).equilibrium().value("MX")).isCloseTo(5, EQUAL);
    }

    @Test
    void boundsOfAScenarioApplyToItAlone() {
        List<Solve> all = solves("""
                activities: { MX: { outputs: { of: [ {good: X, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 2} ] } } }
                consumers: { RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: X, quantity: 1}, {good: W, quantity: 1} ] } } }
                numeraire: { W: 1 }
                scenarios: [ {name: free}, {name: bound, bounds: {MX: {upper: 2}}}, {name: again} ]
                """);
        assertThat(all.get(0).equilibrium().value("MX")).isCloseTo(2.5, EQUAL);
        // 5 are spent on the 2 made
        assertThat(all.get(1).equilibrium().value("MX")).isCloseTo(2, EQUAL);
        assertThat(all.get(1).equilibrium().value("X")).isCloseTo(2.5, EQUAL);
        assertThat(all.get(2).equilibrium().value("X")).isCloseTo(2, EQUAL);
    }

    @Test
    void aStartChoosesAmongSeveralEquilibria() {
        // A owns x and wants mostly x, B owns y and wants mostly y, hardly substituting: three equilibria, one at equal
        // prices
        String model = """
                consumers:
                  A: { endowments: [ {good: x, quantity: 10} ], demand: { elasticity: 0.2, of: [ {good: x, quantity: 9}, {good: y, quantity: 1} ] } }
                  B: { endowments: [ {good: y, quantity: 10} ], demand: { elasticity: 0.2, of: [ {good: x, quantity: 1}, {good: y, quantity: 9} ] } }
                numeraire: { x: 1 }
                scenarios: [ {name: low, start: {y: 0.01}}, {name: high, start: {y: 100}}, {name: middle, start: {y: 1}} ]
                """;
        List<Solve> all = solves(model);
        double[] y = all.stream().mapToDouble(s -> s.equilibrium().value("y")).toArray();
        assertThat(y[2]).isCloseTo(1, EQUAL);
        for (double p : y) {
            // excess demand for x: what B buys less what A sells
            double a = Math.pow(p, -0.2);
            double indexA = 0.9 + 0.1 * Math.pow(p, 0.8);
            double indexB = 0.1 + 0.9 * Math.pow(p, 0.8);
            assertThat(10 * 0.9 / indexA + 10 * p * 0.1 / indexB - 10)
                    .as(p + " " + a)
                    .isCloseTo(0, within(1e-8));
        }
    }

    @Test
    void jsonAndYamlAreOneFormat() {
        String yaml =
                "consumers: { A: { endowments: [ {good: x, quantity: 1} ], demand: { of: [ {good: x, quantity: 1},"
                        + " {good: y, quantity: 1} ] } },\n  B: { endowments: [ {good: y, quantity: 2} ],"
                        + " demand: { of: [ {good: x, quantity: 1} ] } } }\nscenarios: [ {name: s} ]\n";
        String json = """
                {"consumers": {"A": {"endowments": [{"good": "x", "quantity": 1}],
                                     "demand": {"of": [{"good": "x", "quantity": 1}, {"good": "y", "quantity": 1}]}},
                               "B": {"endowments": [{"good": "y", "quantity": 2}], "demand": {"of": [{"good": "x", "quantity": 1}]}}},
                 "scenarios": [{"name": "s"}]}
                """;
        assertThat(ModelReader.read(json, "m.json")).isEqualTo(ModelReader.read(yaml, "m.yaml"));
        // A spends half of 1 on y: all of B's 2
        Equilibrium e = solves(yaml).get(0).equilibrium();
        assertThat(e.value("y") / e.value("x")).isCloseTo(0.25, EQUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{good: X, quantity: 1} ] }, inputs| {good: Z, quantity: 1} ] }, inputs| 2| Z",
                "{good: W, quantity: 1, taxes| {good: V, quantity: 1, taxes| 2| V",
                "to: RA| to: AR| 2| AR",
                "rate: 0.1| rate: '\"=t\"'| 2| t",
                "{good: X, quantity: 1} ] }, inputs| {good: X, quantity: 0} ] }, inputs| 2| outputs",
                "{good: W, quantity: 1, taxes| {good: W, quantity: -1, taxes| 2| W",
                "numeraire: { W: 1 }| numeraire: { V: 1 }| 4| V",
                "numeraire: { W: 1 }| numeraire: { W: -1 }| 4| -1",
                "{name: s}| {name: s, set: {q: 1}}| 5| q",
                "{name: s}| {name: s, fix: {Q: 1}}| 5| Q",
                "{name: s}| {nam: s}| 5| nam",
                "demand:| demands:| 3| demands"
            })
    void whatIsWrongIsRejectedWithFileLineAndTheOffendingName(String right, String wrong, int line, String name) {
        String model = """
                activities:
                  MX: { outputs: { of: [ {good: X, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 1, taxes: [ {rate: 0.1, to: RA} ]} ] } }
                consumers: { RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: X, quantity: 3} ] } } }
                numeraire: { W: 1 }
                scenarios: [ {name: s} ]
                """;
        assertThat(model).contains(right);
        assertThatThrownBy(() -> ModelReader.read(model.replace(right, wrong), "m.yaml"))
                .hasMessageContaining("m.yaml:" + line + ":")
                .hasMessageContaining(name);
    }
}
