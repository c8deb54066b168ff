package org.cgeleap.calibration;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CsvFile;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.casefile.Policy;

/**
 * Years of policies that no year of the case ever reaches: before the base year, or after the last one that either the case
 * or its LEAP area has (a case may be run to an earlier horizon than its data).
 */
final class PolicyYearsCheck {
    /** Key in case.yaml of the file of the economy's targets. */
    private static final String TARGETS = "policy";

    private static final List<String> YEAR_WORDS = List.of("from", "to", "bank_from", "bank_to");

    private final int first;
    private final int last;
    private final List<Finding> findings;

    private PolicyYearsCheck(int first, int last, List<Finding> findings) {
        this.first = first;
        this.last = last;
        this.findings = findings;
    }

    /** Adds what is wrong; {@code lastOfData} is the last year of the LEAP area. */
    static void check(Case given, int lastOfData, List<Finding> findings) {
        PolicyYearsCheck check = new PolicyYearsCheck(
                given.years().base(), Math.max(given.years().horizon(), lastOfData), findings);
        given.policies().forEach(p -> check.words(p));
        for (ParameterTable.Entry entry : given.parameters().entries()) {
            given.policies().stream()
                    .filter(p -> p.file().equals(entry.file()))
                    .findFirst()
                    .ifPresent(p -> entry.year()
                            .ifPresent(
                                    year -> check.year(entry.file(), entry.row(), "year", year, String.valueOf(year))));
        }
        // the periods were read, and found wrong, with the case
        String targets = given.parts().getOrDefault(TARGETS, TARGETS);
        for (CsvFile.Row row : CsvFile.read(given.folder(), targets, List.of("from", "to"), new ArrayList<>())
                .rows()) {
            check.year(targets, row.line(), "from", row.integer("from", check.first), row.text("from"));
            check.year(targets, row.line(), "to", row.integer("to", check.first), row.text("to"));
        }
    }

    private void words(Policy policy) {
        for (String key : YEAR_WORDS) {
            Policy.Word word = policy.words().get(key);
            if (word != null && word.text().matches("\\d{4}")) {
                year(policy.file(), word.line(), key, Integer.parseInt(word.text()), word.text());
            }
        }
    }

    private void year(String file, int row, String column, int year, String found) {
        if (year < first || year > last) {
            findings.add(new Finding(
                    file,
                    row,
                    column,
                    found,
                    "a year from " + first + " to " + last + ", the years of the case; move it there"
                            + (column.equals("year")
                                    ? " (numbers are linear between the years given and stay as they are outside them)"
                                    : "")));
        }
    }
}
