package org.cgeleap.cge.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything at once, in one step from the benchmark: a third of the shocks with fixed proportions throughout, a third with
 * elasticities drawn anew from 0 to 10, caps down to zero, technologies that enter and leave, every endowment possibly ten times
 * or a tenth, taxes none or five times as high. There is an equilibrium ({@link ExtremeEconomy}), so every failure counts;
 * solutions are judged by the textbook's equations.
 */
class ExtremeEconomyTest {
    private static final int GOODS = 6;
    private static final int ECONOMIES = 15;
    private static final int SHOCKS = 5;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void extremeShocksAreSolved(long batch) {
        List<String> failed = new ArrayList<>();
        for (long seed = ECONOMIES * batch; seed < ECONOMIES * (batch + 1); seed++) {
            Shockable economy = Shockable.of(ExtremeEconomy.of(seed, GOODS));
            CompiledModel model = CompiledModel.compile(economy.model());
            EquilibriumSolver solver = new EquilibriumSolver(model, SolverOptions.standard());
            TextbookCheck textbook = new TextbookCheck(economy.model());
            Random random = new Random(seed);
            for (int k = 0; k < SHOCKS; k++) {
                Scenario shock = Scenario.of("shock", shock(economy, random));
                Solve solve = solver.solve(shock, model.start());
                if (solve.solved()) {
                    textbook.judge(model, shock, solve, 1e-9);
                } else {
                    failed.add("economy " + seed + ", shock " + k + ": " + solve.status() + " " + shock.set());
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    /** The same shocks are solved whatever the numeraire is worth, in about as many steps: hard ones answer to rounding. */
    @Test
    void theNumerairesValueCostsNothing() {
        double[] values = {1, 1e-6, 1e6};
        long[] iterations = new long[values.length];
        for (long seed = 0; seed < ECONOMIES; seed++) {
            Shockable economy = Shockable.of(ExtremeEconomy.of(seed, GOODS));
            CompiledModel model = CompiledModel.compile(economy.model());
            Map<String, Double> set = shock(economy, new Random(seed));
            for (int v = 0; v < values.length; v++) {
                Numeraire numeraire =
                        new Numeraire(model.variableName(model.numeraire()), values[v] * model.numeraireValue());
                Scenario shock =
                        new Scenario("shock", set, Map.of(), Map.of(), Map.of(), Optional.of(numeraire), false);
                Solve solve = new EquilibriumSolver(model, SolverOptions.standard()).solve(shock, model.start());
                assertThat(solve.solved()).as(seed + " at " + values[v]).isTrue();
                iterations[v] += solve.iterations();
            }
        }
        assertThat((double) iterations[1] / iterations[0]).isBetween(0.5, 2.0);
        assertThat((double) iterations[2] / iterations[0]).isBetween(0.5, 2.0);
    }

    private static Map<String, Double> shock(Shockable economy, Random random) {
        Map<String, Double> set = new LinkedHashMap<>();
        int how = random.nextInt(3);
        for (String sigma : economy.elasticities) {
            double value = how == 0 ? 0 : one(random, 0, 0, 0.01, 0.5, 1, 2, 10);
            if (how < 2) {
                set.put(sigma, value);
            }
        }
        set.put("cap", one(random, 1, 0.5, 0.1, 0.01, 0));
        set.put("markup", one(random, 0.3, 0.7, 1, 1.5, 4));
        economy.endowments.forEach(e -> set.put(e, one(random, 0.1, 1, 1, 1, 10)));
        double taxes = one(random, 0, 1, 5);
        economy.taxes.forEach(t -> set.put(t, taxes));
        return set;
    }

    private static double one(Random random, double... of) {
        return of[random.nextInt(of.length)];
    }
}
