package org.cgeleap.calibration.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The harmonisation against rows worked out by hand. */
class EnergyHarmonisationTest {
    private static final Codes GOOD = new Codes("energy good", List.of("COAL"));

    private static HarmonisedEnergy row(
            double[] value, double[] quantity, double low, double high, PriceBand... bands) {
        String[] names = {"A", "B", "C", "D", "E", "F"};
        Codes users = new Codes("user", Arrays.asList(names).subList(0, value.length));
        Map<String, UserClass> classes = new HashMap<>();
        users.list().forEach(u -> classes.put(u, new UserClass("all", low, high)));
        double[][] v = new double[value.length][];
        double[][] q = new double[value.length][];
        for (int u = 0; u < value.length; u++) {
            v[u] = new double[] {value[u]};
            q[u] = new double[] {quantity[u]};
        }
        return EnergyHarmonisation.harmonise(users, GOOD, v, q, classes, List.of(bands));
    }

    private static double[] values(HarmonisedEnergy h, int n) {
        double[] out = new double[n];
        for (int u = 0; u < n; u++) {
            out[u] = h.value(u, 0);
        }
        return out;
    }

    @Test
    void pricesWithinTheirRangeStayAsTheyAre() {
        HarmonisedEnergy h = row(new double[] {60, 40}, new double[] {2, 1}, 0.5, 2);
        assertThat(values(h, 2)).containsExactly(new double[] {60, 40}, within(1e-12));
        assertThat(h.notes()).isEmpty();
    }

    @Test
    void aPriceTooHighComesDownAndTheOthersRiseInProportion() {
        // average 33.33, range 20 to 50: A is cut to 50, B and C share the other 50: 10(1+λ) = 25
        HarmonisedEnergy h = row(new double[] {80, 10, 10}, new double[] {1, 1, 1}, 0.6, 1.5);
        assertThat(values(h, 3)).containsExactly(new double[] {50, 25, 25}, within(1e-12));
        assertThat(h.changes().get(0).user()).isEqualTo("A");
        assertThat(h.changes().get(0).change()).isCloseTo(-30, within(1e-12));
        assertThat(h.notes()).hasSize(1);
        assertThat(h.notes().get(0).kind()).isEqualTo(HarmonisationNote.Kind.PRICE_AT_BOUND);
    }

    @Test
    void aUserWithoutQuantityLosesItsValueToTheOthers() {
        HarmonisedEnergy h = row(new double[] {50, 50, 20}, new double[] {1, 1, 0}, 0.5, 2);
        assertThat(values(h, 3)).containsExactly(new double[] {60, 60, 0}, within(1e-12));
        assertThat(h.notes())
                .extracting(HarmonisationNote::kind)
                .containsExactly(HarmonisationNote.Kind.VALUE_WITHOUT_QUANTITY);
        assertThat(h.rowTotal("COAL")).isCloseTo(120, within(1e-12));
    }

    @Test
    void aUserWithoutValueEntersAtTheAveragePrice() {
        // prior 100 and 50 for a row of 100: both times 2/3
        HarmonisedEnergy h = row(new double[] {100, 0}, new double[] {1, 1}, 0.5, 2);
        assertThat(values(h, 2)).containsExactly(new double[] {200 / 3.0, 100 / 3.0}, within(1e-12));
        assertThat(h.notes())
                .extracting(HarmonisationNote::kind)
                .containsExactly(HarmonisationNote.Kind.QUANTITY_WITHOUT_VALUE);
    }

    @Test
    void anImplausibleAveragePriceMovesTheRow() {
        // 100 over 2 Mtce is 5000 yuan/tce or 2500 yuan/t; the band ends at 2000 yuan/t, 4000 yuan/tce: the row becomes
        // 80
        PriceBand band = new PriceBand(2000, "COAL", "yuan/t", 1000, 2000, 0.5);
        HarmonisedEnergy h = row(new double[] {60, 40}, new double[] {1, 1}, 0.5, 2, band);
        assertThat(h.rowTotal("COAL")).isCloseTo(80, within(1e-12));
        assertThat(values(h, 2)).containsExactly(new double[] {48, 32}, within(1e-12));
        assertThat(h.notes().get(0).kind()).isEqualTo(HarmonisationNote.Kind.ROW_TOTAL_MOVED);
        assertThat(h.notes().get(0).text()).contains("2500 yuan/t");
        assertThat(h.prices().get(0).natural()).isCloseTo(2000, within(1e-9));
        assertThat(h.prices().get(0).yuanPerTce()).isCloseTo(4000, within(1e-9));
    }

    @RepeatedTest(20)
    void noFeasibleRowLiesNearerToTheTable(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double[] v = random.doubles(6, 1, 100).toArray();
        double[] q = random.doubles(6, 1, 10).toArray();
        HarmonisedEnergy h = row(v, q, 0.5, 2);
        double[] best = values(h, 6);
        double total = Arrays.stream(v).sum();
        double average = total / Arrays.stream(q).sum();
        assertThat(Arrays.stream(best).sum()).isCloseTo(total, within(1e-10));
        for (int u = 0; u < 6; u++) {
            assertThat(best[u] / q[u] / average).isBetween(0.5 - 1e-12, 2 + 1e-12);
        }
        for (int trial = 0; trial < 200; trial++) {
            double[] other = best.clone();
            int from = random.nextInt(6);
            int to = random.nextInt(6);
            double moved = random.nextDouble();
            other[from] -= moved;
            other[to] += moved;
            boolean feasible = other[from] / q[from] >= 0.5 * average && other[to] / q[to] <= 2 * average;
            if (feasible) {
                assertThat(distance(other, v)).isGreaterThanOrEqualTo(distance(best, v) - 1e-9);
            }
        }
    }

    private static double distance(double[] x, double[] v) {
        double sum = 0;
        for (int u = 0; u < v.length; u++) {
            sum += (x[u] - v[u]) * (x[u] - v[u]) / v[u];
        }
        return sum;
    }

    @Test
    void aNegativeFlowIsRefusedByName() {
        assertThatThrownBy(() -> row(new double[] {-1, 2}, new double[] {1, 1}, 0.5, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("COAL by A is -1.0");
    }

    @Test
    void theCasesUsersAndBandsServe() {
        EnergyData data = ChongqingEnergy.DATA;
        int users = data.sectors().size();
        int goods = data.goods().size();
        double[][] q = new double[users][goods];
        double[][] v = new double[users][goods];
        for (int u = 0; u < users; u++) {
            for (int g = 0; g < goods; g++) {
                q[u][g] = ChongqingEnergy.ACCOUNTS_2017.deliveries(u, g);
                // a table with every price far too high: 0.9 yuan/kWh and the like
                v[u][g] = q[u][g] * 75;
            }
        }
        HarmonisedEnergy h = EnergyHarmonisation.harmonise(
                data.sectors(), data.goods(), v, q, data.userClasses(), data.priceBands(2017));
        assertThat(h.notes()).anyMatch(n -> n.kind() == HarmonisationNote.Kind.ROW_TOTAL_MOVED);
        assertThat(h.prices()).filteredOn(p -> p.good().equals("ELE")).allMatch(p -> p.natural() <= 0.8 + 1e-9);
    }
}
