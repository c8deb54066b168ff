package org.cgeleap.coupling.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The logit of technology shares against its closed form. */
class TechnologySharesTest {

    /** Odds change by exp(−λ Δ) (McFadden 1974); two technologies of equal shares: 1 / (1 + exp(−λ Δ)). */
    @ParameterizedTest
    @CsvSource({"0.5, 0.3, 4", "0.9, -0.2, 10", "0.01, 2, 1", "0.25, 0, 7"})
    void oddsOfTwoTechnologies(double first, double dearer, double strength) {
        double[] shares =
                TechnologyResponse.shares(new double[] {first, 1 - first}, new double[] {dearer, 0}, strength);
        assertThat(shares[0] / shares[1]).isCloseTo(first / (1 - first) * Math.exp(-strength * dearer), within(1e-12));
        assertThat(shares[0] + shares[1]).isCloseTo(1, within(1e-14));
        if (first == 0.5) {
            assertThat(shares[0]).isCloseTo(1 / (1 + Math.exp(strength * dearer)), within(1e-14));
        }
    }

    @Test
    void baseSharesHoldAtBaseCostAndWhereAllGetDearerAlike() {
        double[] base = {0.2, 0.3, 0.5};
        assertThat(TechnologyResponse.shares(base, new double[3], 12)).containsExactly(base, within(1e-15));
        assertThat(TechnologyResponse.shares(base, new double[] {7, 7, 7}, 12)).containsExactly(base, within(1e-15));
        assertThat(TechnologyResponse.shares(base, new double[] {1, 2, 3}, 0)).containsExactly(base, within(1e-15));
    }

    /** What the scenario does not have stays away, and costs far apart do not overflow. */
    @Test
    void edges() {
        double[] shares = TechnologyResponse.shares(new double[] {0, 0.4, 0.6}, new double[] {-1e6, 1e6, -1e6}, 1);
        assertThat(shares).containsExactly(0, 0, 1);
        assertThat(Arrays.stream(TechnologyResponse.shares(new double[2], new double[] {1, 2}, 3))
                        .sum())
                .isZero();
    }

    /** The own-cost elasticity of a share at the start is −λ c (1 − s). */
    @Test
    void slopeAtTheStart() {
        double step = 1e-6;
        double[] shares = TechnologyResponse.shares(new double[] {0.3, 0.7}, new double[] {step, 0}, 5);
        assertThat((shares[0] - 0.3) / step).isCloseTo(-5 * 0.3 * 0.7, within(1e-5));
    }
}
