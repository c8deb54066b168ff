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
import java.util.Iterator;
import java.util.List;
import org.cgeleap.leap.expression.NearestName;
import org.cgeleap.leap.expression.Notation;
import org.cgeleap.leap.expression.TimeFrame;
import org.jspecify.annotations.Nullable;

/** Reads area.yaml: title, years, scenarios. */
final class AreaHeadFile {
    static final String FILE = "area.yaml";
    private static final ObjectReader YAML = new ObjectMapper(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .reader();

    private static final List<String> KEYS = List.of(
            "title",
            "description",
            "years",
            "decimal",
            "list_separator",
            "gwp_set",
            "kwh",
            "money",
            "scenarios",
            "regions");

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
     * @param regions at least one
     * @param settings the rest
     */
    record Head(
            String title,
            @Nullable TimeFrame years,
            List<Scenario> scenarios,
            List<Region> regions,
            AreaSettings settings) {
        static Head unreadable() {
            return new Head("", null, List.of(), List.of(Region.ONLY), AreaSettings.DEFAULT);
        }
    }

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
            return Head.unreadable();
        } catch (IOException e) {
            findings.add(FILE, 0, "", "no readable file", "a UTF-8 file in the area's folder", "add it");
            return Head.unreadable();
        }
        if (root == null || !root.isObject()) {
            add("", "no keys", "title, years, scenarios", "write the file");
            return Head.unreadable();
        }
        JsonNode title = root.path("title");
        if (!title.isTextual() || title.asText().isBlank()) {
            add("title", show(title), "a text", "name the area");
        }
        knownKeys(root, "", KEYS);
        return new Head(
                title.asText(""),
                years(root.path("years")),
                scenarios(root.path("scenarios")),
                regions(root.path("regions")),
                new AreaSettings(
                        text(root, "description"),
                        notation(root),
                        text(root, "gwp_set"),
                        physical(root),
                        money(root.path("money"))));
    }

    /** A key that means nothing is an error: a misspelt one would be lost in silence. */
    private void knownKeys(JsonNode node, String place, List<String> known) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                add(place + name, "an unknown key", "one of " + known, NearestName.hint(name, known));
            }
        }
    }

    private boolean physical(JsonNode root) {
        String written = root.path("kwh").asText("statistical");
        if (!written.equals("statistical") && !written.equals("physical")) {
            add(
                    "kwh",
                    "\"" + written + "\"",
                    "statistical (1 kWh = 0.1229 kgce) or physical (1 kWh = 3.6 MJ)",
                    "leave it out for statistical");
        }
        return written.equals("physical");
    }

    private Money money(JsonNode node) {
        if (node.isMissingNode()) {
            return Money.UNDATED;
        }
        knownKeys(node, "money.", List.of("unit", "rates"));
        String unit = node.path("unit").asText("");
        if (!isMoney(unit)) {
            add("money.unit", show(node.path("unit")), "a currency with its year, such as CNY2020", "");
            return Money.UNDATED;
        }
        List<Money.Rate> rates = new ArrayList<>();
        for (JsonNode rate : node.path("rates")) {
            String key = "money.rates[" + (rates.size() + 1) + "].";
            knownKeys(rate, key, List.of("from", "factor", "basis", "source"));
            String from = rate.path("from").asText("");
            double factor = rate.path("factor").asDouble(Double.NaN);
            if (!isMoney(from)) {
                add(key + "from", show(rate.path("from")), "a currency with its year, such as USD2015", "");
            }
            if (!(factor > 0) || Double.isInfinite(factor)) {
                add(key + "factor", show(rate.path("factor")), "a number above zero", unit + " for one " + from);
            }
            if (!FuelsFile.BASES.contains(rate.path("basis").asText(""))) {
                add(key + "basis", show(rate.path("basis")), "one of " + FuelsFile.BASES, "say where the rate is from");
            }
            rates.add(new Money.Rate(
                    from,
                    factor > 0 ? factor : 1,
                    rate.path("basis").asText(""),
                    rate.path("source").asText("")));
        }
        return new Money(unit, rates);
    }

    private static boolean isMoney(String unit) {
        try {
            Unit parsed = Unit.parse(unit);
            return parsed.dimensions().size() == 1
                    && parsed.dimensions().keySet().stream().allMatch(d -> d.startsWith(Unit.MONEY));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Notation notation(JsonNode root) {
        String decimal = root.path("decimal").asText(".");
        String separator = root.path("list_separator").asText(",");
        try {
            if (decimal.length() == 1 && separator.length() == 1) {
                return new Notation(decimal.charAt(0), separator.charAt(0));
            }
        } catch (IllegalArgumentException e) {
            // named below
        }
        add(
                "decimal",
                "\"" + decimal + "\" with list_separator \"" + separator + "\"",
                "\".\" with \",\" or \";\", or \",\" with \";\"",
                "declare how numbers and lists of arguments are written");
        return Notation.POINT;
    }

    private List<Region> regions(JsonNode list) {
        if (list.isMissingNode()) {
            return List.of(Region.ONLY);
        }
        List<Region> regions = new ArrayList<>();
        for (JsonNode node : list) {
            String key = "regions[" + (regions.size() + 1) + "]";
            String name = node.path("name").asText("").strip();
            if (name.isEmpty()) {
                add(key + ".name", show(node.path("name")), "a name", "write regions as a list of {name: …}");
            } else {
                knownKeys(node, key + ".", List.of("name", "inherits", "abbreviation", "description"));
            }
            for (Region known : regions) {
                if (known.name().equalsIgnoreCase(name)) {
                    add(key + ".name", "\"" + name + "\" a second time", "one region of a name", "rename one");
                }
            }
            int inherits = -1;
            if (node.has("inherits")) {
                List<String> names = regions.stream().map(Region::name).toList();
                inherits = index(node.path("inherits").asText(""), names);
                if (inherits < 0) {
                    add(
                            key + ".inherits",
                            show(node.path("inherits")),
                            "a region listed before this one",
                            NearestName.hint(node.path("inherits").asText(""), names));
                }
            }
            regions.add(new Region(name, inherits, text(node, "abbreviation"), text(node, "description")));
        }
        if (regions.isEmpty()) {
            add("regions", show(list), "a list of regions", "leave the key out for an area of one region");
            return List.of(Region.ONLY);
        }
        return regions;
    }

    private static int index(String name, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name.strip())) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String text(JsonNode node, String key) {
        return node.path(key).isTextual() ? node.path(key).asText() : null;
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
            } else {
                knownKeys(node, key + ".", List.of("name", "parent", "also", "abbreviation", "description"));
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
                    also(node, key, scenarios),
                    text(node, "abbreviation"),
                    text(node, "description")));
        }
        return scenarios;
    }

    private List<Integer> also(JsonNode node, String key, List<Scenario> earlier) {
        List<String> names = earlier.stream().map(Scenario::name).toList();
        List<Integer> also = new ArrayList<>();
        for (JsonNode name : node.path("also")) {
            int index = index(name.asText(""), names);
            if (index < 1) {
                add(
                        key + ".also",
                        show(name),
                        "scenarios listed before this one, not " + Scenario.CURRENT_ACCOUNTS,
                        NearestName.hint(name.asText(""), names));
            } else {
                also.add(index);
            }
        }
        return also;
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
