package org.cgeleap.coupling.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Where failures leave one block or trajectory, or none, nothing is claimed: no index, no error of zero. */
class FewRunsLeftTest {
    private static final int BLOCKS = 4;

    @Test
    void noBlockGivesNoIndexAndOneBlockNoError() {
        SobolIndices design = new SobolIndices(BLOCKS, 2, true, 1);
        double[] y = TestFunctions.at(design.points(), u -> u[0] + 2 * u[1]);
        double[] one = y.clone();
        for (int block = 1; block < BLOCKS; block++) {
            one[block * design.blockSize()] = Double.NaN;
        }
        SobolIndices.Result left = design.analyse(one, 1);
        assertThat(left.lostBlocks()).isEqualTo(0.75);
        assertThat(left.first()[0].value()).isFinite();
        assertThat(left.first()[0].error()).isNaN();
        Arrays.fill(y, Double.NaN);
        SobolIndices.Result none = design.analyse(y, 1);
        assertThat(none.lostBlocks()).isOne();
        assertThat(none.constant()).isFalse();
        for (int j = 0; j < 2; j++) {
            assertThat(none.first()[j].value()).isNaN();
            assertThat(none.total()[j].value()).isNaN();
            assertThat(none.total()[j].error()).isNaN();
        }
        assertThat(none.second()[0][1].value()).isNaN();
    }

    @Test
    void oneTrajectoryHasEffectsButNoSpread() {
        Morris design = new Morris(2, 4, 2, 1);
        double[] y = TestFunctions.at(design.points(), u -> u[0] + 2 * u[1]);
        y[0] = Double.NaN;
        Morris.Effect effect = design.analyse(y, 1).effects()[1];
        assertThat(effect.muStar()).isEqualTo(2, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(effect.sigma()).isNaN();
        assertThat(effect.muStarError()).isNaN();
    }
}
