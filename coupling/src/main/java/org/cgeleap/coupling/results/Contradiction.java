package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CsvFile;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.InputException;

/**
 * Where published figures contradict each other: what is printed, and what other printed figures imply.
 *
 * @param id of the row
 * @param statement what the figure is of
 * @param printed the figure
 * @param arithmetic how others imply it ({@link PaperArithmetic})
 * @param implied its result
 * @param unit of both
 * @param explanation what is made of it
 */
public record Contradiction(
        String id,
        String statement,
        double printed,
        String arithmetic,
        double implied,
        String unit,
        String explanation) {

    private static final String PART = "contradictions";

    /**
     * {@return the arithmetic with its figures written in}
     *
     * @param figures printed ones, by their names in the arithmetic
     */
    public String shown(Map<String, Double> figures) {
        StringBuilder text = new StringBuilder();
        for (String word : arithmetic.split("(?<=[ ()])|(?=[ ()])", -1)) {
            Double figure = figures.get(word);
            text.append(figure == null ? word : figure.toString());
        }
        return text.toString();
    }

    /**
     * {@return the case's contradictions; none where it has no such file}
     *
     * @param given case with its files
     * @param targets of the case, whose ids the arithmetic names
     * @throws InputException with everything wrong in the file
     */
    public static List<Contradiction> of(Case given, List<Target> targets) {
        if (!given.has(PART)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        List<Contradiction> all = new ArrayList<>();
        Map<String, Double> figures = figures(targets);
        String name = given.folder().relativize(given.part(PART)).toString();
        List<String> columns = List.of("id", "statement", "printed", "arithmetic", "unit", "explanation");
        for (CsvFile.Row row :
                CsvFile.read(given.folder(), name, columns, findings).rows()) {
            try {
                all.add(new Contradiction(
                        row.required("id"),
                        row.required("statement"),
                        row.number("printed", Double.NaN),
                        row.required("arithmetic"),
                        PaperArithmetic.value(row.text("arithmetic"), figures),
                        row.text("unit"),
                        row.text("explanation")));
            } catch (IllegalArgumentException e) {
                wrong.add(name + ", " + row.text("id") + ", arithmetic: " + e.getMessage());
            }
        }
        findings.forEach(f -> wrong.add(f.message()));
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
        return all;
    }

    /** Published figures that are numbers, by id. */
    static Map<String, Double> figures(List<Target> targets) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Target target : targets) {
            try {
                figures.put(target.id(), Double.parseDouble(target.paper()));
            } catch (NumberFormatException e) {
                // a figure in words takes no part in arithmetic
            }
        }
        return figures;
    }
}
