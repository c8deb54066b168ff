package org.cgeleap.coupling.results;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.InputException;
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

    /**
     * Reads what a run gave to a scenario's area.
     *
     * @param file the file
     * @param scenario name of the scenario
     * @param model area of the scenario, whose branches and years the rows are of
     * @return inputs as they were
     * @throws InputException if the file has no rows of the scenario or not one of every year
     * @throws IOException where the file cannot be read
     */
    public static AreaInputs read(Path file, String scenario, AreaModel model) throws IOException {
        Map<List<String>, double[]> series = new LinkedHashMap<>();
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(file.toFile())) {
            while (rows.hasNext()) {
                Map<String, String> row = rows.next();
                if (!scenario.equals(row.get("scenario"))) {
                    continue;
                }
                double[] byYear = series.computeIfAbsent(
                        List.of(text(row, "input"), text(row, "branch"), text(row, "fuel")),
                        k -> filled(model.yearCount()));
                try {
                    byYear[Integer.parseInt(text(row, "year")) - model.years()[0]] =
                            Double.parseDouble(text(row, "value"));
                } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                    throw new InputException(List.of(file + ": found year " + text(row, "year") + ", value "
                            + text(row, "value") + "; expected a year of the area and a number"));
                }
            }
        }
        if (series.isEmpty()) {
            throw new InputException(List.of(file + ": found no row of scenario " + scenario
                    + "; expected the scenarios of the run: evaluate one of those (--scenario)"));
        }
        AreaInputs inputs = AreaInputs.none(model);
        for (Map.Entry<List<String>, double[]> one : series.entrySet()) {
            String branch = one.getKey().get(1);
            inputs = one.getKey().get(0).equals(SERIES)
                    ? inputs.withSeries(branch, one.getValue())
                    : inputs.withIntensityFactor(branch, one.getKey().get(2), one.getValue());
        }
        return inputs;
    }

    private static double[] filled(int years) {
        double[] unknown = new double[years];
        Arrays.fill(unknown, Double.NaN); // refused by AreaInputs unless a row gives the year
        return unknown;
    }

    private static String text(Map<String, String> row, String column) {
        return String.valueOf(row.getOrDefault(column, ""));
    }
}
