package org.cgeleap.coupling.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cgeleap.coupling.batch.Watched;
import org.junit.jupiter.api.Test;

/** Sentences say no more than their intervals, and say it with units; axes tell their ticks apart. */
class VerdictsTest {
    private static final Watched PRICE =
            Watched.parse(List.of("carbon_price@NZ@2060")).get(0);

    @Test
    void aShareIsSaidAsFarAsItsIntervalLetsOne() {
        assertThat(Verdicts.firstOrder("sigma", PRICE, 0.61, 0.0155, ""))
                .isEqualTo("sigma explains 61 ± 3 % of the variance of the carbon price of NZ in 2060.");
        assertThat(Verdicts.total("sigma", PRICE, 0.7, 0.6, ""))
                .isEqualTo("These runs do not tell what explains the variance of the carbon price of NZ in 2060: the"
                        + " largest estimate is 70 ± 118 %, of sigma with its interactions; more points would.");
        assertThat(Verdicts.firstOrder("sigma", PRICE, 1.04, 0.2, ""))
                .isEqualTo("sigma explains at least 65 % of the variance of the carbon price of NZ in 2060"
                        + " (estimated 104 ± 39 %).");
    }

    @Test
    void numbersHaveUnits() {
        assertThat(Verdicts.swing("sigma", PRICE, "yuan/t CO2", 243.3, 333.8, ""))
                .endsWith("from 243.3 at its low end to 333.8 at its high end (yuan/t CO2).");
        assertThat(Verdicts.moments(PRICE, "1", 0.5, 0.25))
                .endsWith("has a mean of 0.5 and a standard deviation of 0.25.");
    }

    @Test
    void ticksOfLargeNumbersDiffer() {
        assertThat(XyChart.tick(2_776_000, 1000)).isEqualTo("2776000");
        assertThat(XyChart.tick(27_760_000, 10_000)).isEqualTo("2.776e+07");
        assertThat(XyChart.tick(1.0002e-3, 2e-7)).isEqualTo("1.0002e-03");
    }
}
