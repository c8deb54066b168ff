package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Swap;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A parameter of a model can be swapped for a variable wherever it stands, in nests as well. */
class SwapAnyParameterTest {
    /** Tight enough for ten figures where elasticities are near one. */
    private static final double FIGURES = 1e-9;

    private static final SolverOptions TIGHT = SolverOptions.standard().withTolerance(1e-12);

    /**
     * One good from labour and capital with elasticity σ; at the benchmark q = 6 of labour at a wage of r = 1 and 4 of capital.
     * With capital the numeraire and all 4 of it used, labour is employed as L = q (w/r)^(−σ).
     */
    private static final String ONE_GOOD = """
            parameters: { L: 6, sigma: 0.5, q: 6, r: 1, make: 10, half: "=q/2" }
            activities:
              X: { outputs: { of: [ {good: PX, quantity: "=make"} ] },
                   inputs: { elasticity: "=sigma", of: [ {good: PL, quantity: "=2*half", price: "=r"}, {good: PK, quantity: 4} ] } }
            consumers:
              RA: { endowments: [ {good: PL, quantity: "=L"}, {good: PK, quantity: 4} ], demand: { of: [ {good: PX, quantity: 10} ] } }
            numeraire: { PK: 1 }
            scenarios: [ %s ]
            """;

    private static Solve solve(String scenario) {
        EquilibriumModel stated = ModelReader.read(ONE_GOOD.formatted(scenario), "test.yaml");
        CompiledModel compiled = CompiledModel.compile(stated);
        Solve solve =
                new EquilibriumSolver(compiled, TIGHT).solve(stated.scenarios().get(0), compiled.start());
        assertThat(solve.solved()).as(solve.explanation()).isTrue();
        return solve;
    }

    private static String wage(String parameter, double wage) {
        return "{ name: s, set: { L: 9 }, swap: { endogenous: %s, exogenous: PL, value: %s } }"
                .formatted(parameter, wage);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.8, 0.9, 0.5})
    void anElasticityThatAWageNeeds(double wage) {
        // L/q = (w/r)^(−σ): σ = −ln(9/6) / ln w, through 1 (w = 2/3) on the way to 4
        Solve solve = solve(wage("sigma", wage));
        assertThat(solve.equilibrium().value("sigma")).isCloseTo(-Math.log(1.5) / Math.log(wage), within(10 * FIGURES));
    }

    @Test
    void anElasticityOfExactlyOneIsFound() {
        assertThat(solve(wage("sigma", 1 / 1.5)).equilibrium().value("sigma")).isCloseTo(1, within(10 * FIGURES));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.8, 2})
    void aQuantityOfANestThatAWageNeeds(double wage) {
        // 9/q = w^(−1/2)
        assertThat(solve(wage("q", wage)).equilibrium().value("q"))
                .isCloseTo(9 * Math.sqrt(wage), within(100 * FIGURES));
        // the parameter defined by it is one of its own
        assertThat(solve(wage("half", wage)).equilibrium().value("half"))
                .isCloseTo(4.5 * Math.sqrt(wage), within(100 * FIGURES));
    }

    @Test
    void aReferencePriceThatAWageNeeds() {
        // 9/6 = (w/r)^(−1/2): r = w (3/2)²
        assertThat(solve(wage("r", 0.8)).equilibrium().value("r")).isCloseTo(0.8 * 2.25, within(10 * FIGURES));
    }

    @Test
    void aProductivityThatAPriceNeeds() {
        // income 4 + 9 w with w = (9/6)^(−2) buys what is made, make · X; PX · make = unit cost
        Solve solve = solve("{ name: s, swap: { endogenous: make, exogenous: PX, value: 0.8 } }");
        assertThat(solve.equilibrium().value("make")).isCloseTo(12.5, within(100 * FIGURES));
        assertThat(solve.equilibrium().value("X")).isCloseTo(1, within(FIGURES));
    }

    @Test
    void whatWouldHaveToBeNegativeIsNotSolved() {
        // no elasticity >= 0 lowers the supply price of labour that has become scarcer
        EquilibriumModel stated = ModelReader.read(ONE_GOOD.formatted(wage("sigma", 1.2)), "test.yaml");
        CompiledModel compiled = CompiledModel.compile(stated);
        Solve solve =
                new EquilibriumSolver(compiled, TIGHT).solve(stated.scenarios().get(0), compiled.start());
        assertThat(solve.solved()).isFalse();
        assertThat(solve.equilibrium().value("sigma")).isNotNegative();
    }

    /** Derivatives of a swapped solution: ∂q/∂w = 9/(2 √w), and by σ: q = 9 w^σ. */
    @Test
    void aSwappedSolutionHasDerivatives() {
        Solve solve = solve(wage("q", 0.64));
        Scenario scenario = ModelReader.read(ONE_GOOD.formatted(wage("q", 0.64)), "t")
                .scenarios()
                .get(0);
        Derivatives derivatives = new Derivatives(solve.equilibrium(), scenario);
        int q = derivatives.quantities().list().indexOf(new Quantity("auxiliary", "q", ""));
        assertThat(derivatives.by("PL").values()[q]).isCloseTo(9 / (2 * 0.8), within(1e-9));
        assertThat(derivatives.by("sigma").values()[q]).isCloseTo(9 * 0.8 * Math.log(0.64), within(1e-9));
        assertThat(derivatives.by("L").values()[q]).isCloseTo(0.8, within(1e-9));
    }

    /** Along w = 1 … 0.64, L = 6 … 9: q = L √w; the labour's part is ∫ √w dL with w = 1 − 0.36 t. */
    @Test
    void aSwappedScenarioHasSubtotals() {
        Decomposition d = DecompositionTest.split(
                ONE_GOOD.formatted("{ name: s, set: { L: 9 }, swap: { endogenous: q, exogenous: PL, value: 0.64 },"
                        + " subtotals: true }"));
        int q = d.quantities().indexOf(new Quantity("auxiliary", "q", ""));
        double byLabour = 3 * (1 - Math.pow(0.64, 1.5)) * 2 / (3 * 0.36);
        assertThat(d.contributions()[d.groups().indexOf("L")][q]).isCloseTo(byLabour, within(1e-8));
        assertThat(d.contributions()[d.groups().indexOf("PL")][q]).isCloseTo(7.2 - 6 - byLabour, within(1e-8));
        assertThat(d.defect()).isLessThan(1e-8);
    }

    /**
     * Any parameter of any model: moved by a twentieth, the variable that answered most is noted; held there instead, it
     * gives the parameter back.
     */
    @ParameterizedTest
    @CsvSource({"0,q", "1,q", "2,q", "3,q", "0,s", "1,s", "2,s", "4,s", "0,p", "1,p", "2,p", "0,t", "1,t", "0,e", "1,e"
    })
    void anyParameterIsFoundBackFromWhatItMoved(long seed, String kind) {
        CompiledModel model = CompiledModel.compile(RandomMarkets.of(seed));
        EquilibriumSolver solver = new EquilibriumSolver(model, TIGHT);
        // off the benchmark, where every price is its reference price, elasticities matter
        Map<String, Double> shock = new LinkedHashMap<>();
        for (int p = 0; p < model.parameterCount(); p++) {
            if (model.parameterName(p).startsWith("e") && shock.size() < 2) {
                shock.put(model.parameterName(p), 0.9 * model.baseParameters()[p]);
            }
        }
        Equilibrium base =
                solver.solve(Scenario.of("base", shock), model.start()).equilibrium();
        List<String> tried = new ArrayList<>();
        for (int p = 0; p < model.parameterCount(); p++) {
            String name = model.parameterName(p);
            double from = model.baseParameters()[p];
            if (!name.matches(kind + "\\d+") || shock.containsKey(name) || from == 0 || tried.size() == 5) {
                continue;
            }
            Map<String, Double> set = new HashMap<>(shock);
            set.put(name, 1.05 * from);
            Solve moved = solver.solve(Scenario.of("moved", set), base.values());
            assertThat(moved.solved()).as(name).isTrue();
            String most = "";
            double answer = 1e-5;
            for (int v = 0; v < model.variableCount(); v++) {
                double change = Math.abs(moved.equilibrium().value(v) / base.value(v) - 1);
                if (v != model.numeraire() && base.value(v) > 1e-3 && change > answer) {
                    answer = change;
                    most = model.variableName(v);
                }
            }
            if (most.isEmpty()) {
                continue; // the elasticity of a nest whose prices move together, a price without a share
            }
            tried.add(name);
            Scenario back = Scenario.of("back", shock)
                    .swapping(Swap.of(name, most, moved.equilibrium().value(most)));
            Solve swapped = solver.solve(back, base.values());
            assertThat(swapped.solved())
                    .as(name + " for " + most + ": " + swapped.explanation())
                    .isTrue();
            // a condition within 1e-12 of zero, divided by how little the variable answers
            assertThat(swapped.equilibrium().value(name) / (1.05 * from))
                    .as(name + " for " + most)
                    .isCloseTo(1, within(Math.max(1e-8, 1e-10 / answer)));
        }
        assertThat(tried).isNotEmpty();
    }
}
