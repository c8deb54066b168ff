package org.cgeleap.coupling.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.batch.StudyFile;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.loop.CoupledLoop;
import org.cgeleap.coupling.loop.LoopOptions;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.results.Results;
import org.cgeleap.coupling.sensitivity.InputSpace;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.cgeleap.coupling.study.StudyResult;
import org.junit.jupiter.api.Test;

/**
 * The table of method.md: exact gradients of results of the bundled case's three scenarios by its study's elasticities, one by one,
 * against differences of whole studies run again. Of a ladder of steps, each half of the one before, that extrapolation is
 * taken whose own error is smallest (Ridders 1982, Advances in Engineering Software 4), whatever the gradient says.
 *
 * <p>CI takes one elasticity. All of them: {@code -Dgradient.keys=all -Dgradient.steps=6 -Dgradient.widest=0.16}; the table is
 * {@code target/gradient-table.csv}.
 */
class GradientTableTest {
    private static final Path HOME = Path.of("..");
    private static final String KEYS = System.getProperty("gradient.keys", "sigma_ct");
    private static final int STEPS = Integer.getInteger("gradient.steps", 2);
    private static final double WIDEST = Double.parseDouble(System.getProperty("gradient.widest", "0.02"));

    private static final StudyOptions OPTIONS = new StudyOptions(
            Set.of(),
            new LoopOptions(Double.parseDouble(System.getProperty("gradient.tolerance", "3e-11")), 60, 5, 1),
            SolverOptions.standard().withTolerance(1e-12),
            1);

    private static final List<String> RESULTS = List.of(
            "gdp@S@2030",
            "gdp@S@2060",
            "carbon_price@S@2030",
            "carbon_price@S@2060",
            "industrial_co2@S@peak",
            "industrial_co2@S@2060",
            "co2_per_gdp@S@2050",
            "industrial_energy@S@2030",
            "industrial_energy@S@2060",
            "industrial_energy[electricity]/industrial_energy@S@2030",
            "industrial_energy[electricity]/industrial_energy@S@2060",
            "industrial_energy[coal]/industrial_energy@S@2060",
            "output_index[ISM]@S@2030",
            "output_index[ISM]@S@2060",
            "output_index[NMM]@S@2060",
            "output_index[CRP]@S@2060",
            "output_index[ELE]@S@2060",
            "output_index[TRN]@S@2060",
            "output_index[SER]@S@2060",
            "output_index[AGR]@S@2060",
            "household_consumption@S@2060",
            "generation[wind]@S@2060",
            "generation[inflow]@S@2060",
            "real_wage@S@2060",
            "capital@S@2060",
            "labour_productivity@S@2060");

    private final CaseInputs inputs = CaseInputs.read(HOME.resolve("calibration/cases/chongqing"), HOME, Map.of());
    private final Map<String, PathResult> base = new HashMap<>();

    /** A derivative by differences, and how far it may be off by its own measure. */
    private record Estimate(double slope, double error) {}

    private StudyResult run(Map<String, Double> set) {
        Calibrated calibrated = Calibration.ofNumbers(
                set.isEmpty() ? inputs : inputs.with(inputs.given().parameters().with(set)), OPTIONS.solver());
        StudyResult result = new Study(
                        calibrated,
                        OPTIONS,
                        Progress.NONE,
                        s -> CoupledLoop.Start.from(Optional.ofNullable(base.get(s))))
                .run();
        assertThat(result.usable()).as("%s %s", set, result.skipped()).isTrue();
        return result;
    }

    /** The extrapolation of least error of each output, from the ladder of central differences. */
    private List<Estimate> differences(String key, List<Watched> outputs) {
        double at = inputs.given().parameters().value(key);
        double[][] central = new double[STEPS][];
        for (int n = 0; n < STEPS; n++) {
            double h = at * WIDEST * Math.pow(0.5, n);
            double[] up = Watched.values(outputs, Results.of(run(Map.of(key, at + h))));
            double[] down = Watched.values(outputs, Results.of(run(Map.of(key, at - h))));
            central[n] = new double[up.length];
            for (int w = 0; w < up.length; w++) {
                central[n][w] = (up[w] - down[w]) / (2 * h);
            }
        }
        return IntStream.range(0, outputs.size())
                .mapToObj(w ->
                        ridders(Arrays.stream(central).mapToDouble(c -> c[w]).toArray()))
                .toList();
    }

    /** Neville's table of differences whose errors are even powers of the step. */
    private static Estimate ridders(double[] column) {
        double[][] table = new double[column.length][];
        Estimate best = new Estimate(column[column.length - 1], Double.POSITIVE_INFINITY);
        for (int n = 0; n < column.length; n++) {
            table[n] = new double[n + 1];
            table[n][0] = column[n];
            for (int m = 1; m <= n; m++) {
                double power = Math.pow(4, m);
                table[n][m] = (power * table[n][m - 1] - table[n - 1][m - 1]) / (power - 1);
                double error =
                        Math.max(Math.abs(table[n][m] - table[n][m - 1]), Math.abs(table[n][m] - table[n - 1][m - 1]));
                if (error < best.error()) {
                    best = new Estimate(table[n][m], error);
                }
            }
        }
        return best;
    }

    private List<String> keys() throws IOException {
        if (!KEYS.equals("all")) {
            return List.of(KEYS.split(",", -1));
        }
        Path study = HOME.resolve("calibration/cases/chongqing/sensitivity/table-a2.yaml");
        return StudyFile.read(study, inputs.given(), Set::of).space().inputs().stream()
                .map(InputSpace.Input::name)
                .toList();
    }

    /** Issue 9: to 1e-5 relative or 1e-8; where differences themselves are not that close, to their own error. */
    @Test
    void everyDerivativeIsThatOfStudiesRunAgain() throws IOException {
        StudyResult study = run(Map.of());
        study.scenarios().forEach(r -> base.put(r.scenario().name(), r.path()));
        List<String> texts = new ArrayList<>();
        for (ScenarioSpec scenario : inputs.given().scenarios()) {
            RESULTS.forEach(r -> texts.add(r.replace("@S@", "@" + scenario.name() + "@")));
        }
        List<String> keys = keys();
        CoupledGradient gradient = CoupledGradient.of(study, keys, Watched.parse(texts));
        List<List<Estimate>> estimates = IntStream.range(0, keys.size())
                .parallel()
                .mapToObj(k -> differences(keys.get(k), gradient.outputs()))
                .toList();
        List<String> lines = new ArrayList<>(List.of("result,parameter,value,gradient,difference,error,verdict"));
        Map<String, Integer> verdicts = new TreeMap<>();
        for (int k = 0; k < keys.size(); k++) {
            for (int w = 0; w < texts.size(); w++) {
                Estimate by = estimates.get(k).get(w);
                double exact = gradient.derivatives()[w][k];
                double off = Math.abs(exact - by.slope());
                String verdict = off <= Math.max(1e-5 * Math.abs(by.slope()), 1e-8)
                        ? "equal"
                        : off <= by.error() ? "within the differences' own error" : "apart";
                verdicts.merge(verdict, 1, Integer::sum);
                String line = String.format(
                        Locale.ROOT,
                        "\"%s\",%s,%.12g,%.12g,%.12g,%.3g,%s",
                        gradient.outputs().get(w).name(),
                        keys.get(k),
                        gradient.values()[w],
                        exact,
                        by.slope(),
                        by.error(),
                        verdict);
                lines.add(line);
                if (!verdict.equals("equal")) {
                    System.out.println(line);
                }
            }
        }
        if (keys.size() > 1) {
            Files.createDirectories(Path.of("target"));
            Files.write(Path.of("target", "gradient-table.csv"), lines);
            System.out.println(verdicts);
        }
        assertThat(verdicts).doesNotContainKey("apart");
        assertThat(verdicts.getOrDefault("equal", 0)).isGreaterThanOrEqualTo(keys.size() * texts.size() * 99 / 100);
    }
}
