package org.cgeleap.cge.file;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cgeleap.cge.model.Swap;

/**
 * Reads what a scenario exchanges between exogenous and endogenous.
 *
 * <pre>
 * swap: "endow_l = PF.l"                             # GEMPACK's swap a = b; either order
 * swap: [ "endow_l = PF.l", "tax = `gross output`" ] # several; names with an equals sign in back-ticks
 * swap: { endow_l: PF.l }                            # the same as a mapping
 * swap: [ { endogenous: endow_l, exogenous: PF.l, value: 0.95 } ]
 * </pre>
 */
final class SwapReader {

    private static final List<String> KEYS = List.of("endogenous", "exogenous", "value");
    private static final Set<NameKind> ANY = EnumSet.allOf(NameKind.class);

    private final Findings findings;
    private final Values values;
    private final Register register;
    private final String where;
    private final Set<String> held;
    private final Set<String> set;
    private final Set<String> exchanged = new HashSet<>();

    /**
     * @param where of the model, in a user's words
     * @param held variables that the model or the scenario holds, the numeraire among them
     * @param set parameters that the scenario sets
     */
    SwapReader(Findings findings, Values values, Register register, String where, Set<String> held, Set<String> set) {
        this.findings = findings;
        this.values = values;
        this.register = register;
        this.where = where;
        this.held = held;
        this.set = set;
    }

    List<Swap> swaps(FileNode node) {
        List<Swap> swaps = new ArrayList<>();
        if (node instanceof FileNode.Items list) {
            list.of().forEach(item -> one(item).ifPresent(swaps::add));
        } else if (node instanceof FileNode.Mapping mapping && !stated(mapping)) {
            for (FileNode.Entry entry : mapping.entries()) {
                values.text(entry.value(), "the name that " + entry.key() + " is swapped for")
                        .flatMap(b -> either(
                                new Named(entry.at(), entry.key()),
                                new Named(entry.value().at(), b)))
                        .ifPresent(swaps::add);
            }
        } else if (!(node instanceof FileNode.Scalar s && s.empty())) {
            one(node).ifPresent(swaps::add);
        }
        return swaps;
    }

    private record Named(Location at, String name) {}

    /** Whether a mapping is meant as {@code {endogenous: a, exogenous: b}}, complete or not, and no pair of names. */
    private static boolean stated(FileNode.Mapping mapping) {
        return mapping.entries().stream()
                .anyMatch(e -> e.key().equals("endogenous") || e.key().equals("exogenous"));
    }

    private Optional<Swap> one(FileNode node) {
        if (node instanceof FileNode.Mapping mapping) {
            return stated(mapping) || mapping.entries().size() != 1 ? stated(node) : pair(mapping);
        }
        Optional<String> text = values.text(node, "a swap: \"a = b\" or {endogenous: a, exogenous: b, value: …}");
        return text.flatMap(t -> equation(node, t));
    }

    private Optional<Swap> pair(FileNode.Mapping mapping) {
        FileNode.Entry entry = mapping.entries().get(0);
        return values.text(entry.value(), "the name that " + entry.key() + " is swapped for")
                .flatMap(b -> either(
                        new Named(entry.at(), entry.key()),
                        new Named(entry.value().at(), b)));
    }

    /** {@code a = b}; a name that holds an equals sign stands in back-ticks. */
    private Optional<Swap> equation(FileNode node, String text) {
        int sign = -1;
        int signs = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '`';
            if (text.charAt(i) == '=' && !quoted) {
                sign = sign < 0 ? i : sign;
                signs++;
            }
        }
        String first = sign < 0 ? "" : name(text.substring(0, sign));
        String second = sign < 0 ? "" : name(text.substring(sign + 1));
        if (signs != 1 || first.isEmpty() || second.isEmpty()) {
            findings.add(node.at(), "\"" + text + "\" as a swap", "two names with one equals sign between, \"a = b\"");
            return Optional.empty();
        }
        return either(new Named(node.at(), first), new Named(node.at(), second));
    }

    private static String name(String side) {
        String name = side.strip();
        boolean quoted = name.length() > 1 && name.startsWith("`") && name.endsWith("`");
        return quoted ? name.substring(1, name.length() - 1).replace("``", "`") : name;
    }

    private Optional<Swap> stated(FileNode node) {
        Optional<Section> read = Section.of(node, "a swap", KEYS, findings);
        Optional<Named> endogenous = read.flatMap(section -> named(section, "endogenous"));
        Optional<Named> exogenous = read.flatMap(section -> named(section, "exogenous"));
        OptionalDouble value = OptionalDouble.empty();
        Optional<FileNode> given = read.flatMap(section -> section.get("value"));
        if (given.isPresent()) {
            Optional<Double> number = values.number(given.get(), "the value to hold");
            value = number.isPresent() ? OptionalDouble.of(number.get()) : value;
        }
        if (endogenous.isEmpty() || exogenous.isEmpty() || !known(endogenous.get()) || !known(exogenous.get())) {
            return Optional.empty();
        }
        if (!given(endogenous.get())) {
            findings.add(
                    endogenous.get().at(),
                    "\"" + endogenous.get().name() + "\" as what becomes endogenous, but it is endogenous already",
                    "a parameter, a variable that is held, or the numeraire");
            return Optional.empty();
        }
        return swap(endogenous.get(), exogenous.get(), value);
    }

    private Optional<Named> named(Section section, String key) {
        return section.require(key)
                .flatMap(n -> values.text(n, "the name of what becomes " + key).map(t -> new Named(n.at(), t)));
    }

    /** The one of the two that is exogenous becomes endogenous. */
    private Optional<Swap> either(Named a, Named b) {
        if (!known(a) || !known(b)) {
            return Optional.empty();
        }
        if (given(a) == given(b)) {
            findings.add(
                    a.at(),
                    "a swap of \"" + a.name() + "\" and \"" + b.name() + "\", both of them "
                            + (given(a) ? "exogenous" : "endogenous"),
                    "one that is exogenous (a parameter, a held variable, the numeraire) and one that is not");
            return Optional.empty();
        }
        return given(a) ? swap(a, b, OptionalDouble.empty()) : swap(b, a, OptionalDouble.empty());
    }

    private boolean known(Named named) {
        for (NameKind kind : NameKind.values()) {
            if (register.names(kind).contains(named.name())) {
                return true;
            }
        }
        register.uses(new NameUse(named.at(), named.name(), "swap of " + where, ANY));
        return false;
    }

    private boolean given(Named named) {
        return register.names(NameKind.PARAMETER).contains(named.name()) || held.contains(named.name());
    }

    private Optional<Swap> swap(Named endogenous, Named exogenous, OptionalDouble value) {
        if (given(exogenous)) {
            findings.add(
                    exogenous.at(),
                    "\"" + exogenous.name() + "\" as what becomes exogenous, but it is exogenous already",
                    "a level, price, income or auxiliary that is not held");
            return Optional.empty();
        }
        if (set.contains(endogenous.name())) {
            findings.add(
                    endogenous.at(),
                    "parameter \"" + endogenous.name() + "\" both set and made endogenous by a swap",
                    "one of the two");
            return Optional.empty();
        }
        for (Named one : List.of(endogenous, exogenous)) {
            if (!exchanged.add(one.name())) {
                findings.add(one.at(), "\"" + one.name() + "\" in a second swap", "every name in one swap only");
                return Optional.empty();
            }
        }
        return Optional.of(new Swap(endogenous.name(), exogenous.name(), value));
    }
}
