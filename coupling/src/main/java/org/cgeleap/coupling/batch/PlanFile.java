package org.cgeleap.coupling.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.InputException;

/**
 * The plan of a batch, from YAML: {@code include} (other plans, read first), {@code sets} (named parameter sets, KEY or
 * factor:KEY to a number), {@code matrix} (lists of cases, scenarios and sets, all combinations of which are run),
 * {@code runs} (one by one: label, case, scenarios, set), {@code watch}.
 *
 * @param requests in the order of the plan
 * @param watch outputs
 */
public record PlanFile(List<RunRequest> requests, List<Watched> watch) {

    public PlanFile {
        requests = List.copyOf(requests);
        watch = List.copyOf(watch);
    }

    /**
     * Reads a plan.
     *
     * @throws InputException with everything that is wrong in it
     */
    public static PlanFile read(Path file) throws IOException {
        Reading reading = new Reading();
        reading.read(file, 0);
        if (reading.requests.isEmpty()) {
            reading.wrong.add(file + ": found no run; expected matrix or runs");
        }
        if (reading.watch.isEmpty()) {
            reading.wrong.add(file + ", watch: found none; expected a list of outputs");
        }
        if (!reading.wrong.isEmpty()) {
            throw new InputException(reading.wrong);
        }
        return new PlanFile(reading.requests, Watched.parse(reading.watch));
    }

    /** What has been read so far. */
    private static final class Reading {
        private static final int DEEPEST = 20;

        private final List<RunRequest> requests = new ArrayList<>();
        private final List<String> watch = new ArrayList<>();
        private final Map<String, Map<String, Double>> sets = new LinkedHashMap<>();
        private final List<String> wrong = new ArrayList<>();

        void read(Path file, int depth) throws IOException {
            if (depth > DEEPEST) {
                wrong.add(file + ", include: found plans that include each other; expected an end");
                return;
            }
            JsonNode root;
            try {
                root = new YAMLMapper().readTree(Files.readString(file));
            } catch (com.fasterxml.jackson.core.JacksonException e) {
                throw new InputException(List.of(file + ": found no YAML: " + e.getOriginalMessage()));
            }
            for (String other : texts(root.path("include"))) {
                read(file.resolveSibling(other), depth + 1);
            }
            for (Map.Entry<String, JsonNode> set : root.path("sets").properties()) {
                sets.put(set.getKey(), numbers(file, "sets." + set.getKey(), set.getValue()));
            }
            watch.addAll(texts(root.path("watch")));
            JsonNode matrix = root.path("matrix");
            for (String name : texts(matrix.path("cases"))) {
                for (JsonNode scenarios : matrix.path("scenarios")) {
                    for (String set : texts(matrix.path("sets"))) {
                        List<String> names = scenarios.isArray() ? texts(scenarios) : List.of(scenarios.asText());
                        if (sets.containsKey(set)) {
                            add(
                                    name + " " + String.join("+", names) + " " + set,
                                    name,
                                    names,
                                    sets.getOrDefault(set, Map.of()));
                        } else {
                            wrong.add(file + ", matrix.sets: found " + set + "; expected one of " + sets.keySet());
                        }
                    }
                }
            }
            int entry = 0;
            for (JsonNode run : root.path("runs")) {
                entry++;
                if (!run.path("case").isTextual()) {
                    wrong.add(
                            file + ", runs entry " + entry + ", case: found " + run.path("case") + "; expected a case");
                    continue;
                }
                add(
                        run.path("label").asText("run " + entry),
                        run.path("case").asText(),
                        texts(run.path("scenarios")),
                        numbers(file, "runs entry " + entry + ", set", run.path("set")));
            }
        }

        private void add(String label, String name, List<String> scenarios, Map<String, Double> values) {
            Map<String, Double> set = new LinkedHashMap<>();
            Map<String, Double> factors = new LinkedHashMap<>();
            values.forEach((key, value) -> {
                if (key.startsWith(RunRequest.FACTOR)) {
                    factors.put(key.substring(RunRequest.FACTOR.length()), value);
                } else {
                    set.put(key, value);
                }
            });
            requests.add(new RunRequest(label, name, scenarios, set, factors));
        }

        private Map<String, Double> numbers(Path file, String where, JsonNode node) {
            Map<String, Double> values = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> e : node.properties()) {
                if (e.getValue().isNumber()) {
                    values.put(e.getKey(), e.getValue().asDouble());
                } else {
                    wrong.add(file + ", " + where + ", " + e.getKey() + ": found " + e.getValue()
                            + "; expected a number");
                }
            }
            return values;
        }

        private static List<String> texts(JsonNode node) {
            List<String> texts = new ArrayList<>();
            node.forEach(n -> texts.add(n.asText()));
            return texts;
        }
    }
}
