package org.cgeleap.calibration.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.cge.solver.SolverOptions;
import org.junit.jupiter.api.Test;

/** Elasticities of the bundled case's compiled model at the benchmark. */
class BenchmarkElasticitiesTest {
    private static final Calibrated CALIBRATED =
            Calibration.of(Path.of("cases", "chongqing"), Path.of(".."), Map.of(), SolverOptions.standard());
    private static final List<BenchmarkElasticities.Row> ROWS =
            BenchmarkElasticities.of(CALIBRATED.aligned().economy());

    private static BenchmarkElasticities.Row row(String activity, String item, String good) {
        return ROWS.stream()
                .filter(r -> r.activity().equals(activity)
                        && r.item().equals(item)
                        && r.good().equals(good))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void modelAndCaseSayTheSame() {
        assertThat(ROWS).hasSizeGreaterThan(10_000);
        assertThat(ROWS).allMatch(r -> r.difference() <= BenchmarkElasticities.TOLERANCE);
    }

    /**
     * Labour in services by hand from the accounts and Table A2: σ_kl = 1 between labour and capital, σ_eva = 0.5 between
     * value added and energy, σ_klem = 0.5 between both and materials.
     */
    @Test
    void labourOfServicesByHand() {
        Case given = CALIBRATED.given();
        BenchmarkAccounts a = CALIBRATED.benchmark().accounts();
        int s = given.sectorIndex("SER");
        double labour = a.labour()[s];
        double valueAdded = labour + a.capital()[s];
        double energy = 0;
        double feedstock = 0;
        for (int f = 0; f < given.energyGoods().size(); f++) {
            energy += a.mtce()[EnergyRole.ENERGY.index()][f][s] * a.energyPrice()[f][s];
            feedstock += a.mtce()[EnergyRole.FEEDSTOCK.index()][f][s] * a.energyPrice()[f][s];
        }
        double materials = feedstock;
        for (int i = 0; i < given.sectors().size(); i++) {
            materials += a.materials()[i][s];
        }
        double inVa = labour / valueAdded;
        double inKle = labour / (valueAdded + energy);
        double inAll = labour / (valueAdded + energy + materials);
        assertThat(row("Y.SER", "PL", "PL").model())
                .isCloseTo(1 * (inVa - 1) + 0.5 * (inKle - inVa) + 0.5 * (inAll - inKle), within(1e-6));
    }

    /** All prices together leave the mix of inputs alone: the elasticities of one input sum to zero. */
    @Test
    void inputsAreHomogeneousOfDegreeZero() {
        double sum = ROWS.stream()
                .filter(r -> r.activity().equals("Y.CRP") && r.item().equals("PL"))
                .mapToDouble(BenchmarkElasticities.Row::model)
                .sum();
        assertThat(sum).isCloseTo(0, within(1e-6));
    }
}
