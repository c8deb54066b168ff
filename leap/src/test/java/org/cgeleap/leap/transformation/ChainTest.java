package org.cgeleap.leap.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Chains of modules by hand. Tolerance 1e-10 where the chain is repeated to 1e-12, else rounding. */
final class ChainTest {
    private static final Offset<Double> EXACT = within(1e-10);
    private static final int ELE = 0;
    private static final int DIESEL = 1;
    private static final int CRUDE = 2;

    private final Plant plants = new Plant(1);

    @Test
    void feedbackFlowAsInLeapsHelp() {
        // LEAP's help on feedback flows: demand 100, plant at one third, refinery at 94 %, which needs 1/60 of
        // electricity per unit of diesel. Rounds 100, 105, 105.25, …: the limit is 100 / (1 - 0.05)
        TransformationResult result = plants.run(
                List.of(
                        plants.module(
                                "Power",
                                plants.output(ELE, false, false),
                                plants.whole("Engine", 1 / 3.0, DIESEL, 0, 0)),
                        plants.module(
                                "Refining",
                                plants.output(DIESEL, false, false),
                                plants.whole("Refinery", 0.94, CRUDE, ELE, 5 / 300.0))),
                List.of(),
                100,
                0,
                0);
        double power = 100 / 0.95;
        assertThat(result.module(0, 0).output()[0]).isCloseTo(power, EXACT);
        assertThat(result.module(1, 0).output()[0]).isCloseTo(3 * power, EXACT);
        assertThat(result.module(1, 0).ownUse()[ELE]).isCloseTo(0.05 * power, EXACT);
        assertThat(result.years().get(0).imports()[CRUDE]).isCloseTo(3 * power / 0.94, EXACT);
        assertThat(result.years().get(0).unmet()[ELE]).isCloseTo(0, EXACT);
    }

    @Test
    void aChainThatEatsItselfIsRefused() {
        assertThatThrownBy(() -> plants.run(
                        List.of(
                                plants.module(
                                        "Power",
                                        plants.output(ELE, false, false),
                                        plants.whole("Engine", 1 / 3.0, DIESEL, 0, 0)),
                                plants.module(
                                        "Refining",
                                        plants.output(DIESEL, false, false),
                                        plants.whole("Refinery", 0.94, CRUDE, ELE, 0.4))),
                        List.of(),
                        100,
                        0,
                        0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not settle");
    }

    @Test
    void wrongOrderLeavesTheRequirementUnmet() {
        // the refinery before the plant: what the plant needs of diesel comes back by repetition, so order is judged by
        // who asks after the maker; a single module without feedback shows the shortfall itself
        ConversionModule power =
                plants.module("Power", plants.output(ELE, false, false), plants.plant("Coal", 1, 0.5, 80, 1, DIESEL));
        TransformationResult result = plants.run(List.of(power), List.of(), 100, 0, 0);
        assertThat(result.module(0, 0).passedOn()[0]).isCloseTo(20, EXACT);
        assertThat(result.years().get(0).unmet()[ELE]).isCloseTo(20, EXACT);
        assertThat(result.years().get(0).imports()[DIESEL]).isCloseTo(160, EXACT);
    }

    @Test
    void shortfallIsImportedAndSurplusExportedOrWasted() {
        ConversionProcess small = plants.plant("Small", 1, 0.5, 80, 1, DIESEL);
        ModuleYear shortfall = plants.run(
                        List.of(plants.module("Power", plants.output(ELE, true, false), small)), List.of(), 100, 0, 0)
                .module(0, 0);
        assertThat(shortfall.imported()[0]).isCloseTo(20, EXACT);
        assertThat(shortfall.passedOn()[0]).isZero();
        ConversionProcess must = new ConversionProcess(
                "Must run",
                DispatchRule.FULL_CAPACITY,
                Plant.NONE,
                Plant.NONE,
                plants.always(0.5),
                Plant.NONE,
                plants.always(150),
                plants.always(0.8),
                Plant.NONE,
                30,
                Plant.NONE,
                0,
                List.of(new FuelShare(DIESEL, plants.always(1))),
                List.of(),
                Plant.NONE);
        ModuleYear exported = plants.run(
                        List.of(plants.module("Power", plants.output(ELE, false, true), must)), List.of(), 100, 0, 0)
                .module(0, 0);
        assertThat(exported.exported()[0]).isCloseTo(20, EXACT);
        ModuleYear wasted = plants.run(
                        List.of(plants.module("Power", plants.output(ELE, false, false), must)), List.of(), 100, 0, 0)
                .module(0, 0);
        assertThat(wasted.wasted()[0]).isCloseTo(20, EXACT);
        assertThat(wasted.exported()[0]).isZero();
    }

    @Test
    void targetsOfTradeComeFirst() {
        ModuleOutput output = new ModuleOutput(
                ELE, plants.always(1), true, false, plants.always(30), plants.always(10), false, false);
        ModuleYear year = plants.run(
                        List.of(plants.module("Power", output, plants.whole("Plant", 0.5, DIESEL, 0, 0))),
                        List.of(),
                        100,
                        0,
                        0)
                .module(0, 0);
        // 100 + 10 exported - 30 imported
        assertThat(year.produced()[0]).isCloseTo(80, EXACT);
        assertThat(year.consumed()[DIESEL]).isCloseTo(160, EXACT);
        ModuleOutput more = new ModuleOutput(
                ELE, plants.always(1), true, false, plants.always(300), plants.always(10), false, false);
        assertThat(plants.run(
                                List.of(plants.module("Power", more, plants.whole("Plant", 0.5, DIESEL, 0, 0))),
                                List.of(),
                                100,
                                0,
                                0)
                        .module(0, 0)
                        .imported()[0])
                .isCloseTo(110, EXACT);
    }

    @Test
    void severalOutputsRunUntilTheDrivingOneIsMet() {
        // a refinery of 60 % of fuel 0 and 40 % of fuel 1: 90 of the first ask for 150, of which 60 are the second
        ConversionModule refinery = new ConversionModule(
                "Refining",
                List.of(
                        new ModuleOutput(0, plants.always(0.6), true, false, Plant.NONE, Plant.NONE, false, true),
                        new ModuleOutput(1, plants.always(0.4), true, false, Plant.NONE, Plant.NONE, false, true)),
                List.of(plants.whole("Refinery", 0.9, 2, 0, 0)),
                List.of(LoadCurve.flat()),
                Plant.NONE,
                List.of(),
                Plant.NONE);
        ModuleYear year = plants.run(List.of(refinery), List.of(), 90, 50, 0).module(0, 0);
        assertThat(year.required()).isCloseTo(150, EXACT);
        assertThat(year.produced()).containsExactly(new double[] {90, 60}, EXACT);
        assertThat(year.exported()).containsExactly(new double[] {0, 10}, EXACT);
        assertThat(year.consumed()[2]).isCloseTo(150 / 0.9, EXACT);
    }

    @Test
    void coProductComesWithTheFeedstock() {
        // combined heat and power: 100 of power at 0.4 takes 250 of fuel, 0.45 of which is heat: 112.5 against 120
        ConversionProcess plant = new ConversionProcess(
                "CHP",
                DispatchRule.PERCENT_SHARE,
                plants.always(1),
                Plant.NONE,
                plants.always(0.4),
                Plant.NONE,
                Plant.NONE,
                Plant.NONE,
                Plant.NONE,
                30,
                Plant.NONE,
                0,
                List.of(new FuelShare(2, plants.always(0.7)), new FuelShare(3, plants.always(0.3))),
                List.of(),
                plants.always(0.45));
        ConversionModule module = new ConversionModule(
                "Power and heat",
                List.of(
                        plants.output(0, false, false),
                        new ModuleOutput(1, plants.always(0), false, true, Plant.NONE, Plant.NONE, true, false)),
                List.of(plant),
                List.of(LoadCurve.flat()),
                Plant.NONE,
                List.of(),
                Plant.NONE);
        ModuleYear year = plants.run(List.of(module), List.of(), 100, 120, 0, 0).module(0, 0);
        assertThat(year.produced()).containsExactly(new double[] {100, 112.5}, EXACT);
        assertThat(year.imported()[1]).isCloseTo(7.5, EXACT);
        assertThat(year.consumed()[2]).isCloseTo(175, EXACT);
        assertThat(year.consumed()[3]).isCloseTo(75, EXACT);
    }

    @Test
    void lossesOwnUseResourcesAndTheBalance() {
        // network loses 8 %: 100 delivered takes 100/0.92; generation keeps 5 % of what it produces
        double sent = 100 / 0.92;
        double generated = sent / 0.95;
        ConversionProcess network = new ConversionProcess(
                "Lines",
                DispatchRule.PERCENT_SHARE,
                plants.always(1),
                Plant.NONE,
                plants.always(1),
                plants.always(0.08),
                Plant.NONE,
                Plant.NONE,
                Plant.NONE,
                30,
                Plant.NONE,
                0,
                List.of(new FuelShare(ELE, plants.always(1))),
                List.of(),
                Plant.NONE);
        ConversionModule generation = new ConversionModule(
                "Generation",
                List.of(plants.output(ELE, false, false)),
                List.of(plants.whole("Plant", 0.4, CRUDE, 0, 0)),
                List.of(LoadCurve.flat()),
                Plant.NONE,
                List.of(),
                plants.always(0.05));
        ResourceSupply coal =
                new ResourceSupply(CRUDE, true, plants.always(200), 1e9, Plant.NONE, Plant.NONE, plants.always(25));
        TransformationResult result = plants.run(
                List.of(plants.module("Network", plants.output(ELE, false, false), network), generation),
                List.of(coal),
                100,
                0,
                40);
        assertThat(result.module(1, 0).output()[0]).isCloseTo(generated, EXACT);
        assertThat(result.module(1, 0).ownUse()[ELE]).isCloseTo(0.05 * generated, EXACT);
        double primary = generated / 0.4 + 40 + 25;
        assertThat(result.years().get(0).production()[CRUDE]).isCloseTo(200, EXACT);
        assertThat(result.years().get(0).imports()[CRUDE]).isCloseTo(primary - 200, EXACT);
        EnergyBalance balance =
                EnergyBalance.of(result, 0, List.of("Industry", "Homes"), new double[][] {{70, 0, 40}, {30, 0, 0}});
        for (int f = 0; f < 3; f++) {
            assertThat(balance.gap(f)).isCloseTo(0, EXACT);
        }
        assertThat(balance.row(BalanceRow.Kind.LOSSES).byFuel()[ELE]).isCloseTo(-(sent - 100), EXACT);
        assertThat(balance.row(BalanceRow.Kind.OWN_USE).byFuel()[ELE]).isCloseTo(-0.05 * generated, EXACT);
        assertThat(balance.row(BalanceRow.Kind.EXPORTS).byFuel()[CRUDE]).isCloseTo(-25, EXACT);
        assertThat(balance.row(BalanceRow.Kind.PRIMARY_SUPPLY).total()).isCloseTo(primary - 25, EXACT);
        assertThat(balance.rows().stream()
                        .filter(r -> r.kind() == BalanceRow.Kind.TRANSFORMATION)
                        .map(BalanceRow::name))
                .containsExactly("Generation", "Network");
    }

    @Test
    void reservesRunOut() {
        Plant three = new Plant(3);
        ResourceSupply oil = new ResourceSupply(0, true, Plant.NONE, 25, Plant.NONE, Plant.NONE, Plant.NONE);
        TransformationResult result = three.run(List.of(), List.of(oil), 10);
        assertThat(result.years().get(1).production()[0]).isEqualTo(10);
        assertThat(result.years().get(2).production()[0]).isEqualTo(5);
        assertThat(result.years().get(2).imports()[0]).isEqualTo(5);
    }

    @Test
    void historyCountsUntilTheFirstSimulationYear() {
        Plant two = new Plant(2);
        ConversionProcess coal = new ConversionProcess(
                "Coal",
                DispatchRule.MERIT_ORDER,
                Plant.NONE,
                two.always(1),
                two.always(0.5),
                Plant.NONE,
                two.always(100),
                Plant.NONE,
                Plant.NONE,
                30,
                new double[] {65, 999},
                1,
                List.of(new FuelShare(1, two.always(1))),
                List.of(),
                Plant.NONE);
        TransformationResult result =
                two.run(List.of(two.module("Power", two.output(0, true, false), coal)), List.of(), 70, 0);
        assertThat(result.module(0, 0).output()[0]).isEqualTo(65);
        assertThat(result.module(0, 0).imported()[0]).isCloseTo(5, EXACT);
        assertThat(result.module(0, 1).output()[0]).isCloseTo(70, EXACT);
    }
}
