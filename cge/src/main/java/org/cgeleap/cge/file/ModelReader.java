package org.cgeleap.cge.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Auxiliary;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Parameter;
import org.cgeleap.cge.model.Scenario;

/**
 * Reads a general-equilibrium model from YAML or JSON (the same structure).
 *
 * <pre>
 * title: exchange
 * parameters: { apples: 3, pears: "=2 * apples" }
 * activities:
 *   JUICE: { inputs: { of: [ {good: apple, quantity: 1} ] }, outputs: { of: [ {good: juice, quantity: 1} ] } }
 * consumers:
 *   Eve: { endowments: [ {good: apple, quantity: "=apples"} ], demand: { of: [ {good: juice, quantity: 3} ] } }
 * scenarios: [ { name: benchmark, replicate: true }, { name: harvest, set: { apples: 4 } } ]
 * </pre>
 *
 * <p>Not said, inputs and outputs have elasticity 0 and demand 1, as in MPSGE; levels and prices start at 1 and auxiliaries
 * at 0, all ≥ 0. Everything that is wrong with a file is reported at once: syntax, keys, types, names, then values.
 */
public final class ModelReader {

    private static final List<String> KEYS = List.of(
            "title", "parameters", "activities", "consumers", "prices", "auxiliaries", "numeraire", "scenarios");
    private static final List<String> ACTIVITY_KEYS = List.of("outputs", "inputs", "level");
    private static final List<String> CONSUMER_KEYS = List.of("endowments", "demand", "income");
    private static final List<String> ENDOWMENT_KEYS = List.of("good", "quantity");
    private static final List<String> AUXILIARY_KEYS = List.of("constraint", "start", "lower", "upper", "fixed");

    /** GAMS starts auxiliary variables at their default level, zero. */
    private static final Bounds AUXILIARY = new Bounds(0, 0, Double.POSITIVE_INFINITY);

    private final Findings findings;
    private final Register register = new Register();
    private final List<Activity> activities = new ArrayList<>();
    private final List<Consumer> consumers = new ArrayList<>();
    private final Values values;
    private final BoundsReader boundsReader;
    private final ScenarioReader scenarioReader;

    private ModelReader(String text, Findings findings) {
        this.findings = findings;
        this.values = new Values(new SourceText(text), findings, register);
        this.boundsReader = new BoundsReader(findings, values);
        this.scenarioReader = new ScenarioReader(findings, values, register);
    }

    /**
     * Reads a file; one whose name ends in {@code .json} as JSON, any other as YAML.
     *
     * @param file in UTF-8
     * @return the model; names and structure are checked again when it is compiled
     * @throws ModelFileException if it is not a model; holds all findings
     * @throws IOException if it cannot be read
     */
    public static EquilibriumModel read(Path file) throws IOException {
        return readFile(file).model();
    }

    /**
     * {@return the same with the places of the scenarios}
     *
     * @param file in UTF-8; {@code .json} is read as JSON, any other as YAML
     * @throws ModelFileException if it is not a model; holds all findings
     * @throws IOException if it cannot be read
     */
    public static ModelFile readFile(Path file) throws IOException {
        Path name = file.getFileName();
        String source = name == null ? file.toString() : name.toString();
        return readFile(ModelText.read(file, source), source);
    }

    /**
     * Reads a text.
     *
     * @param text of the model
     * @param sourceName by which messages call it; one that ends in {@code .json} makes it JSON
     * @return the model; names and structure are checked again when it is compiled
     * @throws ModelFileException if it is not a model; holds all findings
     */
    public static EquilibriumModel read(String text, String sourceName) {
        return readFile(text, sourceName).model();
    }

    private static ModelFile readFile(String text, String sourceName) {
        Findings syntax = new Findings(sourceName);
        Findings findings = new Findings(sourceName);
        boolean json = sourceName.toLowerCase(Locale.ROOT).endsWith(".json");
        ModelReader reader = new ModelReader(text, findings);
        Optional<FileNode> root = FileTree.parse(text, json, reader.new Owners(), syntax);
        if (root.isEmpty()) {
            // what stands before an error of syntax may not be what it seems
            throw syntax.exception();
        }
        Optional<ModelFile> model = reader.model(root.get());
        syntax.all().forEach(findings::add);
        findings.throwIfAny();
        return model.orElseThrow(findings::exception);
    }

    /** Nests are nearly all of a large file: each is read when its owner has been, and its tree forgotten. */
    private final class Owners implements FileTree.Taker {
        @Override
        public boolean takes(String section) {
            return section.equals("activities") || section.equals("consumers");
        }

        @Override
        public void member(String section, FileNode.Entry entry) {
            if (section.equals("activities")) {
                activity(entry);
            } else {
                consumer(entry);
            }
        }
    }

    private Optional<ModelFile> model(FileNode root) {
        Optional<Section> read = Section.of(root, "a model", KEYS, findings);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Section file = read.get();
        String title = file.get("title")
                .flatMap(n -> values.text(n, "the title as a text"))
                .orElse("");
        List<Parameter> parameters = parameters(file);
        List<Auxiliary> auxiliaries = auxiliaries(file);
        file.named("activities", "names to {outputs, inputs}").forEach(this::activity);
        file.named("consumers", "names to {endowments, demand}").forEach(this::consumer);
        if (register.names(NameKind.CONSUMER).isEmpty()) {
            findings.add(file.at(), "no consumers", "at least one consumer with endowments and demand");
        }
        Map<String, Bounds> prices = prices(file);
        Optional<Numeraire> numeraire = file.get("numeraire").flatMap(n -> scenarioReader.numeraire(n, "the model"));
        Map<String, Bounds> bounds = new HashMap<>(prices);
        activities.forEach(a -> bounds.put(a.name(), a.level()));
        consumers.forEach(c -> bounds.put(c.name(), c.income()));
        auxiliaries.forEach(a -> bounds.put(a.name(), a.bounds()));
        numeraire.ifPresent(n -> scenarioReader.excluded(
                file.get("numeraire").map(FileNode::at).orElse(file.at()),
                n,
                bounds.getOrDefault(n.name(), Bounds.NON_NEGATIVE),
                "the model"));
        List<Scenario> scenarios = new ArrayList<>();
        List<Location> places = new ArrayList<>();
        for (FileNode node : file.items("scenarios", "scenarios {name: …, set: {…}}")) {
            scenarioReader.scenario(node, bounds, numeraire).ifPresent(scenario -> {
                scenarios.add(scenario);
                places.add(node.at());
            });
        }
        BaseValues base = new BaseValues(parameters, Map.of());
        new NameChecks(findings, register, base).run();
        if (findings.isEmpty()) {
            ValueChecks checks = new ValueChecks(findings, register, parameters, base);
            checks.base();
            for (int s = 0; s < scenarios.size() && findings.isEmpty(); s++) {
                checks.scenario(scenarios.get(s), places.get(s));
            }
        }
        Map<String, Location> where = new HashMap<>();
        for (int s = 0; s < scenarios.size(); s++) {
            where.put(scenarios.get(s).name(), places.get(s));
        }
        return Optional.of(new ModelFile(
                new EquilibriumModel(
                        title, parameters, activities, consumers, prices, auxiliaries, numeraire, scenarios),
                findings.source(),
                where,
                register.idleParameters()));
    }

    private List<Parameter> parameters(Section file) {
        List<Parameter> parameters = new ArrayList<>();
        List<FileNode.Entry> entries = file.named("parameters", "names to numbers or \"=expressions\"");
        Set<String> all = entries.stream().map(FileNode.Entry::key).collect(Collectors.toSet());
        for (FileNode.Entry entry : entries) {
            int before = register.uses().size();
            Expression value =
                    values.expression(entry.value(), "the parameter \"" + entry.key() + "\"", Values.PARAMETERS);
            for (NameUse use : register.uses().subList(before, register.uses().size())) {
                if (all.contains(use.name())
                        && !register.names(NameKind.PARAMETER).contains(use.name())) {
                    findings.add(
                            use.at(),
                            "parameter \"" + use.name() + "\" before it is defined",
                            "only parameters that stand earlier");
                }
            }
            register.declare(NameKind.PARAMETER, entry.key(), entry.at());
            parameters.add(new Parameter(entry.key(), value));
        }
        return parameters;
    }

    private void activity(FileNode.Entry entry) {
        register.declare(NameKind.ACTIVITY, entry.key(), entry.at());
        String what = "activity \"" + entry.key() + "\"";
        Section.of(entry.value(), what, ACTIVITY_KEYS, findings)
                .map(section -> new Activity(
                        entry.key(),
                        tree(section, "outputs", GoodUse.Side.SUPPLY, what, 0),
                        tree(section, "inputs", GoodUse.Side.DEMAND, what, 0),
                        bounds(section, "level", what)))
                .ifPresent(activities::add);
    }

    private void consumer(FileNode.Entry entry) {
        register.declare(NameKind.CONSUMER, entry.key(), entry.at());
        String what = "consumer \"" + entry.key() + "\"";
        Section.of(entry.value(), what, CONSUMER_KEYS, findings)
                .map(section -> new Consumer(
                        entry.key(),
                        endowments(section, what),
                        tree(section, "demand", GoodUse.Side.DEMAND, what, 1),
                        bounds(section, "income", what)))
                .ifPresent(consumers::add);
    }

    private Nest tree(Section section, String key, GoodUse.Side side, String owner, double elasticity) {
        return section.require(key)
                .map(n -> new NestReader(findings, values, register, side, owner).top(n, key, elasticity))
                .orElse(new Nest(key, Expression.constant(elasticity), List.of()));
    }

    private Bounds bounds(Section section, String key, String owner) {
        return section.get(key)
                .map(n -> boundsReader.of(n, key + " of " + owner, Bounds.NON_NEGATIVE))
                .orElse(Bounds.NON_NEGATIVE);
    }

    private List<Endowment> endowments(Section consumer, String owner) {
        List<Endowment> endowments = new ArrayList<>();
        for (FileNode node : consumer.items("endowments", "{good: …, quantity: …}")) {
            Optional<Section> read = Section.of(node, "an endowment of " + owner, ENDOWMENT_KEYS, findings);
            Optional<FileNode> good = read.flatMap(section -> section.require("good"));
            Optional<FileNode> quantity = read.flatMap(section -> section.require("quantity"));
            if (good.isEmpty() || quantity.isEmpty()) {
                continue;
            }
            Expression amount =
                    values.expression(quantity.get(), "an endowment of " + owner, Values.PARAMETERS_AND_AUXILIARIES);
            values.text(good.get(), "the name of a good").ifPresent(name -> {
                register.good(new GoodUse(good.get().at(), name, GoodUse.Side.ENDOWMENT, amount));
                endowments.add(new Endowment(name, amount));
            });
        }
        return endowments;
    }

    private Map<String, Bounds> prices(Section file) {
        Map<String, Bounds> prices = new LinkedHashMap<>();
        for (FileNode.Entry entry : file.named("prices", "goods to {start, lower, upper}")) {
            register.uses(new NameUse(entry.at(), entry.key(), "the prices", EnumSet.of(NameKind.GOOD)));
            Bounds bounds = boundsReader.of(entry.value(), "price of \"" + entry.key() + "\"", Bounds.NON_NEGATIVE);
            if (bounds.start() < 0 || bounds.lower() < 0) {
                findings.add(
                        entry.at(),
                        "price of \"" + entry.key() + "\" with start " + bounds.start() + ", lower " + bounds.lower(),
                        "a price that is not negative: start, fixed and lower >= 0");
            }
            prices.put(entry.key(), bounds);
        }
        return prices;
    }

    private List<Auxiliary> auxiliaries(Section file) {
        List<Auxiliary> auxiliaries = new ArrayList<>();
        for (FileNode.Entry entry : file.named("auxiliaries", "names to {constraint, start, lower, upper}")) {
            register.declare(NameKind.AUXILIARY, entry.key(), entry.at());
            String what = "auxiliary \"" + entry.key() + "\"";
            Optional<Section> section = Section.of(entry.value(), what, AUXILIARY_KEYS, findings);
            Optional<FileNode> constraint = section.flatMap(s -> s.require("constraint"));
            constraint.ifPresent(n -> auxiliaries.add(new Auxiliary(
                    entry.key(),
                    values.constraint(n, "the constraint of " + what),
                    boundsReader.of(section.orElseThrow(), what, AUXILIARY))));
        }
        return auxiliaries;
    }
}
