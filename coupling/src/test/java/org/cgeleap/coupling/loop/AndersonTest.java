package org.cgeleap.coupling.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two linear models that answer each other: output y = a + b e, energy e = c + d y with b d = ρ. The composite map of
 * (ln) energy of two sectors is G(x) = x* + R (x − x*), with R of spectral radius |ρ| and fixed point x* known.
 */
class AndersonTest {
    private static final double[] FIXED_POINT = {0.7, -1.3};

    /** R = ρ [[1, 0.4], [0, 0.6]]: both sectors, one driving the other. */
    private static double[] map(double rho, double[] x) {
        double a = x[0] - FIXED_POINT[0];
        double b = x[1] - FIXED_POINT[1];
        return new double[] {FIXED_POINT[0] + rho * (a + 0.4 * b), FIXED_POINT[1] + rho * 0.6 * b};
    }

    private static int iterations(Anderson method, double rho, double[] x, int most) {
        for (int k = 1; k <= most; k++) {
            double[] g = map(rho, x);
            double[] f = {g[0] - x[0], g[1] - x[1]};
            if (Math.max(Math.abs(f[0]), Math.abs(f[1])) <= 1e-6) {
                return k;
            }
            double[] next = method.next(x, f);
            x[0] = next[0];
            x[1] = next[1];
        }
        return most + 1;
    }

    /** CONVERGENCE.md's toy: the numbers of rounds it asks for. */
    @ParameterizedTest
    @CsvSource({"-1.5, 8", "-0.95, 8", "0.5, 8", "0.95, 15"})
    void theFixedPointIsFoundWhereSubstitutionIsSlowOrDiverges(double rho, int most) {
        double[] x = {0, 0};
        assertThat(iterations(new Anderson(5, 1), rho, x, 50)).isLessThanOrEqualTo(most);
        // the residual bounds the error by 1/(1 − ρ), at most 20
        assertThat(x[0]).isCloseTo(FIXED_POINT[0], within(3e-5));
        assertThat(x[1]).isCloseTo(FIXED_POINT[1], within(3e-5));
    }

    @Test
    void withoutHistoryItIsSubstitution() {
        double[] next = new Anderson(0, 1).next(new double[] {2, 3}, new double[] {-0.5, 0.25});
        assertThat(next).containsExactly(1.5, 3.25);
        double[] damped = new Anderson(0, 0.5).next(new double[] {2, 3}, new double[] {-0.5, 0.25});
        assertThat(damped).containsExactly(1.75, 3.125);
    }

    @Test
    void substitutionDivergesWhereTheMapExpands() {
        assertThat(iterations(new Anderson(0, 1), -1.5, new double[] {0, 0}, 60))
                .isGreaterThan(60);
    }

    /** Three far starts end within 1e-5 of each other (the map has one fixed point). */
    @ParameterizedTest
    @ValueSource(doubles = {-100, 0, 1000})
    void theStartDoesNotMatter(double start) {
        double[] x = {start, -start};
        assertThat(iterations(new Anderson(5, 1), -0.95, x, 50)).isLessThanOrEqualTo(12);
        assertThat(x[0]).isCloseTo(FIXED_POINT[0], within(1e-5));
    }
}
