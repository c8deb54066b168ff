package org.cgeleap.calibration.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code nests.yaml}: trees of aggregates, slots and references to other trees. */
final class NestTemplateReader {
    private final String file;
    private final List<Finding> findings;

    NestTemplateReader(String file, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    Map<String, NestTemplate.Aggregate> read(JsonNode root) {
        Map<String, NestTemplate.Aggregate> trees = new LinkedHashMap<>();
        JsonNode given = root.path("trees");
        if (!given.isObject()) {
            findings.add(new Finding(file, 0, "trees", "nothing", "a mapping of tree names to nests"));
            return trees;
        }
        given.properties().forEach(entry -> {
            if (branch(entry.getKey(), entry.getValue()) instanceof NestTemplate.Aggregate tree) {
                trees.put(entry.getKey(), tree);
            }
        });
        for (Map.Entry<String, NestTemplate.Aggregate> tree : trees.entrySet()) {
            checkReferences(tree.getKey(), tree.getValue(), trees, 0);
        }
        return trees;
    }

    private void checkReferences(
            String place, NestTemplate branch, Map<String, NestTemplate.Aggregate> trees, int depth) {
        if (depth > 50) {
            findings.add(new Finding(file, 0, place, "trees that contain themselves", "trees without a loop"));
        } else if (branch instanceof NestTemplate.Aggregate aggregate) {
            aggregate.of().forEach(b -> checkReferences(place, b, trees, depth + 1));
        } else if (branch instanceof NestTemplate.Tree tree) {
            NestTemplate.Aggregate named = trees.get(tree.name());
            if (named == null) {
                findings.add(new Finding(file, 0, place, "tree " + tree.name(), "one of the trees " + trees.keySet()));
            } else {
                checkReferences(place, named, trees, depth + 1);
            }
        }
    }

    private NestTemplate branch(String place, JsonNode node) {
        if (node.isTextual()) {
            return slot(place, node.asText());
        }
        if (node.has("tree")) {
            return new NestTemplate.Tree(node.path("tree").asText(), 0);
        }
        String name = node.path("nest").asText("");
        String elasticity = node.path("elasticity").asText("");
        if (name.isEmpty() || elasticity.isEmpty() || !node.path("of").isArray()) {
            findings.add(new Finding(
                    file,
                    0,
                    place,
                    node.toString(),
                    "a leaf, a tree, or a nest with the keys nest, elasticity and of"));
        }
        List<NestTemplate> of = new ArrayList<>();
        node.path("of").forEach(b -> of.add(branch(place + "/" + name, b)));
        return new NestTemplate.Aggregate(name, elasticity, of, 0);
    }

    private NestTemplate slot(String place, String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        LeafRole role = LeafRole.of(word).orElse(null);
        if (role == null) {
            List<String> words = new ArrayList<>();
            for (LeafRole known : LeafRole.values()) {
                words.add(known.word());
            }
            findings.add(new Finding(file, 0, place, text, "one of the leaves " + words));
            return new NestTemplate.Slot(LeafRole.MATERIALS, "", 0);
        }
        return new NestTemplate.Slot(role, colon < 0 ? "" : text.substring(colon + 1), 0);
    }
}
