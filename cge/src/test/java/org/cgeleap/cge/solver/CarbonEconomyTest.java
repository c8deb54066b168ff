package org.cgeleap.cge.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random economies under large shocks from their benchmark. The judge from outside is Walras' law: the labour market,
 * which the solver never sees, must clear.
 */
class CarbonEconomyTest {

    private static SolverResult solve(CarbonEconomy e) {
        SolverResult r = new SemismoothNewton(SolverOptions.standard()).solve(e, e.benchmarkPoint());
        assertThat(r.solved())
                .as("%s after %d iterations", r.status(), r.iterations())
                .isTrue();
        // Residuals of 1e-9 times sums of a few hundred terms of size up to 100.
        assertThat(e.excessLabour(r.x())).isCloseTo(0, within(1e-5));
        return r;
    }

    @ParameterizedTest
    @CsvSource({"0.01", "0.5", "2", "5"})
    void replicatesItsBenchmark(double sigma) {
        CarbonEconomy e = new CarbonEconomy(30, 15, sigma, 42);
        assertThat(solve(e).iterations()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.999, 4", "0.5, 0.6, 12", "0.5, 0.1, 200", "0.5, 0.01, 300", "2, 0.6, 10", "2, 0.1, 200",
        "5, 0.6, 8", "5, 0.1, 200", "0.01, 0.999, 5", "0.01, 0.6, 100", "0.01, 0.1, 300", "0.01, 0.01, 300"
    })
    void capsOnEmissions(double sigma, double share, int iterations) {
        for (int m : new int[] {8, 30}) {
            CarbonEconomy e = new CarbonEconomy(m, m / 2, sigma, 42);
            e.cap *= share;
            assertThat(solve(e).iterations()).isLessThanOrEqualTo(iterations);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, 10",
        "0.5, 1.01, 4",
        "0.5, 2, 10",
        "0.5, 8, 200",
        "2, 2, 6",
        "2, 8, 40",
        "5, 8, 200",
        "0.01, 0.5, 200",
        "0.01, 1.01, 8",
        "0.01, 2, 200",
        "0.01, 8, 200"
    })
    void capitalOfEverySecondSector(double sigma, double factor, int iterations) {
        for (int m : new int[] {8, 30}) {
            CarbonEconomy e = new CarbonEconomy(m, m / 2, sigma, 42);
            e.cap *= 1000;
            for (int j = 0; j < m; j += 2) {
                e.capital[j] *= factor;
            }
            assertThat(solve(e).iterations()).isLessThanOrEqualTo(iterations);
        }
    }
}
