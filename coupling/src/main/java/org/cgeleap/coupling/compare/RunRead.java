package org.cgeleap.coupling.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cgeleap.calibration.casefile.InputException;

/**
 * A run read back from its folder: {@code manifest.json} and {@code results.csv}.
 *
 * @param folder of the run
 * @param manifest of the run
 * @param values of results.csv by row
 * @param units by row
 */
record RunRead(Path folder, JsonNode manifest, Map<ResultKey, Double> values, Map<ResultKey, String> units) {
    private static final List<String> HEADER =
            List.of("scenario", "model", "year", "variable", "sector", "fuel", "technology", "unit", "value");

    /**
     * Reads a run.
     *
     * @throws InputException where the folder is no complete run
     */
    static RunRead of(Path folder) throws IOException {
        for (String name : List.of("manifest.json", "results.csv")) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                throw new InputException(List.of(
                        folder + ": found no " + name + "; expected the output folder of a complete `cgeleap run`"));
            }
        }
        JsonNode manifest;
        try {
            manifest =
                    new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
        } catch (JsonProcessingException e) {
            throw new InputException(List.of(folder.resolve("manifest.json") + ": not readable as JSON ("
                    + e.getOriginalMessage() + "); the folder is not a complete run, run it again"));
        }
        Map<ResultKey, Double> values = new LinkedHashMap<>();
        Map<ResultKey, String> units = new LinkedHashMap<>();
        Path file = folder.resolve("results.csv");
        try (MappingIterator<String[]> rows = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            int line = 0;
            while (rows.hasNext()) {
                String[] row = rows.next();
                line++;
                if (line == 1) {
                    if (!List.of(row).equals(HEADER)) {
                        throw new InputException(List.of(
                                file + ", row 1: found the columns " + Arrays.toString(row) + "; expected " + HEADER));
                    }
                    continue;
                }
                try {
                    ResultKey key =
                            new ResultKey(row[0], row[1], Integer.parseInt(row[2]), row[3], row[4], row[5], row[6]);
                    values.put(key, Double.parseDouble(row[8]));
                    units.put(key, row[7]);
                } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                    throw new InputException(List.of(file + ", row " + line + ": found " + String.join(",", row)
                            + "; expected nine cells with a year and a number"));
                }
            }
        }
        return new RunRead(folder, manifest, values, units);
    }

    /** Hash of what was given and not solved; empty for a run that does not say. */
    String closureHash() {
        return manifest.path("closure_hash").asText("");
    }

    /** Leaves of a part of the manifest, by path. */
    Map<String, String> leaves(String part) {
        Map<String, String> leaves = new TreeMap<>();
        collect(part, manifest.path(part), leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, String> to) {
        if (node.isObject()) {
            node.properties().forEach(e -> collect(path + "." + e.getKey(), e.getValue(), to));
        } else if (!node.isMissingNode()) {
            to.put(path, node.isTextual() ? node.asText() : node.toString());
        }
    }

    /** Scenarios that may not be used, with their status. */
    List<String> unusable() {
        List<String> unusable = new ArrayList<>();
        manifest.path("scenarios").properties().forEach(e -> {
            String status = e.getValue().path("status").asText("");
            if (!status.startsWith("converged")) {
                unusable.add(folder + ": " + e.getKey() + " is " + status + " "
                        + e.getValue().path("message").asText(""));
            }
        });
        return unusable;
    }
}
