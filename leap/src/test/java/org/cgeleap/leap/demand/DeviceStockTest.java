package org.cgeleap.leap.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Stocks by vintage against sums by hand and against a cohort by cohort simulation. */
final class DeviceStockTest {
    private static final Offset<Double> EXACT = within(1e-12);
    /** All new, four fifths after a year, half after two, a fifth after three, then nothing. */
    private static final AgeCurve SURVIVAL =
            AgeCurve.of(new double[] {0, 1, 2, 3, 4}, new double[] {1, 0.8, 0.5, 0.2, 0}, false);

    @Test
    void stockIsWhatSurvivalLeavesOfTheVintages() {
        double[] given = {1000, 0, 0, 0};
        double[] sales = {0, 100, 200, 300};
        DeviceStock stock = DeviceStock.run(given, sales, new double[4], 1, new double[] {0.5, 0.3, 0.2}, SURVIVAL);
        assertThat(stock.stock(0)).isEqualTo(1000);
        // ages 0, 1, 2 at the start: 500 -> 400 -> 250 -> 100; 300 -> 187.5 -> 75 -> 0; 200 -> 80 -> 0
        assertThat(stock.stock(1)).isCloseTo(400 + 187.5 + 80 + 100, EXACT);
        assertThat(stock.stock(2)).isCloseTo(250 + 75 + 0 + 80 + 200, EXACT);
        assertThat(stock.stock(3)).isCloseTo(100 + 0 + 0 + 50 + 160 + 300, EXACT);
        // S(t) = S(t-1) + sales - retired
        for (int t = 1; t < 4; t++) {
            assertThat(stock.stock(t - 1) + sales[t] - stock.retired(t)).isCloseTo(stock.stock(t), within(1e-9));
        }
        assertThat(stock.vintage(1, 3)).isCloseTo(50, EXACT);
        assertThat(stock.vintage(-1, 2)).isCloseTo(75, EXACT); // a year old at the start
        assertThat(stock.vintage(-9, 2)).isZero();
    }

    @Test
    void energyWeighsVintageAndAge() {
        double[] given = {1000, 0, 0};
        DeviceStock stock =
                DeviceStock.run(given, new double[] {0, 100, 200}, new double[3], 1, new double[] {0.6, 0.4}, SURVIVAL);
        AgeCurve degradation = AgeCurve.of(new double[] {0, 10}, new double[] {1, 0.5}, true);
        double[] mileage = {10, 12, 15};
        // year 2: 600 -> 300 of age 2 at 10 · 0.9, 400 -> 100 of age 3 at 10 · 0.85, 80 of age 1 at 12 · 0.95, 200 new
        // at 15
        assertThat(stock.weighted(2, mileage, degradation))
                .isCloseTo(300 * 10 * 0.9 + 100 * 10 * 0.85 + 80 * 12 * 0.95 + 200 * 15, within(1e-9));
        assertThat(stock.weighted(0, mileage, degradation)).isCloseTo(10 * (600 + 400 * 0.95), within(1e-9));
    }

    @Test
    void scrappageTakesTheOldestFirst() {
        DeviceStock stock = DeviceStock.run(
                new double[] {100, 0, 0},
                new double[] {0, 50, 50},
                new double[] {0, 0, 30},
                1,
                new double[] {0.5, 0.5},
                AgeCurve.step(10));
        assertThat(stock.stock(1)).isCloseTo(150, EXACT);
        assertThat(stock.stock(2)).isCloseTo(170, EXACT);
        assertThat(stock.vintage(-1, 2)).isCloseTo(20, EXACT);
        assertThat(stock.vintage(0, 2)).isCloseTo(50, EXACT);
        assertThat(stock.vintage(1, 2)).isCloseTo(50, EXACT);
    }

    @Test
    void stockBeforeTheFirstSalesYearIsTheOneGiven() {
        DeviceStock stock = DeviceStock.run(
                new double[] {100, 120, 90, 1},
                new double[] {5, 5, 5, 5},
                new double[4],
                3,
                new double[] {1},
                AgeCurve.step(2));
        assertThat(stock.stock(1)).isEqualTo(120);
        assertThat(stock.stock(2)).isEqualTo(90);
        assertThat(stock.stock(3)).isCloseTo(95, EXACT);
        assertThatThrownBy(() -> DeviceStock.run(
                        new double[2], new double[2], new double[2], 0, new double[] {1}, AgeCurve.step(2)))
                .hasMessageContaining("first sales year");
    }

    @RepeatedTest(20)
    void everyCohortFollowsItsProfile(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        int years = 25;
        double[] fractions = new double[12];
        double[] ages = new double[12];
        double left = 1;
        for (int a = 0; a < 12; a++) {
            ages[a] = a;
            fractions[a] = left;
            left *= 0.5 + 0.5 * random.nextDouble();
        }
        double[] share = new double[8];
        Arrays.setAll(share, a -> random.nextDouble());
        double sum = Arrays.stream(share).sum();
        Arrays.setAll(share, a -> share[a] / sum);
        double[] sales = new double[years];
        Arrays.setAll(sales, t -> 100 * random.nextDouble());
        double[] given = new double[years];
        given[0] = 5000;
        DeviceStock stock =
                DeviceStock.run(given, sales, new double[years], 1, share, AgeCurve.of(ages, fractions, false));
        for (int t = 1; t < years; t++) {
            double expected = 0;
            for (int a = 0; a < share.length; a++) {
                int age = a + t;
                expected += age < 12 ? 5000 * share[a] * fractions[age] / fractions[a] : 0;
            }
            for (int v = 1; v <= t; v++) {
                expected += t - v < 12 ? sales[v] * fractions[t - v] : 0;
            }
            assertThat(stock.stock(t)).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void profilesAreReadBetweenTheirAges() {
        AgeCurve curve = AgeCurve.of(new double[] {0, 2, 6}, new double[] {1, 0.8, 0.4}, true);
        assertThat(curve.at(1)).isCloseTo(0.9, EXACT);
        assertThat(curve.at(5)).isCloseTo(0.5, EXACT);
        assertThat(curve.at(60)).isCloseTo(0.4, EXACT);
        assertThat(AgeCurve.step(10).at(9)).isEqualTo(1);
        assertThat(AgeCurve.step(10).at(10)).isZero();
        assertThat(AgeCurve.step(9.5).at(9)).isEqualTo(1);
        assertThat(AgeCurve.constant().at(99)).isEqualTo(1);
        assertThatThrownBy(() -> AgeCurve.of(new double[] {1}, new double[] {1}, true))
                .hasMessageContaining("age 0");
        assertThatThrownBy(() -> AgeCurve.of(new double[] {0, 3, 2}, new double[] {1, 1, 1}, true))
                .hasMessageContaining("point 3");
    }

    @Test
    void usefulEnergyKeepsTheFinalEnergyOfTheBaseYear() {
        // 10 GJ of final heat, 60 % coal at 0.5, 40 % gas at 0.8: useful 10 (0.3 + 0.32) = 6.2
        double[] share = {0.6, 0.4};
        double[] efficiency = {0.5, 0.8};
        double useful = UsefulEnergy.usefulIntensity(10, share, efficiency);
        assertThat(useful).isCloseTo(6.2, EXACT);
        double[] usefulShare = UsefulEnergy.usefulShares(share, efficiency);
        assertThat(usefulShare[0]).isCloseTo(0.3 / 0.62, EXACT);
        assertThat(UsefulEnergy.finalEnergy(7, useful, usefulShare[0], 0.5)).isCloseTo(42, within(1e-12));
        assertThat(UsefulEnergy.finalEnergy(7, useful, usefulShare[1], 0.8)).isCloseTo(28, within(1e-12));
    }
}
