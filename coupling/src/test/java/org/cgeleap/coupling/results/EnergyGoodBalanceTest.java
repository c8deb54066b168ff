package org.cgeleap.coupling.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.BenchmarkAccounts;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.cge.solver.SolverOptions;
import org.junit.jupiter.api.Test;

/** The energy balance of the bundled city's solved years against its accounts of the base year and its power statistics. */
class EnergyGoodBalanceTest {
    private static final Path HOME = Path.of("..");

    /** Replication is exact to 1e-10 of flows of up to 10⁴; Mtce are of order ten. */
    private static final double SAME = 1e-8;

    private final AlignedEconomy aligned = Calibration.of(
                    HOME.resolve("calibration/cases/chongqing"), HOME, Map.of(), SolverOptions.standard())
            .aligned();
    private final Economy economy = aligned.economy();

    @Test
    void theBaseYearIsThatOfTheAccounts() {
        BenchmarkAccounts accounts = economy.accounts();
        List<EnergyGoodBalance> goods = EnergyGoodBalance.of(aligned.years().get(0));
        int checked = 0;
        for (int f = 0; f < goods.size(); f++) {
            EnergyGoodBalance good = goods.get(f);
            String code = economy.given().energyGoods().get(f).code();
            double price = economy.averagePrice(f);
            if (!(price > 0)) {
                assertThat(good).isEqualTo(EnergyGoodBalance.ZERO);
                continue;
            }
            assertThat(good.transformation() + good.finalUse()).as(code).isCloseTo(accounts.totalMtce(f), within(SAME));
            assertThat(good.substitution()).as(code).isCloseTo(0, within(SAME));
            if (code.equals(economy.given().powerGood())) {
                continue;
            }
            int s = economy.given().sectorIndex(code);
            double traded = accounts.importNear()[s]
                    + accounts.importFar()[s]
                    - accounts.exportNear()[s]
                    - accounts.exportFar()[s];
            assertThat(good.production()).as(code).isCloseTo(accounts.output()[s] / price, within(SAME));
            assertThat(good.inflow()).as(code).isCloseTo(traded / price, within(SAME));
            assertThat(good.stock()).as(code).isCloseTo(accounts.investment()[s] / price, within(SAME));
            checked++;
        }
        assertThat(checked).isGreaterThan(2);
    }

    @Test
    void everyYearClosesAndAnUnrecordedPartShows() {
        for (EconomyYear year : aligned.years()) {
            for (EnergyGoodBalance good : EnergyGoodBalance.of(year)) {
                assertThat(Math.abs(good.gap())).isLessThan(1e-9);
                if (good.production() > 0.1) {
                    EnergyGoodBalance more = good.plus(new EnergyGoodBalance(0.01, 0, 0, 0, 0, 0));
                    assertThat(more.gap()).isGreaterThan(1e-5);
                }
            }
        }
    }

    /** The alignment year meets the statistics of generation, so the share that is purchased is theirs. */
    @Test
    void purchasedPowerHasItsShareOfTheStatistics() {
        double[] twh = aligned.targets().generationTwh()[aligned.years().size() - 1];
        double all = 0;
        double purchased = 0;
        for (int g = 0; g < twh.length; g++) {
            all += twh[g];
            purchased += economy.given().technologies().get(g).kind() == Technology.Kind.INFLOW ? twh[g] : 0;
        }
        int f = economy.given().energyIndex(economy.given().powerGood());
        EnergyGoodBalance power = EnergyGoodBalance.of(aligned.last()).get(f);
        assertThat(power.inflow() / (power.inflow() + power.production())).isCloseTo(purchased / all, within(SAME));
        assertThat(power.inflow()).isGreaterThan(1);
    }
}
