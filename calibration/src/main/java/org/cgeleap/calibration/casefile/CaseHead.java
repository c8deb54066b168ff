package org.cgeleap.calibration.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code case.yaml} says besides the names of other files: which keys it has, the years, the scenarios, and the units
 * and the numeraire the program reckons in, which are stated so that a reader knows them and cannot be chosen.
 */
final class CaseHead {
    /** The file. */
    static final String FILE = "case.yaml";

    /** Key of the closures by name. */
    static final String CLOSURES = "closures";

    /** Key of the file that says which numbers a fit may move. */
    static final String FIT = "fit";

    private static final String YEARS = "years";

    private static final String UNITS = "units";

    private static final String SCENARIOS = "scenarios";

    private static final String ACCOUNTS = "accounts";

    private static final String NUMERAIRE = "numeraire";

    /** Key of the scenario whose numbers a scenario takes where it has none. */
    private static final String LIKE = "like";

    /** Keys of a scenario. */
    private static final List<String> SCENARIO = List.of("name", "role", "leap", LIKE, "description");

    /** Every key with the keys below it; none below those of plain texts, and below closures, which know their own. */
    private static final Map<String, List<String>> KEYS = keys();

    /** What every case is reckoned in. */
    private static final Map<String, String> RECKONED =
            Map.of("value", "10^8 yuan", "energy", "Mtce", "emissions", "Mt CO2", "electricity", "TWh");

    private static final String CONSUMPTION = "household consumption";

    private final JsonNode root;
    private final List<Finding> findings;

    /**
     * Takes the file as read.
     *
     * @param root of the file
     * @param findings list to which problems are added
     */
    CaseHead(JsonNode root, List<Finding> findings) {
        this.root = root;
        this.findings = findings;
    }

    private static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("title", List.of());
        keys.put(YEARS, List.of("base", "alignment", "horizon"));
        keys.put(UNITS, List.of("value", "energy", "emissions", "electricity"));
        keys.put(SCENARIOS, List.of());
        for (String part : List.of(Case.SECTORS, Case.FUELS, Case.NESTS, TargetsFile.PART, PolicyFile.PART, CLOSURES)) {
            keys.put(part, List.of());
        }
        keys.put("power", List.of(Case.TECHNOLOGIES, LevelisedCost.PART, "good", PowerLink.KEY));
        for (String part : List.of(
                Case.PARAMETERS,
                Case.TABLES,
                Case.ENERGY,
                Case.LEAP,
                "targets",
                "reasons",
                "contradictions",
                FIT,
                CapitalBounds.PART,
                FittedFile.PART)) {
            keys.put(part, List.of());
        }
        keys.put(ACCOUNTS, List.of("households", "government", "near", "far", "labour", "capital", "inventories"));
        keys.put(NUMERAIRE, List.of());
        return keys;
    }

    /** Adds a finding for every key that nothing reads, and for units and a numeraire that are not the program's. */
    void check() {
        List<String> known = List.copyOf(KEYS.keySet());
        root.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                find(key, "a key that nothing reads", NearestKey.oneOf(key, known));
            }
        });
        KEYS.forEach((key, below) -> {
            JsonNode node = root.path(key);
            if (!below.isEmpty() && !node.isMissingNode()) {
                below(key, node, below);
            }
        });
        for (String list : List.of(SCENARIOS, Case.PARAMETERS)) {
            if (!root.path(list).isMissingNode() && !root.path(list).isArray()) {
                find(list, root.path(list).toString(), "a list, in brackets or with a dash before each entry");
            }
        }
        for (JsonNode scenario : root.path(SCENARIOS)) {
            below(SCENARIOS, scenario, SCENARIO);
        }
        root.path(UNITS).properties().forEach(e -> unit(e.getKey(), e.getValue().asText("")));
        String numeraire = root.path(NUMERAIRE).asText(CONSUMPTION);
        if (!numeraire.equals(CONSUMPTION)) {
            find(
                    NUMERAIRE,
                    numeraire,
                    CONSUMPTION + ", whose price is one in every case; relative prices need no other");
        }
    }

    private void below(String key, JsonNode node, List<String> known) {
        if (!node.isObject()) {
            find(key, node.toString(), "keys with a value each, such as {" + known.get(0) + ": …}");
            return;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                find(key + "." + name, "a key that nothing reads", NearestKey.oneOf(name, known));
            }
        });
    }

    /** Money may be said to be of the base year's prices. */
    private void unit(String key, String unit) {
        String reckoned = RECKONED.getOrDefault(key, unit);
        String priced = reckoned + " of " + root.path(YEARS).path("base").asText("");
        if (!unit.equals(reckoned) && !(key.equals("value") && unit.equals(priced))) {
            find(
                    UNITS + "." + key,
                    unit,
                    (key.equals("value") ? priced : reckoned)
                            + ", which every case is reckoned in; convert the numbers, or give tables and energy files"
                            + " their own units");
        }
    }

    /** {@return the years of the case, with a finding where they are none} */
    Years years() {
        JsonNode node = root.path(YEARS);
        int base = node.path("base").asInt(0);
        int alignment = node.path("alignment").asInt(base);
        int horizon = node.path("horizon").asInt(0);
        if (base <= 0 || alignment < base || horizon <= alignment) {
            find(
                    YEARS,
                    node.toString(),
                    "base <= alignment < horizon, each a year such as 2017; no alignment: the base year");
        }
        return new Years(base, alignment, horizon);
    }

    /** {@return the scenarios in the file's order, with findings where they are not of use} */
    List<ScenarioSpec> scenarios() {
        List<ScenarioSpec> scenarios = new ArrayList<>();
        for (JsonNode s : root.path(SCENARIOS)) {
            String role = s.path("role").asText("");
            if (!role.equals("reference") && !role.equals("policy")) {
                find(SCENARIOS, "role " + role, "role reference or policy");
            }
            scenarios.add(new ScenarioSpec(
                    text(s, "name"),
                    role.equals("reference"),
                    text(s, "leap"),
                    s.path("description").asText("")));
        }
        for (int s = 0; s < scenarios.size(); s++) {
            String name = scenarios.get(s).name();
            if (scenarios.subList(0, s).stream().anyMatch(other -> other.name().equals(name))) {
                find(SCENARIOS, name + " twice", "another name for each scenario, or one of the two");
            }
        }
        if (scenarios.isEmpty()
                || !scenarios.get(0).reference()
                || scenarios.stream().filter(ScenarioSpec::reference).count() != 1) {
            find(
                    SCENARIOS,
                    scenarios.size() + " scenarios",
                    "one scenario of role reference, first in the list, as it solves productivity");
        }
        return scenarios;
    }

    /** {@return by scenario the one whose numbers it takes where it has none, with findings where there is no such one} */
    Map<String, String> likes() {
        List<String> names = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        for (JsonNode s : root.path(SCENARIOS)) {
            names.add(s.path("name").asText(""));
            if (!s.has(LIKE)) {
                plain.add(s.path("name").asText(""));
            }
        }
        Map<String, String> likes = new LinkedHashMap<>();
        for (JsonNode s : root.path(SCENARIOS)) {
            if (s.has(LIKE)) {
                String other = s.path(LIKE).asText("");
                if (plain.contains(other)) {
                    likes.put(s.path("name").asText(""), other);
                } else {
                    find(
                            SCENARIOS + "." + LIKE,
                            other,
                            names.contains(other)
                                    ? "a scenario that has numbers of its own, not one that takes another's"
                                    : "another scenario of the case, " + NearestKey.oneOf(other, plain));
                }
            }
        }
        return likes;
    }

    /**
     * {@return the text of a key, with a finding where there is none}
     *
     * @param node that has the key
     * @param key to read
     */
    String text(JsonNode node, String key) {
        String value = node.path(key).asText("");
        if (value.isEmpty()) {
            find(key, "nothing", "a value for the key " + key);
        }
        return value;
    }

    private void find(String key, String found, String expected) {
        findings.add(new Finding(FILE, 0, key, found, expected));
    }
}
