package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cgeleap.leap.AreaResult;
import org.cgeleap.leap.ScenarioComparison;
import org.cgeleap.leap.cost.AbatementCurve;
import org.cgeleap.leap.cost.AbatementMeasure;
import org.cgeleap.leap.cost.AbatementStep;

/**
 * {@code macc.csv}: marginal abatement cost curves, a measure a row, by year; a measure is a process or end use of a scenario
 * against the reference, its cost that of technology and fuel. What saves nothing has no place on the curve.
 */
final class AbatementFile {
    private static final List<String> HEADER = List.of(
            "scenario",
            "reference",
            "year",
            "measure",
            "on_curve",
            "abatement_mt",
            "cost",
            "unit",
            "cost_of_saved_carbon_per_t",
            "cumulative_abatement_mt",
            "cumulative_cost");

    private final AreaResult reference;
    private final String money;
    private final List<Object[]> rows = new ArrayList<>();

    private AbatementFile(AreaResult reference) {
        this.reference = reference;
        this.money = "10^8 " + reference.model().area().settings().money().unit();
    }

    /** Writes the file; a reference among the results has no curve. */
    static void write(AreaResult reference, List<AreaResult> results, OutputFolder out) throws IOException {
        AbatementFile file = new AbatementFile(reference);
        for (AreaResult result : results) {
            if (!result.model().scenario().equals(reference.model().scenario())) {
                ScenarioComparison comparison = new ScenarioComparison(reference, result);
                for (int year : reference.model().years()) {
                    file.curve(result, year, comparison.abatementCurve(year));
                }
            }
        }
        out.csv("macc.csv", HEADER, file.rows.stream());
    }

    private void curve(AreaResult result, int year, AbatementCurve curve) {
        for (AbatementStep step : curve.steps()) {
            row(
                    result,
                    year,
                    step.measure(),
                    true,
                    step.costOfSavedCarbon(),
                    step.cumulativeAbatement(),
                    step.cumulativeCost());
        }
        for (AbatementMeasure measure : curve.increases()) {
            row(result, year, measure, false, "", "", "");
        }
    }

    private void row(
            AreaResult result,
            int year,
            AbatementMeasure measure,
            boolean onCurve,
            Object costOfSavedCarbon,
            Object cumulativeAbatement,
            Object cumulativeCost) {
        rows.add(new Object[] {
            result.model().scenario(),
            reference.model().scenario(),
            year,
            measure.name(),
            onCurve,
            measure.abatement(),
            measure.cost(),
            money,
            costOfSavedCarbon,
            cumulativeAbatement,
            cumulativeCost
        });
    }
}
