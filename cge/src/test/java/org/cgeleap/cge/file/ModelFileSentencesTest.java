package org.cgeleap.cge.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.Check;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the document of the model file says, sentence by sentence, each on a small model with a solution on paper. */
class ModelFileSentencesTest {
    /** Conditions within 1e-12; variables of order one answer with less than a hundred times that. */
    static final Offset<Double> EQUAL = within(1e-10);

    static List<Solve> solves(String text) {
        EquilibriumModel stated = ModelReader.read(text, "m.yaml");
        CompiledModel compiled = CompiledModel.compile(stated);
        EquilibriumSolver solver =
                new EquilibriumSolver(compiled, SolverOptions.standard().withTolerance(1e-12));
        double[] point = compiled.start();
        List<Solve> all = new ArrayList<>();
        for (Scenario scenario : stated.scenarios()) {
            Solve solve = solver.solve(scenario, point);
            assertThat(solve.solved())
                    .as(scenario.name() + ": " + solve.explanation())
                    .isTrue();
            point = solve.equilibrium().values();
            all.add(solve);
        }
        return all;
    }

    static Equilibrium only(String text) {
        return solves(text + "scenarios: [ {name: s} ]\n").get(0).equilibrium();
    }

    /** An exchange of labour for x = labour, one for one: income 10 at the wage 1. */
    static String labour(String outputs, String inputs, String demand, String more) {
        return """
                activities: { MX: { outputs: { %s }, inputs: { %s } } }
                consumers: { RA: { endowments: [ {good: W, quantity: 10} ], demand: { %s } } }
                numeraire: { W: 1 }
                %s""".formatted(outputs, inputs, demand, more);
    }

    @Test
    void elasticityOfOutputsIsTheTransformationElasticity() {
        // revenue of a unit = its cost = 10; supply of A is 5 (pA/1)^2 = 7/pA
        Equilibrium e = only(labour(
                "elasticity: 2, of: [ {good: A, quantity: 5}, {good: B, quantity: 5} ]",
                "of: [ {good: W, quantity: 10} ]",
                "of: [ {good: A, quantity: 7}, {good: B, quantity: 3} ]",
                ""));
        assertThat(e.value("A")).isCloseTo(Math.cbrt(7 / 5.0), EQUAL);
        assertThat(e.value("B")).isCloseTo(Math.cbrt(3 / 5.0), EQUAL);
        assertThat(e.output("MX", "A")).isCloseTo(7 / Math.cbrt(7 / 5.0), within(1e-9));
    }

    @Test
    void outputsWithoutElasticityComeInFixedProportions() {
        Equilibrium e = only(labour(
                "of: [ {good: A, quantity: 5}, {good: B, quantity: 5} ]",
                "of: [ {good: W, quantity: 10} ]",
                "of: [ {good: A, quantity: 7}, {good: B, quantity: 3} ]",
                ""));
        assertThat(e.value("A")).isCloseTo(1.4, EQUAL);
        assertThat(e.value("B")).isCloseTo(0.6, EQUAL);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1, 1.001, 4})
    void elasticityOfInputsAndDemandIsTheSubstitutionElasticityInNestsOfAnyDepth(double s) {
        // five nests in each other with one elasticity are one nest: unit cost (0.4 + 0.6 pB^(1−s))^(1/(1−s)) with
        // pB = 2
        Equilibrium e = only("""
                activities:
                  MB: { outputs: { of: [ {good: B, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 2} ] } }
                  MX:
                    outputs: { of: [ {nest: o1, elasticity: 0, of: [ {nest: o2, elasticity: 3, of: [ {good: X, quantity: 10} ]} ]} ] }
                    inputs:
                      elasticity: %1$s
                      of:
                        - good: W
                          quantity: 1
                        - { nest: a, elasticity: %1$s, of: [ {good: W, quantity: 1}, {nest: b, elasticity: %1$s, of: [
                            {good: B, quantity: 2}, {nest: c, elasticity: %1$s, of: [ {good: W, quantity: 2}, {nest: d, elasticity: 7, of: [ {good: B, quantity: 4} ]} ]} ]} ] }
                consumers: { RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: X, quantity: 1} ] } } }
                numeraire: { W: 1 }
                """.formatted(s));
        double cost = s == 1 ? Math.pow(2, 0.6) : Math.pow(0.4 + 0.6 * Math.pow(2, 1 - s), 1 / (1 - s));
        assertThat(e.income("RA") / e.output("MX", "X")).isCloseTo(cost, within(1e-9));
    }

    @Test
    void aDemandWithoutElasticityIsCobbDouglasAndInputsWithoutAreLeontief() {
        Equilibrium e = only("""
                activities:
                  MB: { outputs: { of: [ {good: B, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 3}, {good: A, quantity: 1} ] } }
                  MA: { outputs: { of: [ {good: A, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 2} ] } }
                consumers: { RA: { endowments: [ {good: W, quantity: 20} ], demand: { of: [ {good: A, quantity: 1}, {good: B, quantity: 3} ] } } }
                numeraire: { W: 1 }
                """);
        // prices 2 and 3 + 2; a quarter and three quarters of 20
        assertThat(e.value("MB")).isCloseTo(20 * 0.75 / 5, EQUAL);
        assertThat(e.flow("RA", "A")).isCloseTo(20 * 0.25 / 2, EQUAL);
        assertThat(e.flow("MB", "A") / e.value("MB")).isCloseTo(1, EQUAL);
    }

    @Test
    void valueSharesAreQuantityTimesBenchmarkUserPrice() {
        // shares 1·3 : 1·1 of income 10, A costs 2
        Equilibrium e = only("""
                activities:
                  MA: { outputs: { of: [ {good: A, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 2} ] } }
                consumers: { RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: A, quantity: 1, price: 3}, {good: W, quantity: 1} ] } } }
                numeraire: { W: 1 }
                """);
        assertThat(e.flow("RA", "A")).isCloseTo(10 * 0.75 / 2, EQUAL);
    }

    @Test
    void referencePricesOfInputsAndOutputsAreUserPricesGrossOfTaxes() {
        // 2.4 of W at 1.25 gross and 5 of K make 10 of X, of whose price of 1 the producer gets 0.8
        List<Solve> all = solves("""
                parameters: { t: 0.25, o: 0.2 }
                activities:
                  MX:
                    outputs: { of: [ {good: X, quantity: 10, price: 0.8, taxes: [ {rate: "=o", to: GOV} ]} ] }
                    inputs: { elasticity: 2, of: [ {good: W, quantity: 2.4, price: 1.25, taxes: [ {rate: "=t", to: GOV} ]}, {good: K, quantity: 5} ] }
                consumers:
                  RA: { endowments: [ {good: W, quantity: 2.4}, {good: K, quantity: 5} ], demand: { of: [ {good: X, quantity: 7.4} ] } }
                  GOV: { demand: { of: [ {good: X, quantity: 2.6} ] } }
                numeraire: { K: 1 }
                scenarios: [ {name: b, replicate: true}, {name: untaxed, set: {t: 0, o: 0}} ]
                """);
        assertThat(all.get(0).iterations()).isZero();
        assertThat(all.get(0).equilibrium().checks()).allMatch(Check::pass);
        assertThat(all.get(0).equilibrium().income("GOV")).isCloseTo(0.25 * 2.4 + 0.2 * 10, EQUAL);
        // untaxed: the user price of W that employs 2.4 with 5 of K stays 1.25, and is W's price now
        assertThat(all.get(1).equilibrium().value("W")).isCloseTo(1.25, EQUAL);
        assertThat(all.get(1).equilibrium().value("X")).isCloseTo(0.8, EQUAL);
        assertThat(all.get(1).equilibrium().income("GOV")).isCloseTo(0, EQUAL);
    }

    @Test
    void inputUserPriceIsOnePlusTheSumOfRatesAndEachTaxPaysItsConsumer() {
        Equilibrium e = only("""
                activities:
                  MX: { outputs: { of: [ {good: X, quantity: 1} ] },
                       inputs: { of: [ {good: W, quantity: 1, taxes: [ {rate: 0.2, to: A}, {rate: 0.3, to: B} ]} ] } }
                consumers:
                  RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: X, quantity: 1} ] } }
                  A: { demand: { of: [ {good: X, quantity: 1} ] } }
                  B: { demand: { of: [ {good: X, quantity: 1} ] } }
                numeraire: { W: 1 }
                """);
        assertThat(e.value("MX")).isCloseTo(10, EQUAL);
        assertThat(e.value("X")).isCloseTo(1.5, EQUAL);
        assertThat(e.income("A")).isCloseTo(2, EQUAL);
        assertThat(e.income("B")).isCloseTo(3, EQUAL);
    }

    @Test
    void outputReceivedPriceIsOneMinusTheSumOfRates() {
        Equilibrium e = only("""
                activities:
                  MX: { outputs: { of: [ {good: X, quantity: 1, taxes: [ {rate: 0.1, to: RA}, {rate: 0.4, to: B} ]} ] },
                        inputs: { of: [ {good: W, quantity: 1} ] } }
                consumers:
                  RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: X, quantity: 1} ] } }
                  B: { demand: { of: [ {good: X, quantity: 1} ] } }
                numeraire: { W: 1 }
                """);
        assertThat(e.value("X")).isCloseTo(2, EQUAL); // 1 = p (1 − 0.5)
        assertThat(e.income("B")).isCloseTo(8, EQUAL);
        assertThat(e.income("RA")).isCloseTo(12, EQUAL);
    }

    @Test
    void demandMayBeNestedAndTaxedLikeInputs() {
        // CES of 2 over x and a Cobb-Douglas of y, z; x pays 0.5; prices 1.5, 1, 4: index of y, z is 2
        Equilibrium e = only("""
                activities:
                  MZ: { outputs: { of: [ {good: z, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 4} ] } }
                  MY: { outputs: { of: [ {good: y, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 1} ] } }
                  MX: { outputs: { of: [ {good: x, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 1} ] } }
                consumers:
                  RA:
                    endowments: [ {good: W, quantity: 10} ]
                    demand: { elasticity: 2, of: [ {good: x, quantity: 2, taxes: [ {rate: 0.5, to: T} ]},
                      {nest: yz, elasticity: 1, of: [ {good: y, quantity: 1}, {good: z, quantity: 1} ]} ] }
                  T: { demand: { of: [ {good: W, quantity: 1} ] } }
                numeraire: { W: 1 }
                """);
        double x = 0.5 / 1.5 / (0.5 / 1.5 + 0.5 / 2); // value share θ p^(1−σ)
        assertThat(e.flow("RA", "x")).isCloseTo(10 * x / 1.5, EQUAL);
        assertThat(e.flow("RA", "y")).isCloseTo(10 * (1 - x) / 2, EQUAL);
        assertThat(e.flow("RA", "z")).isCloseTo(10 * (1 - x) / 8, EQUAL);
        assertThat(e.income("T")).isCloseTo(10 * x / 3, EQUAL);
    }

    @Test
    void zeroQuantitiesDropOut() {
        Equilibrium e = only(labour(
                "elasticity: 3, of: [ {good: A, quantity: 5}, {good: B, quantity: 0} ]",
                "elasticity: 0.5, of: [ {good: W, quantity: 5}, {good: B, quantity: 0} ]",
                "of: [ {good: A, quantity: 7}, {good: B, quantity: 0} ]",
                ""));
        assertThat(e.value("A")).isCloseTo(1, EQUAL);
        assertThat(e.flow("MX", "B")).isZero();
    }

    @Test
    void anEndowmentMayBeNegativeAFixedDemand() {
        // 10 of labour, 3 of X owed whatever it costs
        Equilibrium e = only("""
                activities: { MX: { outputs: { of: [ {good: X, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 2} ] } } }
                consumers:
                  RA: { endowments: [ {good: W, quantity: 10}, {good: X, quantity: -3} ], demand: { of: [ {good: X, quantity: 1}, {good: W, quantity: 1} ] } }
                numeraire: { W: 1 }
                """);
        assertThat(e.income("RA")).isCloseTo(4, EQUAL);
        assertThat(e.value("MX")).isCloseTo(3 + 1, EQUAL);
        assertThat(e.flow("RA", "W")).isCloseTo(2, EQUAL);
    }

    @ParameterizedTest
    @CsvSource({"0", "0.5", "1", "3"})
    void aGoodMayStandAtSeveralLeavesAlsoWithinOneNest(double s) {
        String one = "{good: W, quantity: 5}, {good: B, quantity: 3}";
        String two = "{good: W, quantity: 1}, {good: B, quantity: 2}, {good: W, quantity: 4}, {good: B, quantity: 1}";
        String model = """
                activities:
                  MB: { outputs: { of: [ {good: B, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 3} ] } }
                  MX: { outputs: { of: [ {good: X, quantity: 8} ] }, inputs: { elasticity: %s, of: [ %s ] } }
                consumers: { RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: X, quantity: 1} ] } } }
                numeraire: { W: 1 }
                """;
        Equilibrium together = only(model.formatted(s, one));
        Equilibrium apart = only(model.formatted(s, two));
        assertThat(apart.value("X")).isCloseTo(together.value("X"), EQUAL);
        assertThat(apart.flow("MX", "B") + apart.flow("MX", "B#2")).isCloseTo(together.flow("MX", "B"), EQUAL);
    }

    @Test
    void oneActivityMayMakeSeveralGoodsAndUseOneOfThem() {
        // 6 of A and 2 of B from 4 of A and 4 of W: net 2 of A a unit; three quarters of income on A
        Equilibrium e = only(labour(
                "of: [ {good: A, quantity: 6}, {good: B, quantity: 2} ]",
                "of: [ {good: A, quantity: 4}, {good: W, quantity: 4} ]",
                "of: [ {good: A, quantity: 3}, {good: B, quantity: 1} ]",
                ""));
        assertThat(e.value("MX")).isCloseTo(2.5, EQUAL);
        assertThat(e.value("A")).isCloseTo(1.5, EQUAL); // 7.5 on 5
        assertThat(e.value("B")).isCloseTo(0.5, EQUAL);
    }

    @Test
    void namesAreFreeStringsAndStandInBackTicksInExpressions() {
        Equilibrium e = only("""
                parameters: { "tax rate (%)": 25, "1": "=`tax rate (%)`/100" }
                activities: { "Herstellung, Öl": { outputs: { of: [ {good: "no", quantity: 1} ] }, inputs: { of: [ {good: "a: b", quantity: 1, taxes: [ {rate: "=`1`", to: "~"} ]} ] } } }
                consumers:
                  "~": { endowments: [ {good: "a: b", quantity: 10} ], demand: { of: [ {good: "no", quantity: 1} ] } }
                auxiliaries: { "x y": { lower: -.inf, constraint: "`x y` - `Herstellung, Öl` * `no`" } }
                numeraire: { "a: b": 1 }
                """);
        assertThat(e.value("no")).isCloseTo(1.25, EQUAL);
        assertThat(e.value("x y")).isCloseTo(12.5, EQUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 + 3 * 4 - 6 / 2 | 11",
                "2^3^2 | 512",
                "-2^2 + 5 | 1",
                "(2 + 3) * 4 | 20",
                "min(3, 2, 4) | 2",
                "max(3, 2, 4) | 4",
                "exp(log(7)) | 7",
                "sqrt(16) * 2 | 8",
                "1e1 | 10",
                "q / 2 + .5 | 2.5",
                "2 - -1 | 3",
                "max(q, 2*q) - q | 4",
                "2 ^ -1 | 0.5",
                "10 - 4 - 3 | 3",
                "24 / 4 / 2 | 3"
            })
    void expressionsKnowArithmeticAndFunctions(String expression, double value) {
        Equilibrium e = only("""
                parameters: { q: 4, v: "=%s" }
                activities: { MX: { outputs: { of: [ {good: X, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: "=v"} ] } } }
                consumers: { RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: X, quantity: 1} ] } } }
                numeraire: { W: 1 }
                """.formatted(expression));
        assertThat(e.value("X")).isCloseTo(value, within(1e-9));
    }

    @Test
    void parametersAreExpressionsOfParametersBeforeAndFollowWhatAScenarioSets() {
        List<Solve> all = solves("""
                parameters: { a: 2, b: "=2*a", c: "=a+b" }
                activities: { MX: { outputs: { of: [ {good: X, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: "=c"} ] } } }
                consumers: { RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: X, quantity: 1} ] } } }
                numeraire: { W: 1 }
                scenarios: [ {name: base}, {name: a, set: {a: 3}}, {name: b, set: {b: 1}}, {name: both, set: {a: 3, b: 1}}, {name: again} ]
                """);
        assertThat(all)
                .extracting(s -> Math.round(1e6 * s.equilibrium().value("X")) / 1e6)
                .containsExactly(6.0, 9.0, 3.0, 4.0, 6.0);
    }

    @Test
    void aTaxRateMayNameAuxiliaries() {
        // the rate that buys the government 2 of the 10 of X made: 10 T/(1 + T) = 2
        Equilibrium e = only("""
                activities:
                  MX: { outputs: { of: [ {good: X, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 1, taxes: [ {rate: "=T/2", to: GOV}, {rate: "=0.5*T", to: GOV} ]} ] } }
                consumers:
                  RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: X, quantity: 1} ] } }
                  GOV: { demand: { of: [ {good: X, quantity: 1} ] } }
                auxiliaries: { T: { start: 0.1, lower: -.inf, constraint: "GOV - 2*X" } }
                numeraire: { W: 1 }
                """);
        assertThat(e.value("T")).isCloseTo(0.25, EQUAL);
        assertThat(e.value("X")).isCloseTo(1.25, EQUAL);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0", "0.9, 0.35"})
    void anEndowmentMayNameAuxiliariesRationing(double floor, double unemployed) {
        // X = W^½ K^½ of 4 each: w = (4/N)^½ in X, N employed; a floor above 1·… rations: w = floor·X's price
        Equilibrium e = only("""
                activities: { MX: { outputs: { of: [ {good: X, quantity: 4} ] }, inputs: { elasticity: 1, of: [ {good: W, quantity: 2}, {good: K, quantity: 2} ] } } }
                consumers: { RA: { endowments: [ {good: W, quantity: "=4*(1 - U)"}, {good: K, quantity: 2} ], demand: { of: [ {good: X, quantity: 1} ] } } }
                auxiliaries: { U: { upper: 0.9, constraint: "W - %s*X" } }
                numeraire: { K: 1 }
                """.formatted(floor));
        // real wage (2/N)^½ with N = 4(1 − U); it is 0.7071 at full employment
        double u = floor < Math.sqrt(0.5) ? 0 : 1 - 2 / (floor * floor) / 4;
        assertThat(u).isCloseTo(unemployed, within(0.04));
        assertThat(e.value("U")).isCloseTo(u, EQUAL);
        assertThat(e.value("W")).isCloseTo(1 / (2 * (1 - u)), within(1e-9));
    }

    @Test
    void auxiliariesAreComplementaryToTheirConstraintAtTheLowerBoundWhichIsZeroUnlessStated() {
        String model = """
                activities: { MX: { outputs: { of: [ {good: X, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 1} ] } } }
                consumers: { RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: X, quantity: 1} ] } } }
                auxiliaries:
                  SLACK: { constraint: "SLACK + 2" }
                  TIGHT: { constraint: "TIGHT - 2" }
                  BELOW: { lower: -1, constraint: "BELOW + 2" }
                  EQUAL: { lower: -.inf, constraint: "EQUAL + 2" }
                  ABOVE: { upper: 1.5, constraint: "ABOVE - 2" }
                  HELD: { fixed: 0.7, constraint: "HELD - 2" }
                numeraire: { W: 1 }
                """;
        Equilibrium e = only(model);
        assertThat(e.value("SLACK")).isZero();
        assertThat(e.value("TIGHT")).isCloseTo(2, EQUAL);
        assertThat(e.value("BELOW")).isCloseTo(-1, EQUAL);
        assertThat(e.value("EQUAL")).isCloseTo(-2, EQUAL);
        assertThat(e.value("ABOVE")).isCloseTo(1.5, EQUAL);
        assertThat(e.value("HELD")).isCloseTo(0.7, EQUAL);
    }
}
