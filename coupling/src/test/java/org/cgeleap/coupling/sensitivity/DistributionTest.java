package org.cgeleap.coupling.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.cgeleap.coupling.sensitivity.Distribution.Discrete;
import org.cgeleap.coupling.sensitivity.Distribution.Empirical;
import org.cgeleap.coupling.sensitivity.Distribution.LogNormal;
import org.cgeleap.coupling.sensitivity.Distribution.Normal;
import org.cgeleap.coupling.sensitivity.Distribution.Triangular;
import org.cgeleap.coupling.sensitivity.Distribution.Truncated;
import org.cgeleap.coupling.sensitivity.Distribution.Uniform;
import org.cgeleap.coupling.sensitivity.InputSpace.Correlation;
import org.cgeleap.coupling.sensitivity.InputSpace.Input;
import org.junit.jupiter.api.Test;

/** Distributions, correlations, groups and samples. */
class DistributionTest {
    @Test
    void quantilesAndCumulativesAreInverse() {
        List<Distribution> all = List.of(
                new Uniform(0.17, 1),
                new Triangular(0.4, 1, 1.26),
                new Triangular(0, 0, 2),
                new Normal(3, 0.5),
                new LogNormal(2, 0.3),
                new Truncated(new Normal(1, 1), 0, 1.5));
        for (Distribution d : all) {
            for (double u = 0.01; u < 1; u += 0.07) {
                assertThat(d.cumulative(d.quantile(u))).isCloseTo(u, within(1e-9));
            }
        }
    }

    /** Closed forms: half-range h gives h/√3 and, symmetric triangular, h/√6; a normal cut to (−1, 1) has variance 0.29112509. */
    @Test
    void moments() {
        assertThat(new Uniform(1, 3).standardDeviation()).isCloseTo(1 / Math.sqrt(3), within(1e-15));
        assertThat(new Triangular(1, 2, 3).standardDeviation()).isCloseTo(1 / Math.sqrt(6), within(1e-15));
        // 1 − 2 φ(1) / (Φ(1) − Φ(−1)); the midpoint rule over 20,000 quantiles has an error near 1e-8
        double cut = 1 - 2 * Math.exp(-0.5) / Math.sqrt(2 * Math.PI) / 0.6826894921370859;
        Distribution truncated = new Truncated(new Normal(0, 1), -1, 1);
        assertThat(truncated.mean()).isCloseTo(0, within(1e-9));
        assertThat(Math.pow(truncated.standardDeviation(), 2)).isCloseTo(cut, within(1e-7));
        Distribution discrete = new Discrete(new double[] {2, 0}, new double[] {1, 3});
        assertThat(discrete.mean()).isEqualTo(0.5);
        assertThat(discrete.standardDeviation()).isCloseTo(Math.sqrt(0.75), within(1e-15));
        assertThat(discrete.quantile(0.7)).isEqualTo(0);
        assertThat(discrete.quantile(0.76)).isEqualTo(2);
        assertThat(new LogNormal(2, 0.3).mean()).isCloseTo(2 * Math.exp(0.045), within(1e-12));
    }

    /** Of a sample: its own mean, linear between the middles of its steps, its ends outside of them. */
    @Test
    void aSampleKeepsItsMean() {
        Distribution sample = new Empirical(new double[] {3, 1, 2, 7});
        assertThat(sample.mean()).isEqualTo(3.25);
        assertThat(List.of(sample.quantile(0), sample.quantile(0.125), sample.quantile(0.25), sample.quantile(0.5)))
                .containsExactly(1.0, 1.0, 1.5, 2.5);
        assertThat(sample.quantile(0.99)).isEqualTo(7);
        double sum = 0;
        for (int k = 0; k < 10_000; k++) {
            double u = (k + 0.5) / 10_000;
            sum += sample.quantile(u) / 10_000;
            if (u > 0.125 && u < 0.875) {
                assertThat(sample.cumulative(sample.quantile(u))).isCloseTo(u, within(1e-12));
            }
        }
        assertThat(sum).isCloseTo(3.25, within(1e-6));
        assertThatThrownBy(() -> new Empirical(new double[] {1, Double.NaN})).hasMessageContaining("two numbers");
        assertThatThrownBy(() -> new Discrete(new double[] {Double.NaN}, new double[] {1}))
                .hasMessageContaining("discrete: numbers");
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThatThrownBy(() -> new Uniform(1, 1)).hasMessageContaining("low < high");
        assertThatThrownBy(() -> new Normal(0, -1)).hasMessageContaining("sd > 0");
        assertThatThrownBy(() -> new Truncated(new Uniform(0, 1), 2, 3)).hasMessageContaining("some probability");
    }

    @Test
    void groupsMoveTogetherAndRanksAreTiedAsAsked() {
        InputSpace space = new InputSpace(
                List.of(
                        new Input("a", new Uniform(0, 1), "g"),
                        new Input("b", new Uniform(10, 20), "g"),
                        new Input("c", new Uniform(0, 1))),
                List.of(new Correlation("g", "c", 0.6)));
        assertThat(space.factors()).containsExactly("g", "c");
        assertThat(space.members(0)).extracting(Input::name).containsExactly("a", "b");
        double[][] u = Sampling.sobol(4096, 2, 3);
        double ab = 0;
        for (double[] point : u) {
            double[] x = space.values(point);
            assertThat(x[1]).isCloseTo(10 + 10 * x[0], within(1e-9));
            ab += 12 * (x[0] - 0.5) * (x[2] - 0.5) / u.length;
        }
        // uniform margins: Pearson's correlation is Spearman's; Sobol points of 4,096 err by less than 0.01
        assertThat(ab).isCloseTo(0.6, within(0.01));
        assertThatThrownBy(() -> new InputSpace(
                        List.of(
                                new Input("a", new Uniform(0, 1)),
                                new Input("b", new Uniform(0, 1)),
                                new Input("c", new Uniform(0, 1))),
                        List.of(
                                new Correlation("a", "b", 0.9),
                                new Correlation("b", "c", 0.9),
                                new Correlation("a", "c", -0.9))))
                .hasMessageContaining("cannot hold together");
    }

    @Test
    void samples() {
        double[][] hypercube = Sampling.latinHypercube(50, 4, 8);
        for (int j = 0; j < 4; j++) {
            boolean[] seen = new boolean[50];
            for (double[] u : hypercube) {
                seen[(int) (u[j] * 50)] = true;
            }
            assertThat(seen).doesNotContain(false);
        }
        // 2^k scrambled Sobol points: one in each of 2^k intervals of every factor
        double[][] sobol = Sampling.sobol(256, 30, 8);
        for (int j = 0; j < 30; j++) {
            boolean[] seen = new boolean[256];
            for (double[] u : sobol) {
                seen[(int) (u[j] * 256)] = true;
            }
            assertThat(seen).doesNotContain(false);
        }
        double[][] few = Sampling.monteCarlo(10, 3, 8);
        double[][] more = Sampling.monteCarlo(20, 3, 8);
        for (int i = 0; i < 10; i++) {
            assertThat(more[i]).containsExactly(few[i]);
        }
    }

    /** y = x1: the slice k of n has KS = max(k, n − 1 − k)/n; ten slices give a median of 0.7 and 0.9 at most. */
    @Test
    void givenData() {
        int n = 10_000;
        double[] x = new double[n];
        double[] dead = new double[n];
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < n; i++) {
            x[i] = (i + 0.5) / n;
            dead[i] = random.nextDouble();
        }
        GivenData.Importance own = GivenData.importance(GivenData.order(x), x, 10);
        assertThat(own.pawnMedian()).isCloseTo(0.7, within(1e-3));
        assertThat(own.pawnLargest()).isCloseTo(0.9, within(1e-3));
        // 1 − 1/100 lies between ten slices of a uniform number
        assertThat(own.firstOrder()).isCloseTo(0.99, within(1e-3));
        GivenData.Importance none = GivenData.importance(GivenData.order(dead), x, 10);
        // the 1 % point of Kolmogorov's statistic for slices of 1,000 is 0.052
        assertThat(none.pawnMedian()).isLessThan(0.052);
        assertThat(none.firstOrder()).isLessThan(0.005);
    }

    @Test
    void failuresAreTracedToTheirInput() {
        int n = 2000;
        double[] x = new double[n];
        double[] other = new double[n];
        boolean[] failed = new boolean[n];
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < n; i++) {
            x[i] = random.nextDouble();
            other[i] = random.nextDouble();
            failed[i] = x[i] > 0.95;
        }
        GivenData.Separation culprit = GivenData.separation(x, failed);
        assertThat(culprit.distance()).isEqualTo(1);
        assertThat(culprit.separates()).isTrue();
        assertThat(culprit.failedMedian()).isCloseTo(0.975, within(0.01));
        assertThat(GivenData.separation(other, failed).separates()).isFalse();
    }
}
