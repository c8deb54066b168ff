package org.cgeleap.calibration.casefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Values that {@code calibrate --fit} found, in a file of their own so that the priors stay where they are:
 * {@code part,key,variable,scenario,year,value,prior,unit,basis,source}.
 */
public final class FittedFile {
    /** Key of {@code case.yaml} that names the file. */
    public static final String PART = "fitted";

    /** Name under which a fit writes it. */
    public static final String NAME = "fitted.csv";

    /** Columns of the file. */
    public static final List<String> COLUMNS =
            List.of("part", "key", "variable", "scenario", "year", "value", "prior", "unit", "basis", "source");

    private FittedFile() {}

    /**
     * Reads a file of fitted values.
     *
     * @param folder of the case
     * @param name of the file in it
     * @param findings takes everything wrong in the file
     * @return the rows, whether the numbers they name are there or not
     */
    public static List<FittedValue> read(Path folder, String name, List<Finding> findings) {
        List<FittedValue> values = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(folder, name, COLUMNS, findings).rows()) {
            FittedValue.Part part = FittedValue.Part.PARAMETER;
            try {
                part = FittedValue.Part.valueOf(row.text("part").toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                row.finding("part", row.text("part"), "parameter or leap");
            }
            if (row.basis() != Basis.FITTED) {
                row.finding("basis", row.text("basis"), "fitted: other numbers belong in the files of the case");
            }
            FittedValue value = new FittedValue(
                    part,
                    row.required("key"),
                    row.text("variable"),
                    row.text("scenario"),
                    row.integer("year", 0),
                    row.number("value"),
                    row.number("prior"),
                    row.text("unit"),
                    row.required("source"),
                    row.line());
            if (values.stream().anyMatch(value::samePlace)) {
                row.finding("key", value.place() + " again", "each number once");
            }
            values.add(value);
        }
        return values;
    }
}
