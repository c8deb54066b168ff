package org.cgeleap.coupling.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.ChangedInputs;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.gradient.CoupledGradient.Method;
import org.cgeleap.coupling.gradient.CoupledGradient.Otherwise;
import org.cgeleap.coupling.loop.CoupledLoop;
import org.cgeleap.coupling.loop.LoopOptions;
import org.cgeleap.coupling.results.Results;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.cgeleap.coupling.study.StudyResult;
import org.junit.jupiter.api.Test;

/**
 * A gradient by inputs of every kind: those without an exact derivative keep nobody else from having one, and say how they got
 * theirs, or why not.
 */
class EveryNumberTest {
    private static final Path HOME = Path.of("..");
    private static final StudyOptions OPTIONS = new StudyOptions(
            Set.of("CAP"),
            new LoopOptions(1e-11, 60, 5, 1),
            SolverOptions.standard().withTolerance(1e-12),
            1);
    private static final CaseInputs INPUTS =
            CaseInputs.read(HOME.resolve("calibration/cases/china-12"), HOME, Map.of());
    private static final List<Watched> OUTPUTS = Watched.parse(List.of(
            "gdp@CAP@2050",
            "carbon_price@CAP@2050",
            "industrial_co2@REF@peak",
            "industrial_energy[electricity]@CAP@2035",
            "gdp@REF:CAP@2040"));
    private static final String AREA = "factor:leap.Demand\\Metals\\Steel\\Electric furnace with scrap:Activity Share";

    private static StudyResult run(Map<String, Double> columns) {
        Calibrated calibrated = Calibration.of(ChangedInputs.of(INPUTS, columns), OPTIONS.solver());
        StudyResult result =
                new Study(calibrated, OPTIONS, Progress.NONE, s -> CoupledLoop.Start.from(Optional.empty())).run();
        assertThat(result.usable()).as("%s %s", columns, result.skipped()).isTrue();
        return result;
    }

    /** Central differences with steps of their own, from nothing, extrapolated. */
    private static double[] slopes(String column, List<Watched> outputs) {
        double[][] slope = new double[2][];
        for (int n = 0; n < 2; n++) {
            double h = 4e-3 / (1 + n);
            double[] up = Watched.values(outputs, Results.of(run(Map.of(column, 1 + h))));
            double[] down = Watched.values(outputs, Results.of(run(Map.of(column, 1 - h))));
            slope[n] = new double[up.length];
            for (int w = 0; w < up.length; w++) {
                slope[n][w] = (up[w] - down[w]) / (2 * h);
            }
        }
        for (int w = 0; w < slope[1].length; w++) {
            slope[1][w] += (slope[1][w] - slope[0][w]) / 3;
        }
        return slope[1];
    }

    @Test
    void exactDifferencesAndNoneStandSideBySide() {
        StudyResult study = run(Map.of());
        List<String> columns = List.of("sigma_kl", AREA, "factor:table.MAN.MAN", "gdp_growth");
        CoupledGradient gradient = CoupledGradient.of(study, columns, OUTPUTS, Otherwise.DIFFERENCES);
        assertThat(gradient.ways().stream().map(CoupledGradient.Way::method))
                .containsExactly(Method.EXACT, Method.EXACT, Method.DIFFERENCES, Method.NONE);
        assertThat(gradient.complete()).isFalse();
        assertThat(gradient.ways().get(2).why()).contains("changes the accounts of the base year");
        assertThat(gradient.ways().get(3).why()).contains("5 values").contains("factor:gdp_growth");
        double[] area = slopes(AREA, gradient.outputs());
        double[] table = slopes("factor:table.MAN.MAN", gradient.outputs());
        for (int w = 0; w < OUTPUTS.size(); w++) {
            String name = OUTPUTS.get(w).name();
            double exact = gradient.derivatives()[w][1];
            assertThat(exact).as(name).isCloseTo(area[w], within(1e-5 * Math.abs(area[w]) + 1e-8));
            assertThat(Math.abs(exact)).as(name).isGreaterThan(1e-3);
            assertThat(gradient.errors()[w][1]).isNaN();
            double error = gradient.errors()[w][2];
            assertThat(error).as(name).isLessThan(1e-3 * Math.abs(table[w]) + 1e-4);
            assertThat(gradient.derivatives()[w][2])
                    .as(name)
                    .isCloseTo(table[w], within(error + 1e-5 * Math.abs(table[w])));
            assertThat(gradient.derivatives()[w][3]).isNaN();
        }
        // alone, the exact ones are the same
        CoupledGradient alone = CoupledGradient.of(study, List.of("sigma_kl", AREA), OUTPUTS);
        assertThat(alone.derivatives()[1][1]).isCloseTo(gradient.derivatives()[1][1], within(1e-9));
        assertThatThrownBy(() -> CoupledGradient.of(study, columns, OUTPUTS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("factor:table.MAN.MAN")
                .hasMessageContaining("gdp_growth");
    }
}
