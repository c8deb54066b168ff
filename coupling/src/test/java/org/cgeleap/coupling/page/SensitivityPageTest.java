package org.cgeleap.coupling.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgeleap.coupling.batch.DesignedRuns;
import org.cgeleap.coupling.batch.DesignedRuns.Design;
import org.cgeleap.coupling.batch.RunRow;
import org.cgeleap.coupling.batch.StudyFile;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.gradient.CoupledGradient;
import org.cgeleap.coupling.gradient.Reach;
import org.cgeleap.coupling.sensitivity.Distribution.Uniform;
import org.cgeleap.coupling.sensitivity.InputSpace;
import org.cgeleap.coupling.sensitivity.InputSpace.Input;
import org.junit.jupiter.api.Test;

/** The page of a study whose answer is known: Ishigami's function in place of the model. */
class SensitivityPageTest {
    private static final StudyFile STUDY = new StudyFile(
            "Ishigami",
            List.of("RS"),
            new InputSpace(
                    List.of(
                            new Input("x1", new Uniform(-Math.PI, Math.PI)),
                            new Input("x2", new Uniform(-Math.PI, Math.PI)),
                            new Input("x3", new Uniform(-Math.PI, Math.PI))),
                    List.of()),
            List.of("a", "b", "c"),
            Watched.parse(List.of("f@RS@2030-2050:10")));

    /** Of a function by two elasticities: 3 by the first, where it is 2 and the result 12; the second bends. */
    private static final Optional<CoupledGradient> GRADIENT = Optional.of(new CoupledGradient(
            List.of("x1", "x2"),
            List.of(CoupledGradient.Way.EXACT, CoupledGradient.Way.EXACT),
            new double[] {2, 1},
            STUDY.watch(),
            List.of("u", "u", "u"),
            new double[] {12, 24, 36},
            new double[][] {{3, 0.25}, {6, 0.5}, {9, 0.75}},
            new double[][] {{Double.NaN, Double.NaN}, {Double.NaN, Double.NaN}, {Double.NaN, Double.NaN}},
            new String[][] {{"", "cap binds in 2031, of an increase"}, {"", ""}, {"", ""}},
            new Reach[][] {
                {Reach.FAR, Reach.FAR},
                {new Reach(1.9, Double.POSITIVE_INFINITY, "below, RS 2033 limit reaches its bound"), Reach.FAR},
                {Reach.FAR, Reach.FAR}
            },
            1e-12,
            2,
            0.1));

    private static String page(Design design, int points, int failEvery) {
        DesignedRuns runs = new DesignedRuns(STUDY, design, points, false, 4);
        List<RunRow> rows = new ArrayList<>();
        for (double[] x : runs.inputs()) {
            double f = Math.sin(x[0]) + 7 * Math.pow(Math.sin(x[1]), 2) + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0]);
            boolean failed = failEvery > 0 && rows.size() % failEvery == 0 && x[2] > 0;
            double[] y = failed ? new double[] {Double.NaN, Double.NaN, Double.NaN} : new double[] {f, 2 * f, 3 * f};
            rows.add(new RunRow(
                    rows.size() + 1, "key", "run", failed ? "stalled" : "converged", "", 3, 1e-7, 1e-12, y, 0));
        }
        return SensitivityPage.of(
                STUDY,
                design.word(),
                runs.findings(rows),
                runs.factors(),
                rows,
                Map.of("f@RS@2030", "Mt"),
                GRADIENT,
                "");
    }

    @Test
    void theVerdictSaysWhatTheFunctionIs() {
        String sobol = page(Design.SOBOL, 2048, 0);
        // 0.4424 of the variance, SENSITIVITY's closed form; total of x1 0.5576
        Matcher first = Pattern.compile("x2 explains (\\d+) ± (\\d+) % of the variance of the f of RS in 2030")
                .matcher(sobol);
        assertThat(first.find()).isTrue();
        assertThat(Math.abs(Integer.parseInt(first.group(1)) - 44.24)).isLessThan(Integer.parseInt(first.group(2)) + 1);
        assertThat(sobol)
                .containsPattern("x1 with its interactions explains 5[4-7] ± \\d+ %")
                .contains("Convergence of first order")
                .contains("No run failed.")
                .doesNotContain("UNRELIABLE")
                .doesNotContain("NaN");
    }

    @Test
    void gradientsStandBesideTheDesign() {
        String page = page(Design.MORRIS, 8, 0);
        // 3 · 2 / 12 = 0.5 % for 1 %
        assertThat(page)
                .contains("Gradients</h2>", "Change in per cent for one per cent more of a parameter")
                .containsPattern("<td[^>]*>f@RS@2030</td><td[^>]*>0.50*</td>")
                .contains("f@RS@2030 by x2: cap binds in 2031, of an increase");
    }

    @Test
    void everyDesignHasItsFigure() {
        assertThat(page(Design.OAT, 1, 0)).contains("Tornado");
        assertThat(page(Design.MORRIS, 8, 0)).contains("Morris screening").contains("σ = μ*");
        String sample = page(Design.LHS, 400, 0);
        assertThat(sample)
                .contains("Given-data indices")
                .contains("25 to 75 %")
                .containsPattern("x2 explains \\d+ ± \\d+ %");
        // offline: nothing is fetched
        assertThat(sample).doesNotContain("http");
    }

    @Test
    void failuresAreCountedMappedAndMarked() {
        String page = page(Design.LHS, 400, 5);
        assertThat(page).contains("UNRELIABLE").contains("Failed and good runs");
        Matcher map = Pattern.compile("<td class=\"s\"[^>]*>(x\\d)</td><td class=\"n\"[^>]*>[0-9.]+</td><td"
                        + " class=\"n\"[^>]*>[0-9.]+</td><td class=\"s\"[^>]*>yes</td>")
                .matcher(page);
        assertThat(map.find()).isTrue();
        assertThat(map.group(1)).isEqualTo("x3");
    }
}
