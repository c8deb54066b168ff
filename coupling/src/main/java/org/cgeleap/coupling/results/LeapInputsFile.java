package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaModel;

/**
 * {@code leap-inputs.csv}: what the coupled run gave to the LEAP area, so that any number of it can be calculated again
 * and explained from the case folder and this file alone.
 */
public final class LeapInputsFile {
    /** Name of the file in an output folder. */
    public static final String NAME = "leap-inputs.csv";

    /** A series of a key assumption; no fuel. */
    public static final String SERIES = "series";

    /** A factor on the intensities of a fuel below a branch. */
    public static final String INTENSITY_FACTOR = "intensity_factor";

    private static final List<String> HEADER = List.of("scenario", "input", "branch", "fuel", "year", "value");

    private LeapInputsFile() {}

    static void write(List<CoupledResult> results, OutputFolder out) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (CoupledResult result : results) {
            result.exchange()
                    .ifPresent(e -> rows(result.scenario().name(), e.result().model(), e.inputs(), rows));
        }
        out.csv(NAME, HEADER, rows.stream());
    }

    private static void rows(String scenario, AreaModel model, AreaInputs inputs, List<Object[]> rows) {
        int[] years = model.years();
        inputs.series().forEach((branch, byYear) -> {
            for (int t = 0; t < years.length; t++) {
                rows.add(new Object[] {scenario, SERIES, branch, "", years[t], byYear[t]});
            }
        });
        for (Map.Entry<String, Map<String, double[]>> branch :
                inputs.intensityFactors().entrySet()) {
            branch.getValue().forEach((fuel, byYear) -> {
                for (int t = 0; t < years.length; t++) {
                    rows.add(new Object[] {scenario, INTENSITY_FACTOR, branch.getKey(), fuel, years[t], byYear[t]});
                }
            });
        }
    }
}
