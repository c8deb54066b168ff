package org.cgeleap.iotables.update;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.iotables.read.CsvFile;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.table.Label;

/**
 * A CSV of control totals: {@code code,name,name_local} and columns of figures. A blank figure means "not known".
 *
 * @param file its name
 * @param labels codes and names in order
 * @param figures by column and code; absent where blank
 */
record ControlFile(String file, List<Label> labels, Map<String, Map<String, Double>> figures) {

    static ControlFile read(Path csv, List<String> columns) {
        CsvFile file = CsvFile.read(csv);
        List<String> required = new ArrayList<>(List.of("code", "name"));
        required.addAll(columns);
        List<Finding> findings = new ArrayList<>(file.missingColumns(required));
        List<Label> labels = new ArrayList<>();
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        for (String column : columns) {
            figures.put(column, new LinkedHashMap<>());
        }
        for (int r = 0; r < file.rows().size() && findings.isEmpty(); r++) {
            String code = file.cell(r, "code");
            labels.add(new Label(code, file.cell(r, "name"), file.cell(r, "name_local")));
            for (String column : columns) {
                if (!file.cell(r, column).isEmpty()) {
                    double figure = file.number(r, column, findings);
                    if (figures.getOrDefault(column, Map.of()).containsKey(code)) {
                        findings.add(new Finding(file.file(), file.line(r), "code", code + " twice", "each code once"));
                    }
                    figures.getOrDefault(column, new LinkedHashMap<>()).put(code, figure);
                }
            }
        }
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        return new ControlFile(file.file(), labels, figures);
    }

    /** The figure of a code; NaN and a finding when there is none. */
    double figure(String column, String code, List<Finding> findings) {
        Double figure = figures.getOrDefault(column, Map.of()).get(code);
        if (figure == null) {
            findings.add(new Finding(file, 0, column, "no figure for " + code, "a row " + code + " with a figure"));
            return Double.NaN;
        }
        return figure;
    }
}
