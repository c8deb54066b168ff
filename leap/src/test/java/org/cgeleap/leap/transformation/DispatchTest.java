package org.cgeleap.leap.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dispatch against sums by hand. Tolerance 1e-12: a handful of products and sums. */
final class DispatchTest {
    private static final Offset<Double> EXACT = within(1e-12);

    private static DispatchUnit merit(double available, double rank) {
        return new DispatchUnit(DispatchRule.MERIT_ORDER, 0, available, rank);
    }

    private static DispatchUnit share(double share, double available) {
        return new DispatchUnit(DispatchRule.PERCENT_SHARE, share, available, 0);
    }

    @Test
    void equalRanksShareInProportionToCapacityTimesAvailability() {
        // base 40; two at rank 2 with 100 x 0.9 = 90 and 60 x 0.5 = 30: the open 60 of 100 splits 45 : 15
        double[] output = Dispatch.run(
                100, List.of(merit(60 * 0.5, 2), merit(40, 1), merit(100 * 0.9, 2), merit(50, 3)), LoadCurve.flat());
        assertThat(output).containsExactly(new double[] {15, 40, 45, 0}, EXACT);
    }

    @Test
    void loadCurveLeavesPeakPlantToThePeak() {
        // peak 100 for a tenth of the year, 60 for six tenths, 40 for the rest: energy 10 + 36 + 12 = 58
        LoadCurve curve =
                LoadCurve.ofSlices(new double[] {876, 5256, 2628}, new double[] {100, 60, 40}, StripHeight.GIVEN_POINT);
        assertThat(curve.loadFactor()).isCloseTo(0.58, EXACT);
        assertThat(curve.peak(58)).isCloseTo(100, EXACT);
        double[] output = Dispatch.run(58, List.of(merit(50, 1), merit(60, 2)), curve);
        // base 50 runs full at 100 and 60, at 40 in the valley: 5 + 30 + 12 = 47; the rest is 5 + 6 = 11
        assertThat(output).containsExactly(new double[] {47, 11}, EXACT);
    }

    @Test
    void meanOfNeighbouringPointsRaisesTheStrips() {
        LoadCurve curve = LoadCurve.ofSlices(
                new double[] {876, 5256, 2628}, new double[] {100, 60, 40}, StripHeight.MEAN_OF_NEIGHBOURS);
        // heights 100, (100 + 60)/2 = 80, (60 + 40)/2 = 50: 10 + 48 + 15 = 73
        assertThat(curve.loadFactor()).isCloseTo(0.73, EXACT);
        double[] output = Dispatch.run(73, List.of(merit(50, 1), merit(60, 2)), curve);
        assertThat(output).containsExactly(new double[] {5 + 30 + 15, 5 + 18}, EXACT);
    }

    @Test
    void peakIsEnergyOverTheSumOfLoadTimesHours() {
        // P = A / sum(s_i h_i), as LEAP's authors state it (forum thread 3989), with s in percent of the peak
        double[] hours = {1000, 3000, 4760};
        double[] load = {100, 70, 35};
        double megawattHours = 5_000_000;
        double expected = megawattHours / (1.00 * 1000 + 0.70 * 3000 + 0.35 * 4760);
        LoadCurve curve = LoadCurve.ofSlices(hours, load, StripHeight.GIVEN_POINT);
        assertThat(curve.peak(megawattHours / 8760)).isCloseTo(expected, within(1e-9));
        assertThat(curve.fillsTheYear()).isTrue();
    }

    @Test
    void sharesFollowTheLoadAndStopAtCapacity() {
        double[] output = Dispatch.run(
                200, List.of(share(0.5, Double.POSITIVE_INFINITY), share(0.3, 40), share(0.2, 90)), LoadCurve.flat());
        assertThat(output).containsExactly(new double[] {100, 40, 40}, EXACT);
    }

    @Test
    void fullCapacityRunsWhetherNeededOrNot() {
        DispatchUnit full = new DispatchUnit(DispatchRule.FULL_CAPACITY, 0, 70, 0);
        assertThat(Dispatch.run(50, List.of(full, merit(100, 1)), LoadCurve.flat()))
                .containsExactly(new double[] {70, 0}, EXACT);
        // with a valley of half the peak: load 100 and 50 for half the year each, the merit plant fills 30 at the peak
        LoadCurve curve = LoadCurve.ofSlices(new double[] {1, 1}, new double[] {100, 50}, StripHeight.GIVEN_POINT);
        assertThat(Dispatch.run(75, List.of(full, merit(100, 1)), curve)).containsExactly(new double[] {70, 15}, EXACT);
    }

    @Test
    void runningCostOrdersByCostAndProportionalTakesTheRest() {
        List<DispatchUnit> units = List.of(
                new DispatchUnit(DispatchRule.RUNNING_COST, 0, 30, 12.5),
                new DispatchUnit(DispatchRule.RUNNING_COST, 0, 30, 3.0),
                new DispatchUnit(DispatchRule.PROPORTIONAL_TO_CAPACITY, 0, 60, 0),
                new DispatchUnit(DispatchRule.PROPORTIONAL_TO_CAPACITY, 0, 20, 0));
        assertThat(Dispatch.run(40, units, LoadCurve.flat())).containsExactly(new double[] {10, 30, 0, 0}, EXACT);
        assertThat(Dispatch.run(100, units, LoadCurve.flat())).containsExactly(new double[] {30, 30, 30, 10}, EXACT);
    }

    @Test
    void whatCapacityCannotGiveIsMissing() {
        assertThat(Dispatch.run(100, List.of(merit(30, 1), merit(20, 2)), LoadCurve.flat()))
                .containsExactly(new double[] {30, 20}, EXACT);
    }

    @ParameterizedTest
    @EnumSource(DispatchRule.class)
    void rulesAreKnownByLeapsNames(DispatchRule rule) {
        assertThat(DispatchRule.named(rule.label())).contains(rule);
        assertThat(DispatchRule.named(" " + rule.name().toLowerCase(java.util.Locale.ROOT)))
                .contains(rule);
    }

    @Test
    void whatHasNoMeaningIsRefused() {
        assertThatThrownBy(() -> merit(Double.POSITIVE_INFINITY, 1)).hasMessageContaining("needs a capacity");
        assertThatThrownBy(() -> merit(-1, 1)).hasMessageContaining("not negative");
        assertThatThrownBy(() -> LoadCurve.ofLoadFactor(1.2)).hasMessageContaining("at most 1");
        assertThatThrownBy(() -> LoadCurve.ofSlices(new double[] {1}, new double[] {0}, StripHeight.GIVEN_POINT))
                .hasMessageContaining("without load");
        assertThatThrownBy(() -> LoadCurve.ofSlices(new double[] {1, 2}, new double[] {1}, StripHeight.GIVEN_POINT))
                .hasMessageContaining("one of each");
        assertThat(DispatchRule.named("Cheapest")).isEmpty();
    }
}
