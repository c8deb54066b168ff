package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussKronrodTest {
    @Test
    void powersAreIntegratedExactly() {
        for (int power = 0; power <= 22; power++) {
            double outer = 0;
            double inner = 0;
            for (int k = 0; k < GaussKronrod.POINTS; k++) {
                outer += GaussKronrod.weight(k) * Math.pow(GaussKronrod.node(k), power);
                inner += GaussKronrod.inner(k) * Math.pow(GaussKronrod.node(k), power);
            }
            assertThat(outer).isCloseTo(1.0 / (power + 1), within(1e-15));
            if (power <= 13) {
                assertThat(inner).isCloseTo(1.0 / (power + 1), within(1e-15));
            }
        }
    }
}
