package org.cgeleap.coupling.iamc;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cgeleap.calibration.casefile.CsvFile;
import org.cgeleap.calibration.casefile.Finding;

/** What rows of a case's IAMC map take: results that there are, each once. A misspelt result would leave its variable out, one taken twice double it. */
final class IamcTerms {
    private static final List<String> MODELS = List.of("cge", "leap", "coupled");
    private static final String VARIABLES = "/org/cgeleap/coupling/results/variables.csv";

    /** What codelists of the community do not allow in names. */
    private static final String REFUSED = ";:\"`";

    private final Set<String> results = new TreeSet<>();
    private final Map<List<String>, Integer> taken = new HashMap<>();

    IamcTerms() {
        try (InputStream in = Objects.requireNonNull(IamcTerms.class.getResourceAsStream(VARIABLES), VARIABLES);
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(in)) {
            while (rows.hasNext()) {
                results.add(rows.next().getOrDefault("variable", ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a row whose result there is not, or that another row takes for the same variable. */
    void check(CsvFile.Row row) {
        String result = row.text("result");
        if (!result.isEmpty() && !results.contains(result)) {
            row.finding("result", result, "a variable of results.csv, one of " + String.join(", ", results));
        }
        String model = row.text("model");
        if (!model.isEmpty() && !MODELS.contains(model)) {
            row.finding("model", model, "one of " + String.join(", ", MODELS));
        }
        List<String> term =
                List.of(row.text("name"), result, model, row.text("sector"), row.text("fuel"), row.text("technology"));
        Integer before = taken.putIfAbsent(term, row.line());
        if (before != null) {
            row.finding(
                    "result",
                    result + " a second time for " + row.text("name"),
                    "each result once; row " + before + " has it, and the two would be added");
        }
    }

    /** Refuses names of model and region that codelists do not allow. */
    static void names(String file, Map<String, String> settings, List<Finding> findings) {
        for (String key : List.of("model", "region")) {
            String name = settings.getOrDefault(key, "");
            if (name.chars().anyMatch(c -> REFUSED.indexOf(c) >= 0)) {
                findings.add(new Finding(file, 0, key, name, "a name without " + REFUSED));
            }
        }
    }
}
