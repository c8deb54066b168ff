package org.cgeleap.coupling.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseReader;
import org.cgeleap.calibration.casefile.PolicyPeriod;
import org.junit.jupiter.api.Test;

/** Periods that do not follow each other, start late or change their rule. */
class CapPathPeriodsTest {
    private static final Case BUNDLED = CaseReader.read(Path.of("..", "calibration", "cases", "chongqing"));

    private static CapPath path(PolicyPeriod... periods) {
        Case b = BUNDLED;
        Case given = new Case(
                b.folder(),
                b.title(),
                b.years(),
                b.scenarios(),
                b.sectors(),
                b.energyGoods(),
                b.powerGood(),
                b.technologies(),
                b.trees(),
                List.of(periods),
                b.parameters(),
                b.households(),
                b.government(),
                b.near(),
                b.far(),
                b.labour(),
                b.capital(),
                b.inventories(),
                b.parts());
        return CapPath.of(given, "RS", 0.64);
    }

    private static PolicyPeriod annual(int from, int to, double rate) {
        return new PolicyPeriod("RS", from, to, rate, PolicyPeriod.Rule.ANNUAL);
    }

    /** A gap has no target; afterwards the path goes on from where it was. */
    @Test
    void aGapLeavesThePathWhereItWas() {
        CapPath path = path(annual(2021, 2022, 50), annual(2025, 2025, 25));
        assertThat(path.target(2022)).hasValue(0.16);
        assertThat(path.target(2023)).isEmpty();
        assertThat(path.target(2024)).isEmpty();
        assertThat(path.target(2025).orElseThrow()).isCloseTo(0.12, within(1e-15));
        assertThat(path.target(2026)).isEmpty();
        assertThat(path.target(2061)).isEmpty();
    }

    @Test
    void aStraightLineStartsFromTheTargetBeforeIt() {
        CapPath path = path(
                annual(2021, 2021, 50),
                new PolicyPeriod("RS", 2022, 2025, 100, PolicyPeriod.Rule.STRAIGHT_LINE_TO_ZERO));
        for (int k = 1; k <= 4; k++) {
            assertThat(path.target(2021 + k).orElseThrow()).isCloseTo(0.32 * (4 - k) / 4, within(1e-15));
        }
        assertThat(path.target(2025)).hasValue(0);
    }

    /** A rate below zero lets the intensity rise. */
    @Test
    void theIntensityMayRise() {
        assertThat(path(annual(2021, 2022, -10)).target(2022).orElseThrow()).isCloseTo(0.64 * 1.21, within(1e-15));
    }
}
