package org.cgeleap.coupling.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.cgeleap.calibration.economy.GenerationMix;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.calibration.policy.PowerMix;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.leap.transformation.Dispatch;
import org.cgeleap.leap.transformation.DispatchRule;
import org.cgeleap.leap.transformation.DispatchUnit;
import org.cgeleap.leap.transformation.LoadCurve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A textbook pair: an economy that spends D₀ on electricity from a cheap and a dear plant (cost c₁ < c₂, in labour), and a
 * merit order in which the cheap one has the capacity K. The economy takes the mix and pays its mean cost, D = D₀ / (s c₁ +
 * (1 − s) c₂); the merit order answers s = K / D. The map is s ← K (c₂ − (c₂ − c₁) s) / D₀, so the contraction is −K (c₂ − c₁) / D₀ and
 * the fixed point D* = (D₀ + (c₂ − c₁) K) / c₂, s* = K / D*.
 */
class PowerMixTest {
    private static final double BUDGET = 40;
    private static final double CHEAP = 1;
    private static final double DEAR = 3;
    private static final List<GenerationMix.Plant> PLANTS =
            List.of(new GenerationMix.Plant("cheap", 1), new GenerationMix.Plant("dear", 1));

    /** Electricity and the demand of an economy with the model's own conditions and prices. */
    private static final class Economy {
        private final CompiledModel model;
        private final EquilibriumSolver solver;
        private Optional<Equilibrium> solved = Optional.empty();

        Economy() {
            EquilibriumModel.Builder builder = EquilibriumModel.builder("two plants");
            plant(builder, "cheap", CHEAP);
            plant(builder, "dear", DEAR);
            builder.activity(
                    Names.DELIVERY,
                    Nest.of("SALES", 0, Leaf.of("PE", 1)),
                    Nest.of("DEL", 0, Leaf.of(Names.PRICE_GENERATION, 1)));
            builder.consumer(new Consumer(
                    "HH",
                    List.of(new Endowment(Names.WAGE, Expression.constant(4 * BUDGET))),
                    Nest.of("U", 1, Leaf.of("PE", BUDGET), Leaf.of(Names.WAGE, 3 * BUDGET)),
                    new Bounds(4 * BUDGET, 0, Double.POSITIVE_INFINITY)));
            builder.numeraire(Names.WAGE, 1);
            model = CompiledModel.compile(PowerMix.in(builder.build(), PLANTS));
            solver = new EquilibriumSolver(model, SolverOptions.standard());
        }

        private static void plant(EquilibriumModel.Builder builder, String code, double cost) {
            builder.activity(
                    Names.generate(code),
                    Nest.of("PLANT", 0, Leaf.of(Names.PRICE_GENERATION, 1)),
                    Nest.of("IN", 0, Leaf.of(Names.WAGE, cost)));
        }

        Equilibrium at() {
            return solved.orElseThrow();
        }

        /** Solves with a share of the cheap plant. */
        void solve(double share) {
            double[] p = model.baseParameters();
            p[model.parameterIndex(GenerationMix.share("cheap"))] = share;
            p[model.parameterIndex(GenerationMix.share("dear"))] = 1 - share;
            GenerationMix.hold(solver.system(), model, PLANTS, p);
            Solve solve = solver.solve(p, GenerationMix.start(model, PLANTS, p, model.start()));
            assertThat(solve.solved()).isTrue();
            solved = Optional.of(solve.equilibrium());
        }

        double generated(String code) {
            return at().value(Names.generate(code));
        }
    }

    /** The pair of models as the loop sees it: x is the cheap plant's share. */
    private record Pair(Economy economy, double capacity) implements FixedPointProblem<String> {
        @Override
        public Image<String> evaluate(double[] x) {
            economy.solve(Math.max(0, Math.min(1, x[0])));
            double demand = economy.generated("cheap") + economy.generated("dear");
            double[] output = Dispatch.run(
                    demand,
                    List.of(
                            new DispatchUnit(DispatchRule.MERIT_ORDER, 0, capacity, 1),
                            new DispatchUnit(DispatchRule.MERIT_ORDER, 0, 1e3, 2)),
                    LoadCurve.flat());
            double[] image = {output[0] / demand};
            Criterion.Largest mix = new Criterion.Largest(Criterion.POWER_MIX);
            mix.take(image[0] - economy.generated("cheap") / demand, 2030, "cheap");
            return new Image<>(image, List.of(mix.criterion()), 1, "");
        }

        @Override
        public String name(int component) {
            return "cheap share of generation";
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 8", "19, 8", "30, 10"})
    void mixAndMeritOrderMeetAtTheClosedForm(double capacity, int most) {
        double demand = (BUDGET + (DEAR - CHEAP) * capacity) / DEAR;
        Pair pair = new Pair(new Economy(), capacity);
        FixedPoint.Result<String> result = new FixedPoint<>(pair, LoopOptions.standard()).run(new double[] {0.2});
        assertThat(result.ending().status()).isEqualTo(Status.CONVERGED);
        assertThat(result.iterations()).hasSizeLessThanOrEqualTo(most);
        assertThat(result.x()[0]).isCloseTo(capacity / demand, within(2e-6));
        assertThat(pair.economy().generated("cheap")).isCloseTo(capacity, within(1e-4));
        // what a plant gets beside the price of generation is its cost less the mean, to the last digit of an
        // equilibrium
        double share = result.x()[0];
        double mean = share * CHEAP + (1 - share) * DEAR;
        Equilibrium at = pair.economy().at();
        assertThat(at.value(Names.PRICE_GENERATION)).isCloseTo(mean, within(1e-9));
        double other = at.value(GenerationMix.price("cheap")) - at.value(GenerationMix.price("dear"));
        assertThat(other).isCloseTo(CHEAP - DEAR, within(1e-9));
    }

    /** With K = 30 the contraction is −1.5: plain substitution swings between its bounds and says so. */
    @Test
    void plainSubstitutionCyclesWhereTheContractionIsBeyondOne() {
        Pair pair = new Pair(new Economy(), 30);
        FixedPoint.Result<String> result =
                new FixedPoint<>(pair, new LoopOptions(1e-6, 40, 0, 1)).run(new double[] {0.2});
        assertThat(result.ending().status()).isEqualTo(Status.CYCLE);
        assertThat(result.ending().message()).contains("period 2").contains("cheap");
    }

    /** A plant without a share is not there; where none has one, the cheapest takes all. */
    @Test
    void noShareNoPlantAndNoSharesNoMix() {
        Economy economy = new Economy();
        economy.solve(0);
        assertThat(economy.generated("cheap")).isZero();
        assertThat(economy.generated("dear")).isCloseTo(BUDGET / DEAR, within(1e-9));
        double[] p = economy.model.baseParameters();
        GenerationMix.hold(economy.solver.system(), economy.model, PLANTS, p);
        Solve own = economy.solver.solve(p, economy.model.start());
        assertThat(own.solved()).isTrue();
        assertThat(own.equilibrium().value(Names.generate("cheap"))).isCloseTo(BUDGET / CHEAP, within(1e-9));
        assertThat(own.equilibrium().value(Names.generate("dear"))).isCloseTo(0, within(1e-9));
    }
}
