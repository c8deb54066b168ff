package org.cgeleap.cge.file;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Swap;

/** Reads scenarios, and the numeraire that a model and a scenario write alike. */
final class ScenarioReader {

    private static final List<String> KEYS =
            List.of("name", "set", "fix", "start", "bounds", "numeraire", "swap", "replicate", "subtotals");
    static final Set<NameKind> VARIABLES =
            EnumSet.of(NameKind.ACTIVITY, NameKind.GOOD, NameKind.CONSUMER, NameKind.AUXILIARY);
    private static final Set<NameKind> NUMERAIRES = EnumSet.of(NameKind.GOOD, NameKind.CONSUMER);

    private final Findings findings;
    private final Values values;
    private final Register register;
    private final BoundsReader boundsReader;
    private final Set<String> names = new HashSet<>();

    ScenarioReader(Findings findings, Values values, Register register) {
        this.findings = findings;
        this.values = values;
        this.register = register;
        this.boundsReader = new BoundsReader(findings, values);
    }

    /**
     * One scenario.
     *
     * @param own bounds of the model's variables, from which a scenario that gives only one limit takes the other
     * @param otherwise the model's numeraire
     */
    Optional<Scenario> scenario(FileNode node, Map<String, Bounds> own, Optional<Numeraire> otherwise) {
        Optional<Section> read = Section.of(node, "a scenario", KEYS, findings);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Section section = read.get();
        String name = section.require("name")
                .flatMap(n -> values.text(n, "a name of the scenario"))
                .orElse("?");
        if (!names.add(name)) {
            findings.add(
                    section.at(), "scenario \"" + name + "\" a second time", "a name of its own for each scenario");
        }
        String where = "scenario \"" + name + "\"";
        Map<String, Bounds> bounds = new LinkedHashMap<>();
        for (FileNode.Entry entry : section.named("bounds", "variable names to {lower, upper}")) {
            register.uses(new NameUse(entry.at(), entry.key(), "bounds of " + where, VARIABLES));
            Bounds before = own.getOrDefault(entry.key(), Bounds.NON_NEGATIVE);
            Bounds limits = boundsReader.limits(entry.value(), "bounds of " + entry.key(), before);
            if (limits.lower() < 0 && register.names(NameKind.GOOD).contains(entry.key())) {
                findings.add(entry.at(), "price of \"" + entry.key() + "\" with lower " + limits.lower(), "lower >= 0");
            }
            bounds.put(entry.key(), limits);
        }
        Map<String, Double> set = numbers(section, "set", where, Values.PARAMETERS);
        Map<String, Double> fix = numbers(section, "fix", where, VARIABLES);
        Optional<Numeraire> numeraire = section.get("numeraire").flatMap(n -> numeraire(n, where));
        numeraire.or(() -> otherwise).ifPresent(n -> {
            held(section, fix, n);
            // what the model says against its own numeraire is found there
            place(section, "bounds", n.name())
                    .or(() -> section.get("numeraire").map(FileNode::at))
                    .ifPresent(at -> excluded(
                            at,
                            n,
                            bounds.getOrDefault(n.name(), own.getOrDefault(n.name(), Bounds.NON_NEGATIVE)),
                            where));
        });
        contradicted(section, fix, bounds, where);
        Set<String> held = new HashSet<>(fix.keySet());
        own.forEach((variable, b) -> {
            if (bounds.getOrDefault(variable, b).fixed()) {
                held.add(variable);
            }
        });
        numeraire.or(() -> otherwise).ifPresent(n -> held.add(n.name()));
        List<Swap> swaps = section.get("swap")
                .map(n -> new SwapReader(findings, values, register, where, held, set.keySet()).swaps(n))
                .orElse(List.of());
        Set<String> changed = new LinkedHashSet<>(set.keySet());
        changed.addAll(fix.keySet());
        changed.addAll(bounds.keySet());
        numeraire.ifPresent(n -> changed.add(n.name()));
        swaps.forEach(s -> changed.add(s.exogenous()));
        return Optional.of(new Scenario(
                name,
                set,
                fix,
                numbers(section, "start", where, VARIABLES),
                bounds,
                numeraire,
                swaps,
                section.get("replicate")
                        .map(n -> values.truth(n, "whether the start must be an equilibrium"))
                        .orElse(false),
                section.get("subtotals").flatMap(n -> new SubtotalsReader(findings, values, changed).read(n, where))));
    }

    /** A numeraire is held already; another value for it is another numeraire. */
    private void held(Section section, Map<String, Double> fix, Numeraire numeraire) {
        Double value = fix.get(numeraire.name());
        for (FileNode.Entry entry : section.named("fix", "names to numbers")) {
            if (entry.key().equals(numeraire.name()) && value != null && value != numeraire.value()) {
                findings.add(
                        entry.at(),
                        "\"" + entry.key() + "\" fixed at " + value + ", which is the numeraire at "
                                + numeraire.value(),
                        "numeraire: { " + entry.key() + ": " + value + " } in this scenario");
            }
        }
    }

    /** A numeraire is held at its value whatever its bounds, so bounds that exclude the value contradict it. */
    void excluded(Location at, Numeraire numeraire, Bounds bounds, String where) {
        if (bounds.lower() > numeraire.value() || bounds.upper() < numeraire.value()) {
            findings.add(
                    at,
                    "numeraire \"" + numeraire.name() + "\" at " + numeraire.value() + " outside its bounds, lower "
                            + bounds.lower() + ", upper " + bounds.upper() + ", in " + where,
                    "bounds that include the value, or another numeraire");
        }
    }

    /** Held and bounded by one scenario, each excluding the other. */
    private void contradicted(Section section, Map<String, Double> fix, Map<String, Bounds> bounds, String where) {
        fix.forEach((name, value) -> {
            Bounds of = bounds.getOrDefault(name, new Bounds(value, value, value));
            if (of.lower() > value || of.upper() < value) {
                place(section, "bounds", name)
                        .ifPresent(at -> findings.add(
                                at,
                                "\"" + name + "\" fixed at " + value + " outside its bounds, lower " + of.lower()
                                        + ", upper " + of.upper() + ", in " + where,
                                "fix or bounds of one variable"));
            }
        });
    }

    private static Optional<Location> place(Section section, String key, String name) {
        return section.named(key, "names to values").stream()
                .filter(entry -> entry.key().equals(name))
                .map(FileNode.Entry::at)
                .findFirst();
    }

    /** A numeraire: {@code {name: value}} with one name. */
    Optional<Numeraire> numeraire(FileNode node, String where) {
        if (!(node instanceof FileNode.Mapping m) || m.entries().size() != 1) {
            findings.add(
                    node.at(),
                    node.describe() + " as numeraire of " + where,
                    "one price or consumer and the value it is held at, {P.x: 1}");
            return Optional.empty();
        }
        FileNode.Entry entry = m.entries().get(0);
        register.uses(new NameUse(entry.at(), entry.key(), "the numeraire of " + where, NUMERAIRES));
        Optional<Double> value = values.number(entry.value(), "the value of the numeraire");
        if (value.isPresent() && !(value.get() > 0)) {
            findings.add(entry.value().at(), entry.value().describe(), "a positive value of the numeraire");
            return Optional.empty();
        }
        return value.map(v -> new Numeraire(entry.key(), v));
    }

    private Map<String, Double> numbers(Section section, String key, String where, Set<NameKind> allowed) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (FileNode.Entry entry : section.named(key, "names to numbers")) {
            register.uses(new NameUse(entry.at(), entry.key(), key + " of " + where, allowed));
            Optional<Double> value = values.number(entry.value(), "a value of " + entry.key());
            value.ifPresent(v -> numbers.put(entry.key(), v));
            if (value.orElse(0.0) < 0 && register.names(NameKind.GOOD).contains(entry.key())) {
                findings.add(entry.value().at(), "price of \"" + entry.key() + "\" at " + value.get(), "a price >= 0");
            } else if (!key.equals("set")
                    && value.orElse(0.0) < 0
                    && register.names(NameKind.ACTIVITY).contains(entry.key())) {
                findings.add(entry.value().at(), "level of \"" + entry.key() + "\" at " + value.get(), "a level >= 0");
            }
        }
        return numbers;
    }
}
