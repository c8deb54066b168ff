package org.cgeleap.coupling.batch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.casefile.InputException;

/** Reads the YAML of studies and plans: nothing in it is passed over, taken twice, or taken for something else. */
final class StudyYaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private StudyYaml() {}

    static JsonNode read(Path file) throws IOException {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            String line =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            String what = String.valueOf(e.getOriginalMessage());
            throw new InputException(List.of(
                    what.startsWith("Duplicate field")
                            ? file + line + ": found the key "
                                    + what.replace("Duplicate field", "").strip()
                                    + " a second time; expected each key once"
                            : file + line + ": found no YAML: " + what));
        }
    }

    /** Refuses what nothing reads, so that a misspelt word is not passed over. */
    static void known(JsonNode node, String where, List<String> keys, List<String> wrong) {
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                wrong.add(where + ": found " + key + ", which nothing reads; expected one of " + keys);
            }
        });
    }

    /** The entries of a list; none where the key is not there. */
    static List<JsonNode> list(JsonNode parent, String key, String where, List<String> wrong) {
        JsonNode node = parent.path(key);
        if (!node.isMissingNode() && !node.isNull() && !node.isArray()) {
            wrong.add(where + ", " + key + ": found " + node + "; expected a list, such as ["
                    + (node.isValueNode() ? node.asText() : "…") + "]");
        }
        List<JsonNode> entries = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(entries::add);
        }
        return entries;
    }

    /** The texts of a list; none where the key is not there. */
    static List<String> texts(JsonNode parent, String key, String where, List<String> wrong) {
        return list(parent, key, where, wrong).stream().map(JsonNode::asText).toList();
    }

    /** A mapping; an empty one where the key is not there. */
    static JsonNode mapping(JsonNode parent, String key, String where, List<String> wrong) {
        JsonNode node = parent.path(key);
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
            wrong.add(where + ", " + key + ": found " + node + "; expected a mapping, such as {sigma_eva: 0.3}");
        }
        return node;
    }

    /** Refuses outputs that are watched twice. */
    static void once(List<String> outputs, String where, List<String> wrong) {
        outputs.stream()
                .distinct()
                .filter(o -> outputs.indexOf(o) != outputs.lastIndexOf(o))
                .forEach(o -> wrong.add(where + ", watch: found " + o + " twice; expected each output once"));
    }
}
