package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Parameter;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.VariableKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must hold of any model, on 240 random ones: two consumers, nests on both sides, joint products, taxes set by an
 * auxiliary, unemployment, equal yield, permits, a latent activity and latent inputs.
 */
class RandomModelsTest {
    /** Near the limit of double precision at elasticities up to 10, so that differences of solutions carry figures. */
    private static final SolverOptions TIGHT =
            SolverOptions.standard().withTolerance(1e-12).withRestarts(0).withMaxIterations(200);

    private static final int BATCH = 20;

    private static final Map<Long, List<Case>> CASES = new ConcurrentHashMap<>();

    static LongStream batches() {
        return LongStream.range(0, 12);
    }

    /** A model, a random shock to it, and the solution. */
    private record Case(long seed, CompiledModel model, Scenario shock, Solve solve) {}

    private static List<Case> cases(long batch) {
        return CASES.computeIfAbsent(batch, RandomModelsTest::solved);
    }

    private static List<Case> solved(long batch) {
        List<Case> cases = new ArrayList<>();
        for (long seed = batch * BATCH; seed < (batch + 1) * BATCH; seed++) {
            Random random = new Random(7 * seed + 3);
            CompiledModel model = CompiledModel.compile(RandomMarkets.of(seed));
            Map<String, Double> full = shock(model, random);
            // not every random economy of fixed proportions has an equilibrium after every shock: the largest half-step
            // is taken
            for (double part = 1; part > 1e-3; part /= 2) {
                Scenario shock = Scenario.of("shock", part(model, full, part));
                Solve solve = new EquilibriumSolver(
                                model,
                                SolverOptions.standard().withMaxIterations(100).withRestarts(0))
                        .solve(shock, model.start());
                if (solve.solved()) {
                    cases.add(new Case(seed, model, shock, solve));
                    break;
                }
            }
        }
        assertThat(cases).hasSize(BATCH);
        return cases;
    }

    private static Map<String, Double> part(CompiledModel model, Map<String, Double> shock, double part) {
        Map<String, Double> result = new LinkedHashMap<>();
        shock.forEach((name, value) -> {
            double base = model.baseParameters()[model.parameterIndex(name)];
            result.put(name, base + part * (value - base));
        });
        return result;
    }

    /** Endowments, quantities, elasticities and a tax within 10 %, and now and then what makes something switch. */
    private static Map<String, Double> shock(CompiledModel model, Random random) {
        Map<String, Double> set = new LinkedHashMap<>();
        double[] base = model.baseParameters();
        for (int k = 0; k < 5; k++) {
            int p = random.nextInt(base.length);
            String name = model.parameterName(p);
            if (!name.startsWith("p") && base[p] != 0) { // a benchmark price must keep its consumer's price
                set.put(name, base[p] * (0.9 + 0.2 * random.nextDouble()));
            }
        }
        if (random.nextInt(3) == 0) {
            set.put("latent", 0.3 * random.nextDouble());
        }
        if (random.nextInt(3) == 0) { // about 0.8 of what is used is left
            set.put("permits", base[model.parameterIndex("permits")] * (0.6 + 0.2 * random.nextDouble()));
        }
        if (random.nextInt(3) == 0) {
            set.put("floor", 0.98 + 0.04 * random.nextDouble());
        }
        return set;
    }

    @ParameterizedTest
    @MethodSource("batches")
    void benchmarksReplicate(long batch) {
        for (long seed = batch * BATCH; seed < (batch + 1) * BATCH; seed++) {
            CompiledModel model = CompiledModel.compile(RandomMarkets.of(seed));
            Scenario replicate = new Scenario("r", Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), true);
            Solve solve = new EquilibriumSolver(model, SolverOptions.standard()).solve(replicate, model.start());
            assertThat(solve.solved()).isTrue();
            assertThat(solve.iterations()).as("seed " + seed).isZero();
            assertThat(solve.equilibrium().checks()).as("seed " + seed).allMatch(Check::pass);
        }
    }

    @ParameterizedTest
    @MethodSource("batches")
    void solutionsKeepWalrasLawAndTheOtherIdentities(long batch) {
        for (Case c : cases(batch)) {
            assertThat(c.solve().equilibrium().checks()).as("seed " + c.seed()).allMatch(Check::pass);
        }
    }

    @ParameterizedTest
    @MethodSource("batches")
    void anotherNumeraireChangesNoQuantity(long batch) {
        for (Case c : cases(batch)) {
            Equilibrium first = c.solve().equilibrium();
            Scenario other = new Scenario(
                    "other",
                    c.shock().set(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Optional.of(new Numeraire("F1", 2 * first.value("F1"))),
                    false);
            Solve solve = new EquilibriumSolver(c.model(), SolverOptions.standard()).solve(other, first.values());
            assertThat(solve.solved()).as("seed " + c.seed()).isTrue();
            for (int i = 0; i < first.values().length; i++) {
                boolean nominal =
                        c.model().kind(i) == VariableKind.PRICE || c.model().kind(i) == VariableKind.INCOME;
                double expected = first.value(i) * (nominal ? 2 : 1);
                // two solutions within 1e-9 of each other's conditions, which answer up to a thousandfold
                assertThat(solve.equilibrium().value(i))
                        .as("seed " + c.seed() + " " + c.model().variableName(i))
                        .isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
            }
        }
    }

    /** A price of a millionth or a million instead of one, from the model's own start: nothing real moves, nothing is lost. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e6})
    void anExtremeNumeraireChangesNoQuantity(double value) {
        for (Case c : cases(0)) {
            Equilibrium first = c.solve().equilibrium();
            double factor = value / first.value("F1");
            Scenario other = new Scenario(
                    "other",
                    c.shock().set(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Optional.of(new Numeraire("F1", value)),
                    false);
            Solve solve = new EquilibriumSolver(c.model(), SolverOptions.standard())
                    .solve(other, c.model().start());
            assertThat(solve.solved()).as("seed " + c.seed()).isTrue();
            for (int i = 0; i < first.values().length; i++) {
                boolean nominal =
                        c.model().kind(i) == VariableKind.PRICE || c.model().kind(i) == VariableKind.INCOME;
                // as above: two solutions within 1e-9 of each other's conditions
                assertThat(solve.equilibrium().value(i) / (nominal ? factor : 1))
                        .as("seed " + c.seed() + " " + c.model().variableName(i))
                        .isCloseTo(first.value(i), within(1e-6 * (1 + Math.abs(first.value(i)))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("batches")
    void changedNumbersGiveWhatFreshlyCompiledOnesGive(long batch) {
        for (Case c : cases(batch)) {
            EquilibriumModel stated = c.model().model();
            List<Parameter> parameters = stated.parameters().stream()
                    .map(p -> new Parameter(
                            p.name(),
                            c.shock().set().containsKey(p.name())
                                    ? Expression.constant(c.shock().set().get(p.name()))
                                    : p.value()))
                    .toList();
            CompiledModel fresh = CompiledModel.compile(new EquilibriumModel(
                    stated.title(),
                    parameters,
                    stated.activities(),
                    stated.consumers(),
                    stated.prices(),
                    stated.auxiliaries(),
                    Optional.of(new Numeraire(
                            c.model().variableName(c.model().numeraire()),
                            c.model().numeraireValue())),
                    List.of()));
            EquilibriumSolver changed = new EquilibriumSolver(c.model(), SolverOptions.standard());
            changed.solve(Scenario.of("benchmark", Map.of()), c.model().start());
            Equilibrium one = changed.solve(c.shock(), c.model().start()).equilibrium();
            Equilibrium two = new EquilibriumSolver(fresh, SolverOptions.standard())
                    .solve(Scenario.of("fresh", Map.of()), c.model().start())
                    .equilibrium();
            for (int i = 0; i < one.values().length; i++) {
                assertThat(one.value(i))
                        .as("seed " + c.seed() + " " + c.model().variableName(i))
                        .isCloseTo(two.value(i), within(1e-10 * (1 + Math.abs(two.value(i)))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("batches")
    void derivativesAreDifferencesOfSolutions(long batch) {
        int compared = 0;
        for (Case c : cases(batch)) {
            Random random = new Random(c.seed());
            Derivatives derivatives = new Derivatives(c.solve().equilibrium(), c.shock());
            EquilibriumSolver again = new EquilibriumSolver(c.model(), TIGHT);
            double[] values = derivatives.values();
            for (int k = 0; k < 4; k++) {
                int p = k == 0
                        ? c.model().parameterIndex("real")
                        : random.nextInt(c.model().parameterCount());
                String name = c.model().parameterName(p);
                double at = c.solve().equilibrium().parameters()[p];
                if (at == 0) {
                    continue; // its derivative is to one side; a test of its own has it
                }
                Derivative by = derivatives.by(name);
                // near a fold everything moves much, and the steps of the differences must be small
                double h = (steep(by, values, at) ? 1e-4 : 1e-3) * Math.abs(at);
                double[][] moved = new double[5][];
                boolean smooth = true;
                for (int s = -2; s <= 2; s++) {
                    Map<String, Double> set = new LinkedHashMap<>(c.shock().set());
                    set.put(name, at + s * h);
                    Equilibrium there = again.solve(
                                    Scenario.of("moved", set),
                                    c.solve().equilibrium().values())
                            .equilibrium();
                    smooth &= sameSides(there, c.solve().equilibrium());
                    moved[s + 2] = derivatives.quantities().of(there);
                }
                if (!smooth) {
                    continue;
                }
                assertThat(by.problem()).as("seed " + c.seed() + " by " + name).isEmpty();
                for (int q = 0; q < values.length; q++) {
                    double near = (moved[3][q] - moved[1][q]) / (2 * h);
                    double far = (moved[4][q] - moved[0][q]) / (4 * h);
                    double expected = (4 * near - far) / 3;
                    double size = Math.abs(expected) + (Math.abs(values[q]) + 1e-2) / Math.abs(at);
                    assertThat(by.values()[q])
                            .as("seed " + c.seed() + " "
                                    + derivatives.quantities().list().get(q) + " by " + name)
                            .isCloseTo(expected, within(1e-6 * size));
                }
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(3 * BATCH); // of five each; few are near a switch or at zero
    }

    @ParameterizedTest
    @MethodSource("batches")
    void inputsThatEnterFromNothingHaveADerivativeToOneSide(long batch) {
        int compared = 0;
        for (Case c : cases(batch)) {
            if (c.shock().set().containsKey("latent")) {
                continue;
            }
            Derivatives derivatives = new Derivatives(c.solve().equilibrium(), c.shock());
            EquilibriumSolver again = new EquilibriumSolver(c.model(), TIGHT);
            double[] values = derivatives.values();
            Derivative by = derivatives.by("latent");
            assertThat(by.problem()).as("seed " + c.seed()).isEmpty();
            assertThat(by.side()).isNotEqualTo(Derivative.Side.BOTH);
            double h = 1e-3;
            double[][] moved = new double[4][];
            boolean smooth = true;
            for (int s = 0; s < moved.length; s++) {
                Map<String, Double> set = new LinkedHashMap<>(c.shock().set());
                set.put("latent", s * h);
                Equilibrium there = again.solve(
                                Scenario.of("moved", set),
                                c.solve().equilibrium().values())
                        .equilibrium();
                smooth &= sameSides(there, c.solve().equilibrium());
                moved[s] = derivatives.quantities().of(there);
            }
            for (int q = 0; smooth && q < values.length; q++) {
                double expected = (18 * moved[1][q] - 9 * moved[2][q] + 2 * moved[3][q] - 11 * moved[0][q]) / (6 * h);
                double size = Math.abs(expected) + Math.abs(values[q]) + 1;
                // h³ of the fourth derivative, which elasticities up to 4 make a few thousand at most
                assertThat(by.values()[q])
                        .as("seed " + c.seed() + " "
                                + derivatives.quantities().list().get(q))
                        .isCloseTo(expected, within(1e-6 * size));
            }
            compared += smooth ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(BATCH / 4);
    }

    @ParameterizedTest
    @MethodSource("batches")
    void subtotalsAddUp(long batch) {
        int switched = 0;
        int jumps = 0;
        for (Case c : cases(batch)) {
            Solve base = new EquilibriumSolver(c.model(), SolverOptions.standard())
                    .solve(Scenario.of("base", Map.of()), c.model().start());
            Decomposition split =
                    Decomposition.of(c.shock(), base.equilibrium(), c.solve().equilibrium());
            if (!split.notes().isEmpty()) {
                jumps++; // the branch of the base ends on the way: there is no path to integrate on, and it says so
                continue;
            }
            assertThat(split.defect()).as("seed " + c.seed()).isLessThan(1e-8);
            switched += split.path().size() > 1 ? 1 : 0;
        }
        assertThat(switched).isPositive();
        assertThat(jumps).isLessThan(2);
    }

    /** Whether one per cent more of a parameter moves something by a third or more, to first order. */
    private static boolean steep(Derivative by, double[] values, double at) {
        for (int q = 0; q < by.values().length; q++) {
            if (Math.abs(by.values()[q] * at) > 30 * (Math.abs(values[q]) + 1e-2)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the same of the complementarities bind; solutions are within 1e-9 of zero where a bound binds. */
    private static boolean sameSides(Equilibrium a, Equilibrium b) {
        return Stream.of("LATENT", "PERMIT", "U").allMatch(v -> (a.value(v) > 1e-7) == (b.value(v) > 1e-7));
    }
}
