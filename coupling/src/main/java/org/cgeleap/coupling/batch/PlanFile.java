package org.cgeleap.coupling.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgeleap.calibration.casefile.InputException;

/**
 * The plan of a batch, from YAML: {@code include} (other plans, read first), {@code sets} (named parameter sets, KEY,
 * factor:KEY or trend:KEY to a number), {@code closures} (named choices of macro closures), {@code matrix} (lists of cases, scenarios, sets
 * and closures, all combinations of which are run), {@code runs} (one by one: label, case, scenarios, set, closure),
 * {@code watch}.
 *
 * @param requests in the order of the plan
 * @param watch outputs
 */
public record PlanFile(List<RunRequest> requests, List<Watched> watch) {

    /**
     * Copies the lists.
     *
     * @param requests in the order of the plan
     * @param watch outputs
     */
    public PlanFile {
        requests = List.copyOf(requests);
        watch = List.copyOf(watch);
    }

    /**
     * Reads a plan.
     *
     * @param file of the plan, YAML; plans it includes are sought from its folder
     * @return the plan, with the plans it includes
     * @throws InputException with everything that is wrong in it
     * @throws IOException where a file cannot be read
     */
    public static PlanFile read(Path file) throws IOException {
        Reading reading = new Reading();
        reading.read(file, 0);
        if (reading.requests.isEmpty()) {
            reading.wrong.add(file + ": found no run; expected matrix or runs");
        }
        StudyYaml.once(reading.watch, file.toString(), reading.wrong);
        Set<String> labels = new HashSet<>();
        reading.requests.stream()
                .map(RunRequest::label)
                .filter(l -> !labels.add(l))
                .forEach(l -> reading.wrong.add(
                        file + ": found two runs named " + l + "; expected each label once, so that its row is known"));
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
        private final Map<String, Map<String, String>> closures = new LinkedHashMap<>();
        private final List<String> wrong = new ArrayList<>();

        void read(Path file, int depth) throws IOException {
            if (depth > DEEPEST) {
                wrong.add(file + ", include: found plans that include each other; expected an end");
                return;
            }
            JsonNode root = StudyYaml.read(file);
            String here = file.toString();
            StudyYaml.known(
                    root, file.toString(), List.of("include", "sets", "closures", "matrix", "runs", "watch"), wrong);
            for (String other : StudyYaml.texts(root, "include", here, wrong)) {
                Path included = file.resolveSibling(other);
                if (Files.isRegularFile(included)) {
                    read(included, depth + 1);
                } else {
                    wrong.add(file + ", include: found no file " + included + "; expected a plan");
                }
            }
            for (Map.Entry<String, JsonNode> set :
                    StudyYaml.mapping(root, "sets", here, wrong).properties()) {
                sets.put(set.getKey(), numbers(file, "sets." + set.getKey(), set.getValue()));
            }
            for (Map.Entry<String, JsonNode> named :
                    StudyYaml.mapping(root, "closures", here, wrong).properties()) {
                closures.put(named.getKey(), words(file, "closures." + named.getKey(), named.getValue()));
            }
            watch.addAll(StudyYaml.texts(root, "watch", here, wrong));
            matrix(file, StudyYaml.mapping(root, "matrix", here, wrong));
            int entry = 0;
            for (JsonNode run : StudyYaml.list(root, "runs", here, wrong)) {
                entry++;
                String where = "runs entry " + entry;
                StudyYaml.known(
                        run, file + ", " + where, List.of("label", "case", "scenarios", "set", "closure"), wrong);
                if (!run.path("case").isTextual()) {
                    wrong.add(file + ", " + where + ", case: found " + run.path("case") + "; expected a case");
                    continue;
                }
                add(
                        run.path("label").asText("run " + entry),
                        run.path("case").asText(),
                        StudyYaml.texts(run, "scenarios", here + ", " + where, wrong),
                        numbers(file, where + ", set", StudyYaml.mapping(run, "set", here + ", " + where, wrong)),
                        words(
                                file,
                                where + ", closure",
                                StudyYaml.mapping(run, "closure", here + ", " + where, wrong)));
            }
        }

        private void matrix(Path file, JsonNode matrix) {
            if (!matrix.isObject()) {
                return;
            }
            StudyYaml.known(matrix, file + ", matrix", List.of("cases", "scenarios", "sets", "closures"), wrong);
            for (String part : List.of("cases", "scenarios")) {
                if (StudyYaml.list(matrix, part, file + ", matrix", wrong).isEmpty()
                        && (matrix.path(part).isMissingNode()
                                || matrix.path(part).isArray())) {
                    wrong.add(file + ", matrix." + part + ": found none; expected a list");
                }
            }
            List<String> sets = chosen(file, matrix, "sets", this.sets);
            List<String> chosen = chosen(file, matrix, "closures", closures);
            for (String name : StudyYaml.texts(matrix, "cases", file + ", matrix", new ArrayList<>())) {
                for (JsonNode scenarios : StudyYaml.list(matrix, "scenarios", file + ", matrix", new ArrayList<>())) {
                    List<String> names = scenarios.isArray() ? texts(scenarios) : List.of(scenarios.asText());
                    for (String set : sets) {
                        for (String closure : chosen) {
                            add(
                                    (name + " " + String.join("+", names) + " " + set + " " + closure).strip(),
                                    name,
                                    names,
                                    this.sets.getOrDefault(set, Map.of()),
                                    closures.getOrDefault(closure, Map.of()));
                        }
                    }
                }
            }
        }

        /** Names of a matrix's list that are defined; one without a name where there is no list. */
        private List<String> chosen(Path file, JsonNode matrix, String part, Map<String, ?> defined) {
            if (matrix.path(part).isMissingNode()) {
                return List.of("");
            }
            List<String> names = StudyYaml.texts(matrix, part, file + ", matrix", wrong);
            names.stream()
                    .filter(n -> !defined.containsKey(n))
                    .forEach(n -> wrong.add(file + ", matrix." + part + ": found " + n + "; expected one of "
                            + defined.keySet() + ", as " + part + " of the plan define them"));
            return names.stream().filter(defined::containsKey).toList();
        }

        private void add(
                String label,
                String name,
                List<String> scenarios,
                Map<String, Double> values,
                Map<String, String> closure) {
            requests.add(new RunRequest(label, name, scenarios, values, closure));
        }

        private Map<String, String> words(Path file, String where, JsonNode node) {
            Map<String, String> words = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> e : node.properties()) {
                if (e.getValue().isTextual()) {
                    words.put(e.getKey(), e.getValue().asText());
                } else {
                    wrong.add(file + ", " + where + ", " + e.getKey() + ": found " + e.getValue()
                            + "; expected a word such as wage_curve");
                }
            }
            return words;
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
