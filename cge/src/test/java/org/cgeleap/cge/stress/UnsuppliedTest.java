package org.cgeleap.cge.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.solver.SolverStatus;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be supplied and somebody must have: no equilibrium; what nobody must have is done without. */
class UnsuppliedTest {

    /** Labour makes D, which is used or exported for imports M within a quota. */
    private static Solve quota(double quota, double elasticity) {
        return solve("""
                activities:
                  D: { outputs: { of: [ {good: PD, quantity: 100} ] }, inputs: { of: [ {good: PL, quantity: 100} ] } }
                  E: { outputs: { of: [ {good: PFX, quantity: 50} ] }, inputs: { of: [ {good: PD, quantity: 50} ] } }
                  M:
                    outputs: { of: [ {good: PM, quantity: 50} ] }
                    inputs: { of: [ {good: PFX, quantity: 50}, {good: PQ, quantity: 50, price: 0} ] }
                consumers:
                  RA:
                    endowments: [ {good: PL, quantity: 100}, {good: PQ, quantity: %s} ]
                    demand: { elasticity: %s, of: [ {good: PD, quantity: 50}, {good: PM, quantity: 50} ] }
                prices: { PQ: {start: 0} }
                numeraire: { PL: 1 }
                scenarios: [ { name: s } ]
                """.formatted(quota, elasticity));
    }

    private static Solve solve(String text) {
        EquilibriumModel stated = ModelReader.read(text, "test.yaml");
        CompiledModel compiled = CompiledModel.compile(stated);
        return new EquilibriumSolver(compiled, SolverOptions.standard())
                .solve(stated.scenarios().get(0), compiled.start());
    }

    /** With an elasticity of 2, M = (100 + 30 r)/(p (p + 1)) = 30 at p = 1 + r: p² = 7/3. */
    @Test
    void aQuotaHasItsRent() {
        Solve solve = quota(30, 2);
        assertThat(solve.solved()).isTrue();
        assertThat(solve.equilibrium().value("PQ")).isCloseTo(Math.sqrt(7 / 3.0) - 1, within(1e-9));
    }

    /** Demand at any price is positive, so that without a quota's permits there is no price: q̄ (c/p)^σ, or a share of income. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2, 5})
    void noPermitsForWhatIsWantedAtAnyPriceIsNamed(double elasticity) {
        Solve solve = quota(0, elasticity);
        assertThat(solve.status()).isEqualTo(SolverStatus.INFEASIBLE_LOOKING);
        assertThat(solve.iterations()).isZero();
        assertThat(solve.explanation())
                .startsWith(
                        "Nothing supplies PQ at these numbers; without it M cannot run, and nothing else supplies PM; RA ");
    }

    /**
     * X of A and B with an elasticity of 2 can do without B where A is free, and the consumer wants 1 of X to 1 of labour: nothing of B
     * is there, A in excess. So X costs nothing and there is an equilibrium with what the elasticity makes of A alone.
     */
    @Test
    void aGoodThatAFreeOneReplacesIsNotMissed() {
        String economy = """
                activities:
                  X:
                    outputs: { of: [ {good: PX, quantity: 2} ] }
                    inputs: { elasticity: %s, of: [ {good: PA, quantity: 1}, {good: PB, quantity: 1} ] }
                consumers:
                  RA:
                    endowments: [ {good: PA, quantity: 1000}, {good: PB, quantity: 0}, {good: PL, quantity: 1} ]
                    demand: { elasticity: 0, of: [ {good: PX, quantity: 1}, {good: PL, quantity: 1} ] }
                numeraire: { PL: 1 }
                scenarios: [ { name: s } ]
                """;
        // fixed proportions and Cobb-Douglas need B
        assertThat(solve(economy.formatted("0")).explanation()).startsWith("Nothing supplies PB");
        assertThat(solve(economy.formatted("1")).explanation()).startsWith("Nothing supplies PB");
        assertThat(solve(economy.formatted("2")).explanation()).doesNotContain("Nothing supplies");
    }
}
