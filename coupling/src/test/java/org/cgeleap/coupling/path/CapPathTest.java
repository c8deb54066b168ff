package org.cgeleap.coupling.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseReader;
import org.junit.jupiter.api.Test;

/** Targets of the bundled Table 1 against arithmetic by hand. */
class CapPathTest {
    private static final Case CASE = CaseReader.read(Path.of("..", "calibration", "cases", "chongqing"));

    private static double target(String scenario, int year) {
        return CapPath.of(CASE, scenario, 1).target(year).orElseThrow();
    }

    @Test
    void theReferenceFallsAtOneRate() {
        assertThat(target("RS", 2021)).isCloseTo(0.9575, within(1e-15));
        assertThat(target("RS", 2060)).isCloseTo(Math.pow(0.9575, 40), within(1e-15));
    }

    /** MODEL.md §4: Table 1's PP rates leave 1.79 % of the alignment year's intensity. */
    @Test
    void plannedPoliciesLeaveWhatTheSpecificationSays() {
        double byHand = Math.pow(0.9575, 5)
                * Math.pow(0.955, 5)
                * Math.pow(0.95, 5)
                * Math.pow(0.925, 5)
                * Math.pow(0.91, 5)
                * Math.pow(0.8925, 5)
                * Math.pow(0.8565, 5)
                * Math.pow(0.8, 5);
        assertThat(target("PP-NZES", 2060)).isCloseTo(byHand, within(1e-15)).isCloseTo(0.0179, within(5e-5));
    }

    @Test
    void hundredPercentIsAStraightLineToZero() {
        double before = target("AP-NZES", 2055);
        assertThat(target("AP-NZES", 2056)).isCloseTo(0.8 * before, within(1e-15));
        assertThat(target("AP-NZES", 2059)).isCloseTo(0.2 * before, within(1e-15));
        assertThat(target("AP-NZES", 2060)).isZero();
    }

    @Test
    void yearsAndScenariosWithoutAPeriodHaveNoTarget() {
        assertThat(CapPath.of(CASE, "RS", 1).target(2020)).isEmpty();
        assertThat(CapPath.of(CASE, "none", 1).target(2030)).isEmpty();
    }
}
