package org.cgeleap.calibration.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a case folder and reports everything wrong with it at once. */
public final class CaseReader {
    private static final String CASE_FILE = CaseHead.FILE;

    private final Path folder;
    private final List<Finding> findings = new ArrayList<>();

    private CaseReader(Path folder) {
        this.folder = folder;
    }

    /**
     * {@return the case of a folder}
     *
     * @param folder that holds case.yaml
     * @throws CaseException with all findings
     */
    public static Case read(Path folder) {
        return read(folder, Map.of());
    }

    /**
     * {@return the case of a folder with some parameters set to other values, which are checked like its own}
     *
     * @param folder that holds case.yaml
     * @param set value by key
     * @throws CaseException with all findings
     */
    public static Case read(Path folder, Map<String, Double> set) {
        Reading reading = reading(folder, set, true);
        if (!reading.findings().isEmpty() || reading.read().isEmpty()) {
            throw new CaseException(reading.findings());
        }
        return reading.read().get();
    }

    /**
     * What could be read, and what is wrong.
     *
     * @param read the case, with what its files allowed; none where {@code case.yaml} itself cannot be used
     * @param findings of its files; none for a case that can be used
     */
    public record Reading(Optional<Case> read, List<Finding> findings) {
        /**
         * Copies the findings.
         * @param read the case, with what its files allowed
         * @param findings of its files
         */
        public Reading {
            findings = List.copyOf(findings);
        }
    }

    /**
     * {@return a case read as far as it goes, so that the other parts of its folder can be checked as well}
     *
     * @param folder that holds case.yaml
     * @param set value by key
     * @param fitted whether its fitted values stand in place of the priors
     */
    public static Reading reading(Path folder, Map<String, Double> set, boolean fitted) {
        CaseReader reader = new CaseReader(folder);
        try {
            Case read = reader.readAll(set, fitted);
            return new Reading(Optional.of(read), reader.findings);
        } catch (CaseException e) {
            return new Reading(Optional.empty(), e.findings());
        }
    }

    /**
     * {@return the name a case gives to a part, its file read for that alone}
     *
     * @param folder that holds case.yaml
     * @param key of case.yaml, which is the answer where the file does not name the part or cannot be read
     */
    public static String name(Path folder, String key) {
        return new CaseReader(folder).yaml(CASE_FILE).path(key).asText(key);
    }

    private Case readAll(Map<String, Double> set, boolean fitted) {
        if (!Files.isDirectory(folder)) {
            throw new CaseException(List.of(new Finding(
                    folder.toString(), 0, "", "no such folder", "a case folder, or the name of a bundled case")));
        }
        JsonNode root = yaml(CASE_FILE);
        if (!findings.isEmpty()) {
            throw new CaseException(findings);
        }
        CaseHead head = new CaseHead(root, findings);
        head.check();
        Years years = head.years();
        List<ScenarioSpec> scenarios = head.scenarios();
        Set<String> names = new LinkedHashSet<>();
        scenarios.forEach(s -> names.add(s.name()));

        ParameterTable priors = new ParameterTable();
        root.path(Case.PARAMETERS).forEach(file -> priors.read(folder, file.asText(), names, findings));

        String sectorsFile = head.text(root, Case.SECTORS);
        SectorFiles files = new SectorFiles(folder, findings);
        List<Sector> sectors = files.sectors(sectorsFile);
        List<EnergyGood> fuels = files.fuels(head.text(root, Case.FUELS), sectors, sectorsFile);
        List<Technology> technologies = new TechnologyFile(folder, findings)
                .read(
                        head.text(root.path("power"), Case.TECHNOLOGIES),
                        root.path("power").path(LevelisedCost.PART).asText(""),
                        TechnologyFile.generationPrice(priors, set));
        String nests = head.text(root, Case.NESTS);
        Map<String, NestTemplate.Aggregate> trees = new NestTemplateReader(nests, findings).read(yaml(nests));
        List<PolicyPeriod> policy = TargetsFile.read(folder, head.text(root, TargetsFile.PART), names, findings);
        List<Policy> policies = policies(root, names, priors);
        Map<String, String> closures = closures(root.path(CaseHead.CLOSURES));
        Map<String, String> parts = new HashMap<>();
        List.of(Case.SECTORS, Case.FUELS, Case.NESTS)
                .forEach(part -> parts.put(part, root.path(part).asText(part)));
        parts.put(Case.TECHNOLOGIES, root.path("power").path(Case.TECHNOLOGIES).asText(Case.TECHNOLOGIES));
        parts.put(Case.PARAMETERS, String.join(" or ", names(root.path(Case.PARAMETERS))));
        for (String part : List.of(Case.TABLES, Case.ENERGY, Case.LEAP, TargetsFile.PART)) {
            String name = head.text(root, part);
            // where the key is missing, the rest of the check goes on with the usual name
            String there = name.isEmpty() ? part : name;
            parts.put(part, there);
            if (!name.isEmpty() && !Files.exists(folder.resolve(there))) {
                findings.add(new Finding(CASE_FILE, 0, part, "no " + there, "a file or folder of the case"));
            }
        }
        List.of("targets", CaseHead.FIT, CapitalBounds.PART, "reasons", "contradictions")
                .forEach(part -> optionalPart(root, part, parts));
        optionalPart(root.path("power"), LevelisedCost.PART, parts);
        PowerLink powerLink = powerLink(root.path("power").path(PowerLink.KEY).asText(""), technologies, parts);
        if (fitted) {
            optionalPart(root, FittedFile.PART, parts);
        }
        String fittedFile = parts.getOrDefault(FittedFile.PART, "");
        ParameterTable fittedTable = fittedFile.isEmpty()
                ? priors
                : priors.withFitted(FittedFile.read(folder, fittedFile, findings), fittedFile, findings);
        ParameterTable parameters = fittedTable.like(head.likes());
        JsonNode accounts = root.path("accounts");
        Case read = new Case(
                folder,
                head.text(root, "title"),
                years,
                scenarios,
                sectors,
                fuels,
                head.text(root.path("power"), "good"),
                technologies,
                trees,
                policy,
                parameters,
                head.text(accounts, "households"),
                head.text(accounts, "government"),
                accounts.path("near").asText(""),
                head.text(accounts, "far"),
                head.text(accounts, "labour"),
                head.text(accounts, "capital"),
                head.text(accounts, "inventories"),
                policies,
                closures,
                parts,
                powerLink);
        if (!findings.isEmpty()) {
            CaseConsistency.ranges(read, findings);
            return read;
        }
        Case changed = read.with(set);
        CaseConsistency.ranges(changed, findings);
        CaseConsistency.check(changed, findings);
        return changed;
    }

    private List<Policy> policies(JsonNode root, Set<String> scenarios, ParameterTable table) {
        String file = root.path(PolicyFile.PART).asText("");
        String targets = root.path(TargetsFile.PART).asText(TargetsFile.PART);
        return file.isEmpty() ? List.of() : PolicyFile.read(folder, file, targets, scenarios, table, findings);
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private PowerLink powerLink(String file, List<Technology> technologies, Map<String, String> parts) {
        if (file.isEmpty()) {
            return PowerLink.none();
        }
        parts.put(PowerLink.PART, file);
        return PowerLink.read(folder, file, technologies, findings);
    }

    private Map<String, String> closures(JsonNode node) {
        if (!node.isMissingNode() && !node.isObject()) {
            findings.add(new Finding(
                    CASE_FILE,
                    0,
                    CaseHead.CLOSURES,
                    node.toString(),
                    "places with a choice each, such as {labour: wage_curve}"));
        }
        Map<String, String> chosen = new LinkedHashMap<>();
        node.properties().forEach(e -> chosen.put(e.getKey(), e.getValue().asText("")));
        return ClosureRule.read(chosen, CASE_FILE, findings);
    }

    private void optionalPart(JsonNode root, String key, Map<String, String> parts) {
        String name = root.path(key).asText("");
        if (!name.isEmpty()) {
            parts.put(key, name);
            if (!Files.isRegularFile(folder.resolve(name))) {
                findings.add(new Finding(
                        CASE_FILE,
                        0,
                        key,
                        "no " + name,
                        "a file of the case, or no such key; calibrate --fit writes the fitted values"));
            }
        }
    }

    private JsonNode yaml(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            findings.add(new Finding(name, 0, "", "no such file", "a YAML file; a case has one at this place"));
            return MissingNode.getInstance();
        }
        try {
            JsonNode root = new YAMLMapper().readTree(Files.readString(file));
            return root == null ? MissingNode.getInstance() : root;
        } catch (JsonProcessingException e) {
            findings.add(new Finding(
                    name,
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                    "",
                    Stream.of(e.getOriginalMessage().split("\n", -1))
                            .filter(line -> !line.startsWith(" ") && !line.isBlank())
                            .collect(Collectors.joining(", ")),
                    "well-formed YAML"));
        } catch (IOException e) {
            findings.add(new Finding(name, 0, "", String.valueOf(e.getMessage()), "a readable file in UTF-8"));
        }
        return MissingNode.getInstance();
    }
}
