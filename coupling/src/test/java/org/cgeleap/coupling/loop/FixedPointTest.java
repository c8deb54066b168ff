package org.cgeleap.coupling.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs of toy models whose fixed point and contraction are known in closed form, through the loop's own core. */
class FixedPointTest {
    private static final LoopOptions ANDERSON = LoopOptions.standard();
    private static final LoopOptions PLAIN = new LoopOptions(1e-6, 40, 0, 1);
    private static final LoopOptions DAMPED = new LoopOptions(1e-6, 200, 0, 0.5);

    /** A map with a residual measured as the loop measures it, and nothing else. */
    private record Toy(UnaryOperator<double[]> map) implements FixedPointProblem<String> {
        @Override
        public Image<String> evaluate(double[] x) {
            double[] image = map.apply(x);
            Criterion.Largest largest = new Criterion.Largest(Criterion.FIXED_POINT);
            for (int i = 0; i < x.length; i++) {
                largest.take(image[i] - x[i], 2030 + i, name(i));
            }
            return new Image<>(image, List.of(largest.criterion()), 1, "");
        }

        @Override
        public String name(int component) {
            return "sector " + component;
        }
    }

    /** Output y = a + b e, energy e = c + d y with b d = ρ: fixed point (c + d a)/(1 − ρ). Here a = 2, b = ρ, c = 1, d = 1. */
    private static UnaryOperator<double[]> pair(double rho) {
        return x -> new double[] {1 + (2 + rho * x[0])};
    }

    private static FixedPoint.Result<String> run(UnaryOperator<double[]> map, LoopOptions options, double... start) {
        return new FixedPoint<>(new Toy(map), options).run(start);
    }

    /** The numbers of rounds CONVERGENCE.md asks for; error = residual/(1 − ρ), at most 20 times 1e-6. */
    @ParameterizedTest
    @CsvSource({"-1.5, 8", "-0.95, 8", "0.5, 8", "0.95, 15"})
    void pairOfModels(double rho, int most) {
        FixedPoint.Result<String> result = run(pair(rho), ANDERSON, 0);
        assertThat(result.ending().status()).isEqualTo(Status.CONVERGED);
        assertThat(result.iterations()).hasSizeLessThanOrEqualTo(most);
        assertThat(result.x()[0]).isCloseTo(3 / (1 - rho), within(2.1e-5));
    }

    /** Three sectors, contractions of both signs at once, coupled by a rotation: x* stays known. */
    @Test
    void mixedContractionsInOneVector() {
        double[] fixed = {0.7, -1.3, 2};
        double[] rho = {-1.5, 0.95, 0.5};
        FixedPoint.Result<String> result = run(
                x -> {
                    // R = S diag(ρ) S⁻¹ with S = [[1,0.5,0],[0,1,0.5],[0,0,1]]
                    double c = x[2] - fixed[2];
                    double b = x[1] - fixed[1] - 0.5 * c;
                    double a = x[0] - fixed[0] - 0.5 * b;
                    double[] g = {rho[0] * a, rho[1] * b, rho[2] * c};
                    return new double[] {fixed[0] + g[0] + 0.5 * g[1], fixed[1] + g[1] + 0.5 * g[2], fixed[2] + g[2]};
                },
                ANDERSON,
                0,
                0,
                0);
        assertThat(result.ending().status()).isEqualTo(Status.CONVERGED);
        assertThat(result.iterations()).hasSizeLessThanOrEqualTo(15);
        assertThat(Vectors.distance(result.x(), fixed)).isLessThan(2.1e-5);
    }

    /** Nonlinear: x ← ln(1 + e^(−k x)) style price responses, one cobweb (slope −1.4 at the root), one slow (slope 0.9). */
    @ParameterizedTest
    @ValueSource(doubles = {-2, 0, 3})
    void nonlinearPair(double start) {
        // tanh has slope 1 at 0: fixed points at 0 and, for the slow one, only at 0
        FixedPoint.Result<String> result = run(
                x -> new double[] {-1.4 * Math.tanh(x[0]) + 0.1 * x[1] * x[1], 0.9 * Math.tanh(x[1])},
                ANDERSON,
                start,
                start);
        assertThat(result.ending().status()).isEqualTo(Status.CONVERGED);
        assertThat(result.iterations()).hasSizeLessThanOrEqualTo(20);
        assertThat(Vectors.maxNorm(result.x())).isLessThan(1.1e-5);
    }

    /** −1.5 tanh has a cycle of period 2 at ±a, a = 1.5 tanh a. */
    @Test
    void boundedOscillationOfPlainSubstitutionIsACycle() {
        Ending ending =
                run(x -> new double[] {-1.5 * Math.tanh(x[0])}, PLAIN, 0.5).ending();
        assertThat(ending.status()).isEqualTo(Status.CYCLE);
        assertThat(ending.period()).isEqualTo(2);
        double a = 1.5;
        for (int i = 0; i < 200; i++) {
            a = 1.5 * Math.tanh(a);
        }
        // found when two rounds agree to a thousandth of the step
        assertThat(ending.amplitude()).isCloseTo(a, within(3e-3));
        assertThat(ending.growth()).isEqualTo(1);
        assertThat(ending.message())
                .contains("cycle of period 2")
                .contains("sector 0")
                .contains("2030");
    }

    /** Contraction −1.5 with nothing that bounds it: the oscillation is named, with its growth. */
    @Test
    void growingOscillationOfPlainSubstitutionIsACycle() {
        Ending ending = run(pair(-1.5), PLAIN, 0).ending();
        assertThat(ending.status()).isEqualTo(Status.CYCLE);
        assertThat(ending.period()).isEqualTo(2);
        assertThat(ending.growth()).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void contractionOfMinusOneIsACycleOfTheDistanceFromTheFixedPoint() {
        Ending ending = run(pair(-1), PLAIN, 0).ending();
        assertThat(ending.status()).isEqualTo(Status.CYCLE);
        assertThat(ending.amplitude()).isCloseTo(1.5, within(1e-12));
    }

    /** x → x + 1 on three residues, smoothed: period 3. */
    @Test
    void cycleOfPeriodThree() {
        Ending ending = run(
                        x -> {
                            double c = Math.cos(2 * Math.PI / 3);
                            double s = Math.sin(2 * Math.PI / 3);
                            return new double[] {c * x[0] - s * x[1], s * x[0] + c * x[1]};
                        },
                        PLAIN,
                        1,
                        0)
                .ending();
        assertThat(ending.status()).isEqualTo(Status.CYCLE);
        assertThat(ending.period()).isEqualTo(3);
        // vertices of a triangle in the unit circle: the largest component difference is √3
        assertThat(ending.amplitude()).isCloseTo(Math.sqrt(3) / 2, within(1e-9));
    }

    @Test
    void growthWithoutTurningRoundIsDivergence() {
        assertThat(run(pair(1.5), PLAIN, 0).ending().status()).isEqualTo(Status.DIVERGED);
    }

    /** No fixed point: G(x) − x = 1 whatever x. */
    @Test
    void noFixedPointIsAStall() {
        assertThat(run(x -> new double[] {x[0] + 1}, PLAIN, 0).ending().status())
                .isEqualTo(Status.STALLED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1.5, -5, 0.5})
    void dampingBreaksTheOscillation(double rho) {
        FixedPoint.Result<String> result = run(pair(rho), DAMPED, 0);
        assertThat(result.ending().status()).isEqualTo(Status.CONVERGED);
        assertThat(result.x()[0]).isCloseTo(3 / (1 - rho), within(2.1e-6));
    }

    /** The residual is that of the map, never of the shortened step: at damping 1/20 nothing has converged. */
    @Test
    void aShortStepIsNotAResidual() {
        FixedPoint.Result<String> result = run(pair(0.5), new LoopOptions(0.1, 50, 0, 0.05), 0);
        assertThat(result.ending().status()).isEqualTo(Status.ITERATION_CAP);
        // after n rounds the residual is 3 (1 − 0.025)^n, 0.87 at the end; the step is 0.04
        assertThat(result.iterations().get(9).norm()).isCloseTo(3 * Math.pow(0.975, 9), within(1e-9));
    }

    @Test
    void contractionAndRoundsLeft() {
        List<Iteration> iterations =
                run(pair(0.5), new LoopOptions(1e-6, 40, 0, 1), 0).iterations();
        // residual 3 · 0.5^(k−1) ≤ 1e-6 at k = 23
        assertThat(iterations).hasSize(23);
        assertThat(iterations.get(10).contraction()).isCloseTo(0.5, within(1e-9));
        assertThat(iterations.get(10).predictedLeft()).isEqualTo(12);
        assertThat(iterations.get(0).contraction()).isNaN();
    }

    @Test
    void aLooseToleranceIsNamed() {
        assertThat(run(pair(0.5), new LoopOptions(1e-3, 40, 5, 1), 0).ending().status())
                .isEqualTo(Status.CONVERGED_LOOSE);
    }

    /** A model that fails beyond 2: the step that goes there is halved once. */
    @Test
    void aFailureIsTriedAgainFromTheLastAcceptedIterate() {
        FixedPoint.Result<String> result = run(
                x -> {
                    if (x[0] > 2.5) {
                        throw new SubmodelFailure("model A", 2031, "model A, year 2031: too much");
                    }
                    return new double[] {3 - 0.5 * x[0]};
                },
                ANDERSON,
                0);
        assertThat(result.ending().status()).isEqualTo(Status.CONVERGED);
        assertThat(result.x()[0]).isCloseTo(2, within(1e-6));
        assertThat(result.retries()).containsExactly("model A, year 2031: too much");
    }

    @Test
    void aFailureThatStaysIsReportedWithItsPlace() {
        List<double[]> asked = new ArrayList<>();
        FixedPoint.Result<String> result = run(
                x -> {
                    asked.add(x.clone());
                    if (x[0] > 0) {
                        throw new SubmodelFailure("model B, steel", 2044, "model B, steel, year 2044: infeasible");
                    }
                    return new double[] {3};
                },
                ANDERSON,
                0);
        assertThat(result.ending())
                .isEqualTo(new Ending(
                        Status.SUBMODEL_FAILED,
                        "model B, steel, year 2044: infeasible",
                        "model B, steel",
                        2044,
                        0,
                        0,
                        0));
        assertThat(asked).hasSize(3);
        assertThat(asked.get(2)[0]).isEqualTo(1.5);
    }

    @Test
    void aNumberThatIsNoneIsAFailureOfItsComponent() {
        FixedPoint.Result<String> result = run(x -> new double[] {0.5 * x[0], Double.NaN}, ANDERSON, 1, 1);
        assertThat(result.ending().status()).isEqualTo(Status.SUBMODEL_FAILED);
        assertThat(result.ending().where()).isEqualTo("sector 1");
    }

    /** A run carried on from its own rounds goes on as if nothing had happened, to the last bit. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void resumed(int after) {
        UnaryOperator<double[]> map = x -> new double[] {0.95 * x[0] + 0.1, Math.cos(x[1]), -1.2 * Math.tanh(x[2])};
        double[] start = {4, 2, 1};
        FixedPoint.Result<String> whole = run(map, ANDERSON, start);
        List<FixedPoint.Round> rounds = new ArrayList<>();
        FixedPoint.Result<String> part = new FixedPoint<>(new Toy(map), ANDERSON)
                .run(start, List.of(), (round, answer) -> rounds.add(round), () -> rounds.size() >= after);
        assertThat(part.ending().status()).isEqualTo(Status.INTERRUPTED);
        FixedPoint.Result<String> rest =
                new FixedPoint<>(new Toy(map), ANDERSON).run(start, rounds, (round, answer) -> {}, () -> false);
        assertThat(rest.x()).containsExactly(whole.x());
        assertThat(rest.iterations()).hasSameSizeAs(whole.iterations());
    }

    @Test
    void theFirstEvaluationFallsBackToTheSafeStart() {
        FixedPointProblem<String> problem = new FixedPointProblem<>() {
            @Override
            public Image<String> evaluate(double[] x) {
                if (x[0] > 10) {
                    throw new SubmodelFailure("model", 2021, "far");
                }
                return new Toy(pair(0.5)).evaluate(x);
            }

            @Override
            public String name(int component) {
                return "c";
            }

            @Override
            public Optional<double[]> safeStart() {
                return Optional.of(new double[] {1});
            }
        };
        FixedPoint.Result<String> result = new FixedPoint<>(problem, ANDERSON).run(new double[] {100});
        assertThat(result.ending().status()).isEqualTo(Status.CONVERGED);
        assertThat(result.retries()).containsExactly("far");
    }
}
