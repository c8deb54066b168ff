package org.cgeleap.coupling.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LogMeanDivisiaTest {
    /** The published figures have ten digits. */
    private static final Offset<Double> PRINTED = within(5e-9);

    /**
     * Two categories, three factors, four years: the example of LMDIR (Heun, version of 2019, the package of Heun and Brockway
     * 2019, Applied Energy 241, after Ang 2005), with its printed results.
     */
    @Test
    void publishedExampleOfTwoCategoriesAndThreeFactors() {
        double[][] first = {{1, 10, 2}, {4, 5, 3}, {8, 2, 4}, {10, 1, 5}};
        double[][] second = {{4, 5, 3}, {5, 6, 4}, {5, 7, 5}, {6, 8, 6}};
        double[][] expected = {
            {69.79006598, -9.455125793, 39.66505981},
            {42.96021467, -34.31902656, 50.3588119},
            {54.01064234, -9.021284671, 54.01064234}
        };
        for (int t = 0; t < 3; t++) {
            double[] a = LogMeanDivisia.parts(first[t], first[t + 1]);
            double[] b = LogMeanDivisia.parts(second[t], second[t + 1]);
            for (int k = 0; k < 3; k++) {
                assertThat(a[k] + b[k]).as("year %d factor %d", t, k).isCloseTo(expected[t][k], PRINTED);
            }
        }
        assertThat(LogMeanDivisia.parts(first[0], first[1]))
                .containsExactly(new double[] {50.47438029, -25.23719014, 14.76280986}, PRINTED);
    }

    /** The eight cases of Ang, Zhang and Choi (1998), table 2, as far as a product can meet them. */
    @Test
    void zerosTakeTheirAnalyticalLimits() {
        assertThat(LogMeanDivisia.parts(new double[] {0, 10, 2}, new double[] {4, 5, 3}))
                .containsExactly(60, 0, 0);
        assertThat(LogMeanDivisia.parts(new double[] {4, 5, 3}, new double[] {5, 6, 0}))
                .containsExactly(0, 0, -60);
        assertThat(LogMeanDivisia.parts(new double[] {0, 5, 3}, new double[] {5, 6, 0}))
                .containsExactly(0, 0, 0);
        assertThat(LogMeanDivisia.parts(new double[] {0, 5, 0}, new double[] {0, 6, 0}))
                .containsExactly(0, 0, 0);
        // two factors that vanish together share what vanishes; what has no meaning takes no part
        assertThat(LogMeanDivisia.parts(new double[] {4, 5, 3}, new double[] {0, 6, 0}))
                .containsExactly(-30, 0, -30);
        assertThat(LogMeanDivisia.parts(new double[] {4, 5, 3}, new double[] {0, Double.NaN, Double.NaN}))
                .containsExactly(-60, 0, 0);
    }

    /** The limit itself: δ in the place of zero gives the limit up to terms that vanish as 1/ln δ. */
    @Test
    void zerosAreTheLimitOfSmallNumbers() {
        double[] tiny = LogMeanDivisia.parts(new double[] {1e-300, 10, 2}, new double[] {4, 5, 3});
        assertThat(tiny[0]).isCloseTo(60, within(60 * 3 / (300 * Math.log(10))));
    }

    @Test
    void partsAddUpToTheChangeAndForgetNoOrder() {
        Random random = new Random(20260105);
        for (int round = 0; round < 2000; round++) {
            double[] before = random.doubles(6, 1e-6, 50).toArray();
            double[] after = random.doubles(6, 1e-6, 50).toArray();
            if (round % 3 == 0) {
                after = Arrays.stream(before).map(x -> x * (1 + 1e-9)).toArray();
            }
            if (round % 5 == 0) {
                after[round % 6] *= 1e-17; // next to nothing, and not nothing
            }
            double change = LogMeanDivisia.product(after) - LogMeanDivisia.product(before);
            double size = Math.max(LogMeanDivisia.product(after), LogMeanDivisia.product(before));
            double[] there = LogMeanDivisia.parts(before, after);
            double[] back = LogMeanDivisia.parts(after, before);
            // a dozen roundings of parts that may exceed the change by the largest logarithm, about 57
            assertThat(Arrays.stream(there).sum()).isCloseTo(change, within(1e-13 * size));
            for (int k = 0; k < there.length; k++) {
                assertThat(there[k]).isCloseTo(-back[k], within(1e-13 * size));
            }
        }
    }

    /** L lies between the geometric and the arithmetic mean (Carlson 1972), also where its textbook form is 0/0. */
    @Test
    void logarithmicMean() {
        for (double ratio : new double[] {1, 1 + 1e-15, 1 + 1e-9, 1.5, 10, 1e8}) {
            double mean = LogMeanDivisia.logMean(3 * ratio, 3);
            assertThat(mean).isBetween(3 * Math.sqrt(ratio) * (1 - 1e-15), 1.5 * (1 + ratio) * (1 + 1e-15));
        }
        assertThat(LogMeanDivisia.logMean(2 * Math.E, 2)).isCloseTo(2 * (Math.E - 1), within(1e-15));
        assertThat(LogMeanDivisia.logMean(0, 5)).isZero();
    }

    @Test
    void aNegativeFactorIsRefused() {
        assertThatThrownBy(() -> LogMeanDivisia.parts(new double[] {-1, 2}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found -1");
    }
}
