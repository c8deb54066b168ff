package org.cgeleap.leap.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever the chain, its balance closes for every fuel and year. */
final class RandomChainTest {
    private static final List<DispatchRule> RULES = List.of(DispatchRule.values());

    @RepeatedTest(60)
    void balanceCloses(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(7000 + repetition.getCurrentRepetition());
        int fuels = 6;
        int years = 4;
        Plant plants = new Plant(years);
        List<ConversionModule> modules = new ArrayList<>();
        for (int m = 0; m < 4; m++) {
            List<ConversionProcess> processes = new ArrayList<>();
            int count = 1 + random.nextInt(4);
            for (int j = 0; j < count; j++) {
                DispatchRule rule = RULES.get(random.nextInt(RULES.size()));
                int feedstock = m + 1 + random.nextInt(fuels - m - 1);
                int auxiliary = random.nextInt(fuels);
                processes.add(new ConversionProcess(
                        "P" + j,
                        rule,
                        plants.always(random.nextDouble()),
                        plants.always(random.nextInt(3)),
                        plants.always(0.3 + 0.7 * random.nextDouble()),
                        plants.always(0.1 * random.nextDouble()),
                        plants.always(120 * random.nextDouble()),
                        plants.always(random.nextDouble()),
                        plants.always(0.5 + 0.5 * random.nextDouble()),
                        1 + random.nextInt(4),
                        random.nextBoolean() ? Plant.NONE : plants.always(20 * random.nextDouble()),
                        random.nextInt(3),
                        List.of(
                                new FuelShare(feedstock, plants.always(0.75)),
                                new FuelShare(fuels - 1, plants.always(0.25))),
                        List.of(new AuxiliaryUse(
                                auxiliary, plants.always(0.01 * random.nextDouble()), random.nextBoolean())),
                        Plant.NONE));
            }
            ModuleOutput output = new ModuleOutput(
                    m,
                    plants.always(1),
                    true,
                    false,
                    plants.always(5 * random.nextDouble()),
                    plants.always(5 * random.nextDouble()),
                    random.nextBoolean(),
                    random.nextBoolean());
            modules.add(new ConversionModule(
                    "M" + m,
                    List.of(output),
                    processes,
                    List.of(
                            random.nextBoolean()
                                    ? LoadCurve.ofLoadFactor(0.3 + 0.7 * random.nextDouble())
                                    : LoadCurve.ofSlices(
                                            new double[] {1, 3, 4},
                                            new double[] {100, 70, 30},
                                            StripHeight.GIVEN_POINT)),
                    random.nextBoolean() ? plants.always(0.2) : Plant.NONE,
                    List.of(new CapacityAddition(random.nextInt(count), 7)),
                    plants.always(0.05 * random.nextDouble())));
        }
        double[][] demand = new double[fuels][years];
        double[][] difference = new double[fuels][years];
        double[][] draw = new double[fuels][years];
        double[][] sector = new double[1][fuels];
        for (int f = 0; f < fuels; f++) {
            for (int t = 0; t < years; t++) {
                demand[f][t] = 100 * random.nextDouble();
                difference[f][t] = random.nextDouble() - 0.5;
                draw[f][t] = random.nextDouble() - 0.5;
            }
        }
        ResourceSupply resource = new ResourceSupply(
                fuels - 1,
                true,
                plants.always(150),
                400,
                plants.always(1),
                plants.always(3),
                plants.always(random.nextDouble()));
        TransformationResult result =
                new TransformationChain(fuels, modules, List.of(resource)).run(demand, difference, draw, years);
        for (int t = 0; t < years; t++) {
            for (int f = 0; f < fuels; f++) {
                sector[0][f] = demand[f][t];
            }
            EnergyBalance balance = EnergyBalance.of(result, t, List.of("All"), sector);
            for (int f = 0; f < fuels; f++) {
                // the chain is repeated to 1e-12 of a requirement; flows are some hundreds
                assertThat(balance.gap(f)).isCloseTo(0, within(1e-9));
            }
        }
    }
}
