package org.cgeleap.coupling.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The price of permits that may be kept, where emissions fall linearly with their price: closed forms. */
class PermitBankTest {
    private static final double UNREGULATED = 10;
    private static final double SLOPE = 0.02;
    private static final double INTEREST = 0.05;

    /** Bank over limit of every year at a first price: emissions are 10 − 0.02 price, the price grows by 5 %. */
    private static PermitBank.Trial<List<Double>> trial(double[] caps, double limit, double first) {
        List<Double> bank = new ArrayList<>();
        double kept = 0;
        double issued = 0;
        double tightest = Double.POSITIVE_INFINITY;
        int at = 0;
        double price = first;
        for (int t = 0; t < caps.length; t++) {
            kept += caps[t] - (UNREGULATED - SLOPE * price);
            issued += caps[t];
            bank.add(kept);
            double margin = kept + (t == caps.length - 1 ? 0 : limit);
            if (margin < tightest) {
                tightest = margin;
                at = t;
            }
            price *= 1 + INTEREST;
        }
        return new PermitBank.Trial<>(tightest / issued, at, bank);
    }

    private static PermitBank.Trial<List<Double>> solve(double[] caps, double limit, double guess) {
        return PermitBank.solve(price -> trial(caps, limit, price), guess, Double.NaN);
    }

    /** Caps that tighten faster than interest: Σ (10 − 0.02 p 1.05^t) = Σ cap in three years, so p = 9 / (0.02 · 3.1525). */
    @Test
    void onePriceForAllYearsWhereTheCapTightens() {
        double[] caps = {9, 7, 5};
        double price = 9 / (SLOPE * (1 + 1.05 + 1.05 * 1.05));
        for (double guess : new double[] {1e-3, 50, price, 1e4}) {
            PermitBank.Trial<List<Double>> found = solve(caps, 0, guess);
            assertThat(found.last()).isEqualTo(2);
            // Σ cap is 21 and the margin 1e-9 of it
            assertThat(found.result().get(0))
                    .isCloseTo(9 - (UNREGULATED - SLOPE * price), within(21 * PermitBank.TOLERANCE));
            assertThat(found.result().get(2)).isCloseTo(0, within(21 * PermitBank.TOLERANCE));
            assertThat(found.result()).allMatch(kept -> kept > -21 * PermitBank.TOLERANCE);
        }
    }

    /** With the slope of an earlier search and a guess a per cent off four trials are enough. */
    @Test
    void theSlopeOfAnEarlierSearchSavesTrials() {
        double[] caps = {9, 7, 5};
        double price = 9 / (SLOPE * (1 + 1.05 + 1.05 * 1.05));
        // margin = (Σ cap − 30 + 0.02 p Σ 1.05^t) / Σ cap, so its slope is 9/21 for a unit of ln p
        for (double guess : new double[] {0.99 * price, 1.01 * price}) {
            AtomicInteger trials = new AtomicInteger();
            PermitBank.Trial<List<Double>> found = PermitBank.solve(
                    p -> {
                        trials.incrementAndGet();
                        return trial(caps, 0, p);
                    },
                    guess,
                    9.0 / 21);
            assertThat(found.result().get(2)).isCloseTo(0, within(21 * PermitBank.TOLERANCE));
            assertThat(trials.get()).isLessThanOrEqualTo(4);
        }
    }

    /** Caps that loosen: nothing is worth keeping, and the first year stands alone at its own price. */
    @Test
    void withoutBorrowingALooseningCapEndsTheStretchAtOnce() {
        PermitBank.Trial<List<Double>> found = solve(new double[] {5, 7, 9}, 0, 50);
        assertThat(found.last()).isZero();
        assertThat(found.result().get(0)).isCloseTo(0, within(21 * PermitBank.TOLERANCE));
    }

    /** With enough to borrow the price path of the tightening cap holds for the loosening one as well. */
    @Test
    void borrowingMakesTheYearsOne() {
        double price = 9 / (SLOPE * (1 + 1.05 + 1.05 * 1.05));
        PermitBank.Trial<List<Double>> found = solve(new double[] {5, 7, 9}, 100, 50);
        assertThat(found.last()).isEqualTo(2);
        assertThat(found.result().get(0))
                .isCloseTo(5 - (UNREGULATED - SLOPE * price), within(21 * PermitBank.TOLERANCE));
        assertThat(found.result().get(0)).isNegative();
    }

    @Test
    void permitsNobodyNeedsAreWorthNothing() {
        PermitBank.Trial<List<Double>> found = solve(new double[] {12, 12}, 0, 50);
        assertThat(found.margin()).isPositive();
        assertThat(found.result()).containsExactly(2.0, 4.0);
    }

    @Test
    void aYearThatCannotBeSolvedEndsTheSearch() {
        PermitBank.Trial<String> failed =
                PermitBank.solve(price -> new PermitBank.Trial<>(Double.NaN, 0, "failed"), 50, Double.NaN);
        assertThat(failed.result()).isEqualTo("failed");
    }
}
