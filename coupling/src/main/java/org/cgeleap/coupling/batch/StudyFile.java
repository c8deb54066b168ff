package org.cgeleap.coupling.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.cgeleap.calibration.NumberNames;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.coupling.sensitivity.Distribution;
import org.cgeleap.coupling.sensitivity.InputSpace;

/**
 * What varies and what is watched, from a YAML file: {@code scenarios}, {@code inputs} (key or pattern with {@code *},
 * distribution and its numbers, {@code as: value}, {@code factor} or {@code trend}, {@code group}, where it comes from), {@code correlations}
 * (first, second, rank), {@code watch}.
 *
 * @param title for people
 * @param scenarios that are run
 * @param space of the inputs; a factor's input is named {@code factor:KEY}
 * @param sources where each input's distribution comes from
 * @param watch outputs
 */
public record StudyFile(
        String title, List<String> scenarios, InputSpace space, List<String> sources, List<Watched> watch) {

    private static final Map<String, String> PREFIXES =
            Map.of("value", "", "factor", RunRequest.FACTOR, "trend", RunRequest.TREND);

    /** Numbers of each distribution. */
    private static final Map<String, List<String>> NUMBERS = Map.of(
            "uniform", List.of("low", "high"),
            "triangular", List.of("low", "mode", "high"),
            "normal", List.of("mean", "sd", "low", "high"),
            "lognormal", List.of("median", "sigma", "low", "high"),
            "discrete", List.of("values", "weights"),
            "empirical", List.of("values"));

    private static final List<String> ALL_NUMBERS =
            NUMBERS.values().stream().flatMap(List::stream).distinct().toList();

    /**
     * Copies the lists.
     *
     * @param title for people
     * @param scenarios that are run
     * @param space of the inputs
     * @param sources where each input's distribution comes from
     * @param watch outputs
     */
    public StudyFile {
        scenarios = List.copyOf(scenarios);
        sources = List.copyOf(sources);
        watch = List.copyOf(watch);
    }

    /**
     * Reads a study.
     *
     * @param file of the study, YAML
     * @param given case, with whose numbers the patterns are matched
     * @param data names of the case's initial data, asked for only where a key begins like one
     * @return the study, its patterns replaced by the keys they match
     * @throws InputException with everything that is wrong in it
     * @throws IOException where the file cannot be read
     */
    public static StudyFile read(Path file, Case given, Supplier<Set<String>> data) throws IOException {
        JsonNode root = StudyYaml.read(file);
        List<String> wrong = new ArrayList<>();
        StudyYaml.known(root, file.toString(), List.of("title", "scenarios", "inputs", "correlations", "watch"), wrong);
        List<InputSpace.Input> inputs = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        NumberNames names = new NumberNames(given, data);
        int entry = 0;
        for (JsonNode node : StudyYaml.list(root, "inputs", file.toString(), wrong)) {
            entry++;
            String where = file + ", inputs entry " + entry;
            String key = node.path("key").asText();
            List<String> keys = names.matching(key);
            if (keys.isEmpty()) {
                wrong.add(
                        where + ", key: found " + (key.isEmpty() ? "none" : key) + "; expected " + names.expected(key));
            }
            List<String> allowed = new ArrayList<>(List.of("key", "distribution", "as", "group", "source"));
            allowed.addAll(NUMBERS.getOrDefault(node.path("distribution").asText(), ALL_NUMBERS));
            StudyYaml.known(node, where, allowed, wrong);
            String as = node.path("as").asText("value");
            if (!PREFIXES.containsKey(as)) {
                wrong.add(where + ", as: found " + as + "; expected value, factor or trend");
            }
            try {
                Distribution distribution = distribution(node);
                for (String k : keys) {
                    String name = PREFIXES.getOrDefault(as, "") + k;
                    String misfit = names.misfit(name);
                    if (!misfit.isEmpty()) {
                        wrong.add(where + ", as: " + misfit);
                    }
                    inputs.add(new InputSpace.Input(
                            name, distribution, node.path("group").asText("")));
                    sources.add(node.path("source").asText("assumed"));
                }
            } catch (IllegalArgumentException e) {
                wrong.add(where + ": " + e.getMessage());
            }
        }
        if (entry == 0 && !root.has("inputs")) {
            wrong.add(file + ", inputs: found none; expected a list of what varies");
        }
        List<InputSpace.Correlation> correlations = new ArrayList<>();
        for (JsonNode c : StudyYaml.list(root, "correlations", file.toString(), wrong)) {
            StudyYaml.known(c, file + ", correlations", List.of("first", "second", "rank"), wrong);
            correlations.add(new InputSpace.Correlation(
                    c.path("first").asText(),
                    c.path("second").asText(),
                    c.path("rank").asDouble(Double.NaN)));
        }
        List<Watched> watch = watched(root, file, wrong);
        TreeSet<String> scenarios = new TreeSet<>(StudyYaml.texts(root, "scenarios", file.toString(), wrong));
        watch.forEach(w -> scenarios.addAll(w.scenarios()));
        List<String> existing =
                given.scenarios().stream().map(ScenarioSpec::name).toList();
        scenarios.stream()
                .filter(s -> !existing.contains(s))
                .forEach(s -> wrong.add(file + ", scenarios and watch: found scenario " + s
                        + "; expected a scenario of the case, one of " + existing));
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
        try {
            InputSpace space = new InputSpace(inputs, correlations);
            return new StudyFile(
                    root.path("title").asText(String.valueOf(file.getFileName())),
                    List.copyOf(scenarios),
                    space,
                    sources,
                    watch);
        } catch (IllegalArgumentException e) {
            throw new InputException(List.of(file + ": " + e.getMessage()));
        }
    }

    private static List<Watched> watched(JsonNode root, Path file, List<String> wrong) {
        try {
            List<String> texts = StudyYaml.texts(root, "watch", file.toString(), wrong);
            StudyYaml.once(texts, file.toString(), wrong);
            return Watched.parse(texts);
        } catch (InputException e) {
            e.messages().forEach(m -> wrong.add(file + ", " + m));
            return List.of();
        }
    }

    private static Distribution distribution(JsonNode node) {
        String kind = node.path("distribution").asText();
        Distribution plain = switch (kind) {
            case "uniform" -> new Distribution.Uniform(number(node, "low"), number(node, "high"));
            case "triangular" ->
                new Distribution.Triangular(number(node, "low"), number(node, "mode"), number(node, "high"));
            case "normal" -> new Distribution.Normal(number(node, "mean"), number(node, "sd"));
            case "lognormal" -> new Distribution.LogNormal(number(node, "median"), number(node, "sigma"));
            case "discrete" -> new Distribution.Discrete(numbers(node, "values"), numbers(node, "weights"));
            case "empirical" -> new Distribution.Empirical(numbers(node, "values"));
            default ->
                throw new IllegalArgumentException("distribution: found " + (kind.isEmpty() ? "none" : kind)
                        + "; expected uniform, triangular, normal, lognormal, discrete or empirical");
        };
        boolean cut = (kind.equals("normal") || kind.equals("lognormal")) && (node.has("low") || node.has("high"));
        return cut ? new Distribution.Truncated(plain, number(node, "low"), number(node, "high")) : plain;
    }

    private static double number(JsonNode node, String key) {
        if (!node.path(key).isNumber()) {
            throw new IllegalArgumentException(key + ": found " + node.path(key) + "; expected a number");
        }
        return node.path(key).asDouble();
    }

    private static double[] numbers(JsonNode node, String key) {
        List<Double> values = new ArrayList<>();
        node.path(key).forEach(v -> values.add(v.asDouble(Double.NaN)));
        return values.stream().mapToDouble(v -> v).toArray();
    }
}
