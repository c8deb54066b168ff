package org.cgeleap.cge.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Rung;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.solver.SolverStatus;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What cannot be produced. One good from labour, a unit from a unit: of 10 units of labour no more than 10 of the good can be
 * made, so that a consumer that owes more than 10 has no equilibrium, and one that owes less has one.
 */
class InfeasibleTest {

    private static CompiledModel bread() {
        EquilibriumModel.Builder builder = EquilibriumModel.builder("bread");
        Expression debt = builder.parameter("debt", 0);
        builder.activity("BAKE", Nest.of("out", 0, Leaf.of("BREAD", 10)), Nest.of("in", 0, Leaf.of("LABOUR", 10)));
        builder.consumer(new Consumer(
                "RA",
                List.of(new Endowment("LABOUR", Expression.constant(10)), new Endowment("BREAD", debt.times(-1))),
                Nest.of("use", 1, Leaf.of("BREAD", 10)),
                Bounds.NON_NEGATIVE));
        builder.numeraire("LABOUR", 1);
        return CompiledModel.compile(builder.build());
    }

    private static Solve owing(double debt) {
        CompiledModel model = bread();
        return new EquilibriumSolver(model, SolverOptions.standard())
                .solve(Scenario.of("owing", Map.of("debt", debt)), model.start());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5, 9.9})
    void lessThanCanBeMadeIsSolved(double debt) {
        Solve solve = owing(debt);
        assertThat(solve.solved()).isTrue();
        assertThat(solve.equilibrium().income("RA")).isCloseTo(10 - debt, within(1e-7));
        assertThat(solve.rungs()).extracting(Rung::way).containsExactly(Rung.Way.GIVEN_START);
    }

    @ParameterizedTest
    @ValueSource(doubles = {10.1, 20, 1000})
    void moreThanCanBeMadeIsNot(double debt) {
        Solve solve = owing(debt);
        assertThat(solve.solved()).isFalse();
        assertThat(solve.residual()).isFinite().isGreaterThan(1e-9);
        assertThat(solve.equilibrium().values()).doesNotContain(Double.NaN);
        assertThat(solve.rungs()).extracting(Rung::way).endsWith(Rung.Way.PROOF);
        assertThat(solve.iterations()).isLessThan(100);
        assertThat(solve.explanation())
                .contains(
                        String.format(Locale.ROOT, "at most %.4g %%", 100 * 10 / debt), "all of LABOUR 10.00 is used");
    }

    /**
     * Bread of 10 of labour and 10 of land by a Cobb–Douglas function, 20 of land: √2 · 20 can be baked, but 30 cannot even if land
     * replaced labour one for one.
     */
    private static Solve baking(double debt) {
        EquilibriumModel.Builder builder = EquilibriumModel.builder("bread of labour and land");
        builder.activity(
                "BAKE",
                Nest.of("out", 0, Leaf.of("BREAD", 20)),
                Nest.of("in", 1, Leaf.of("LABOUR", 10), Leaf.of("LAND", 10)));
        builder.consumer(new Consumer(
                "RA",
                List.of(
                        new Endowment("LABOUR", Expression.constant(10)),
                        new Endowment("LAND", Expression.constant(20)),
                        new Endowment("BREAD", Expression.constant(-debt))),
                Nest.of("use", 1, Leaf.of("BREAD", 10)),
                Bounds.NON_NEGATIVE));
        builder.numeraire("LABOUR", 1);
        CompiledModel model = CompiledModel.compile(builder.build());
        return new EquilibriumSolver(model, SolverOptions.standard())
                .solve(Scenario.of("owing", Map.of()), model.start());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 20, 28, 28.28, 28.3, 29.9, 30.1, 60})
    void aProofIsGivenOnlyWhereItHolds(double debt) {
        Solve solve = baking(debt);
        assertThat(solve.solved()).isEqualTo(debt < 20 * Math.sqrt(2));
        assertThat(solve.explanation().contains("there is no equilibrium")).isEqualTo(debt > 30);
        if (solve.solved()) {
            assertThat(solve.equilibrium().value("BAKE")).isCloseTo(Math.sqrt(2), within(1e-7));
        } else {
            assertThat(solve.status()).isEqualTo(SolverStatus.INFEASIBLE_LOOKING);
        }
    }

    @Test
    void theShortageIsStatedWithItsNumbers() {
        // no step allowed: at the start 10 are made, 10 eaten and 3 owed
        CompiledModel model = bread();
        Solve solve = new EquilibriumSolver(model, SolverOptions.standard().withMaxIterations(0))
                .solve(Scenario.of("owing", Map.of("debt", 3.0)), model.start());
        assertThat(solve.solved()).isFalse();
        assertThat(solve.statements())
                .extracting(s -> s.text())
                .contains(
                        "market for BREAD: supply short by 3.000 (demand 13.00, supply 10.00, price 1.000)",
                        "income of RA: spends 3.000 more than it earns (spends 10.00, earns 7.000)");
    }
}
