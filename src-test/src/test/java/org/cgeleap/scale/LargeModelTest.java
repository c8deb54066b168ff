package org.cgeleap.scale;

import static org.assertj.core.api.Assertions.assertThat;

import org.cgeleap.bench.economies.TradeEconomy;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.solution.Check;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;

/** World trade of 40 regions and 49 commodities, some ten thousand equations. */
class LargeModelTest {
    /** The accounts of the benchmark are balanced to rounding; a market sums some two thousand flows. */
    private static final double REPLICATES = 1e-9;

    @Test
    void replicatesItsBenchmarkAndAnswersATariff() {
        EquilibriumModel model = TradeEconomy.of(40, 49, 1);
        CompiledModel compiled = CompiledModel.compile(model);
        assertThat(compiled.variableCount()).isEqualTo(40 * (5 * 49 + 4));
        EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());

        Solve benchmark = solver.solve(model.scenarios().get(0), compiled.start());
        assertThat(benchmark.solved()).isTrue();
        assertThat(benchmark.iterations()).isZero();
        assertThat(benchmark.residual()).isLessThanOrEqualTo(REPLICATES);

        Solve shock =
                solver.solve(model.scenarios().get(1), benchmark.equilibrium().values());
        assertThat(shock.solved()).isTrue();
        assertThat(shock.equilibrium().checks()).allMatch(Check::pass);
        // an import tariff makes imports dearer than home goods: the region buys less of every foreign good
        assertThat(shock.equilibrium().flow("A.s0.r0", "PX.s0.r1"))
                .isLessThan(benchmark.equilibrium().flow("A.s0.r0", "PX.s0.r1"));
    }
}
