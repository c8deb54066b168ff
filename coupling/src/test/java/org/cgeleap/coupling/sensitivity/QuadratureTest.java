package org.cgeleap.coupling.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.cgeleap.coupling.sensitivity.Distribution.Normal;
import org.cgeleap.coupling.sensitivity.InputSpace.Correlation;
import org.cgeleap.coupling.sensitivity.InputSpace.Input;
import org.junit.jupiter.api.Test;

/** Moments of the points, and means of cubics. */
class QuadratureTest {
    @Test
    void momentsToDegreeThree() {
        for (int n = 1; n <= 40; n++) {
            moments(Quadrature.stroud(n), n, 2 * n);
            moments(Quadrature.double4n(n), n, 4 * n);
        }
    }

    private static void moments(double[][] points, int n, int count) {
        assertThat(points.length).isEqualTo(count);
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double mean = 0;
                double covariance = 0;
                for (double[] z : points) {
                    mean += z[i] / count;
                    covariance += z[i] * z[j] / count;
                }
                assertThat(mean).isCloseTo(0, within(1e-12));
                assertThat(covariance).isCloseTo(i == j ? 1 : 0, within(1e-12));
                for (int k = j; k < n; k++) {
                    double third = 0;
                    for (double[] z : points) {
                        third += z[i] * z[j] * z[k] / count;
                    }
                    assertThat(third).isCloseTo(0, within(1e-12));
                }
            }
        }
    }

    @Test
    void reach() {
        for (double[] z : Quadrature.stroud(7)) {
            for (double v : z) {
                assertThat(Math.abs(v)).isLessThanOrEqualTo(Math.sqrt(2) + 1e-15);
            }
        }
        for (double[] z : Quadrature.double4n(7)) {
            for (double v : z) {
                // inside the ends of a uniform distribution
                assertThat(Math.abs(v)).isLessThan(Math.sqrt(3));
            }
        }
    }

    /** The fourth moment of the 4n points is the uniform distribution's, 1.8; Stroud's is 1.5. */
    @Test
    void fourthMoment() {
        for (int n = 1; n <= 9; n++) {
            double sum = 0;
            double[][] points = Quadrature.double4n(n);
            for (double[] z : points) {
                sum += Math.pow(z[0], 4) / points.length;
            }
            assertThat(sum).isCloseTo(1.8, within(1e-12));
        }
    }

    /** E of any cubic of correlated normals: its odd central moments vanish, its second ones are the covariance. */
    @Test
    void correlatedCubics() {
        double[] mean = {1, -2, 0.5};
        double[] sd = {0.3, 0.7, 0.2};
        double[] rank = {0.5, -0.3};
        InputSpace space = new InputSpace(
                List.of(
                        new Input("a", new Normal(mean[0], sd[0])),
                        new Input("b", new Normal(mean[1], sd[1])),
                        new Input("c", new Normal(mean[2], sd[2]))),
                List.of(new Correlation("a", "b", rank[0]), new Correlation("b", "c", rank[1])));
        double ab = 2 * Math.sin(Math.PI * rank[0] / 6) * sd[0] * sd[1];
        double bc = 2 * Math.sin(Math.PI * rank[1] / 6) * sd[1] * sd[2];
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 20; trial++) {
            double[] k = random.doubles(5, -2, 2).toArray();
            // k0 + k1 a + k2 a b + k3 b³ + k4 b² c
            double truth = k[0]
                    + k[1] * mean[0]
                    + k[2] * (mean[0] * mean[1] + ab)
                    + k[3] * (Math.pow(mean[1], 3) + 3 * mean[1] * sd[1] * sd[1])
                    + k[4] * (mean[1] * mean[1] * mean[2] + mean[2] * sd[1] * sd[1] + 2 * mean[1] * bc);
            for (double[][] points : List.of(Quadrature.stroud(3), Quadrature.double4n(3))) {
                double sum = 0;
                for (double[] z : points) {
                    double[] x = space.standardised(z);
                    sum += k[0]
                            + k[1] * x[0]
                            + k[2] * x[0] * x[1]
                            + k[3] * Math.pow(x[1], 3)
                            + k[4] * x[1] * x[1] * x[2];
                }
                assertThat(sum / points.length).isCloseTo(truth, within(1e-12));
            }
        }
    }
}
