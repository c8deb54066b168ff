package org.cgeleap.coupling.gradient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.calibration.casefile.CsvFile;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.gradient.CoupledGradient.Method;
import org.cgeleap.coupling.gradient.CoupledGradient.Way;
import org.cgeleap.coupling.results.OutputFolder;

/**
 * A gradient in a folder: {@code gradient.csv} and beside it {@code gradient.json}, which says what the table cannot, so that
 * the page can be made again without solving anything.
 *
 * @param title of the study
 * @param watched how many of the gradient's outputs, its first, the study watches
 * @param gradient of all outputs
 */
public record StoredGradient(String title, int watched, CoupledGradient gradient) {
    private static final String MANIFEST = "gradient.json";
    private static final String TABLE = "gradient.csv";
    private static final String FORMAT = "cgeleap gradient 3";

    /** Of versions whose gradients were all exact, and whose table so did not say it. */
    private static final String FIRST = "cgeleap gradient 1";

    /** Of versions that did not say how far a derivative holds. */
    private static final String SECOND = "cgeleap gradient 2";

    private static final List<String> SINCE_SECOND = List.of("method", "error", "note");
    private static final List<String> SINCE_THIRD = List.of("holds_from", "holds_to", "switch");

    /**
     * Writes what stands beside the table.
     *
     * @param output folder of the table
     * @param version of the program
     * @throws IOException where the folder cannot be written to
     */
    public void write(OutputFolder output, String version) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("engine", version);
        json.put("title", title);
        json.put("watched", watched);
        json.put("outputs", gradient.outputs().stream().map(Watched::name).toList());
        json.put("parameters", gradient.parameters());
        json.put(
                "at",
                Arrays.stream(gradient.at())
                        .mapToObj(a -> Double.isFinite(a) ? a : "")
                        .toList());
        json.put("one_sided", limited(true));
        json.put("within", limited(false));
        json.put("residual", gradient.residual());
        json.put("marches", gradient.marches());
        json.put("seconds", gradient.seconds());
        output.json(MANIFEST, json);
    }

    /** Derivatives that hold to one side only, or only between values of their parameter. */
    private List<Map<String, Object>> limited(boolean kinks) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int w = 0; w < gradient.outputs().size(); w++) {
            for (int k = 0; k < gradient.parameters().size(); k++) {
                Reach reach = gradient.reaches()[w][k];
                String what = kinks ? gradient.kinks()[w][k] : reach.what();
                if (what.isEmpty()) {
                    continue;
                }
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("output", gradient.outputs().get(w).name());
                one.put("parameter", gradient.parameters().get(k));
                one.put("what", what);
                if (!kinks && Double.isFinite(reach.from())) {
                    one.put("from", reach.from());
                }
                if (!kinks && Double.isFinite(reach.to())) {
                    one.put("to", reach.to());
                }
                all.add(one);
            }
        }
        return all;
    }

    /**
     * {@return the gradient of a folder; none where there is none, or only one that stands beside the results of a run}
     *
     * @param folder of the study
     * @throws IOException where a file cannot be read
     * @throws InputException where the two files are not of one gradient
     */
    public static Optional<StoredGradient> read(Path folder) throws IOException {
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            return Optional.empty();
        }
        JsonNode json = new ObjectMapper().readTree(manifest.toFile());
        String format = json.path("format").asText();
        if (!List.of(FORMAT, SECOND, FIRST).contains(format)) {
            throw new InputException(
                    List.of(manifest + ", format: found " + format + "; expected " + FORMAT + ", " + SECOND + " or "
                            + FIRST
                            + ", as this version of the program reads them; take the gradient again:"
                            + " sensitivity CASE --design gradient"));
        }
        boolean first = format.equals(FIRST);
        boolean third = format.equals(FORMAT);
        List<String> parameters = texts(json.path("parameters"));
        List<Watched> outputs = Watched.parse(texts(json.path("outputs")));
        int count = parameters.size();
        double[] at = new double[count];
        for (int k = 0; k < count; k++) {
            at[k] = json.path("at").path(k).asDouble(Double.NaN);
        }
        double[] values = new double[outputs.size()];
        double[][] derivatives = new double[values.length][count];
        double[][] errors = new double[values.length][count];
        String[][] kinks = new String[values.length][count];
        Reach[][] reaches = new Reach[values.length][count];
        List<Way> ways = new ArrayList<>(Collections.nCopies(count, Way.EXACT));
        String[] units = new String[values.length];
        Arrays.fill(units, "");
        Arrays.fill(values, Double.NaN);
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int w = 0; w < values.length; w++) {
            Arrays.fill(derivatives[w], Double.NaN);
            Arrays.fill(errors[w], Double.NaN);
            Arrays.fill(kinks[w], "");
            Arrays.fill(reaches[w], Reach.FAR);
            places.put(outputs.get(w).name(), w);
        }
        List<Finding> findings = new ArrayList<>();
        List<String> required = GradientFile.HEADER.stream()
                .filter(c -> !first || !SINCE_SECOND.contains(c))
                .filter(c -> third || !SINCE_THIRD.contains(c))
                .toList();
        for (CsvFile.Row row : CsvFile.read(folder, TABLE, required, findings).rows()) {
            int w = places.getOrDefault(name(row), -1);
            int k = parameters.indexOf(row.text("parameter"));
            if (w < 0 || k < 0) {
                row.finding("variable", name(row) + " by " + row.text("parameter"), "a pair of " + MANIFEST);
                continue;
            }
            units[w] = row.text("unit");
            values[w] = row.number("value");
            derivatives[w][k] = row.number("derivative", Double.NaN);
            kinks[w][k] = row.text("kink");
            if (third) {
                reaches[w][k] = new Reach(
                        row.number("holds_from", Double.NEGATIVE_INFINITY),
                        row.number("holds_to", Double.POSITIVE_INFINITY),
                        row.text("switch"));
            }
            if (!first) {
                errors[w][k] = row.number("error", Double.NaN);
                way(row).ifPresent(way -> ways.set(k, way));
            }
        }
        if (!findings.isEmpty()) {
            throw new InputException(findings.stream().map(Finding::message).toList());
        }
        CoupledGradient gradient = new CoupledGradient(
                parameters,
                ways,
                at,
                outputs,
                List.of(units),
                values,
                derivatives,
                errors,
                kinks,
                reaches,
                json.path("residual").asDouble(),
                json.path("marches").asInt(),
                json.path("seconds").asDouble());
        return Optional.of(new StoredGradient(
                json.path("title").asText(), json.path("watched").asInt(), gradient));
    }

    private static Optional<Way> way(CsvFile.Row row) {
        String word = row.text("method");
        Optional<Method> method = Arrays.stream(Method.values())
                .filter(m -> m.word().equals(word))
                .findFirst();
        if (method.isEmpty()) {
            row.finding(
                    "method",
                    word,
                    "one of " + Arrays.stream(Method.values()).map(Method::word).toList());
        }
        return method.map(m -> new Way(m, row.text("note")));
    }

    /** An output's name from its row. */
    private static String name(CsvFile.Row row) {
        String variable = row.text("variable");
        String year = row.text("year").isEmpty() ? "peak_year" : row.text("year");
        boolean peak = variable.startsWith(GradientFile.PEAK);
        return (peak ? variable.substring(GradientFile.PEAK.length()) : variable) + "@" + row.text("scenario") + "@"
                + (peak ? "peak" : year);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(n -> texts.add(n.asText()));
        return texts;
    }
}
