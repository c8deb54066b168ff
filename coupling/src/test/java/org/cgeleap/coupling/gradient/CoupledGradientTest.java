package org.cgeleap.coupling.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.ChangedInputs;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.loop.CoupledLoop;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.LoopOptions;
import org.cgeleap.coupling.loop.ShortCase;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.results.Results;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.cgeleap.coupling.study.StudyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exact gradient of the bundled case's three scenarios against differences of paths that were run again. */
class CoupledGradientTest {
    private static final Path HOME = Path.of("..");

    /** Differences need a loop that ends far below what is left of them. */
    private static final StudyOptions OPTIONS = new StudyOptions(
            Set.of(), new LoopOptions(3e-11, 60, 5, 1), SolverOptions.standard().withTolerance(1e-12), 2);

    private static final List<String> RESULTS = List.of(
            "gdp@S@2030",
            "gdp@S@2060",
            "carbon_price@S@2030",
            "carbon_price@S@2060",
            "industrial_co2@S@peak",
            "industrial_co2@S@2060",
            "industrial_energy@S@2060",
            "industrial_energy[electricity]/industrial_energy@S@2060",
            "output_index[ISM]@S@2060",
            "output_index[CRP]@S@2060",
            "capital@S@2060",
            "labour_productivity@S@2060");

    private final CaseInputs inputs = CaseInputs.read(HOME.resolve("calibration/cases/chongqing"), HOME, Map.of());
    private final Map<String, PathResult> base = new HashMap<>();

    private StudyResult run(Map<String, Double> set) {
        Calibrated calibrated = Calibration.of(
                set.isEmpty() ? inputs : inputs.with(inputs.given().parameters().with(set)), OPTIONS.solver());
        Study study = new Study(calibrated, OPTIONS, Progress.NONE, scenario -> start(scenario));
        StudyResult result = study.run();
        assertTrue(result.usable(), () -> set + " " + result.skipped());
        return result;
    }

    private CoupledLoop.Start start(String scenario) {
        return CoupledLoop.Start.from(Optional.ofNullable(base.get(scenario)));
    }

    private List<Watched> outputs() {
        List<String> texts = new ArrayList<>();
        for (ScenarioSpec scenario : inputs.given().scenarios()) {
            RESULTS.forEach(r -> texts.add(r.replace("@S@", "@" + scenario.name() + "@")));
        }
        return Watched.parse(texts);
    }

    /** Central difference along a direction of elasticities. */
    private double[] difference(List<Watched> outputs, Map<String, Double> direction, double h) {
        double[] up = Watched.values(outputs, Results.of(run(moved(direction, h))));
        double[] down = Watched.values(outputs, Results.of(run(moved(direction, -h))));
        double[] slope = new double[up.length];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = (up[i] - down[i]) / (2 * h);
        }
        return slope;
    }

    private Map<String, Double> moved(Map<String, Double> direction, double h) {
        Map<String, Double> set = new HashMap<>();
        direction.forEach((key, by) -> set.put(key, inputs.given().parameters().value(key) + h * by));
        return set;
    }

    /**
     * Issue 9: to 1e-5 relative or 1e-8, twelve results of each scenario, along a direction in which all these elasticities
     * move at once by different parts of their values, some up and some down; differences extrapolated (Richardson 1911).
     * One by one they are compared in method.md.
     */
    @Test
    void equalsDifferencesOfPathsRunAgain() {
        StudyResult study = run(Map.of());
        study.scenarios().forEach((CoupledResult r) -> base.put(r.scenario().name(), r.path()));
        List<Watched> outputs = outputs();
        List<String> keys = List.of(
                "sigma_enoe",
                "sigma_klem",
                "sigma_en",
                "sigma_rgas",
                "sigma_rcol",
                "sigma_cong",
                "sigma_ct",
                "sigma_ce",
                "sigma_ef",
                "sigma_c",
                "sigma_roil");
        CoupledGradient gradient = CoupledGradient.of(study, keys, outputs);
        Map<String, Double> direction = new HashMap<>();
        for (int k = 0; k < keys.size(); k++) {
            direction.put(keys.get(k), gradient.at()[k] * (k % 2 == 0 ? 1 : -0.7) / (1 + 0.2 * k));
        }
        double[] wide = difference(outputs, direction, 0.02);
        double[] near = difference(outputs, direction, 0.01);
        for (int w = 0; w < outputs.size(); w++) {
            double expected = near[w] + (near[w] - wide[w]) / 3;
            double slope = 0;
            for (int k = 0; k < keys.size(); k++) {
                slope += gradient.derivatives()[w][k] * direction.getOrDefault(keys.get(k), Double.NaN);
                assertEquals("", gradient.kinks()[w][k]);
            }
            String what = outputs.get(w).name();
            assertEquals(expected, slope, Math.max(1e-5 * Math.abs(expected), 1e-8), what);
            assertEquals(0, gradient.derivatives()[w][keys.size() - 1], "no sector takes oil out of the ground");
        }
        assertTrue(gradient.residual() < 1e-8, "missed " + gradient.residual());
    }

    /**
     * Other numbers than elasticities, along one direction of all of them: growth, saving, depreciation, the stock of capital,
     * foreign saving, paths of efficiency and losses, what the cap covers, tax rates; three scenarios with policies to 2026.
     */
    @Test
    void otherNumbersOfTheCaseHaveTheDerivativesOfPathsRunAgain(@TempDir Path folder) throws IOException {
        ShortCase.copy(
                folder, 2026, text -> text.replace("policy: policy.csv", "policy: policy.csv\npolicies: policies.csv"));
        Files.writeString(folder.resolve("policies.csv"), """
            policy,scenario,instrument,key,year,value,unit,basis,source
            tax,PP-NZES,carbon_tax,rate,2021,50,yuan/t CO2,assumed,a test
            tax,PP-NZES,carbon_tax,rate,2026,80,yuan/t CO2,assumed,a test
            tax,PP-NZES,carbon_tax,feedstock,,yes,,,
            tax,PP-NZES,carbon_tax,recycling,,labour_tax,,,
            flat,AP-NZES,carbon_tax,rate,,30,yuan/t CO2,assumed,a test
            """);
        CaseInputs cut = CaseInputs.read(folder, HOME, Map.of());
        List<String> columns = List.of(
                "factor:policy.tax.rate",
                "policy.flat.rate",
                "factor:gdp_growth",
                "factor:saving_share",
                "depreciation",
                "capital_stock",
                "factor:foreign_saving",
                "trend:energy_index.TRN.ROI",
                "trend:own_use_index",
                "trend:loss_index",
                "trend:heat_rate_index",
                "factor:uncovered.ROI.TRN",
                "reduction.RS.2021",
                "sigma_kl",
                "factor:population");
        List<String> texts = new ArrayList<>();
        for (ScenarioSpec scenario : cut.given().scenarios()) {
            for (String result : List.of(
                    "gdp@S@2021",
                    "gdp@S@2026",
                    "carbon_price@S@2026",
                    "industrial_co2@S@2026",
                    "capital@S@2026",
                    "co2@S@2026")) {
                texts.add(result.replace("@S@", "@" + scenario.name() + "@"));
            }
        }
        List<Watched> outputs = Watched.parse(texts);
        StudyResult study = run(cut, Map.of());
        CoupledGradient gradient = CoupledGradient.of(study, columns, outputs);
        double[] slopes = new double[outputs.size()];
        List<double[]> differences = new ArrayList<>();
        for (double h : new double[] {0.01, 0.005}) {
            Map<String, Double> above = new HashMap<>();
            Map<String, Double> below = new HashMap<>();
            for (int k = 0; k < columns.size(); k++) {
                double by = gradient.at()[k] * (k % 2 == 0 ? 1 : -0.7) / (1 + 0.2 * k);
                above.put(columns.get(k), gradient.at()[k] + h * by);
                below.put(columns.get(k), gradient.at()[k] - h * by);
                for (int w = 0; w < slopes.length; w++) {
                    slopes[w] += h == 0.01 ? gradient.derivatives()[w][k] * by : 0;
                }
            }
            double[] up = Watched.values(outputs, Results.of(run(cut, above)));
            double[] down = Watched.values(outputs, Results.of(run(cut, below)));
            for (int w = 0; w < up.length; w++) {
                up[w] = (up[w] - down[w]) / (2 * h);
            }
            differences.add(up);
        }
        for (int w = 0; w < slopes.length; w++) {
            double near = differences.get(1)[w];
            double expected = near + (near - differences.get(0)[w]) / 3;
            assertEquals(
                    expected,
                    slopes[w],
                    Math.max(1e-5 * Math.abs(expected), 1e-8),
                    outputs.get(w).name());
        }
        // labour and productivity are one product, which the path of GDP gives
        assertEquals(0, gradient.derivatives()[1][columns.size() - 1], 1e-6);

        refused(study, "generation_price", "changes the accounts of the base year or an equation of the model");
        refused(study, "gdp_growth", "expected factor:gdp_growth or trend:gdp_growth");
        refused(study, "factor:energy.electricity.hydro", "changes the accounts of the base year");
        refused(study, "deprecation", "the nearest is depreciation");
    }

    private static void refused(StudyResult study, String column, String why) {
        InputException refused = assertThrows(
                InputException.class,
                () -> CoupledGradient.of(study, List.of(column), Watched.parse(List.of("gdp@RS@2026"))));
        assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.toString());
    }

    private static StudyResult run(CaseInputs of, Map<String, Double> columns) {
        Calibrated calibrated = Calibration.of(ChangedInputs.of(of, columns), OPTIONS.solver());
        StudyResult result = new Study(calibrated, OPTIONS, Progress.NONE).run();
        assertTrue(result.usable(), () -> columns + " " + result.skipped());
        return result;
    }
}
