package org.cgeleap.coupling.explain;

import java.io.IOException;
import java.util.Arrays;
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

    private final AreaModel model;
    private final AreaInputs inputs;

    /**
     * Calculates the area of a scenario again, with what the run gave to it.
     *
     * @param model area of the case, compiled for the scenario
     */
    LeapExplanation(RunFolder run, String scenario, AreaModel model) throws IOException {
        this.model = model;
        this.inputs = LeapInputsFile.read(run.file(LeapInputsFile.NAME), scenario, model);
    }

    String of(String quantity, int year) {
        CellQuantity cell = CellQuantity.of(quantity, model);
        Explanation explanation;
        try {
            explanation = cell.variable().isResult()
                    ? model.explainResult(inputs, cell.branch(), cell.variable(), year)
                    : model.explain(inputs, cell.branch(), cell.variable(), year);
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
        double used = result.technologies().utilisation(owner, year);
        double sum = 0;
        for (int v : model.years()) {
            double capacity = v <= year ? result.technologies().vintage(owner, v, year) : 0;
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
        for (Map.Entry<String, Map<String, double[]>> at :
                inputs.intensityFactors().entrySet()) {
            double[] byYear = at.getValue().get(fuel);
            if (byYear != null && (path.equals(at.getKey()) || path.startsWith(at.getKey() + "\\"))) {
                product *= byYear[Arrays.binarySearch(model.years(), year)];
            }
        }
        return product;
    }

    private static void line(StringBuilder text, String what, double value, String unit) {
        text.append(String.format(Locale.ROOT, "  %s = %.10g%s%n", what, value, unit.isEmpty() ? "" : " " + unit));
    }
}
