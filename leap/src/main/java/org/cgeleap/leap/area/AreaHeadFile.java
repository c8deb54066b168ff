package org.cgeleap.leap.area;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgeleap.leap.expression.NearestName;
import org.cgeleap.leap.expression.TimeFrame;
import org.jspecify.annotations.Nullable;

/** Reads area.yaml: title, years, scenarios. */
final class AreaHeadFile {
    static final String FILE = "area.yaml";
    private static final ObjectReader YAML = new ObjectMapper(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .reader();

    private final Findings findings;

    private AreaHeadFile(Findings findings) {
        this.findings = findings;
    }

    /**
     * What the file says.
     *
     * @param title title
     * @param years time frame, null if it cannot be read
     * @param scenarios Current Accounts first, parents before children
     */
    record Head(String title, @Nullable TimeFrame years, List<Scenario> scenarios) {}

    static Head read(Path folder, Findings findings) {
        return new AreaHeadFile(findings).read(folder.resolve(FILE));
    }

    private Head read(Path path) {
        JsonNode root;
        try {
            root = YAML.readTree(Files.readString(path));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            findings.add(FILE, Math.max(line, 0), "", "text that is not YAML", "YAML", e.getOriginalMessage());
            return new Head("", null, List.of());
        } catch (IOException e) {
            findings.add(FILE, 0, "", "no readable file", "a UTF-8 file in the area's folder", "add it");
            return new Head("", null, List.of());
        }
        if (root == null || !root.isObject()) {
            add("", "no keys", "title, years, scenarios", "write the file");
            return new Head("", null, List.of());
        }
        JsonNode title = root.path("title");
        if (!title.isTextual() || title.asText().isBlank()) {
            add("title", show(title), "a text", "name the area");
        }
        JsonNode decimal = root.path("decimal");
        if (!decimal.isMissingNode() && !decimal.asText().equals(".")) {
            add("decimal", show(decimal), "\".\"", "write numbers with a decimal point");
        }
        JsonNode regions = root.path("regions");
        if (regions.size() > 1) {
            add("regions", regions.size() + " regions", "one region at most", "make an area of each region");
        }
        return new Head(title.asText(""), years(root.path("years")), scenarios(root.path("scenarios")));
    }

    private @Nullable TimeFrame years(JsonNode node) {
        boolean complete = true;
        for (String key : List.of("base", "first_scenario", "end")) {
            JsonNode year = node.path(key);
            if (!year.isInt()) {
                add("years." + key, show(year), "a calendar year", "write years {base, first_scenario, end}");
                complete = false;
            }
        }
        if (!complete) {
            return null;
        }
        try {
            return new TimeFrame(
                    node.path("base").asInt(),
                    node.path("first_scenario").asInt(),
                    node.path("end").asInt());
        } catch (IllegalArgumentException e) {
            add("years", String.valueOf(e.getMessage()), "base < first_scenario <= end", "correct the years");
            return null;
        }
    }

    private List<Scenario> scenarios(JsonNode list) {
        List<Scenario> scenarios = new ArrayList<>();
        if (!list.isArray() || list.isEmpty()) {
            add("scenarios", show(list), "a list that begins with " + Scenario.CURRENT_ACCOUNTS, "list them");
            return scenarios;
        }
        for (JsonNode node : list) {
            String key = "scenarios[" + (scenarios.size() + 1) + "]";
            String name = node.path("name").asText("").strip();
            if (name.isEmpty()) {
                add(key + ".name", show(node.path("name")), "a name", "name the scenario");
            }
            if (scenarios.isEmpty() != name.equalsIgnoreCase(Scenario.CURRENT_ACCOUNTS)) {
                add(
                        key + ".name",
                        "\"" + name + "\"",
                        scenarios.isEmpty()
                                ? Scenario.CURRENT_ACCOUNTS + " as the first scenario"
                                : "another name than the first scenario's",
                        "put " + Scenario.CURRENT_ACCOUNTS + " first, once");
            }
            for (Scenario known : scenarios) {
                if (known.name().equalsIgnoreCase(name)) {
                    add(key + ".name", "\"" + name + "\" a second time", "one scenario of a name", "rename one");
                }
            }
            scenarios.add(new Scenario(
                    name,
                    scenarios.isEmpty() ? -1 : parent(node, key, scenarios),
                    node.path("abbreviation").isTextual()
                            ? node.path("abbreviation").asText()
                            : null,
                    node.path("description").isTextual()
                            ? node.path("description").asText()
                            : null));
        }
        return scenarios;
    }

    private int parent(JsonNode node, String key, List<Scenario> earlier) {
        JsonNode parent = node.path("parent");
        String name = parent.isMissingNode()
                ? Scenario.CURRENT_ACCOUNTS
                : parent.asText("").strip();
        for (int s = 0; s < earlier.size(); s++) {
            if (earlier.get(s).name().equalsIgnoreCase(name)) {
                return s;
            }
        }
        add(
                key + ".parent",
                "\"" + name + "\"",
                "a scenario listed before this one",
                NearestName.hint(name, earlier.stream().map(Scenario::name).toList()));
        return 0;
    }

    private void add(String key, String found, String expected, String remedy) {
        findings.add(FILE, 0, key, found, expected, remedy);
    }

    private static String show(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
