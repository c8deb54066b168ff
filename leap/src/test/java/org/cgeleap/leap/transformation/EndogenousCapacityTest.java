package org.cgeleap.leap.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Capacity expansion: the example of LEAP's rule, and steps by hand. Capacities in MW, energies in MW years. */
final class EndogenousCapacityTest {

    @Test
    void exampleOfTheReserveMargin() {
        // 8760 GWh = 1000 MW years; load factor 0.5: peak 2000 MW. 2100 MW before: margin 5 %; target 20 %: need 300 MW
        double energy = 8760e3 / 8760;
        double peak = LoadCurve.ofLoadFactor(0.5).peak(energy);
        assertThat(peak).isCloseTo(2000, within(1e-9));
        assertThat(EndogenousCapacity.margin(2100, peak)).isCloseTo(0.05, within(1e-12));
        assertThat(EndogenousCapacity.need(2100, peak, 0.20)).isCloseTo(300, within(1e-9));
        assertThat(EndogenousCapacity.need(2500, peak, 0.20)).isZero();
        assertThat(EndogenousCapacity.need(0, 0, 0.20)).isZero();
    }

    @Test
    void exampleAsAModule() {
        Plant plants = new Plant(1);
        ConversionModule module = new ConversionModule(
                "Power",
                List.of(plants.output(0, false, false)),
                List.of(plants.plant("Coal", 1, 0.4, 2100, 1, 1)),
                List.of(LoadCurve.ofLoadFactor(0.5)),
                plants.always(0.20),
                List.of(new CapacityAddition(0, 100)),
                Plant.NONE);
        ModuleYear year = plants.run(List.of(module), List.of(), 1000, 0).module(0, 0);
        assertThat(year.peak()).isCloseTo(2000, within(1e-9));
        assertThat(year.marginBefore()).isCloseTo(0.05, within(1e-12));
        assertThat(year.added()[0]).isCloseTo(300, within(1e-9));
        assertThat(year.capacity()[0]).isCloseTo(2400, within(1e-9));
        assertThat(year.marginAfter()).isCloseTo(0.20, within(1e-12));
        assertThat(year.output()[0]).isCloseTo(1000, within(1e-9));
        assertThat(year.consumed()[1]).isCloseTo(2500, within(1e-9));
    }

    @Test
    void stepsAreWholeAndTheListGoesOnNextYear() {
        // 500 MW of coal, then 300 MW of turbines, as in LEAP's help on endogenous capacity
        EndogenousCapacity capacity = new EndogenousCapacity(
                List.of(new CapacityAddition(0, 500), new CapacityAddition(1, 300)), new double[] {30, 3}, 6);
        double[] credit = {1, 1};
        capacity.add(0, 1000, 1000, 0.2, credit, 0); // need 200
        assertThat(capacity.added(0, 0)).isEqualTo(500);
        assertThat(capacity.added(1, 0)).isZero();
        capacity.add(1, 1000, 1500, 0.2, credit, capacity.place()); // need 800: 300, then 500
        assertThat(capacity.added(1, 1)).isEqualTo(300);
        assertThat(capacity.added(0, 1)).isEqualTo(500);
        capacity.add(1, 1000, 1500, 0.2, credit, 1); // asked again: the same
        assertThat(capacity.added(1, 1)).isEqualTo(300);
        assertThat(capacity.inService(1, 3)).isEqualTo(300);
        assertThat(capacity.inService(1, 4)).isZero(); // lifetime 3: years 1, 2, 3
        assertThat(capacity.inService(0, 4)).isEqualTo(1000);
    }

    @Test
    void creditCountsTowardsTheMarginAndManySmallStepsAreQuick() {
        EndogenousCapacity wind = new EndogenousCapacity(List.of(new CapacityAddition(0, 10)), new double[] {20}, 1);
        wind.add(0, 0, 100, 0.1, new double[] {0.25}, 0); // need 110 at a credit of 2.5 a step: 44 steps
        assertThat(wind.added(0, 0)).isEqualTo(440);
        EndogenousCapacity crumbs =
                new EndogenousCapacity(List.of(new CapacityAddition(0, 1e-6)), new double[] {20}, 1);
        crumbs.add(0, 0, 1e6, 0, new double[] {1}, 0);
        assertThat(crumbs.added(0, 0)).isCloseTo(1e6, within(1e-4));
        EndogenousCapacity useless = new EndogenousCapacity(List.of(new CapacityAddition(0, 10)), new double[] {20}, 1);
        useless.add(0, 0, 100, 0.1, new double[] {0}, 0);
        assertThat(useless.added(0, 0)).isZero();
        assertThatThrownBy(() -> new CapacityAddition(0, 0)).hasMessageContaining("above 0");
    }
}
