package org.cgeleap.coupling.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.calibration.economy.YearSolver;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.LeafSide;
import org.junit.jupiter.api.Test;

/** Marginal abatement of the bundled city in its alignment year against years solved anew with a little more and less cap. */
class MarginalAbatementTest {
    private static final Path HOME = Path.of("..");

    /** Of the cap; a central difference errs by its square times relative third derivatives of up to some tens. */
    private static final double STEP = 1e-4;

    private static final double AGREE = 1e-5;

    private static final SolverOptions OPTIONS = SolverOptions.standard().withTolerance(1e-12);

    private final AlignedEconomy aligned = Calibration.of(
                    HOME.resolve("calibration/cases/chongqing"), HOME, Map.of(), OPTIONS)
            .aligned();
    private final Economy economy = aligned.economy();

    /** The alignment year with permits per GDP at a share of what it emits. */
    private EconomyYear capped(double share) {
        EconomyYear last = aligned.last();
        double[] parameters = aligned.carriedParameters();
        parameters[economy.compiled().parameterIndex("cap_intensity")] = share * last.totalCoveredCo2() / last.gdp();
        YearSolver solver = new YearSolver(economy, OPTIONS);
        solver.holdProductivity(last.productivity());
        EconomyYear year = solver.solve(last.year(), parameters, last.values());
        assertThat(year.solved()).isTrue();
        return year;
    }

    /** Permits each activity takes, less those it makes. */
    private static Map<String, Double> permits(EconomyYear year) {
        CompiledModel model = year.economy().compiled();
        Map<String, Double> used = new HashMap<>();
        for (int leaf = 0; leaf < model.leafCount(); leaf++) {
            if (model.variableName(model.leafGood(leaf)).equals(Names.PRICE_CO2)) {
                double flow = year.solve().equilibrium().flow(leaf);
                used.merge(
                        model.variableName(model.leafOwner(leaf)),
                        model.leafSide(leaf) == LeafSide.OUTPUT ? -flow : flow,
                        Double::sum);
            }
        }
        return used;
    }

    @Test
    void costSharesAndResponsesAreDifferencesOfTheCap() {
        EconomyYear year = capped(0.9);
        assertThat(year.carbonPrice()).isGreaterThan(10);
        MarginalAbatement margin = MarginalAbatement.at(year).orElseThrow();
        EconomyYear more = capped(0.9 * (1 + STEP));
        EconomyYear less = capped(0.9 * (1 - STEP));

        double tonnes = more.totalCoveredCo2() - less.totalCoveredCo2();
        double consumed = (more.consumptionIndex() - less.consumptionIndex()) * economy.consumptionValue();
        // 10⁸ yuan a Mt are a hundred yuan a tonne
        assertThat(margin.welfareCost()).isCloseTo(100 * consumed / tonnes, within(AGREE * margin.welfareCost()));

        double dearer = less.carbonPrice() - more.carbonPrice();
        assertThat(dearer).isGreaterThan(0);
        Map<String, Double> before = permits(more);
        Map<String, Double> after = permits(less);
        double all = 0;
        for (Map.Entry<String, Double> share : margin.share().entrySet()) {
            String activity = share.getKey();
            double abated = before.getOrDefault(activity, Double.NaN) - after.getOrDefault(activity, Double.NaN);
            assertThat(share.getValue()).as(activity).isCloseTo(abated / tonnes, within(AGREE));
            assertThat(margin.response().getOrDefault(activity, Double.NaN))
                    .as(activity)
                    .isCloseTo(1e6 * abated / dearer, within(AGREE * 1e6 * tonnes / dearer));
            all += share.getValue();
        }
        assertThat(all).isCloseTo(1, within(1e-12));
        assertThat(margin.share().keySet()).isEqualTo(before.keySet());
    }

    @Test
    void aCapThatIsNotReachedHasNoMargin() {
        assertThat(MarginalAbatement.at(capped(1.1))).isEmpty();
    }
}
