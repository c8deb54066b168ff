package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;

/**
 * The price of a permit in an economy without other distortions is what the last tonne costs in consumption (Montgomery 1972,
 * Journal of Economic Theory 5): the envelope theorem, and a difference of two equilibria with another cap.
 */
class ShadowPriceTest {
    /** Equilibria solved to 1e-12 and a few operations on them. */
    private static final double EXACT = 1e-9;

    /** A cap for each sector; coal or labour makes energy services, a tonne of coal burnt takes a permit. */
    private static final String ECONOMY = """
            parameters: { a: %s, b: %s }
            activities:
              X: { outputs: { of: [ {good: PX, quantity: 10} ] },
                   inputs: { elasticity: 0.5, of: [ {good: PL, quantity: 8},
                      { nest: EX, elasticity: 0, of: [ {good: PF, quantity: 2}, {good: PA, quantity: 2, price: 0} ] } ] } }
              Z: { outputs: { of: [ {good: PZ, quantity: 10} ] },
                   inputs: { elasticity: 1.5, of: [ {good: PL, quantity: 7},
                      { nest: EZ, elasticity: 0, of: [ {good: PF, quantity: 3}, {good: PB, quantity: 3, price: 0} ] } ] } }
              F: { outputs: { of: [ {good: PF, quantity: 5} ] }, inputs: { of: [ {good: PL, quantity: 5} ] } }
              U: { outputs: { of: [ {good: PU, quantity: 20} ] },
                   inputs: { elasticity: 0.7, of: [ {good: PX, quantity: 10}, {good: PZ, quantity: 10} ] } }
            consumers:
              RA:
                endowments: [ {good: PL, quantity: 20}, {good: PA, quantity: "=a"}, {good: PB, quantity: "=b"} ]
                demand: { of: [ {good: PU, quantity: 20} ] }
            numeraire: { PU: 1 }
            scenarios: [ { name: s } ]
            """;

    private static Solve solve(EquilibriumModel stated) {
        CompiledModel compiled = CompiledModel.compile(stated);
        Solve solve = new EquilibriumSolver(compiled, SolverOptions.standard().withTolerance(1e-12))
                .solve(stated.scenarios().get(0), compiled.start());
        assertThat(solve.solved()).isTrue();
        return solve;
    }

    private static EquilibriumModel caps(double a, double b) {
        return ModelReader.read(ECONOMY.formatted(a, b), "test.yaml");
    }

    private static double consumption(double a, double b) {
        return 20 * solve(caps(a, b)).equilibrium().value("U");
    }

    /** Both caps bind, at prices that differ, so one sector's answer cannot stand for the other's. */
    @Test
    void eachSectorsPermitPriceIsWhatItsLastTonneCosts() {
        double a = 1.6;
        double b = 2.1;
        EquilibriumModel stated = caps(a, b);
        Equilibrium at = solve(stated).equilibrium();
        double first = at.value("PA");
        double second = at.value("PB");
        assertThat(first).isGreaterThan(0.1);
        assertThat(second).isGreaterThan(0.1);
        assertThat(Math.abs(first - second)).isGreaterThan(0.05);

        Scenario scenario = stated.scenarios().get(0);
        Derivatives derivatives = new Derivatives(at, scenario);
        int level = at.model().variableIndex("U");
        assertThat(20 * derivatives.by("a").values()[level]).isCloseTo(first, within(EXACT));
        assertThat(20 * derivatives.by("b").values()[level]).isCloseTo(second, within(EXACT));

        // a central difference is off by h² times a third derivative of order one, and by 1e-11 / h of the solution
        double h = 1e-3;
        assertThat((consumption(a + h, b) - consumption(a - h, b)) / (2 * h)).isCloseTo(first, within(5 * h * h));
        assertThat((consumption(a, b + h) - consumption(a, b - h)) / (2 * h)).isCloseTo(second, within(5 * h * h));
    }

    /** A cap that is not reached costs nothing. */
    @Test
    void aLooseCapHasNoPrice() {
        EquilibriumModel stated = caps(2.5, 2.1);
        Equilibrium at = solve(stated).equilibrium();
        assertThat(at.value("PA")).isCloseTo(0, within(EXACT));
        assertThat(new Derivatives(at, stated.scenarios().get(0))
                        .by("a")
                        .values()[at.model().variableIndex("U")])
                .isCloseTo(0, within(EXACT));
        assertThat(consumption(2.6, 2.1)).isCloseTo(consumption(2.5, 2.1), within(EXACT));
    }
}
