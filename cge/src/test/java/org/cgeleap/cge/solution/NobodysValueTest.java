package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;

import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two goods of equal shares of labour and capital, 20 spent in halves: what a bound leaves to nobody, by hand. */
class NobodysValueTest {

    /**
     * At most 0.8 of X: its price is 10/8, its cost that of 1.2 of Y, 10/12: a profit of 8 (10/8 − 10/12). Held at 1.1: 11 (10/9 − 10/11).
     * A price of X of at least 1.2 times labour's and capital dearer by 1.44, so that Y costs as much: half of 10 + 14.4 buys 10.17 of X,
     * of which 1.3833 times 10 are made. Held at 30 the household pays 15 for capital; with labour at 1 it earns 25.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{ name: s }; ",
                "{ name: s, bounds: {X: {upper: 0.8}} }; activity X, at 0.8000, makes a profit of 3.333 that nobody receives",
                "{ name: s, fix: {X: 1.1} }; activity X, at 1.100, makes a loss of 2.222 that nobody pays",
                "{ name: s, bounds: {PX: {lower: 1.2}}, numeraire: {PL: 1} }; 3.667 of PX, at a price of 1.200, is left over and bought by nobody",
                "{ name: s, fix: {RA: 30}, numeraire: {PL: 1} }; RA, held at an income of 30.00, spends 5.000 that it does not earn"
            })
    void whatABoundLeavesIsSaid(String scenario, String sentence) {
        EquilibriumModel model = ModelReader.read("""
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 10} ] },
                       inputs: { elasticity: 1, of: [ {good: PL, quantity: 5}, {good: PK, quantity: 5} ] } }
                  Y: { outputs: { of: [ {good: PY, quantity: 10} ] },
                       inputs: { elasticity: 1, of: [ {good: PL, quantity: 5}, {good: PK, quantity: 5} ] } }
                consumers:
                  RA:
                    endowments: [ {good: PL, quantity: 10}, {good: PK, quantity: 10} ]
                    demand: { of: [ {good: PX, quantity: 10}, {good: PY, quantity: 10} ] }
                scenarios: [ %s ]
                """.formatted(scenario), "test.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        Solve solve = new EquilibriumSolver(compiled, SolverOptions.standard())
                .solve(model.scenarios().get(0), compiled.start());
        assertThat(solve.solved()).isTrue();
        if (sentence == null) {
            assertThat(NobodysValue.of(solve.equilibrium())).isEmpty();
        } else {
            assertThat(NobodysValue.of(solve.equilibrium())).containsExactly(sentence);
        }
    }
}
