package org.cgeleap.calibration.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseException;
import org.cgeleap.calibration.casefile.CsvFile;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.FittedValue;

/** Reads {@code fit.csv}: which quantities a fit may move, with their priors. */
public final class FitFile {
    /** Key of {@code case.yaml} that names the file. */
    public static final String PART = "fit";

    private static final List<String> COLUMNS = List.of(
            "parameter",
            "part",
            "key",
            "variable",
            "scenario",
            "years",
            "how",
            "prior",
            "sd",
            "lower",
            "upper",
            "unit",
            "basis",
            "source");

    private FitFile() {}

    /**
     * {@return the case's parameters to fit}
     *
     * @param given case that names the file
     * @throws CaseException with everything wrong in the file, or if the case has none
     */
    public static List<FitParameter> read(Case given) {
        List<Finding> findings = new ArrayList<>();
        String name = given.parts().getOrDefault(PART, "");
        if (name.isEmpty()) {
            throw new CaseException(List.of(new Finding(
                    "case.yaml",
                    0,
                    PART,
                    "no such key",
                    "fit: fit.csv, a file that says which numbers may move (docs/case.md)")));
        }
        List<FitParameter> parameters = new ArrayList<>();
        for (CsvFile.Row row :
                CsvFile.read(given.folder(), name, COLUMNS, findings).rows()) {
            row.basis();
            FitParameter p = new FitParameter(
                    row.required("parameter"),
                    word(row, "part", FittedValue.Part.class, FittedValue.Part.PARAMETER),
                    list(row.required("key")),
                    row.text("variable"),
                    list(row.text("scenario")),
                    years(row),
                    word(row, "how", FitParameter.How.class, FitParameter.How.FACTOR),
                    row.number("prior"),
                    row.number("sd"),
                    row.number("lower"),
                    row.number("upper"),
                    row.text("unit"),
                    row.required("source"),
                    row.line());
            check(row, p);
            if (parameters.stream().anyMatch(other -> other.name().equals(p.name()))) {
                row.finding("parameter", p.name() + " again", "each parameter once");
            }
            parameters.add(p);
        }
        if (!findings.isEmpty()) {
            throw new CaseException(findings);
        }
        return parameters;
    }

    private static void check(CsvFile.Row row, FitParameter p) {
        if (!(p.sd() > 0)) {
            row.finding("sd", row.text("sd"), "a standard deviation above zero");
        }
        if (!(p.lower() < p.prior() && p.prior() < p.upper())) {
            row.finding("prior", row.text("prior"), "a value between the bounds " + p.lower() + " and " + p.upper());
        }
        if (p.prior() != p.how().neutral()) {
            row.finding(
                    "prior",
                    row.text("prior"),
                    p.how().neutral() + " for " + p.how().word() + ": the prior of the numbers is in their own files");
        }
        if (p.how() != FitParameter.How.ADD && !(p.lower() > 0)) {
            row.finding(
                    "lower",
                    row.text("lower"),
                    "a bound above zero for " + p.how().word());
        }
    }

    private static <E extends Enum<E>> E word(CsvFile.Row row, String column, Class<E> type, E otherwise) {
        try {
            return Enum.valueOf(type, row.text(column).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            row.finding(
                    column,
                    row.text(column),
                    "one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
            return otherwise;
        }
    }

    private static List<String> list(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\\|")).map(String::strip).toList();
    }

    private static List<Integer> years(CsvFile.Row row) {
        List<Integer> years = new ArrayList<>();
        for (String year : list(row.text("years"))) {
            try {
                years.add(Integer.valueOf(year));
            } catch (NumberFormatException e) {
                row.finding("years", row.text("years"), "years separated by |, or nothing for a constant");
            }
        }
        return years;
    }
}
