package org.cgeleap.coupling.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.cgeleap.coupling.sensitivity.SobolIndices.Index;
import org.cgeleap.coupling.sensitivity.SobolIndices.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indices of functions whose decomposition is known. */
class SobolIndicesTest {
    private static final int N = 4096;

    /** The project's own gate: 0.01 at N = 4,096, and within 3 bootstrap errors. */
    private static void near(Index found, double truth) {
        assertThat(found.value()).isCloseTo(truth, within(0.01));
        // 1e-12: an index of a factor without effect has no spread, and rounding
        assertThat(found.value()).isCloseTo(truth, within(3 * found.error() + 1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ishigami(long seed) {
        SobolIndices design = new SobolIndices(N, 3, true, seed);
        Result r = design.analyse(TestFunctions.at(design.points(), TestFunctions::ishigami), 7);
        for (int j = 0; j < 3; j++) {
            near(r.first()[j], TestFunctions.ISHIGAMI_FIRST[j]);
            near(r.total()[j], TestFunctions.ISHIGAMI_TOTAL[j]);
        }
        assertThat(r.second()[0][2].value()).isCloseTo(0.2436836641, within(3 * r.second()[0][2].error()));
        assertThat(r.second()[0][1].value()).isCloseTo(0, within(3 * r.second()[0][1].error()));
        assertThat(r.second()[1][2].value()).isCloseTo(0, within(3 * r.second()[1][2].error()));
        assertThat(r.reliable()).isTrue();
        assertThat(r.lostBlocks()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sobolG(long seed) {
        SobolIndices design = new SobolIndices(N, 8, false, seed);
        Result r = design.analyse(TestFunctions.at(design.points(), TestFunctions::g), 7);
        for (int j = 0; j < 8; j++) {
            near(r.first()[j], TestFunctions.G_FIRST[j]);
            near(r.total()[j], TestFunctions.G_TOTAL[j]);
        }
    }

    /** S = ST = c²/Σc²; no interaction. */
    @Test
    void additive() {
        SobolIndices design = new SobolIndices(N, 3, true, 5);
        double[] c = {3, 2, 1};
        double[] y = TestFunctions.at(design.points(), u -> c[0] * u[0] + c[1] * u[1] + c[2] * u[2]);
        Result r = design.analyse(y, 1);
        for (int j = 0; j < 3; j++) {
            near(r.first()[j], c[j] * c[j] / 14);
            near(r.total()[j], c[j] * c[j] / 14);
        }
        assertThat(r.second()[0][1].value()).isCloseTo(0, within(3 * r.second()[0][1].error()));
    }

    @Test
    void constantGivesZerosAndADeadInputExactlyNone() {
        SobolIndices design = new SobolIndices(256, 2, false, 5);
        Result constant = design.analyse(TestFunctions.at(design.points(), u -> 0.1), 1);
        assertThat(constant.constant()).isTrue();
        for (int j = 0; j < 2; j++) {
            assertThat(constant.first()[j].value()).isZero();
            assertThat(constant.total()[j].value()).isZero();
        }
        Result dead = design.analyse(TestFunctions.at(design.points(), u -> Math.exp(u[0])), 1);
        assertThat(dead.constant()).isFalse();
        assertThat(dead.total()[1].value()).isEqualTo(0.0);
        assertThat(dead.first()[1].value()).isEqualTo(0.0);
    }

    /** One run in twenty fails at random; a block of five is then whole with probability 0.95⁵ = 0.774. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void plantedFailures(long seed) {
        SobolIndices design = new SobolIndices(N, 3, false, seed);
        double[] y = TestFunctions.at(design.points(), TestFunctions::ishigami);
        SplittableRandom random = new SplittableRandom(seed);
        int planted = 0;
        for (int i = 0; i < y.length; i++) {
            if (random.nextInt(100) < 5) {
                y[i] = Double.NaN;
                planted++;
            }
        }
        Result r = design.analyse(y, 7);
        assertThat(r.failedRuns()).isEqualTo(planted / (double) y.length);
        // four standard deviations of a proportion of 4,096
        assertThat(r.lostBlocks()).isCloseTo(1 - Math.pow(0.95, 5), within(4 * Math.sqrt(0.226 * 0.774 / N)));
        assertThat(r.reliable()).isEqualTo(planted / (double) y.length <= 0.05);
        for (int j = 0; j < 3; j++) {
            assertThat(r.first()[j].value())
                    .isCloseTo(TestFunctions.ISHIGAMI_FIRST[j], within(3 * r.first()[j].error()));
            assertThat(r.total()[j].value())
                    .isCloseTo(TestFunctions.ISHIGAMI_TOTAL[j], within(3 * r.total()[j].error()));
        }
        Result[] bounds = design.bounds(y, 7);
        // a failed run set to an extreme is a large effect of every factor
        assertThat(bounds[1].total()[1].value()).isGreaterThan(r.total()[1].value());
        assertThat(bounds[0].failedRuns()).isZero();
    }

    /** A longer design begins with the shorter one, so that N grows by adding and the convergence at N/4 is real. */
    @Test
    void growsByAdding() {
        double[][] small = new SobolIndices(64, 3, false, 9).points();
        double[][] large = new SobolIndices(128, 3, false, 9).points();
        for (int i = 0; i < small.length; i++) {
            assertThat(large[i]).containsExactly(small[i]);
        }
    }

    @Test
    void refusesACountThatIsNotAPowerOfTwo() {
        assertThatThrownBy(() -> new SobolIndices(1000, 3, false, 9)).hasMessageContaining("power of 2");
    }
}
