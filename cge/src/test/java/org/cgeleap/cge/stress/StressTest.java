package org.cgeleap.cge.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Strong shocks in one step from the benchmark, in economies for which theory promises an equilibrium ({@link
 * FactorEconomy}). Every solution is judged by the textbook's equations, not by the solver's.
 */
class StressTest {
    private static final int GOODS = 8;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void capsAreTightenedInOneStep(long seed) {
        List<Map<String, Double>> shocks = new ArrayList<>();
        for (double cap : new double[] {1, 0.9, 0.7, 0.5, 0.3, 0.2, 0.1}) {
            shocks.add(Map.of("cap", cap));
        }
        allSolved(seed, shocks);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyEndowmentTenTimesAndATenth(long seed) {
        List<Map<String, Double>> shocks = new ArrayList<>();
        for (String endowment : economy(seed).endowments) {
            shocks.add(Map.of(endowment, 10.0));
            shocks.add(Map.of(endowment, 0.1));
        }
        allSolved(seed, shocks);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void elasticitiesFromZeroToTenWithMoreOfAFactor(long seed) {
        Shockable economy = economy(seed);
        List<Map<String, Double>> shocks = new ArrayList<>();
        for (double sigma : new double[] {0, 0.01, 0.5, 1, 2, 10}) {
            Map<String, Double> shock = new LinkedHashMap<>();
            economy.elasticities.forEach(e -> shock.put(e, sigma));
            shock.put(
                    economy.endowments.get(0), 1.5); // the rent of the first resource vanishes where little substitutes
            shocks.add(shock);
        }
        allSolved(seed, shocks);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void taxesAndTechnologies(long seed) {
        Shockable economy = economy(seed);
        List<Map<String, Double>> shocks = new ArrayList<>();
        for (double factor : new double[] {0, 5, 9}) { // of rates up to 20 % on labour, 10 % on output
            Map<String, Double> shock = new LinkedHashMap<>();
            economy.taxes.forEach(t -> shock.put(t, factor));
            shocks.add(shock);
        }
        for (double markup : new double[] {0.5, 0.9, 1.1, 3}) { // latent activities enter; or have nothing to offer
            shocks.add(Map.of("markup", markup));
        }
        allSolved(seed, shocks);
    }

    private static Shockable economy(long seed) {
        return Shockable.of(FactorEconomy.of(seed, GOODS, seed % 2 == 0));
    }

    private static void allSolved(long seed, List<Map<String, Double>> shocks) {
        Shockable economy = economy(seed);
        CompiledModel model = CompiledModel.compile(economy.model());
        EquilibriumSolver solver = new EquilibriumSolver(model, SolverOptions.standard());
        for (Map<String, Double> shock : shocks) {
            Solve solve = solver.solve(Scenario.of("shock", shock), model.start());
            assertThat(solve.solved())
                    .as("economy %d, %s: %s %s %s", seed, shock, solve.status(), solve.rungs(), solve.statements())
                    .isTrue();
            new TextbookCheck(economy.model()).judge(model, Scenario.of("shock", shock), solve, 1e-9);
        }
    }
}
