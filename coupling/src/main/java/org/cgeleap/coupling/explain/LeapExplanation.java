package org.cgeleap.coupling.explain;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.results.LeapInputsFile;
import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.AreaResult;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.Explanation;
import org.cgeleap.leap.area.ProcessMethod;
import org.cgeleap.leap.area.Unit;
import org.cgeleap.leap.area.Variable;

/**
 * Explains a cell of the LEAP area of a run: its expression down to the rows of data, and for a fuel use the arithmetic
 * of its energy and CO₂ (equations 2 to 4 of the study) with what the coupling gave.
 */
final class LeapExplanation {
    private static final String ENERGY = "Mtce";

    private final RunFolder run;
    private final String scenario;
    private final AreaModel model;
    private final AreaInputs inputs;
    private final Map<String, double[]> factors = new LinkedHashMap<>();

    /**
     * Calculates the area of a scenario again, with what the run gave to it.
     *
     * @param model area of the case, compiled for the scenario
     */
    LeapExplanation(RunFolder run, String scenario, AreaModel model) throws IOException {
        this.run = run;
        this.scenario = scenario;
        this.model = model;
        this.inputs = inputs();
    }

    private AreaInputs inputs() throws IOException {
        int base = model.years()[0];
        Map<String, double[]> series = new HashMap<>();
        run.rows(LeapInputsFile.NAME, row -> {
            if (scenario.equals(row.getOrDefault("scenario", ""))) {
                Map<String, double[]> to =
                        row.getOrDefault("input", "").equals(LeapInputsFile.SERIES) ? series : factors;
                String key = row.getOrDefault("branch", "") + "\t" + row.getOrDefault("fuel", "");
                to.computeIfAbsent(key, k -> new double[model.yearCount()])[
                                Integer.parseInt(row.getOrDefault("year", "")) - base] =
                        Double.parseDouble(row.getOrDefault("value", ""));
            }
        });
        if (series.isEmpty() && factors.isEmpty()) {
            throw new InputException(List.of(run.folder().resolve(LeapInputsFile.NAME) + ": found nothing of scenario "
                    + scenario + ", whose LEAP side was not reached in the run; explain a scenario that was solved"));
        }
        AreaInputs given = AreaInputs.none(model);
        for (Map.Entry<String, double[]> entry : series.entrySet()) {
            given = given.withSeries(branch(entry.getKey()), entry.getValue());
        }
        for (Map.Entry<String, double[]> entry : factors.entrySet()) {
            given = given.withIntensityFactor(branch(entry.getKey()), fuel(entry.getKey()), entry.getValue());
        }
        return given;
    }

    private static String branch(String key) {
        return key.substring(0, key.indexOf('\t'));
    }

    private static String fuel(String key) {
        return key.substring(key.indexOf('\t') + 1);
    }

    String of(String quantity, int year) {
        CellQuantity cell = CellQuantity.of(quantity, model);
        Explanation explanation;
        try {
            explanation = model.explain(inputs, cell.branch(), cell.variable(), year);
        } catch (IllegalArgumentException e) {
            throw new InputException(List.of("QUANTITY: " + e.getMessage()));
        }
        int branch = model.branchIndex(cell.branch());
        Explanation.Origin origin = explanation.origin();
        return model.branch(branch).kind() == BranchKind.FUEL
                        && cell.variable() == Variable.FINAL_ENERGY_INTENSITY
                        && origin != null
                ? explanation.render() + fuelUse(branch, origin.unit(), year)
                : explanation.render();
    }

    /** What the intensity leads to: energy and CO₂ of the fuel use, with each term's value. */
    private String fuelUse(int use, String unit, int year) {
        AreaResult result = model.evaluate(inputs);
        String path = model.branchPath(use);
        String technology = path.substring(0, path.lastIndexOf('\\'));
        int owner = model.branchIndex(technology);
        int process = model.branchIndex(technology.substring(0, technology.lastIndexOf('\\')));
        String fuel = Objects.requireNonNullElse(model.branch(use).fuel(), "");
        double factor = factor(path, fuel, year);
        StringBuilder text = new StringBuilder("In the run\n");
        line(
                text,
                "activity of " + technology,
                result.activity(owner, year),
                model.branch(process).unit());
        line(
                text,
                "factor on intensities of " + fuel + " (alignment x price response), given by the coupling",
                factor,
                "");
        double conversion =
                Unit.parse(unit).times(Unit.parse(model.branch(process).unit())).in(Unit.parse(ENERGY));
        double intensity = result.value(path, Variable.FINAL_ENERGY_INTENSITY.label(), year);
        double energy;
        if (model.branch(process).method() == ProcessMethod.STOCK_TURNOVER) {
            energy = vintages(text, owner, path, year, result) * factor * conversion;
        } else {
            energy = result.activity(owner, year) * intensity * factor * conversion;
            line(text, "intensity", intensity, unit);
        }
        line(text, "from " + unit + " x " + model.branch(process).unit() + " to " + ENERGY, conversion, "");
        line(text, "energy = activity x intensity x factor x conversion", energy, ENERGY);
        line(text, "energy as the area gives it", result.energy(use, year), ENERGY);
        line(text, "CO2, direct", result.co2Direct(use, year), "Mt");
        line(text, "CO2, of electricity at the grid factor of the year", result.co2Indirect(use, year), "Mt");
        return text.toString();
    }

    private double vintages(StringBuilder text, int owner, String path, int year, AreaResult result) {
        double used = result.utilisation(owner, year);
        double sum = 0;
        for (int v : model.years()) {
            double capacity = v <= year ? result.vintage(owner, v, year) : 0;
            if (capacity > 0) {
                double intensity = result.value(path, Variable.FINAL_ENERGY_INTENSITY.label(), v);
                sum += capacity * used * intensity;
                text.append(String.format(
                        Locale.ROOT,
                        "  vintage %d: %.10g in place x %.10g used x intensity %.10g%n",
                        v,
                        capacity,
                        used,
                        intensity));
            }
        }
        return sum;
    }

    /** Product of the factors of the branch and those above it. */
    private double factor(String path, String fuel, int year) {
        double product = 1;
        for (Map.Entry<String, double[]> entry : factors.entrySet()) {
            String at = branch(entry.getKey());
            if (fuel(entry.getKey()).equals(fuel) && (path.equals(at) || path.startsWith(at + "\\"))) {
                product *= entry.getValue()[Arrays.binarySearch(model.years(), year)];
            }
        }
        return product;
    }

    private static void line(StringBuilder text, String what, double value, String unit) {
        text.append(String.format(Locale.ROOT, "  %s = %.10g%s%n", what, value, unit.isEmpty() ? "" : " " + unit));
    }
}
