package org.cgeleap.coupling.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Elementary effects of Ishigami against complete enumeration of the grid, p = 4. */
class MorrisTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 20, 1000})
    void ishigami(int r) {
        Morris design = new Morris(3, 4, r, 11);
        Morris.Result result = design.analyse(TestFunctions.at(design.points(), TestFunctions::ishigami), 3);
        // every step of x2 changes f by the same amount: exact for any r, to the rounding of sin²
        assertThat(result.effects()[1].muStar()).isCloseTo(7.875, within(1e-12));
        assertThat(result.lost()).isZero();
        if (r == 1000) {
            double[] muStar = {7.704054, 7.875, 6.248796};
            double[] sigma = {6.248796, 7.875, 8.837132};
            double[] mu = {7.704054, 0, 0};
            for (int j = 0; j < 3; j++) {
                double error = sigma[j] / Math.sqrt(r);
                assertThat(result.effects()[j].muStar()).isCloseTo(muStar[j], within(3 * error + 1e-6));
                assertThat(result.effects()[j].mu()).isCloseTo(mu[j], within(3 * error));
                // the standard error of a standard deviation is at most about that of the mean here
                assertThat(result.effects()[j].sigma()).isCloseTo(sigma[j], within(3 * error));
            }
        }
    }

    @Test
    void pointsStayOnTheGridAndMoveOneFactorAtATime() {
        double[][] points = new Morris(5, 6, 10, 1).points();
        for (int t = 0; t < 10; t++) {
            for (int step = 0; step < 5; step++) {
                double[] a = points[t * 6 + step];
                double[] b = points[t * 6 + step + 1];
                int moved = 0;
                for (int j = 0; j < 5; j++) {
                    assertThat(b[j] * 5).isCloseTo(Math.rint(b[j] * 5), within(1e-12));
                    assertThat(b[j]).isBetween(-1e-15, 1 + 1e-15);
                    moved += a[j] == b[j] ? 0 : 1;
                }
                assertThat(moved).isEqualTo(1);
            }
        }
    }

    /** A linear function has the same effect everywhere, whatever trajectories are lost. */
    @Test
    void aFailedRunTakesItsTrajectory() {
        Morris design = new Morris(2, 4, 10, 1);
        double[] y = TestFunctions.at(design.points(), u -> 2 * u[0] - 3 * u[1]);
        y[4] = Double.NaN;
        Morris.Result result = design.analyse(y, 1);
        assertThat(result.lost()).isCloseTo(0.1, within(1e-15));
        assertThat(result.effects()[0].mu()).isCloseTo(2, within(1e-12));
        assertThat(result.effects()[1].muStar()).isCloseTo(3, within(1e-12));
        assertThat(result.effects()[1].sigma()).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(result.effects()).allMatch(e -> e.muStarError() < 1e-12))
                .isTrue();
    }

    /**
     * f = 3 u1 + u2² + u1 u3 on the unit cube. Over all steps of 2/3 on the grid of four levels the effects are 3 + u3, 2/3 + 2 u2
     * (from u2 = 0 or 1/3) and u1, each grid level equally likely: means 3.5, 1, 0.5, standard deviations √5/6, 1/3, √5/6.
     */
    @Test
    void aFunctionWhoseEffectsAreKnownInClosedForm() {
        int r = 2_000;
        Morris morris = new Morris(3, 4, r, 11);
        double[][] u = morris.points();
        double[] y = new double[u.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = 3 * u[i][0] + u[i][1] * u[i][1] + u[i][0] * u[i][2];
        }
        Morris.Result result = morris.analyse(y, 1);
        double[] mean = {3.5, 1, 0.5};
        double[] spread = {Math.sqrt(5) / 6, 1.0 / 3, Math.sqrt(5) / 6};
        for (int j = 0; j < 3; j++) {
            Morris.Effect e = result.effects()[j];
            // three standard errors; that of a standard deviation is at most spread / √(2 r), as no effect has long
            // tails
            assertThat(e.mu()).isCloseTo(mean[j], within(3 * spread[j] / Math.sqrt(r)));
            assertThat(e.muStar()).isEqualTo(e.mu());
            assertThat(e.sigma()).isCloseTo(spread[j], within(3 * spread[j] / Math.sqrt(2 * r)));
            assertThat(e.muStarError()).isCloseTo(spread[j] / Math.sqrt(r), within(0.3 * spread[j] / Math.sqrt(r)));
        }
    }
}
