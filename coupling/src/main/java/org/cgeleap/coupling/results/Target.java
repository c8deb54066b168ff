package org.cgeleap.coupling.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CsvFile;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.InputException;

/**
 * A row of the case's {@code targets.csv}: a published figure and how ours is read off the results.
 *
 * @param id of the row
 * @param quantity in words
 * @param scenario it is of
 * @param year it is of, 0 for a peak
 * @param unit of both figures
 * @param paper the published figure as text
 * @param measure how ours is computed
 * @param variable of the coupled results
 * @param sectors summed over, empty for the total
 * @param fuels summed over, empty for all
 * @param otherScenario compared with, empty for none
 * @param otherYear compared with, 0 for none
 * @param basis emergent, fitted or inconsistent-in-paper
 * @param weight in a fit, 0 where a fit leaves it alone
 * @param note for the reader
 */
public record Target(
        String id,
        String quantity,
        String scenario,
        int year,
        String unit,
        String paper,
        Measure measure,
        String variable,
        List<String> sectors,
        List<String> fuels,
        String otherScenario,
        int otherYear,
        String basis,
        double weight,
        String note) {

    /** How a figure is computed from the results. */
    public enum Measure {
        /** The value of a year. */
        VALUE,
        /** The largest value of all years. */
        PEAK_VALUE,
        /** The year of the largest value. */
        PEAK_YEAR,
        /** Percent of the total. */
        SHARE,
        /** Percent of the total, of which the published figure is an upper bound. */
        SHARE_AT_MOST,
        /** Percent change against the other year. */
        CHANGE,
        /** Percent of the total reduction against the other scenario. */
        REDUCTION_SHARE,
        /** The sector with the largest reduction against the other scenario. */
        LARGEST_SAVING,
        /** The sector with the second largest reduction against the other scenario. */
        SECOND_SAVING
    }

    private static final Set<String> BASES = Set.of("emergent", "fitted", "inconsistent-in-paper");

    /**
     * {@return the case's targets}
     *
     * @param given case with its files
     * @throws InputException with everything wrong in the file
     */
    public static List<Target> of(Case given) {
        List<Finding> findings = new ArrayList<>();
        List<Target> targets = read(given, findings);
        if (!findings.isEmpty()) {
            throw new InputException(findings.stream().map(Finding::message).toList());
        }
        return targets;
    }

    /**
     * Reads the case's targets.
     *
     * @param given case with its files
     * @param findings takes everything wrong in the file
     * @return the rows that are right; empty where the case has no such file
     */
    public static List<Target> read(Case given, List<Finding> findings) {
        List<Target> targets = new ArrayList<>();
        if (!given.has("targets")) {
            return targets;
        }
        Path file = given.part("targets");
        List<String> columns = List.of(
                "id",
                "quantity",
                "scenario",
                "year",
                "unit",
                "paper",
                "measure",
                "variable",
                "sector",
                "fuel",
                "other_scenario",
                "other_year",
                "basis",
                "note");
        String name = given.folder().relativize(file).toString();
        for (CsvFile.Row row :
                CsvFile.read(given.folder(), name, columns, findings).rows()) {
            Measure measure = Measure.VALUE;
            try {
                measure = Measure.valueOf(row.text("measure").toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                row.finding(
                        "measure",
                        row.text("measure"),
                        "one of " + Arrays.toString(Measure.values()).toLowerCase(Locale.ROOT));
            }
            if (!BASES.contains(row.text("basis"))) {
                row.finding("basis", row.text("basis"), "one of emergent, fitted, inconsistent-in-paper");
            }
            targets.add(new Target(
                    row.required("id"),
                    row.text("quantity"),
                    row.required("scenario"),
                    row.integer("year", 0),
                    row.text("unit"),
                    row.required("paper"),
                    measure,
                    row.required("variable"),
                    list(row.text("sector")),
                    list(row.text("fuel")),
                    row.text("other_scenario"),
                    row.integer("other_year", 0),
                    row.text("basis"),
                    weight(row),
                    row.text("note")));
        }
        return targets;
    }

    /** An optional column: blank, or no column, is a row that a fit leaves alone. */
    private static double weight(CsvFile.Row row) {
        double weight = row.number("weight", 0);
        if (weight < 0) {
            row.finding("weight", row.text("weight"), "zero or more");
        }
        return weight;
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
    }
}
