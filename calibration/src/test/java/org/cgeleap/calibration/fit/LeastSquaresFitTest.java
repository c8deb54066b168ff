package org.cgeleap.calibration.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cgeleap.calibration.casefile.FittedValue;
import org.cgeleap.calibration.casefile.InputException;
import org.junit.jupiter.api.Test;

/** The fit on formulas whose answer is published or follows by hand. */
class LeastSquaresFitTest {

    /** A model that is a formula. */
    private record Formula(List<FitGoal> goals, Function<double[], Optional<double[]>> at) implements FitModel {
        @Override
        public Optional<double[]> figures(double[] x) {
            return at.apply(x);
        }

        @Override
        public List<Optional<double[]>> figuresBeside(double[] x, double[] changed) {
            List<Optional<double[]>> all = new ArrayList<>();
            for (int p = 0; p < x.length; p++) {
                double[] other = x.clone();
                other[p] = changed[p];
                all.add(at.apply(other));
            }
            return all;
        }
    }

    private static FitParameter parameter(String name, double prior, double sd, double lower, double upper) {
        return new FitParameter(
                name,
                FittedValue.Part.PARAMETER,
                List.of(name),
                "",
                List.of(),
                List.of(),
                FitParameter.How.ADD,
                prior,
                sd,
                lower,
                upper,
                "",
                "",
                0);
    }

    private static FitGoal equal(String id, double value, double tolerance) {
        return new FitGoal(id, id, "", FitGoal.Sense.EQUAL, value, tolerance, 1);
    }

    private static FitResult fit(FitModel model, FitParameter... parameters) {
        return new LeastSquaresFit(model, List.of(parameters), line -> {}).run(50);
    }

    /**
     * NIST, Statistical Reference Datasets, Misra1a: y = b1 (1 − exp(−b2 x)); certified b1 = 2.3894212918E+02 (standard
     * deviation 2.7070075241E+00), b2 = 5.5015643181E-04 (7.2668688436E-06), residual standard deviation
     * 1.0187876330E-01. The priors start at NIST's second start and are wide, so they weigh next to nothing.
     */
    @Test
    void certifiedNonlinearRegression() {
        double[] y = {10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78};
        double[] x = {77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0};
        List<FitGoal> goals = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            goals.add(equal("y" + i, y[i], 1.0187876330E-01));
        }
        FitResult result = fit(
                new Formula(goals, b -> {
                    double[] f = new double[x.length];
                    for (int i = 0; i < f.length; i++) {
                        f[i] = b[0] * (1 - Math.exp(-b[1] * x[i]));
                    }
                    return Optional.of(f);
                }),
                parameter("b1", 250, 50, 1, 1000),
                parameter("b2", 5e-4, 1e-4, 1e-6, 1e-2));
        // forward differences over a tenth of a wide prior: a fifth of a standard error
        assertThat(result.parameters().get(0).value()).isCloseTo(2.3894212918E+02, within(0.2 * 2.707));
        assertThat(result.parameters().get(1).value()).isCloseTo(5.5015643181E-04, within(0.2 * 7.267E-06));
        assertThat(result.parameters().get(0).standardError()).isCloseTo(2.7070075241E+00, within(0.3));
        assertThat(result.parameters().get(1).standardError()).isCloseTo(7.2668688436E-06, within(0.8E-06));
        assertThat(result.parameters()).allMatch(FitResult.Estimate::identified);
    }

    /**
     * Only the sum of two parameters is observed: with unit priors and tolerance the posterior mode of x₁ + x₂ = 3 is 1
     * each, its variance 1 − 1/3 (conjugate normal model), and two thirds of what is known is the prior.
     */
    @Test
    void aSumDoesNotIdentifyItsParts() {
        FitResult result = fit(
                new Formula(List.of(equal("sum", 3, 1)), x -> Optional.of(new double[] {x[0] + x[1]})),
                parameter("a", 0, 1, -9, 9),
                parameter("b", 0, 1, -9, 9));
        for (FitResult.Estimate e : result.parameters()) {
            assertThat(e.value()).isCloseTo(1, within(1e-9));
            assertThat(e.standardError()).isCloseTo(Math.sqrt(2.0 / 3), within(1e-9));
            assertThat(e.fromData()).isCloseTo(1.0 / 3, within(1e-9));
            assertThat(e.identified()).isFalse();
        }
        assertThat(result.goals().get(0).residual()).isCloseTo(-1, within(1e-9));
        assertThat(result.singularValues().get(0)).isCloseTo(Math.sqrt(2), within(1e-9));
    }

    /** A parameter nothing depends on keeps its prior and its standard deviation. */
    @Test
    void aParameterNothingDependsOnStaysAtItsPrior() {
        FitResult result = fit(
                new Formula(List.of(equal("a", 1, 1e-3)), x -> Optional.of(new double[] {x[0]})),
                parameter("a", 0, 1, -9, 9),
                parameter("idle", 0.5, 2, -9, 9));
        assertThat(result.parameters().get(0).value()).isCloseTo(1, within(1e-5));
        assertThat(result.parameters().get(0).identified()).isTrue();
        assertThat(result.parameters().get(1).value()).isEqualTo(0.5);
        assertThat(result.parameters().get(1).standardError()).isEqualTo(2);
        assertThat(result.parameters().get(1).fromData()).isZero();
    }

    @Test
    void boundsHoldAndAreReported() {
        FitResult result = fit(
                new Formula(List.of(equal("a", 5, 0.01)), x -> Optional.of(new double[] {x[0]})),
                parameter("a", 0, 1, -2, 2));
        assertThat(result.parameters().get(0).value()).isCloseTo(2, within(1e-9));
        assertThat(result.parameters().get(0).atBound()).isTrue();
    }

    /** An inequality that holds asks for nothing; one that does not pulls until it holds. */
    @Test
    void inequalitiesPullOnlyWhileTheyDoNotHold() {
        FitGoal most = new FitGoal("most", "most", "", FitGoal.Sense.AT_MOST, 2, 1e-3, 1);
        FitModel model = new Formula(List.of(most), x -> Optional.of(new double[] {x[0]}));
        assertThat(fit(model, parameter("a", 1, 1, -9, 9)).parameters().get(0).value())
                .isEqualTo(1);
        assertThat(fit(model, parameter("a", 4, 1, -9, 9)).parameters().get(0).value())
                .isCloseTo(2, within(1e-4));
    }

    /** Where the model is not solved a step is refused: the answer lies before the edge. */
    @Test
    void aStepIntoTheUnsolvedIsRefused() {
        FitModel model = new Formula(
                List.of(equal("a", 3, 0.1)), x -> x[0] > 2 ? Optional.empty() : Optional.of(new double[] {x[0]}));
        double value =
                fit(model, parameter("a", 0, 1, -9, 9)).parameters().get(0).value();
        assertThat(value).isGreaterThan(0.5).isLessThanOrEqualTo(2);
    }

    @Test
    void aModelUnsolvedAtThePriorsIsRefused() {
        FitModel model = new Formula(List.of(equal("a", 3, 0.1)), x -> Optional.empty());
        assertThatThrownBy(() -> fit(model, parameter("a", 0, 1, -9, 9)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not solved at the priors");
    }

    /** The same problem gives the same bits. */
    @Test
    void repeatsBitForBit() {
        Formula model = new Formula(
                List.of(equal("a", 0.3, 0.1), equal("b", 0.7, 0.2)),
                x -> Optional.of(new double[] {Math.exp(x[0]) * x[1], Math.sin(x[0] + x[1])}));
        FitParameter[] parameters = {parameter("a", 0.1, 1, -9, 9), parameter("b", 0.2, 1, -9, 9)};
        assertThat(fit(model, parameters)).isEqualTo(fit(model, parameters));
    }
}
