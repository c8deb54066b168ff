package org.cgeleap.leap.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cgeleap.leap.expression.Annuity;
import org.junit.jupiter.api.Test;

/** Annuity, present value and abatement curve against published or hand figures. */
final class CostTest {

    @Test
    void capitalRecoveryFactorOfFivePercentOverTwentyYears() {
        // 0.05 · 1.05^20 / (1.05^20 - 1); ten digits as tables of the factor print them
        assertThat(Annuity.capitalRecoveryFactor(0.05, 20, 0)).isCloseTo(0.0802425872, within(5e-11));
        assertThat(Annuity.capitalRecoveryFactor(0, 20, 0)).isEqualTo(0.05);
    }

    @Test
    void annuityHasThePresentValueOfTheInvestment() {
        double payment = 1000 * Annuity.capitalRecoveryFactor(0.07, 15, 0);
        double[] payments = new double[16];
        java.util.Arrays.fill(payments, 1, 16, payment);
        assertThat(new Discounting(0.07, 0).presentValue(payments)).isCloseTo(1000, within(1e-10));
    }

    @Test
    void presentValueByHand() {
        Discounting discounting = new Discounting(0.10, 1);
        // 100 in year 1, 110 in year 2, 121 in year 3 at 10 %: three times 100; year 0 lies before the base
        double[] costs = {500, 100, 110, 121};
        assertThat(discounting.presentValue(costs)).isCloseTo(300, within(1e-12));
        assertThat(discounting.presentValue(costs, 2, 2)).isCloseTo(100, within(1e-12));
        assertThat(discounting.factor(0)).isCloseTo(1.1, within(1e-15));
        assertThatThrownBy(() -> new Discounting(-1, 0)).hasMessageContaining("above -1");
    }

    @Test
    void curveIsSortedAndCumulativeAndIncreasesStandApart() {
        AbatementCurve curve = AbatementCurve.of(List.of(
                new AbatementMeasure("heat pump", 2, 6), // 300 yuan/t
                new AbatementMeasure("insulation", 1, -4), // -400
                new AbatementMeasure("more coal", -0.5, -1),
                new AbatementMeasure("kiln", 4, 2), // 50
                new AbatementMeasure("paint", 0, 3),
                new AbatementMeasure("nothing", 0, 0)));
        assertThat(curve.steps())
                .extracting(s -> s.measure().name())
                .containsExactly("insulation", "kiln", "heat pump");
        assertThat(curve.steps()).extracting(AbatementStep::costOfSavedCarbon).containsExactly(-400.0, 50.0, 300.0);
        assertThat(curve.steps()).extracting(AbatementStep::cumulativeAbatement).containsExactly(1.0, 5.0, 7.0);
        assertThat(curve.steps()).extracting(AbatementStep::cumulativeCost).containsExactly(-4.0, -2.0, 4.0);
        assertThat(curve.increases()).extracting(AbatementMeasure::name).containsExactly("more coal", "paint");
        assertThat(curve.netAbatement()).isEqualTo(6.5);
        assertThat(curve.netCost()).isEqualTo(6.0);
        assertThat(new AbatementMeasure("more coal", -0.5, -1).costOfSavedCarbon())
                .isEmpty();
    }
}
