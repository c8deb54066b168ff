package org.cgeleap.coupling.gradient;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.ResultRow;

/**
 * {@code gradient-check.csv}: how far the results that a gradient gives to first order are from runs solved anew, with all
 * elasticities moved together.
 */
public final class GradientCheckFile {
    /** Where it is checked: the elasticities times these. */
    private static final double[] FACTORS = {0.8, 1.1, 1.2};

    private static final List<String> HEADER =
            List.of("factor", "variable", "scenario", "year", "unit", "value", "first_order", "rerun");

    private GradientCheckFile() {}

    /** A run with some of its elasticities moved. */
    @FunctionalInterface
    public interface Rerun {
        /**
         * {@return the rows of its results; none where it did not converge}
         *
         * @param elasticities values by their keys in the case
         * @throws IOException where a file of the case cannot be read
         */
        List<ResultRow> with(Map<String, Double> elasticities) throws IOException;
    }

    /**
     * Solves the run anew and writes the file; outputs that are no single year of a path are left out.
     *
     * @param gradient whose first order is checked
     * @param rerun solves the run anew with other elasticities
     * @param out folder the file goes into
     * @throws IOException where a run anew cannot be made or the file not be written
     */
    public static void write(CoupledGradient gradient, Rerun rerun, OutputFolder out) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (double factor : FACTORS) {
            Map<String, Double> moved = new LinkedHashMap<>();
            for (int k = 0; k < gradient.parameters().size(); k++) {
                moved.put(gradient.parameters().get(k), factor * gradient.at()[k]);
            }
            double[] anew = Watched.values(gradient.outputs(), rerun.with(moved));
            for (int w = 0; w < anew.length; w++) {
                Watched output = gradient.outputs().get(w);
                if (Double.isFinite(anew[w]) && output.name().equals(output.stem() + "@" + output.year())) {
                    rows.add(new Object[] {
                        factor,
                        output.of().variable(),
                        output.scenario(),
                        output.year(),
                        gradient.units().get(w),
                        gradient.values()[w],
                        firstOrder(gradient, w, factor),
                        anew[w]
                    });
                }
            }
        }
        out.csv("gradient-check.csv", HEADER, rows.stream());
    }

    /** y + Σ dy/dp (factor p − p). */
    private static double firstOrder(CoupledGradient gradient, int w, double factor) {
        double y = gradient.values()[w];
        for (int k = 0; k < gradient.at().length; k++) {
            y += gradient.derivatives()[w][k] * (factor - 1) * gradient.at()[k];
        }
        return y;
    }
}
