package org.cgeleap.coupling.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.ChangedInputs;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.loop.CoupledLoop;
import org.cgeleap.coupling.loop.LoopOptions;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.results.Results;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.cgeleap.coupling.study.StudyResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A technology that is exactly at the point where it begins to pay: its mark-up is the one at which it runs at nothing and
 * loses nothing. On one side of it nothing happens, on the other it is built.
 */
class KinkTest {
    private static final Path HOME = Path.of("..");
    private static final String MARKUP = "technology.coal-CCS.markup";
    private static final String SCENARIO = "CAP";

    private static final StudyOptions OPTIONS = new StudyOptions(
            Set.of(SCENARIO),
            new LoopOptions(1e-11, 60, 5, 1),
            SolverOptions.standard().withTolerance(1e-12),
            1);

    private static final List<Watched> OUTPUTS =
            Watched.parse(List.of("gdp@CAP@2050", "carbon_price@CAP@2050", "gdp@CAP@2049"));

    private static final CaseInputs INPUTS =
            CaseInputs.read(HOME.resolve("calibration/cases/china-12"), HOME, Map.of());

    private static double markup;

    private static StudyResult run(Map<String, Double> columns) {
        CaseInputs inputs = ChangedInputs.of(INPUTS, columns);
        Calibrated calibrated = Calibration.of(inputs, OPTIONS.solver());
        StudyResult result =
                new Study(calibrated, OPTIONS, Progress.NONE, s -> CoupledLoop.Start.from(Optional.empty())).run();
        assertThat(result.usable()).as("%s %s", columns, result.skipped()).isTrue();
        return result;
    }

    private static double[] values(Map<String, Double> columns) {
        return Watched.values(OUTPUTS, Results.of(run(columns)));
    }

    /** While the technology stands still its loss is linear in its cost: two points give the mark-up without a loss. */
    @BeforeAll
    static void findsTheMarkUp() {
        double high = 6;
        double low = 4;
        double lossHigh = loss(high);
        double lossLow = loss(low);
        assertThat(lossLow).isPositive();
        markup = low - lossLow * (high - low) / (lossHigh - lossLow);
        assertThat(loss(markup)).isCloseTo(0, within(1e-9));
    }

    /** Of the last year, in which the carbon price is the highest. */
    private static double loss(double at) {
        PathResult path = run(Map.of(MARKUP, at)).scenarios().get(1).path();
        EconomyYear year = path.year(path.years().size() - 1);
        List<Technology> technologies = year.economy().given().technologies();
        int technology = IntStream.range(0, technologies.size())
                .filter(g -> technologies.get(g).code().equals("coal-CCS"))
                .findFirst()
                .orElseThrow();
        assertThat(year.generationTwh(technology)).isCloseTo(0, within(1e-6));
        return year.solve().equilibrium().marginal(year.economy().generate(technology));
    }

    private static double generation(double at, int year) {
        PathResult path = run(Map.of(MARKUP, at)).scenarios().get(1).path();
        EconomyYear solved =
                path.years().stream().filter(y -> y.year() == year).findFirst().orElseThrow();
        List<Technology> technologies = solved.economy().given().technologies();
        return solved.generationTwh(IntStream.range(0, technologies.size())
                .filter(g -> technologies.get(g).code().equals("coal-CCS"))
                .findFirst()
                .orElseThrow());
    }

    /** The flag names variable, year and side; the derivative is that side's, and the other side's is another. */
    @Test
    void aTechnologyAtTheEdgeOfPayingIsFlaggedWithTheSideItsDerivativesHoldOn() {
        StudyResult study = run(Map.of(MARKUP, markup));
        CoupledGradient gradient = CoupledGradient.of(study, List.of(MARKUP, "sigma_kl"), OUTPUTS);
        assertThat(gradient.kinks()[0][0]).contains("2050").contains("coal-CCS").contains("for an increase");
        assertThat(gradient.kinks()[2][0]).as("the year before the kink").isEmpty();
        double[] here = values(Map.of(MARKUP, markup));
        double step = 1e-3 * markup;
        double[] up = values(Map.of(MARKUP, markup + step));
        double[] down = values(Map.of(MARKUP, markup - step));
        // dearer: it stands still as before, and nothing moves
        assertThat(gradient.derivatives()[0][0]).isCloseTo(0, within(1e-7));
        assertThat((up[0] - here[0]) / step).isCloseTo(0, within(1e-5));
        assertThat(gradient.derivatives()[1][0]).isCloseTo(0, within(1e-7));
        // cheaper: it is built and carbon is cheaper, which the derivative of the other side does not tell
        assertThat((here[1] - down[1]) / step).isGreaterThan(1);
    }

    /**
     * Close to the kink the derivative holds to both sides, but not far: an idle technology's loss is linear in its cost, so
     * the mark-up at which it begins to pay is known to the digit; a built one's is met with the error of going on straight.
     */
    @Test
    void howFarADerivativeHoldsIsSaidWhereASwitchIsNear() {
        double idle = 1.02 * markup;
        CoupledGradient gradient = CoupledGradient.of(run(Map.of(MARKUP, idle)), List.of(MARKUP, "sigma_kl"), OUTPUTS);
        assertThat(gradient.kinks()[0][0]).isEmpty();
        Reach reach = gradient.reaches()[0][0];
        assertThat(reach.from()).isCloseTo(markup, within(1e-7 * markup));
        assertThat(reach.to()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(reach.what())
                .startsWith("below, CAP 2050 ")
                .contains("coal-CCS")
                .endsWith("leaves its bound");
        // with a cheaper permit the year before, it begins to pay there at a lower cost
        assertThat(gradient.reaches()[2][0].from()).isBetween(0.99 * markup, reach.from());
        assertThat(gradient.reaches()[2][0].what()).contains("CAP 2049");
        double built = 0.99 * markup;
        Reach above = CoupledGradient.of(run(Map.of(MARKUP, built)), List.of(MARKUP), OUTPUTS)
                .reaches()[0][0];
        assertThat(above.what())
                .contains("above, CAP 2048 ")
                .contains("coal-CCS")
                .endsWith("reaches its bound");
        assertThat(above.from()).isLessThan(built);
        // solved anew to either side of where it should switch: built in that year, and not built
        assertThat(generation(above.to() - 2e-4 * markup, 2048)).isPositive();
        assertThat(generation(above.to() + 2e-4 * markup, 2048)).isZero();
        Reach far = CoupledGradient.of(run(Map.of(MARKUP, 1.2 * markup)), List.of(MARKUP), OUTPUTS)
                .reaches()[0][0];
        assertThat(far).as("a switch that is not within a tenth").isEqualTo(Reach.FAR);
    }

    /** Beyond the kink, where the technology is built, its mark-up has a derivative to both sides. */
    @Test
    void aBackstopThatIsBuiltHasTheDerivativeOfDifferencesByItsCost() {
        double built = 0.99 * markup;
        CoupledGradient gradient = CoupledGradient.of(run(Map.of(MARKUP, built)), List.of(MARKUP), OUTPUTS);
        double[] wide = difference(built, 2e-3 * built);
        double[] near = difference(built, 1e-3 * built);
        for (int w = 0; w < OUTPUTS.size(); w++) {
            double expected = near[w] + (near[w] - wide[w]) / 3;
            assertThat(gradient.derivatives()[w][0])
                    .as(OUTPUTS.get(w).name())
                    .isCloseTo(expected, within(Math.max(1e-5 * Math.abs(expected), 1e-8)));
            assertThat(gradient.kinks()[w][0]).isEmpty();
        }
        assertThat(gradient.derivatives()[1][0])
                .as("a dearer backstop makes carbon dearer")
                .isPositive();
    }

    private static double[] difference(double at, double step) {
        double[] up = values(Map.of(MARKUP, at + step));
        double[] down = values(Map.of(MARKUP, at - step));
        for (int w = 0; w < up.length; w++) {
            up[w] = (up[w] - down[w]) / (2 * step);
        }
        return up;
    }

    /** Along an elasticity the same kink is open; the difference to the side it names is the derivative, to the other not. */
    @Test
    void alongAnElasticityTheNamedSideIsTheOneWhoseDifferenceAgrees() {
        StudyResult study = run(Map.of(MARKUP, markup));
        CoupledGradient gradient = CoupledGradient.of(study, List.of("sigma_kl"), OUTPUTS);
        String flag = gradient.kinks()[0][0];
        assertThat(flag).containsAnyOf("for an increase", "for a decrease");
        double sign = flag.contains("for an increase") ? 1 : -1;
        double at = gradient.at()[0];
        double[] here = values(Map.of(MARKUP, markup));
        double[] slopes = new double[4];
        for (int side = 0; side < 2; side++) {
            for (int n = 0; n < 2; n++) {
                double step = (side == 0 ? sign : -sign) * at * 1e-2 / (1 + n);
                slopes[2 * side + n] = (values(Map.of(MARKUP, markup, "sigma_kl", at + step))[1] - here[1]) / step;
            }
        }
        double named = 2 * slopes[1] - slopes[0];
        double other = 2 * slopes[3] - slopes[2];
        double exact = gradient.derivatives()[1][0];
        assertThat(exact).isCloseTo(named, within(1e-3 * Math.abs(named)));
        assertThat(Math.abs(exact - other)).isGreaterThan(1e-2 * Math.abs(named));
    }
}
